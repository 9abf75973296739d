"""Totals for a spreadsheet: numbers stay numbers, and no text is ever a formula."""

import datetime
import io
import re
from dataclasses import replace
from decimal import Decimal
from zipfile import ZipFile

import pytest
from lxml import etree

from core.export.csv import csv
from core.export.xlsx import xlsx
from core.fields import NOTHING, Figure
from core.over_time import with_told
from core.period import read_period
from core.tally import Tally, tally_of
from core.totals import Summing, is_jump, totals
from core.totals_table import Cell, Sheet, harmless, names_sheets, totals_sheet
from tests.samples import report, template

EVIL = "=cmd|'/c calc'!A0"


def of(unit: str, **figures: Figure) -> Tally:
    return tally_of(template(), replace(report(), unit=unit, figures=figures))


def summing(units: tuple[Tally, ...], absent: tuple[str, ...]) -> Summing:
    made = totals(template(), units)
    return Summing(template(), read_period("2024-9M"), made, units, absent=absent)


def opened(*sheets: Sheet) -> list[dict[str, str]]:
    """The cells of every sheet as they stand in the file; texts in quotes, numbers bare."""
    with ZipFile(io.BytesIO(xlsx(sheets, datetime.date(2024, 9, 10)))) as book:
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
        words = ["".join(map(str, item.itertext())) for item in shared]
        pages = [
            etree.fromstring(book.read(f"xl/worksheets/sheet{at}.xml"))
            for at in range(1, len(sheets) + 1)
        ]
    return [
        {
            cell.get("r", ""): f'"{words[int(said)]}"' if cell.get("t") else said
            for cell in page.iterfind(".//{*}c")
            if (said := "".join(map(str, cell.itertext())))
        }
        for page in pages
    ]


def test_no_text_of_a_unit_is_a_formula_for_a_spreadsheet() -> None:
    units = (of(EVIL, so_ho=Decimal(7)), of("@x", so_ho=NOTHING))
    sheet = totals_sheet(summing(units, ("+1",)))
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


def test_names_that_fit_no_cell_are_counted_and_stand_on_a_sheet_of_their_own() -> None:
    absent = tuple(f"xã Số {number}" for number in range(5000))
    units = (of("xã A", so_ho=Decimal(7)),)
    sheet = totals_sheet(summing(units, absent))
    cell = sheet.rows[0][6]
    assert isinstance(cell, str)
    assert len(cell) < 32767
    assert cell.endswith(" đơn vị khác")
    listed = re.findall(r"xã Số \d+", cell)
    assert f"và {5000 - len(listed)} đơn vị khác" in cell
    main, names = opened(sheet, *names_sheets(absent))
    assert (main["G2"], len(names)) == (f'"{cell}"', 5001)


def test_a_text_too_long_for_excel_is_cut_not_left_out() -> None:
    sheet = Sheet("Lời", ("Lời",), (("a" * 40_000,), ("ngắn",)))
    (page,) = opened(sheet)
    assert len(page["A2"].strip('"')) == 32_767
    assert page["A2"].endswith(' …"')


def test_numbers_are_numbers_and_longer_ones_keep_every_digit() -> None:
    figures: list[Cell] = [
        Decimal("6.9"),
        Decimal(-5),
        10**15 - 1,
        Decimal("1234567890123456.7"),
        0,
    ]
    (page,) = opened(Sheet("S", ("A",), tuple((one,) for one in figures), 1))
    told_ = [page[f"A{row}"] for row in range(2, 7)]
    assert told_ == ["6.9", "-5", "999999999999999", '"1234567890123456.7"', "0"]
    lines = csv(Sheet("S", ("A",), tuple((one,) for one in figures))).decode("utf-8-sig")
    assert lines.split("\r\n")[1:-1] == [
        '"6,9"',
        "-5",
        "999999999999999",
        '"1234567890123456,7"',
        "0",
    ]


def test_wide_letters_are_no_formulas_either() -> None:
    assert [
        harmless(text)[0] for text in ("\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "-1", "xã")
    ] == [*"'''''x"]
