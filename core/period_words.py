"""Words of an old period that stand in a report of a new one, and the tokens to put there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from core.citation_words import Citation, citations, names_year_near
from core.documents import short_citation
from core.facts import Facts, value
from core.flat import flat_text, with_piece_in
from core.markup import Inline, Note, Prose, Text, Token
from core.period import Kind, Period, next_words, short_words, words
from core.report import SectionText
from core.template import Role, Section, all_sections

_NAM, _KY = "\ue000", "\ue001"
_YEAR = rf"(\d{{4}}(?!\d)|{_NAM})"
_NUMBERS = {"ba": "3", "sáu": "6", "chín": "9"}
_MONTHS = re.compile(
    rf"(?<!\w)(?:năm\s+)?(0?[369]|ba|sáu|chín)\s+tháng\s+(đầu|cuối)\s+năm(?:\s+{_YEAR})?",
    re.IGNORECASE,
)
_QUARTER = re.compile(rf"(?<!\w)[Qq]uý\s+(IV|I{{1,3}}|[1-4])(?!\w)(?:(?:\s+năm\s+|/){_YEAR})?")
_MONTH = re.compile(
    rf"(?<!\w)[Tt]háng\s+(0?[1-9]|1[0-2])(?!\w)(?!/\d{{1,2}}/)(?:(?:\s+năm\s+|/){_YEAR})?"
)
_ONE_YEAR = re.compile(r"(?<!\w)năm\s+(\d{4})(?!\d)(?!\s*[-–]\s*\d)", re.IGNORECASE)
_IN_A_DAY = re.compile(r"(?:ngày\s+\d{1,2}\s+|tháng\s+\d{1,2}\s+)$", re.IGNORECASE)
_COMPARED = re.compile(r"(?:so với|cùng kỳ|hơn)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_TARGET = re.compile(r"(?:đến|tới|trước|hết)\s*$", re.IGNORECASE)
_PLANNED = re.compile(r"(?:nhiệm vụ|phương hướng|giải pháp)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_TOLD = re.compile(r"(?:trong|kết quả|báo cáo)\s*$|^\s*$", re.IGNORECASE)
_YEAR_TWICE = re.compile(rf"(?<!\w)năm\s+{_KY}", re.IGNORECASE)
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


@dataclass(frozen=True, slots=True)
class Stale:
    """What is said of another period: in paragraph `paragraph` from `start` to `end`, where each
    token and note counts as one character; in a note, `note` is where that stands, else -1.

    `put` is what says the same of this period, () where nothing is sure; `right` are its words.
    """

    section: str
    paragraph: int
    note: int
    start: int
    end: int
    quote: str
    put: tuple[Inline, ...]
    right: str = ""
    is_citation: bool = False


def stale_words(facts: Facts, section: str) -> tuple[Stale, ...]:
    """What that section says of the period it was carried from, in reading order."""
    text = facts.report.sections.get(section, SectionText())
    form = next((item for item in all_sections(facts.template) if item.id == section), None)
    if form is None:
        return ()
    looker = _Looker(facts, form, text.carried_from)
    return tuple(looker.found(text.prose))


def mended(prose: Prose, stale: tuple[Stale, ...]) -> Prose:
    """The prose with each of these told of this period; those without `put` stay."""
    paragraphs = list(prose.paragraphs)
    # From the end, so that places before stay true; a note has its own within.
    for one in sorted(stale, key=_place, reverse=True):
        if one.put:
            row = one.paragraph
            place = (one.note, one.start, one.end)
            paragraphs[row] = with_piece_in(paragraphs[row], *place, one.put)
    return Prose(tuple(paragraphs))


def _place(stale: Stale) -> tuple[int, int, int]:
    at = stale.start if stale.note < 0 else stale.note
    return stale.paragraph, at, stale.start


class _Looker:
    """Reads one section; `old` is the period its words came from, None where it is its own."""

    def __init__(self, facts: Facts, section: Section, old: Period | None) -> None:
        self.facts = facts
        self.section = section
        self.new = facts.report.period
        self.old = old or self.new

    def found(self, prose: Prose) -> Iterator[Stale]:
        for row, paragraph in enumerate(prose.paragraphs):
            mine = list(self._in(paragraph.content, row, -1))
            at = 0
            for piece in paragraph.content:
                if isinstance(piece, Note):
                    mine += self._in(piece.content, row, at)
                at += len(piece.text) if isinstance(piece, Text) else 1
            yield from sorted(mine, key=_place)

    def _in(self, content: tuple[Inline, ...], row: int, note: int) -> Iterator[Stale]:
        flat = flat_text(content, {"nam": _NAM, "ky": _KY})
        cited = citations(flat)
        taken = [(one.start, one.end) for one in cited]
        for one in (*cited, *self._cited_by_token(content)):
            yield from self._citation(one, flat, row, note)
        if self.new.kind is Kind.YEAR:
            yield from self._year_twice(flat, row, note)
        for pattern in (_MONTHS, _QUARTER, _MONTH, _ONE_YEAR):
            for match in pattern.finditer(flat):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                taken.append(match.span())
                put = self._put(pattern, match, flat[: match.start()])
                right = self._words(put)
                if put and _plain(right) != _plain(match[0].replace(_NAM, str(self.new.year))):
                    quote = match[0].replace(_NAM, str(self.new.year))
                    place = (self.section.id, row, note, *match.span())
                    yield Stale(*place, quote, put, right)

    def _year_twice(self, flat: str, row: int, note: int) -> Iterator[Stale]:
        """ "Trong năm {ky}" was right of nine months; of a year it would print "năm năm"."""
        for match in _YEAR_TWICE.finditer(flat):
            right = words(self.new)
            quote = match[0].replace(_KY, right)
            yield Stale(self.section.id, row, note, *match.span(), quote, (Token("ky"),), right)

    def _put(
        self, pattern: re.Pattern[str], match: re.Match[str], before: str
    ) -> tuple[Inline, ...]:
        if pattern is _MONTHS:
            return self._months(match)
        if pattern is _ONE_YEAR:
            return () if _IN_A_DAY.search(before) else self._year(int(match[1]), before)
        if _IN_A_DAY.search(before):
            return ()
        number = match[1].lstrip("0")
        kind = Kind.QUARTER if pattern is _QUARTER else Kind.MONTH
        said = f"quý {_ROMAN.get(number, number)}" if kind is Kind.QUARTER else match[0].lower()
        return self._said(kind, said if kind is Kind.QUARTER else f"tháng {number}", match[2])

    def _months(self, match: re.Match[str]) -> tuple[Inline, ...]:
        count = match[1].lower().lstrip("0")
        count = _NUMBERS.get(count, count)
        half = Kind.SIX_MONTHS, Kind.NINE_MONTHS
        if match[2].lower() == "cuối":
            # What is planned next, also where the old report named the wrong rest of the year.
            planned = self.old.kind in half and self._is_of(match[3], self.old.year)
            return (Token("ky_sau"),) if planned else ()
        if self.old == self.new or self.old.kind not in half:
            return ()
        told = short_words(self.old).startswith(f"{count} ")
        return self._period_token(match[3]) if told else ()

    def _said(self, kind: Kind, said: str, year: str | None) -> tuple[Inline, ...]:
        """A quarter or a month that was the old period, or the one after it."""
        if self.old.kind is not kind or self.old == self.new:
            return ()
        first = short_words(self.old).replace("tháng 0", "tháng ")
        after = next_words(self.old).partition(" năm ")[0].replace("tháng 0", "tháng ")
        if said == first:
            return self._period_token(year)
        return (Token("ky_sau"),) if said == after else ()

    def _period_token(self, year: str | None) -> tuple[Inline, ...]:
        if not self._is_of(year, self.old.year):
            before = year is not None and year.isdecimal() and int(year) == self.old.year - 1
            return (Token("cung_ky"),) if before else ()
        return (Token("ky"),) if year else (Token("ky", "ngan"),)

    def _is_of(self, year: str | None, wanted: int) -> bool:
        return not year or year == _NAM or int(year) == wanted

    def _year(self, year: int, before: str) -> tuple[Inline, ...]:
        if self.old == self.new:
            return ()
        if self.old.kind is Kind.YEAR is not self.new.kind:
            if year == self.old.year and _TOLD.search(before):
                return (Token("ky"),)
            if year == self.old.year + 1 and _PLANNED.search(before):
                return (Token("ky_sau"),)
        if self.old.year == self.new.year:
            return ()
        name = {self.old.year: "nam"}.get(year, "")
        if year == self.old.year - 1 and _COMPARED.search(before):
            name = "nam_truoc"
        if year == self.old.year + 1 and not _TARGET.search(before):
            name = "nam_sau"
        return (Text("năm "), Token(name)) if name else ()

    def _citation(self, one: Citation, flat: str, row: int, note: int) -> Iterator[Stale]:
        """A paper of the old period: its request, or a plan of the old year."""
        request = self.section.role is Role.OPENING and one.year == self.old.year
        yearly = one.year == self.old.year != self.new.year and one.is_of_a_year
        if self.old == self.new or not (request or yearly):
            return
        slot = self._slot(one.type) if one.is_whole else ""
        put = (Token("vb", slot),) if slot else ()
        label = next((item.label for item in self.facts.template.slots if item.id == slot), "")
        quote = one.words or flat[one.start : one.end].replace(_NAM, str(self.new.year))
        place = (self.section.id, row, note, one.start, one.end)
        yield Stale(*place, quote, put, label, is_citation=True)

    def _cited_by_token(self, content: tuple[Inline, ...]) -> Iterator[Citation]:
        at = 0
        for piece in content:
            found = self.facts.documents.get(piece.key) if _is_document(piece) else None
            if found and found.date:
                near = names_year_near(found.subject, found.date.year)
                said = short_citation(found)
                yield Citation(at, at + 1, found.type, found.date.year, near, True, said)
            at += len(piece.text) if isinstance(piece, Text) else 1

    def _slot(self, type_: str) -> str:
        """The document of the period that the form names in this section, of that type."""
        mine = {
            piece.key
            for paragraph in self.section.prose.paragraphs
            for piece in paragraph.content
            if isinstance(piece, Token) and piece.name == "vb"
        }
        slots = [slot for slot in self.facts.template.slots if slot.id in mine]
        fits = [slot.id for slot in slots if slot.type.lower() == type_.lower()]
        return fits[0] if len(fits) == 1 else ""

    def _words(self, put: tuple[Inline, ...]) -> str:
        return "".join(
            piece.text if isinstance(piece, Text) else value(self.facts, piece) or ""
            for piece in put
            if not isinstance(piece, Note)
        )


def _is_document(piece: Inline) -> TypeGuard[Token]:
    return isinstance(piece, Token) and piece.name == "vb"


def _plain(said: str) -> str:
    return " ".join(said.lower().split()).replace(" 0", " ")
