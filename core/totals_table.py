"""Totals as a table for Excel: figures in rows, units in columns, the missing units first."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.damaged import WHAT_TO_DO, Damaged, damaged_words
from core.fields import Nothing, Value, written
from core.taking_over import UnitTables
from core.tally import Tally
from core.template import Template, tables
from core.totals import Summing, Total

Cell = str | int | Decimal | None
_HEAD = ("Mã", "Chỉ tiêu", "Đơn vị tính", "Tổng", "Số xã báo", "Không phát sinh", "Thiếu")
NONE = "Không phát sinh"
# Also as wide letters, which some spreadsheets take for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# What fits into one cell of a spreadsheet, with room for the last words.
_LONGEST = 32_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a heading of one line; the first columns stay in sight."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    still: int = 0


def totals_sheet(made: Summing) -> Sheet:
    """Every figure's total, then every unit's own figure in a column of its own."""
    given = made.units
    head = (*_HEAD, *(tally.unit for tally in given))
    named = [_named("Đơn vị chưa nộp", made.absent, len(given))]
    if made.damaged:
        hurt = [damaged_words(one) for one in made.damaged]
        named.append(_named("Báo cáo hỏng, không cộng", hurt, len(given)))
    rows = (_row(total, given) for total in made.totals)
    return Sheet("Tổng hợp", head, (*named, *rows), 4)


def names_sheets(absent: Sequence[str], damaged: Sequence[Damaged] = ()) -> tuple[Sheet, ...]:
    """The units of which nothing came, and the reports that are damaged, one a line."""
    gone = tuple((name,) for name in absent)
    hurt = tuple((damaged_words(one), WHAT_TO_DO) for one in damaged)
    sheets = (
        Sheet("Chưa nộp", ("Đơn vị chưa nộp",), gone),
        Sheet("Báo cáo hỏng", ("Báo cáo hỏng", "Cần làm"), hurt),
    )
    return tuple(sheet for sheet in sheets if sheet.rows)


def named_within(names: Sequence[str], longest: int = _LONGEST) -> str:
    """As many names as fit, and how many more there are."""
    length = 0
    for number, name in enumerate(names):
        length += len(name) + 2
        if length > longest:
            return f"{'; '.join(names[:number])}; … và {len(names) - number} đơn vị khác"
    return "; ".join(names)


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


def _named(what: str, names: Sequence[str], units: int) -> tuple[Cell, ...]:
    return ("", what, "", len(names), None, None, named_within(names), *(None,) * units)


def _row(total: Total, given: Sequence[Tally]) -> tuple[Cell, ...]:
    counts = (total.total, total.reported, total.none, named_within(total.missing))
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
