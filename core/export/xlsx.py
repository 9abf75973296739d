"""Sheets → XLSX: numbers as numbers, text as text, the heading in sight while one scrolls."""

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

from core.totals_table import Cell, Sheet

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']+")
_LONGEST_NAME = 31
# Excel counts in binary fractions of 15 digits: longer numbers stay text.
_MOST_DIGITS = 15
_MOST_ROWS, _LONGEST_TEXT = (1 << 20) - 1, (1 << 15) - 1
_WIDTHS = (16, 44, 12, 14)


def xlsx(sheets: Sequence[Sheet], made: datetime.date) -> bytes:
    """The file's bytes; the same for the same sheets and day."""
    data = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(data, options)
    book.set_properties({"created": datetime.datetime.combine(made, datetime.time())})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    names: set[str] = set()
    for sheet in sheets:
        for rows in _pages(sheet.rows):
            _write(book.add_worksheet(_name(sheet.name, names)), replace(sheet, rows=rows), head)
    book.close()
    return data.getvalue()


def _pages(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[tuple[tuple[Cell, ...], ...]]:
    """As many rows as one sheet of Excel holds under its heading, at least one part."""
    for at in range(0, max(len(rows), 1), _MOST_ROWS):
        yield rows[at : at + _MOST_ROWS]


def _write(page: Any, sheet: Sheet, head: Any) -> None:
    page.freeze_panes(1, sheet.still)
    for column, word in enumerate(sheet.head):
        page.write_string(0, column, _cut(word), head)
        page.set_column(column, column, _WIDTHS[column] if column < len(_WIDTHS) else 16)
    for at, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            _write_cell(page, at, column, cell)


def _write_cell(page: Any, at: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        page.write_string(at, column, _cut(cell))
    elif cell is not None:
        digits = Decimal(cell).as_tuple().digits
        if len(digits) > _MOST_DIGITS:
            page.write_string(at, column, f"{cell:f}")
        else:
            page.write_number(at, column, cell)


def _cut(text: str) -> str:
    """Excel leaves a longer text out altogether."""
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 2]} …"


def _name(wanted: str, taken: set[str]) -> str:
    """A sheet's name that Excel accepts and that is there once."""
    bare = _FORBIDDEN.sub(" ", wanted).strip() or "Bảng"
    number, name = 1, bare[:_LONGEST_NAME].strip()
    while name.lower() in taken:
        number += 1
        end = f" {number}"
        name = f"{bare[: _LONGEST_NAME - len(end)].strip()}{end}"
    taken.add(name.lower())
    return name
