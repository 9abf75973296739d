"""Tables from spreadsheets: cells with tabs, quotes and line ends, each under its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.fields import NOTHING
from core.numbers import read_date
from core.pasted_rows import pasted_rows, read_cells
from core.template import TableForm, tables
from storage import library
from tests import samples

TALKS: TableForm = tables(library.template("qcdc-pl34"))["doi_thoai"]
SMALL: TableForm = tables(samples.template())["doi_thoai"]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"hai\nđoạn"\tb', [["hai đoạn", "b"]]),
        ('"nói ""to"""\tb', [['nói "to"', "b"]]),
        ('"tab\ttrong"\tb', [["tab trong", "b"]]),
        ('12" ống\tb', [['12" ống', "b"]]),
        ("a\t\tb", [["a", "", "b"]]),
        ("\n\t\n", []),
        ("", []),
    ],
)
def test_cells_are_read(text: str, cells: list[list[str]]) -> None:
    assert read_cells(text) == cells


def _cell(text: str) -> str:
    special = any(letter in text for letter in '\t\n"')
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if special else text


@given(st.lists(st.lists(st.text('abđ "\n\t', max_size=6), min_size=2, max_size=3), max_size=4))
def test_what_a_spreadsheet_quotes_is_read_back(lines: list[list[str]]) -> None:
    text = "\n".join("\t".join(_cell(cell) for cell in line) for line in lines)
    wanted = [[" ".join(cell.split()) for cell in line] for line in lines]
    assert read_cells(text) == [line for line in wanted if any(line)]


def test_columns_are_known_by_their_headings() -> None:
    text = "STT\tLượt người\tNơi\n1\t114\tthôn Đông\n2\t51\tthôn Tây"
    pasted = pasted_rows(SMALL, text, 2024)
    assert [dict(row) for row in pasted.rows(SMALL)] == [
        {"noi": "thôn Đông", "nguoi": 114},
        {"noi": "thôn Tây", "nguoi": 51},
    ]
    assert (pasted.dropped, pasted.misfits) == ((), 0)


def test_without_headings_they_go_in_order_from_where_one_stands() -> None:
    assert [dict(row) for row in pasted_rows(SMALL, "114", 2024, 1).rows(SMALL)] == [{"nguoi": 114}]
    numbered = pasted_rows(SMALL, "1\tthôn Đông\t114\n2\tthôn Tây\t51", 2024)
    assert [row["noi"] for row in numbered.rows(SMALL)] == ["thôn Đông", "thôn Tây"]


def test_what_does_not_fit_is_told_and_left_empty() -> None:
    pasted = pasted_rows(SMALL, "thôn Đông\tnhiều\tthừa", 2024)
    assert dict(pasted.rows(SMALL)[0]) == {"noi": "thôn Đông"}
    assert (pasted.misfits, pasted.dropped) == (1, ("cột 3",))


def test_every_kind_of_cell_is_read_as_it_is_typed() -> None:
    text = "10/9\tchu tich ubnd\tNhân dân\tthôn Đông\t1.114\tkhông phát sinh\t0"
    (row,) = pasted_rows(TALKS, text, 2024).rows(TALKS)
    assert row["ngay"] == read_date("10/9/2024")
    assert row["chu_tri"] == "Chủ tịch UBND"
    assert row["luot_nguoi"] == 1114
    assert row["y_kien"] is NOTHING


def test_an_empty_cell_is_no_misfit() -> None:
    assert pasted_rows(SMALL, "thôn Đông\t", 2024).misfits == 0
