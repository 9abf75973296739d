"""Totals as a table for Excel: figures in rows, units in columns, the missing units first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.fields import Nothing, Value, written
from core.taking_over import UnitTables
from core.tally import Tally
from core.template import Template, tables
from core.totals import Total

Cell = str | int | Decimal | None
_HEAD = ("Mã", "Chỉ tiêu", "Đơn vị tính", "Tổng", "Số xã báo", "Không phát sinh", "Thiếu")
NONE = "Không phát sinh"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a heading of one line; the first columns stay in sight."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    still: int = 0


def totals_sheet(
    found: Sequence[Total], given: Sequence[Tally], absent: Sequence[str] = ()
) -> Sheet:
    """Every figure's total, then every unit's own figure in a column of its own."""
    head = (*_HEAD, *(tally.unit for tally in given))
    first: tuple[Cell, ...] = ("", "Đơn vị chưa nộp", "", len(absent), None, None)
    rows = tuple(_row(total, given) for total in found)
    named = (*first, "; ".join(absent), *(None for _ in given))
    return Sheet("Tổng hợp", head, (named, *rows), 4)


def joined_sheets(template: Template, units: Sequence[UnitTables]) -> tuple[Sheet, ...]:
    """The rows of every table of the form, unit after unit."""
    return tuple(
        Sheet(
            table.label,
            ("Đơn vị", *(column.label for column in table.columns)),
            tuple(
                (sent.unit, *(_cell(row.get(column.id)) for column in table.columns))
                for sent in units
                for row in sent.tables.get(table.id, ())
            ),
            1,
        )
        for table in tables(template).values()
    )


def harmless(text: str) -> str:
    """Text that a spreadsheet would take for a formula, marked as text."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(total: Total, given: Sequence[Tally]) -> tuple[Cell, ...]:
    counts = (total.total, total.reported, total.none, "; ".join(total.missing))
    own = (_cell(tally.figures.get(total.id)) for tally in given)
    return (total.id, total.label, total.unit, *counts, *own)


def _cell(value: Value) -> Cell:
    match value:
        case Nothing():
            return NONE
        case Decimal() | None:
            return value
        case _:
            return written(value)
