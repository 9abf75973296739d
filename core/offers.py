"""Numbers and "không có" of an old report that several fields fit, or one that counts itself.

None is more than an offer: a sum may be told twice, a number may be one row of a table.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.collation import folded
from core.facts import Facts
from core.fields import NOTHING, Figure
from core.markup import Prose
from core.proposals import (
    Fit,
    Place,
    Proposal,
    is_counted_here,
    is_named,
    name_words,
    noun,
    places,
    proposals,
    stands,
)
from core.report import figure
from core.search import flat
from core.template import Field, Section, all_sections

# Words that make a number surely another time's, or a change.
_COMPARED = re.compile(
    r"\b(?:nam truoc|cung ky|ky truoc|so voi|chi tieu|du kien|tang|giam|chiem|trung binh)\b"
)
_WHOLE = re.compile(r"\b(?:tong so|tong cong|tat ca)\b")
_THEREOF = re.compile(r"\b(?:trong do|bao gom|gom)\b")
_NONE = re.compile(
    r"(?<!\w)(?:khong co|khong phat sinh|khong xay ra|khong tiep nhan|chua to chuc|chua phat sinh)"
    r"(?!\w)"
)
_SENTENCE = re.compile(r"[^.;!?\n]+")
# A name of so many words is known in any section; a shorter one in its own alone.
_LONG_NAME = 3
_COMMON = frozenset(["so", "da", "duoc", "tai", "trong", "va", "cac", "cua"])


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell of a table that a number tells: rows are counted from 0 as the text tells them."""

    table: str
    row: int
    column: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What from `start` to `end` of a paragraph may tell of a field, or of one of its rows."""

    paragraph: int
    start: int
    end: int
    field: Field
    figure: Figure
    cell: Cell | None = None


def offers(facts: Facts, section: Section, prose: Prose) -> tuple[Offer, ...]:
    """What is not proposed for sure enough, in reading order; one number may have several."""
    sure = [each for each in proposals(facts, section, prose) if each.fit is Fit.FIRST]
    asked = [field for field in section.fields if field.kind.is_figure and field.unit]
    open_ = [field for field in asked if _is_open(facts, field)]
    numbers = [each for each in _numbers(asked, sure, prose) if each.field in open_]
    told = {each.field.id for each in sure} | {each.field.id for each in numbers}
    known = {field.id for field in asked}
    elsewhere = [
        field
        for each in all_sections(facts.template)
        for field in each.fields
        if field.id not in known and field.unit and _is_open(facts, field)
        if len(name_words(field).split()) >= _LONG_NAME
    ]
    silent = [field for field in (*open_, *elsewhere) if field.id not in told]
    found = [*_in_rows(numbers), *_nothings(silent, prose)]
    return tuple(sorted(found, key=lambda each: (each.paragraph, each.start)))


def _is_open(facts: Facts, field: Field) -> bool:
    return field.kind.is_figure and figure(facts.template, facts.report, field.id) is None


def _numbers(asked: list[Field], sure: list[Proposal], prose: Prose) -> Iterator[Offer]:
    taken = {(each.paragraph, each.start) for each in sure if each.note < 0}
    known = {each.field.id for each in sure}
    for row, paragraph in enumerate(prose.paragraphs):
        for place in places(paragraph):
            if (row, place.start) not in taken:
                for field in _fitting(asked, known, place):
                    yield Offer(row, place.start, place.end, field, place.number)


def _fitting(asked: list[Field], known: set[str], place: Place) -> list[Field]:
    """The fields whose unit follows, as few as the words around leave."""
    near = [field for field in asked if is_counted_here(field, place)]
    longest = max((len(noun(field, place.after)) for field in near), default=0)
    near = [field for field in near if len(noun(field, place.after)) == longest]
    if not near or _COMPARED.search(f"{place.before} {place.after.split('.')[0]}"):
        return []
    if all("." in field.counted for field in near):
        return near
    named = [field for field in near if is_named(field, near, place)]
    if named:
        return named
    near = [field for field in near if field.id not in known]
    if _WHOLE.search(place.before) or _THEREOF.search(place.after):
        return [field for field in near if field.parts] or near
    return _alike(near, place)


def _alike(near: list[Field], place: Place) -> list[Field]:
    """Those that share the most words with the text around; all where none does."""
    around = set(f"{place.before} {place.after}".split())
    shared = {field.id: len((set(name_words(field).split()) - _COMMON) & around) for field in near}
    most = max(shared.values(), default=0)
    return [field for field in near if shared[field.id] == most]


def _in_rows(numbers: Iterable[Offer]) -> Iterator[Offer]:
    """A number of a column stands in a row: the next one where this row has such a number."""
    told: dict[str, list[str]] = {}
    for each in numbers:
        table, _, column = each.field.counted.partition(".")
        if not column:
            yield each
            continue
        columns = told.setdefault(table, [])
        cell = Cell(table, columns.count(column), column)
        columns.append(column)
        yield Offer(each.paragraph, each.start, each.end, each.field, each.figure, cell)


def _nothings(asked: list[Field], prose: Prose) -> Iterator[Offer]:
    """The sentences that say there was none of a thing they name."""
    done: set[str] = set()
    for row, paragraph in enumerate(prose.paragraphs):
        for match in _SENTENCE.finditer(flat(paragraph)):
            words = folded(match[0])
            if not _NONE.search(words) or any(letter.isdecimal() for letter in words):
                continue
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            for field in asked:
                name = name_words(field)
                if name and field.id not in done and stands(name, words):
                    done.add(field.id)
                    yield Offer(row, start, match.end(), field, NOTHING)
