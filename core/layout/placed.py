"""Placed pages: where every piece of text and every rule stands; all that a pen needs to know."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from core.paper import Origin
from core.style import Ink


class Face(StrEnum):
    """The four cuts of the one font."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold_italic"


class Part(StrEnum):
    """What a line belongs to, for pens that mark structure.

    FURNITURE is no part of the text: page numbers, and heading rows said again on a new page.
    """

    TEXT = "text"
    NOTE = "note"
    FURNITURE = "furniture"


class Metrics(Protocol):
    """Widths of the very font file that is drawn."""

    def width(self, text: str, face: Face, size: float) -> float:
        """The advance of `text` in points, without kerning."""

    def __hash__(self) -> int:
        """What was measured is kept for the next paper."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one face and size, starting at `x`; inner and trailing spaces take the line's
    `word_space` in addition to their own width. `rise` lifts it over the baseline."""

    x: float
    text: str
    face: Face
    size: float
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line at baseline `y`; points from the page's top left corner, y downwards.

    `block` is the index in `Document.blocks` (-1: none); `item` the cell of a table, counted row by
    row from the heading row on, or the number of a note.
    """

    y: float
    pieces: tuple[Piece, ...]
    word_space: float = 0.0
    origin: Origin | None = None
    part: Part = Part.TEXT
    block: int = -1
    item: int = 0
    ink: Ink = Ink.BLACK


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, horizontal or upright, `width` points thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    ink: Ink = Ink.BLACK


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: `number` counts them all from 1, whatever is printed; lines in reading order."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]


def text_of(page: Page) -> tuple[str, ...]:
    """The page's lines as text, in reading order."""
    return tuple("".join(piece.text for piece in line.pieces).strip() for line in page.lines)
