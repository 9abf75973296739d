"""Totals for a spreadsheet: numbers stay numbers, and no text is ever a formula."""

import datetime
import io
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile

import pytest

from core.export.csv import csv
from core.export.xlsx import xlsx
from core.fields import NOTHING, Figure
from core.over_time import with_told
from core.tally import Tally, tally_of
from core.totals import is_jump, totals
from core.totals_table import totals_sheet
from tests.samples import report, template

EVIL = "=cmd|'/c calc'!A0"


def of(unit: str, **figures: Figure) -> Tally:
    return tally_of(template(), replace(report(), unit=unit, figures=figures))


def test_no_text_of_a_unit_is_a_formula_for_a_spreadsheet() -> None:
    units = (of(EVIL, so_ho=Decimal(7)), of("@x", so_ho=NOTHING))
    sheet = totals_sheet(totals(template(), units), units, ("+1",))
    lines = csv(sheet).decode("utf-8-sig").splitlines()
    assert "\"'=cmd" in lines[0] or ",'=cmd" in lines[0]
    assert "'+1" in lines[1]
    with ZipFile(io.BytesIO(xlsx((sheet,), datetime.date(2024, 9, 10)))) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "<v>7</v>" in page


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        (10, 20, True),
        (10, 19, False),
        (2, 6, False),
        (100, 50, True),
        (0, 9, True),
        (None, 9, False),
    ],
)
def test_a_figure_that_doubled_is_looked_at_again(
    before: int | None, now: int, *, told: bool
) -> None:
    assert is_jump(None if before is None else Decimal(before), Decimal(now)) is told


def test_a_year_is_told_from_its_quarters() -> None:
    parts = [(of("xã A", so_ho=Decimal(n), dinh_ky=Decimal(n)),) for n in range(1, 5)]
    (told,) = with_told(template(), "2024-Y", (), parts)
    assert told.figures == {"so_ho": Decimal(4), "dinh_ky": Decimal(10)}
    own = (of("xã A", so_ho=Decimal(9)),)
    assert with_told(template(), "2024-Y", own, parts) == own
    assert with_told(template(), "2024-Y", (), [*parts[:3], ()]) == ()
