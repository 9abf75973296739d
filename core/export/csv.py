"""A sheet → CSV that Excel opens with its Vietnamese letters and without running anything."""

import csv as writer
import io
from decimal import Decimal

from core.totals_table import Cell, Sheet, harmless


def csv(sheet: Sheet) -> bytes:
    """UTF-8 with its mark; whole numbers bare, fractions with a comma."""
    text = io.StringIO()
    table = writer.writer(text, lineterminator="\r\n")
    table.writerow([harmless(word) for word in sheet.head])
    table.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case int():
            return str(cell)
        case _:
            return harmless(cell)
