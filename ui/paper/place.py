"""A place in the paper, as the form knows it: section, paragraph, field."""

from dataclasses import dataclass
from enum import Enum, auto


class Where(Enum):
    """The part of the paper a place lies in."""

    TEXT = auto()
    HEAD = auto()
    TITLE = auto()
    FOOT = auto()
    ANNEX = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph of a section (-1: its heading); head, title and foot belong to no section.

    `field` is what of the form is told there, where anything is; `row` and `column` (from 0) the
    cell of a table, -1 for the whole.
    """

    section: str = ""
    paragraph: int = -1
    where: Where = Where.TEXT
    field: str = ""
    row: int = -1
    column: int = -1
