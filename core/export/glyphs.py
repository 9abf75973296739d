"""Characters that the font cannot draw: replaced as the table says, else named with a place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from core.paper import (
    Addressees,
    AnnexTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    Note,
    PageBreak,
    Paragraph,
    Run,
    SectionBreak,
    Signatures,
    Table,
    Title,
    plain,
)

if TYPE_CHECKING:
    from core.export.metrics import FontMetrics

# Only marks that keep their meaning; a font that has them draws them as they are.
SUBSTITUTES = {
    "\u2011": "-",  # the hyphen that holds a line together looks like any other
    "✓": "x",  # Vietnamese forms are ticked with an x
    "✔": "x",
    "☑": "x",
    "☐": "□",  # the same box, an older character
}
# So many words of the text are told on either side of a character, none longer than so much.
_WORDS, _LETTERS = 4, 60


class Spot(StrEnum):
    """The part of the paper a character stands in."""

    HEAD = "head"
    TITLE = "title"
    ADDRESSEES = "addressees"
    OPENING = "opening"
    SECTION = "section"
    NOTE = "note"
    FOOT = "foot"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Lost:
    """A character the font lacks, once for each place.

    `printed` is what stands for it ("": the font's empty box); `where` the heading of a section,
    the name of an annex or the number of a note; `context` a few words around it, as written.
    """

    letter: str
    printed: str
    spot: Spot
    where: str
    context: str


# Blocks that are a place of their own, wherever they stand.
_OWN_SPOTS: Mapping[type, Spot] = {
    Letterhead: Spot.HEAD,
    Title: Spot.TITLE,
    Addressees: Spot.ADDRESSEES,
    Signatures: Spot.FOOT,
}


def printable(document: Document, metrics: "FontMetrics") -> Document:
    """The document as every pen draws it, `SUBSTITUTES` for what the font lacks."""
    lost = _lost(document, metrics) & SUBSTITUTES.keys()
    if not lost:
        return document
    change = _Change({ord(letter): SUBSTITUTES[letter] for letter in lost})
    return replace(document, blocks=tuple(_replaced(block, change) for block in document.blocks))


def missing(document: Document, metrics: "FontMetrics") -> tuple[Lost, ...]:
    """The characters the font lacks, in reading order; the same one in one place is told once."""
    lost = _lost(document, metrics)
    found: dict[tuple[str, Spot, str], Lost] = {}
    for spot, where, text in _placed_texts(document) if lost else ():
        for at, letter in enumerate(text):
            if letter in lost and (letter, spot, where) not in found:
                printed = SUBSTITUTES.get(letter, "")
                found[letter, spot, where] = Lost(letter, printed, spot, where, _around(text, at))
    return tuple(found.values())


def _around(text: str, at: int) -> str:
    before = text[max(at - _LETTERS, 0) : at].split(" ")[-_WORDS:]
    after = text[at : at + _LETTERS].split(" ")[:_WORDS]
    return f"{' '.join(before)}{' '.join(after)}".strip()


def _lost(document: Document, metrics: "FontMetrics") -> frozenset[str]:
    return frozenset(metrics.missing("".join(text for *_, text in _placed_texts(document))))


def _placed_texts(document: Document) -> Iterator[tuple[Spot, str, str]]:
    spot, where, notes = Spot.OPENING, "", 0
    for block in document.blocks:
        if isinstance(block, Heading):
            spot, where = Spot.SECTION, block.words
        elif isinstance(block, AnnexTitle):
            spot, where = Spot.ANNEX, block.label
        for runs in _texts(block):
            yield _OWN_SPOTS.get(type(block), spot), where, plain(runs)
            for note in (run.note for run in runs if run.note):
                notes += 1
                yield Spot.NOTE, str(notes), plain(note.runs)


def _texts(block: Block) -> Iterator[tuple[Run, ...]]:
    match block:
        case Letterhead():
            lines = (*block.superior, *block.issuer, block.number, block.place_date)
            yield from ((Run(line),) for line in (*lines, block.draft, block.code, block.contact))
        case Title():
            yield (Run(block.kind),)
            yield block.subject
        case Addressees():
            yield from ((Run(line),) for line in (block.label, *block.names))
        case Heading():
            yield (Run(block.words),)
        case Paragraph():
            yield (Run(block.marker), *block.runs)
        case Table():
            yield from ((Run(column.label),) for column in block.columns)
            yield from (cell for row in block.rows for cell in row)
        case Signatures():
            lines = (block.label, *block.recipients, *block.authority, block.name, block.drafter)
            yield from ((Run(line),) for line in lines)
        case AnnexTitle():
            yield from ((Run(line),) for line in (block.label, block.title, block.reference))
        case PageBreak() | SectionBreak():
            return
        case _:
            assert_never(block)


@dataclass(frozen=True, slots=True)
class _Change:
    """Replaces characters in every kind of text."""

    table: Mapping[int, str]

    def line(self, text: str) -> str:
        return text.translate(self.table)

    def lines(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(self.line, texts))

    def runs(self, given: tuple[Run, ...]) -> tuple[Run, ...]:
        return tuple(
            replace(run, text=self.line(run.text), note=run.note and Note(self.runs(run.note.runs)))
            for run in given
        )


def _replaced(block: Block, change: _Change) -> Block:
    line, lines, runs = change.line, change.lines, change.runs
    match block:
        case Letterhead():
            return replace(
                block,
                superior=lines(block.superior),
                issuer=lines(block.issuer),
                number=line(block.number),
                place_date=line(block.place_date),
                draft=line(block.draft),
                code=line(block.code),
                contact=line(block.contact),
            )
        case Title():
            return replace(block, kind=line(block.kind), subject=runs(block.subject))
        case Addressees():
            return replace(block, names=lines(block.names))
        case Heading():
            return replace(block, text=line(block.text))
        case Paragraph():
            return replace(block, runs=runs(block.runs), marker=line(block.marker))
        case Table():
            columns = tuple(replace(column, label=line(column.label)) for column in block.columns)
            rows = tuple(tuple(map(runs, row)) for row in block.rows)
            return replace(block, columns=columns, rows=rows)
        case Signatures():
            return replace(
                block,
                recipients=lines(block.recipients),
                authority=lines(block.authority),
                name=line(block.name),
                drafter=line(block.drafter),
            )
        case AnnexTitle():
            return replace(block, title=line(block.title), reference=line(block.reference))
        case PageBreak() | SectionBreak():
            return block
        case _:
            assert_never(block)
