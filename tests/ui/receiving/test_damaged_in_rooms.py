"""A damaged report at the receiving office: every room shows the others and names it."""

from pathlib import Path

import pytest

from core.carry_over import Wish
from storage.database import Store
from tests.test_journey import click
from tests.ui.receiving.test_receiving_rooms import (
    PERIOD,
    SECTION,
    board,
    homes,
    office,
    room_of,
    stick,
    totals,
)
from ui.app import Program
from ui.receiving.board import BoardPage
from ui.receiving.texts import TextsPage

__all__ = ["homes", "office", "stick"]
BAD = "xã Đồi Cao, 9 tháng đầu năm 2024, lần 1"


@pytest.fixture
def store(office: Program) -> Store:
    return office._opened()


def damage(store: Store) -> None:
    store.conn.execute("UPDATE revision SET body = body || ' ' WHERE report = 'id0'")


def forget(store: Store) -> None:
    """With its figures: else these are still counted, for they are proved by themselves."""
    damage(store)
    store.conn.execute("UPDATE tally SET figures = '{}' WHERE report = 'id0'")


def test_totals_name_it_in_a_line_of_its_own(office: Program, store: Store) -> None:
    forget(store)
    room = totals(office)
    assert "1 đơn vị có báo cáo 9 tháng đầu năm 2024: xã Ba Suối." in room.summary.text()
    assert f"Báo cáo hỏng, không cộng: {BAD}. Lấy lại ở trang Bản sao" in room.summary.text()
    assert (room.table.lines()[0][0], room.table.lines()[0][6]) == ("1 báo cáo hỏng", BAD)
    room.table.selectRow(0)
    ((told, counted, _),) = room.units.lines()
    assert told.startswith(f"{BAD}: lấy lại ở trang Bản sao")
    assert counted == "không cộng"
    at = next(n for n, line in enumerate(room.table.lines()) if line[0] == "Số hộ")
    assert room.table.lines()[at][1] == "101"
    room.table.selectRow(at)
    assert [line[0] for line in room.units.lines()] == ["xã Ba Suối"]


def test_the_board_says_so_at_its_unit(office: Program, store: Store) -> None:
    forget(store)
    room = board(office)
    assert [line[2] for line in room.table.lines()] == ["đã nộp, lần 1", "báo cáo hỏng, lần 1"]
    assert "1 đơn vị có báo cáo hỏng: lấy lại ở trang Bản sao" in room.summary.text()
    room.table.opened.emit((1, 2))
    assert room_of(office, BoardPage).summary.text().startswith(f"{BAD}: báo cáo hỏng.")


def test_texts_rows_and_the_own_report_are_of_the_others(
    office: Program, store: Store, tmp_path: Path
) -> None:
    damage(store)
    office.office.create("qcdc-pl34", PERIOD, None, lambda _: None, Wish())
    room = totals(office)
    room.export(tmp_path / "a.xlsx")
    assert f"Báo cáo hỏng, chưa lấy bảng kê và lời văn: {BAD}." in room.summary.text()
    click(room, "Điền báo cáo của ta")
    assert "Đã điền" in room.summary.text()
    assert BAD in room.summary.text()
    click(room, "Lời văn các xã…")
    page = room_of(office, TextsPage)
    page.section.choose(SECTION)
    assert page.texts.count() == 1
    assert BAD in page.told.text()
