"""Words of plain text that a token would print: the sure ones letter for letter, and the doubtful.

Sure are only those that one fact fits: the period's own phrases, the names of the unit, a document
with sign and date. A number beside its figure's unit is never sure: a person takes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from core.documents import CitedDocument
from core.facts import Facts, number_words, value
from core.fields import Figure, Nothing, Value
from core.flat import flat_text, texts, with_piece_in
from core.found_documents import FoundDocument, Register, documents_in
from core.markup import Prose, Token
from core.offers import Cell, Offer, offers
from core.period import Kind
from core.proposals import Fit, Proposal, proposals
from core.report import Report, Row, SectionText, amount
from core.template import Section, outline
from core.text import capitalised

_PERIOD = (Token("ky"), Token("cung_ky"), Token("ky_sau"), Token("ky", "ngan"))
_YEAR_FOLLOWS = re.compile(r"\s*(?:/|,?\s*năm\s+|\s)\d{4}(?!\d)")
_IN_A_DAY = re.compile(r"(?:ngày\s+\d{1,2}|tháng\s+\d{1,2})\s+$", re.IGNORECASE)
_OPENS = re.compile(r"[.?!][\"”’)]*\s+$")
_RANGE = re.compile(r"\s*[-–]\s*\d")


@dataclass(frozen=True, slots=True)
class FoundToken:
    """`quote` stands from `start` to `end` of paragraph `paragraph`, or of its note at `note`;
    `token` would print `prints` there.

    `document` enters the register with it, `figure` becomes the value of its field, or of `cell`;
    `again` says that it names a document short, after another that names it in full. `offered`:
    it fits no better than another or its field counts itself. See `words_stay`, `is_rival_of`.
    """

    section: str
    paragraph: int
    note: int
    start: int
    end: int
    quote: str
    token: Token
    prints: str
    sure: bool
    document: CitedDocument | None = None
    figure: Figure = None
    again: bool = False
    offered: bool = False
    cell: Cell | None = None
    parts: tuple[str, ...] = ()

    @property
    def words_stay(self) -> bool:
        """Whether only the form is filled: a row's number and "không có" have no token there."""
        return self.cell is not None or isinstance(self.figure, Nothing)

    def is_rival_of(self, other: FoundToken) -> bool:
        """Whether only one of the two can be: at one place, or of one field or cell."""
        here = (self.section, self.paragraph, self.note)
        if here == (other.section, other.paragraph, other.note):
            overlap = self.start < other.end and other.start < self.end
            if overlap and not (self.words_stay or other.words_stay):
                return True
        if self.figure is None or other.figure is None or self.token.name != other.token.name:
            return False
        return self.cell == other.cell and self.figure != other.figure


def found_tokens(facts: Facts) -> tuple[FoundToken, ...]:
    """All of them in print order; only offers overlap, with each other."""
    finder = _Finder(facts)
    sections = [facts.template.title, *(placed.section for placed in outline(facts.template))]
    return tuple(
        found for section in dict.fromkeys(sections) for found in finder.in_section(section)
    )


def with_tokens(report: Report, chosen: Iterable[FoundToken]) -> Report:
    """The report with the chosen tokens in its prose and the figures they told."""
    taken = tuple(_whole(chosen))
    sections = dict(report.sections)
    for id_ in {found.section for found in taken}:
        mine = [found for found in taken if found.section == id_ and not found.words_stay]
        sections[id_] = replace(sections[id_], prose=_replaced(sections[id_].prose, mine))
    figures = {**_figures(taken), **report.figures}
    tables = {**_tables(taken), **report.tables}
    return replace(report, sections=sections, figures=figures, tables=tables)


def _figures(taken: Iterable[FoundToken]) -> dict[str, Figure]:
    """A sum that its parts come to is left to them."""
    told = [found for found in taken if found.figure is not None and not found.cell]
    figures = {found.token.name: found.figure for found in told}
    for found in told:
        parts = [figures.get(part) for part in found.parts]
        if parts and None not in parts and found.figure == sum(map(amount, parts), Decimal(0)):
            del figures[found.token.name]
    return figures


def _tables(taken: Iterable[FoundToken]) -> dict[str, tuple[Row, ...]]:
    """The rows that were told, as far as they were."""
    told: dict[str, dict[int, dict[str, Value]]] = {}
    for found in taken:
        if found.cell:
            row = told.setdefault(found.cell.table, {}).setdefault(found.cell.row, {})
            row[found.cell.column] = found.figure
    return {table: tuple(rows[at] for at in sorted(rows)) for table, rows in told.items()}


def documents_of(chosen: Iterable[FoundToken]) -> tuple[CitedDocument, ...]:
    """The documents that enter the register with the chosen tokens."""
    found = (each.document for each in _whole(chosen))
    return tuple({document.id: document for document in found if document}.values())


def _whole(chosen: Iterable[FoundToken]) -> Iterator[FoundToken]:
    """Without those that would name a document otherwise than they were shown to, and rivals."""
    cited: set[str] = set()
    taken: list[FoundToken] = []
    for found in chosen:
        if found.offered and any(found.is_rival_of(each) for each in taken):
            continue
        taken.append(found)
        if found.token.name == "vb":
            if found.again is not (found.token.key in cited):
                continue
            cited.add(found.token.key)
        yield found


def _replaced(prose: Prose, found: list[FoundToken]) -> Prose:
    paragraphs = list(prose.paragraphs)
    for one in sorted(found, key=lambda each: (each.note, each.start), reverse=True):
        row = one.paragraph
        paragraphs[row] = with_piece_in(paragraphs[row], one.note, one.start, one.end, (one.token,))
    return Prose(tuple(paragraphs))


@dataclass(slots=True)
class _Place:
    """One run of text while it is looked through; `taken` are the spans that are something."""

    section: str
    paragraph: int
    note: int
    text: str
    taken: list[tuple[int, int]]

    def is_free(self, start: int, end: int) -> bool:
        return all(end <= first or last <= start for first, last in self.taken)

    def found(self, span: tuple[int, int], token: Token, prints: str, *, sure: bool) -> FoundToken:
        """What stands there as a token; a sure one must print just that."""
        start, end = span
        self.taken.append(span)
        before, quote = self.text[:start], self.text[start:end]
        shown = capitalised(prints) if not before.strip() or _OPENS.search(before) else prints
        place = (self.section, self.paragraph, self.note, start, end)
        return FoundToken(*place, quote, token, shown, sure and shown == quote)


class _Finder:
    """Walks the prose in print order and knows which documents were named before."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.documents = Register(facts.documents.values())
        year = facts.report.period.kind is Kind.YEAR
        period = [token for token in _PERIOD if not (year and token.name == "ky")]
        self.phrases = [(token, value(facts, token) or "") for token in period]
        self.phrases += self._names()

    def in_section(self, section: Section) -> Iterator[FoundToken]:
        """What is found in one section."""
        prose = self.facts.report.sections.get(section.id, SectionText()).prose
        numbers = proposals(self.facts, section, prose)
        offered = offers(self.facts, section, prose)
        for row, paragraph in enumerate(prose.paragraphs):
            found: list[FoundToken] = []
            for note, content in texts(paragraph):
                place = _Place(section.id, row, note, flat_text(content), [])
                found += self._in_text(place)
                mine = [each for each in numbers if (each.paragraph, each.note) == (row, note)]
                found += self._numbers(place, mine)
                if note < 0:
                    found += self._offered(
                        place, [each for each in offered if each.paragraph == row]
                    )
            yield from self._cited_in_order(sorted(found, key=_in_order))

    def _names(self) -> list[tuple[Token, str]]:
        unit = self.facts.unit
        names = [(Token("don_vi"), unit.full_name), (Token("cap_tren"), unit.parent)]
        names += [(Token("cac_thon"), value(self.facts, Token("cac_thon")) or "")]
        names += [(Token("thon", village.id), village.full_name) for village in unit.villages]
        return [(token, words) for token, words in names if len(words.split()) > 1]

    def _in_text(self, place: _Place) -> Iterator[FoundToken]:
        for found in documents_in(place.text):
            place.taken.append((found.start, found.end))
            yield self._document(place, found)
        for token, words in sorted(self.phrases, key=lambda pair: len(pair[1]), reverse=True):
            for match in _standing(words).finditer(place.text):
                if place.is_free(*match.span()) and not self._is_another(token, place, match):
                    sure = self._fits(token, place, match)
                    yield place.found(match.span(), token, words, sure=sure)
        year = str(self.facts.report.period.year)
        for match in re.finditer(rf"(?<=[Nn]ăm )({year})(?!\d)", place.text):
            before = place.text[: match.start() - len("năm ")]
            alone = not _IN_A_DAY.search(before) and not _RANGE.match(place.text, match.end())
            if alone and place.is_free(*match.span()):
                yield place.found(match.span(), Token("nam"), year, sure=True)

    def _is_another(self, token: Token, place: _Place, match: re.Match[str]) -> bool:
        """Whether the words go on to say another year, or are a day's."""
        if token.name not in ("ky", "cung_ky", "ky_sau"):
            return False
        follows = token.key and _YEAR_FOLLOWS.match(place.text, match.end())
        return bool(follows or _IN_A_DAY.search(place.text[: match.start()]))

    def _fits(self, token: Token, place: _Place, match: re.Match[str]) -> bool:
        """Whether only this fact fits there."""
        if token.name in ("don_vi", "thon", "cap_tren"):
            following = place.text[match.end() : match.end() + 2].removeprefix(" ")
            return not (following[:1].isupper() or following[:1].isdecimal())
        return not (token.key and self.facts.report.period.kind is Kind.MONTH)

    def _document(self, place: _Place, found: FoundDocument) -> FoundToken:
        known, is_new = self.documents.known(found)
        token, full = Token("vb", known.id), self.documents.full(known.id)
        made = place.found((found.start, found.end), token, full, sure=found.is_sure)
        return replace(made, document=known if is_new else None)

    def _cited_in_order(self, found: list[FoundToken]) -> Iterator[FoundToken]:
        """A document named before is named short; what names it in full again is doubtful."""
        for one in found:
            id_ = one.token.key if one.token.name == "vb" else ""
            if id_ and self.documents.is_cited(id_):
                short = self.documents.short(id_)
                yield replace(one, prints=short, sure=one.quote == short, again=True)
                continue
            if id_ and one.sure:
                self.documents.cite(id_)
            yield one

    def _numbers(self, place: _Place, numbers: Iterable[Proposal]) -> Iterator[FoundToken]:
        """Numbers of a figure that is not known yet."""
        for number in numbers:
            span = (number.start, number.end)
            if number.fit is Fit.FIRST and place.is_free(*span):
                shown = number_words(self.facts, number.field.kind, number.number)
                made = place.found(span, Token(number.field.id), shown, sure=False)
                yield replace(made, figure=number.number)

    def _offered(self, place: _Place, found: Iterable[Offer]) -> Iterator[FoundToken]:
        """What may tell a figure, a row of a table, or that there was none."""
        taken = tuple(place.taken)
        for one in found:
            stays = one.cell is not None or isinstance(one.figure, Nothing)
            if not stays and any(one.start < last and first < one.end for first, last in taken):
                continue
            quote = place.text[one.start : one.end].strip()
            shown = quote if stays else number_words(self.facts, one.field.kind, one.figure)
            token = Token("bang", one.cell.table) if one.cell else Token(one.field.id)
            where = (place.section, place.paragraph, place.note, one.start, one.end)
            made = FoundToken(*where, quote, token, shown, sure=False, figure=one.figure)
            yield replace(made, offered=True, cell=one.cell, parts=one.field.parts)


def _standing(words: str) -> re.Pattern[str]:
    """These words, the first of them with a capital or not."""
    return re.compile(rf"(?<!\w)(?i:{re.escape(words[:1])}){re.escape(words[1:])}(?!\w)")


def _in_order(found: FoundToken) -> tuple[int, int]:
    """Where it stands in reading order: a note where it is called."""
    return (found.start, 0) if found.note < 0 else (found.note, found.start)
