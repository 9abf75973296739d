"""A table pasted from a spreadsheet or Word: cells read, each put under the column it fits."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass

from core.collation import folded
from core.errors import AppError
from core.fields import NOTHING, Kind, Value, read_value
from core.numbers import whole_date
from core.report import Row
from core.template import Field, TableForm
from core.text import clean_line

_ORDER = ("tt", "stt", "so tt", "so thu tu")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stood there, and what it is read as; `fits` says that nothing of it is lost."""

    text: str
    value: Value
    fits: bool = True


@dataclass(frozen=True, slots=True)
class PastedRows:
    """A cell for each column of the form in each row; `dropped` are the columns that found none,
    by their heading or number.
    """

    cells: tuple[tuple[Cell, ...], ...]
    dropped: tuple[str, ...] = ()

    def rows(self, form: TableForm) -> tuple[Row, ...]:
        """The rows as they would be answered."""
        return tuple(
            {
                column.id: cell.value
                for column, cell in zip(form.columns, line, strict=True)
                if cell.value is not None
            }
            for line in self.cells
        )

    @property
    def misfits(self) -> int:
        """How many cells could not be read."""
        return sum(not cell.fits for line in self.cells for cell in line)


def read_cells(text: str) -> list[list[str]]:
    """Lines of cells between tabs; a quoted cell may hold tabs, line ends and doubled quotes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    try:
        # A quote that is never closed is a letter; read as a quote it would swallow the rest.
        if text.count('"') % 2:
            raise csv.Error
        ended = [f"{line}\n" for line in lines]
        found = list(csv.reader(ended, dialect="excel-tab"))
    except csv.Error:
        found = [line.split("\t") for line in lines]
    cleaned = [[clean_line(cell) for cell in line] for line in found]
    return [line for line in cleaned if any(line)]


def pasted_rows(form: TableForm, text: str, year: int, first: int = 0) -> PastedRows:
    """By their headings where the first line holds those, else in order from column `first`."""
    lines = read_cells(text)
    heads = _headed(form, lines[0]) if lines else {}
    body = lines[1:] if heads else lines
    wide = max((len(line) for line in body), default=0)
    if not heads:
        start = 1 if _is_numbered(body) and wide > len(form.columns) - first else 0
        places = range(start, min(wide, start + len(form.columns) - first))
        heads = {place: first + place - start for place in places}
        dropped = tuple(
            f"cột {place + 1}" for place in range(wide) if place > max(heads, default=0)
        )
    else:
        dropped = tuple(
            head or f"cột {place + 1}"
            for place, head in enumerate(lines[0])
            if place not in heads and folded(head) not in _ORDER and any(_column(body, place))
        )
    taken = {target: place for place, target in heads.items()}
    cells = tuple(
        tuple(
            _cell(column, line[taken[at]] if at in taken and taken[at] < len(line) else "", year)
            for at, column in enumerate(form.columns)
        )
        for line in body
    )
    return PastedRows(cells, dropped)


def read_cell(column: Field, text: str, year: int) -> Value:
    """What was typed in a cell; raises a child of AppError."""
    bare = text.strip()
    if column.kind.is_figure and folded(bare) == "khong phat sinh":
        return NOTHING
    if column.kind is Kind.YESNO:
        return {"có": True, "chưa": False}.get(bare.lower())
    if column.kind is Kind.DATE:
        bare = whole_date(bare, year)
    return read_value(column.label, column.kind, bare, column.choices)


def _cell(column: Field, text: str, year: int) -> Cell:
    if column.kind in (Kind.CHOICE, Kind.CHOICES):
        text = next((each for each in column.choices if folded(each) == folded(text)), text)
    try:
        value = read_cell(column, text, year)
    except AppError:
        return Cell(text, None, fits=False)
    return Cell(text, value, value is not None or not text)


def _headed(form: TableForm, line: Sequence[str]) -> dict[int, int]:
    """Which column of the form each cell of a heading line names; nothing if it is none."""
    names = [folded(column.label) for column in form.columns]
    found: dict[int, int] = {}
    for place, cell in enumerate(line):
        bare = folded(cell).split("(")[0].strip()
        if bare in names and names.index(bare) not in found.values():
            found[place] = names.index(bare)
    named = sum(folded(cell) not in _ORDER and bool(cell) for cell in line)
    return found if found and 2 * len(found) >= named else {}


def _is_numbered(lines: Sequence[Sequence[str]]) -> bool:
    """Whether the first column only counts the rows."""
    return [line[0].strip(". ") for line in lines] == [str(at + 1) for at in range(len(lines))]


def _column(lines: Sequence[Sequence[str]], place: int) -> list[str]:
    return [line[place] for line in lines if place < len(line)]
