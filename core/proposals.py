"""Numbers typed beside their field's unit in its own section: each may become a chip."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from core.collation import folded
from core.facts import Facts
from core.flat import flat_text, texts
from core.markup import Paragraph, Prose
from core.numbers import NumberUnreadable, read_number
from core.report import amount, figure
from core.search import flat
from core.template import Field, Section, all_sections

# A number alone: no part of a sign, a date, a longer number or a range.
_NUMBER = re.compile(r"(?<![\w.,–-])(?<!\d/)\d[\d.]*(?:,\d+)?(?![\w/–-]|[.,]\d)")
_BREAK = re.compile(r"[.;:,()\n\ufffc]|(?<!\d)/|\btrong do\b|\bva\b")
_LEAD = re.compile(r"(?:^|\W)(?:co|voi|gom|la|tong so|tong cong|:)\s*$")
_AFTER = re.compile(r"\s*(?:$|[.;:,()/\ufffc]|voi\b|gom\b|va\b|trong do\b|tren dia ban\b)")
# Words that make a number another one's: of another time, planned, or a change.
_OTHERS = re.compile(
    r"\b(?:nam truoc|cung ky|ke hoach|chi tieu|du kien|tang|giam|ky truoc|nam 20\d\d|so voi|bo sung"
    r"|nguyen truong|chiem|trung binh|moi)\b"
)
_FILLING = re.compile(r"^[–\-\s]*(?:so |da |don |buoi )?")
_ENDING = re.compile(r"\s*(?:trong ky|dang thuc hien|,.*)$")


class Fit(Enum):
    """What the number is to the figure: the same, another one, or the first that is known."""

    SAME = auto()
    OTHER = auto()
    FIRST = auto()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The digits from `start` to `end` of a paragraph, or of the note that stands at `note` in it;
    a token or note counts one letter.
    """

    paragraph: int
    start: int
    end: int
    field: Field
    number: Decimal
    fit: Fit
    note: int = -1


@dataclass(frozen=True, slots=True)
class Place:
    """A number in a paragraph, with the folded words of its clause before it and those after."""

    start: int
    end: int
    number: Decimal
    before: str
    after: str


def proposals(facts: Facts, section: Section, prose: Prose) -> tuple[Proposal, ...]:
    """Every number of this text that may be one of the section's own figures.

    Where several other numbers bear one figure's name they are parts of it: none is proposed.
    """
    asked = [field for field in section.fields if field.kind.is_figure and field.unit]
    if not asked:
        return ()
    found = [
        proposal
        for row, paragraph in enumerate(prose.paragraphs)
        for note, content in texts(paragraph)
        for place in places_in(flat_text(content))
        if (proposal := _proposal(facts, asked, (row, note), place)) is not None
    ]
    told: dict[str, set[Decimal]] = {}
    for proposal in found:
        if proposal.fit is not Fit.SAME:
            told.setdefault(proposal.field.id, set()).add(proposal.number)
    return tuple(each for each in found if each.fit is Fit.SAME or len(told[each.field.id]) == 1)


def differing(facts: Facts) -> Iterator[tuple[Section, Proposal, str]]:
    """The numbers that are surely a figure's and are not what it says, with their words."""
    for section in all_sections(facts.template):
        text = facts.report.sections.get(section.id)
        for found in proposals(facts, section, text.prose) if text else ():
            if text and found.fit is Fit.OTHER:
                said = dict(texts(text.prose.paragraphs[found.paragraph]))[found.note]
                words = flat_text(said)[found.start : found.end]
                yield section, found, f"{words} {found.field.unit}"


def _proposal(
    facts: Facts, asked: list[Field], where: tuple[int, int], place: Place
) -> Proposal | None:
    """The one field that fits; between two nothing is proposed."""
    row, note = where
    near = [field for field in asked if is_counted_here(field, place)]
    values = {field.id: figure(facts.template, facts.report, field.id) for field in near}
    same = [
        field
        for field in near
        if values[field.id] is not None and amount(values[field.id]) == place.number
    ]
    named = [field for field in near if is_named(field, near, place)]
    sure = [field for field in same if field in named]
    chosen = sure if len(sure) == 1 else same if len(same) == 1 and not named else []
    if len(chosen) == 1:
        return Proposal(row, place.start, place.end, chosen[0], place.number, Fit.SAME, note)
    if len(named) != 1 or _OTHERS.search(f"{place.before} {_clause(place.after)}"):
        return None
    if values[named[0].id] is not None:
        return Proposal(row, place.start, place.end, named[0], place.number, Fit.OTHER, note)
    if named[0].parts or named[0].counted:
        return None
    return Proposal(row, place.start, place.end, named[0], place.number, Fit.FIRST, note)


def places(paragraph: Paragraph) -> Iterator[Place]:
    """Every number alone, in reading order."""
    return places_in(flat(paragraph))


def places_in(text: str) -> Iterator[Place]:
    """The same in words where a token or note is one letter."""
    found = [match for match in _NUMBER.finditer(text) if _is_number(match[0])]
    for at, match in enumerate(found):
        start = found[at - 1].end() if at else 0
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        before = folded(text[start : match.start()])
        breaks = list(_BREAK.finditer(before))
        clause = before[breaks[-1].end() :] if breaks else before
        after = folded(text[match.end() : end])
        yield Place(match.start(), match.end(), read_number(match[0]), clause, after)


def _is_number(text: str) -> bool:
    try:
        read_number(text)
    except NumberUnreadable:
        return False
    return True


def is_counted_here(field: Field, place: Place) -> bool:
    """Whether its unit, or the thing it is called after, follows the number."""
    return bool(noun(field, place.after))


def noun(field: Field, after: str) -> str:
    """Which of its unit and its thing follows; "" where neither does."""
    bare = re.sub(r"^[–\-\s]*(?:so )?", "", folded(field.label))
    nouns = sorted({folded(field.unit), bare}, key=len, reverse=True)
    return next((each for each in nouns if re.match(rf"\s+{re.escape(each)}(?!\w)", after)), "")


def is_named(field: Field, near: list[Field], place: Place) -> bool:
    """Whether the words around the number are the field's own name, the longest that fits."""
    counted = noun(field, place.after)
    rest = place.after.strip()[len(counted) :]
    core = name_words(field)
    if core:
        clause = f"{place.before} {counted} {_clause(rest)}"
        longer = [
            name_words(other) for other in near if core in name_words(other) and other is not field
        ]
        if any(stands(words, clause) for words in longer):
            return False
        return any(stands(words, clause) for words in (core, *_shorter(field, core)))
    return bool(_LEAD.search(place.before) and _AFTER.match(rest))


def name_words(field: Field) -> str:
    """The words of the label that are neither its unit nor said of every figure."""
    words = _ENDING.sub("", _FILLING.sub("", folded(field.label))).strip()
    unit = folded(field.unit)
    words = words.removeprefix(f"{unit} ").strip() if words != unit else ""
    return words.removeprefix("viec da ").strip()


def _shorter(field: Field, core: str) -> tuple[str, ...]:
    """ "tiếp định kỳ" under "Lượt tiếp" is said "định kỳ"."""
    _, *rest = core.split()
    return (" ".join(rest),) if field.label.startswith("–") and len(rest) > 1 else ()


def _clause(after: str) -> str:
    ends = _BREAK.search(after)
    return after[: ends.start()] if ends else after


def stands(words: str, clause: str) -> bool:
    """Whether these words stand whole in the clause, both folded."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", clause) is not None
