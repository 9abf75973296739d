"""Which page goes on which side of which sheet, run by run, for printers that can't turn paper."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain


class Sides(StrEnum):
    """How both sides of the paper are used."""

    ONE = "one"
    PRINTER = "printer"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class PrintWish:
    """Pages `first` to `last`, `copies` times, set by set.

    `backwards`: the backs begin at the last sheet, for printers whose stack lies that way.
    """

    first: int
    last: int
    copies: int = 1
    sides: Sides = Sides.ONE
    backwards: bool = False


Run = tuple[int | None, ...]


def runs(wish: PrintWish) -> tuple[Run, ...]:
    """The pages of every run through the printer, None for a side that stays blank.

    Two runs where a person turns the stack between them, else one.
    """
    pages: list[int | None] = list(range(wish.first, wish.last + 1))
    if wish.sides is Sides.ONE:
        return (tuple(pages * wish.copies),)
    if len(pages) % 2:
        pages.append(None)
    sheets = list(zip(pages[::2], pages[1::2], strict=True)) * wish.copies
    if wish.sides is Sides.PRINTER:
        return (_trimmed(tuple(chain.from_iterable(sheets))),)
    backs = tuple(back for _, back in (reversed(sheets) if wish.backwards else sheets))
    fronts = tuple(front for front, _ in sheets)
    return (fronts, _trimmed(backs)) if any(backs) else (fronts,)


def _trimmed(run: Run) -> Run:
    while run and run[-1] is None:
        run = run[:-1]
    return run
