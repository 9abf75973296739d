"""The registers by keys and buttons: entries with their days, documents found and pasted."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from core.documents import by_sign
from core.unit_history import unit_on
from tests.ui.wizard.hands import keys
from ui.app import Program
from ui.dated_table import DatedTable
from ui.document_import import DocumentImport
from ui.first_start import FirstStart
from ui.unit_profile import UnitProfile

TABLE = (
    "Số, ký hiệu\tNgày ban hành\tTrích yếu\n"
    "34/KH-UBND\t12/3/2024\tthực hiện dân chủ ở cơ sở\n"
    "35 KH\t31/2/2024\tkế hoạch\n"
    "34/2007/PL-UBTVQH11\t20/4/2007\tdân chủ\n"
)


@pytest.fixture
def room(program: Program) -> Iterator[UnitProfile]:
    program.rooms._show_unit()
    found = program.window.room
    assert isinstance(found, UnitProfile)
    yield found
    QGuiApplication.clipboard().clear()


def write(table: DatedTable, at: int, column: int, text: str) -> None:
    item = table.table.item(at, column)
    assert item is not None
    item.setText(text)


def seen(table: DatedTable) -> list[str]:
    return [
        table.register.cells(at)[0]
        for at in range(table.table.rowCount())
        if not table.table.isRowHidden(at)
    ]


def test_a_rename_from_a_day_keeps_the_id_and_the_old_name(
    program: Program, room: UnitProfile
) -> None:
    old = program.office.unit.villages[0]
    room.villages.table.setCurrentCell(0, 0)
    room.villages.follow()
    write(room.villages, 1, 0, "Tổ dân phố 1")
    write(room.villages, 0, 3, "1/7/2025")
    write(room.villages, 1, 2, "1/7/2025")
    room._rest.timeout.emit()
    history = program.office.registers.history
    before = unit_on(history, datetime.date(2025, 6, 30)).villages[0]
    after = unit_on(history, datetime.date(2025, 7, 1)).villages[0]
    assert (before.full_name, before.id) == (old.full_name, old.id)
    assert (after.full_name, after.id) == ("tổ dân phố 1", old.id)


def test_what_has_ended_is_seen_when_asked_for(program: Program, room: UnitProfile) -> None:
    first = program.office.unit.villages[0].name
    room.villages.table.setCurrentCell(0, 0)
    room.villages.end()
    room._rest.timeout.emit()
    assert first not in [village.name for village in program.office.unit.villages]
    room.villages._past.setChecked(True)
    assert first in seen(room.villages)
    room.villages._past.setChecked(False)
    assert first not in seen(room.villages)


def test_a_day_that_is_none_is_told_and_nothing_is_kept(
    program: Program, room: UnitProfile
) -> None:
    before = program.office.registers.history
    write(room.villages, 0, 3, "31/2/2025")
    room._rest.timeout.emit()
    assert "31/2/2025" in room.fault.text()
    assert program.office.registers.history == before
    write(room.villages, 0, 3, "")
    room._rest.timeout.emit()
    assert not room.fault.isVisible()


def test_a_list_is_pasted_a_line_an_entry(program: Program, room: UnitProfile) -> None:
    QGuiApplication.clipboard().setText("Buôn Ea Lô\r\nLưng Đèo\tthôn\r\n")
    room.villages.register.paste()
    room._rest.timeout.emit()
    named = [village.full_name for village in program.office.unit.villages]
    assert named[-2:] == ["buôn Ea Lô", "thôn Lưng Đèo"]


def test_the_superior_of_today_is_whom_the_reports_are_addressed_to(
    program: Program, room: UnitProfile
) -> None:
    room.superiors.register.add()
    write(room.superiors, 0, 0, "UBND tỉnh Sông Hồng")
    room._rest.timeout.emit()
    assert program.office.unit.parent == "UBND tỉnh Sông Hồng"
    assert room.form.lines["parent"].isReadOnly()
    assert room.form.lines["parent"].text() == "UBND tỉnh Sông Hồng"


def test_documents_are_found_by_any_part_without_marks(room: UnitProfile) -> None:
    register = room.documents
    keys(register.search, "phap lenh 34")
    shown = [
        register.register.cells(at)[1]
        for at in range(register.table.rowCount())
        if not register.table.isRowHidden(at)
    ]
    assert shown == ["34/2007/PL-UBTVQH11"]


def test_a_pasted_table_is_shown_before_its_sure_rows_enter(
    program: Program, room: UnitProfile
) -> None:
    told: list[str] = []

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DocumentImport)
        told.append(dialog._told.text())
        assert [row.line for row in dialog.chosen()] == [2]
        dialog.accept()

    QGuiApplication.clipboard().setText(TABLE)
    QTimer.singleShot(0, agree)
    room.documents.paste()
    assert "Đọc được 3 dòng; 2 dòng cần xem lại" in told[0]
    found = by_sign(program.office.documents.values(), "34/KH-UBND")
    assert found is not None
    assert found.type == "Kế hoạch"
    assert by_sign(program.office.documents.values(), "35 KH") is None


def test_what_is_no_table_is_told(room: UnitProfile) -> None:
    QGuiApplication.clipboard().setText("một câu")
    room.documents.paste()
    assert "Sổ văn bản chưa đổi" in room.documents.fault.text()


def test_a_document_can_end_and_name_what_took_its_place(
    program: Program, room: UnitProfile
) -> None:
    table = room.documents.register
    at = next(at for at in range(table.table.rowCount()) if table.cells(at)[1] == "30/2020/NĐ-CP")
    for column, text in ((6, "1/1/2026"), (7, "09/2019/NĐ-CP")):
        item = table.table.item(at, column)
        assert item is not None
        item.setText(text)
    found = program.office.documents["nd_30_2020"]
    assert (found.valid_to, found.replaced_by) == (datetime.date(2026, 1, 1), "nd_09_2019")


def test_the_first_page_takes_every_kind_of_village(
    start: Callable[[Path], Program], tmp_path: Path
) -> None:
    program = start(tmp_path / "Mới")
    first = program.window.room
    assert isinstance(first, FirstStart)
    first.form.lines["name"].setText("Suối Lành")
    first.villages.show_lines(["Nà Lúa", "- Thôn Đồi Thông;", "Tổ dân phố 3", "Buôn Ea Lô"])
    named = [village.full_name for village in first.unit().villages]
    assert named == ["thôn Nà Lúa", "thôn Đồi Thông", "tổ dân phố 3", "buôn Ea Lô"]


def test_a_mistyped_document_is_taken_out_and_a_law_is_not(
    program: Program, room: UnitProfile
) -> None:
    register = room.documents
    register.register.add()
    at = register.table.rowCount() - 1
    item = register.table.item(at, 1)
    assert item is not None
    item.setText("99/KH-UBND")
    assert by_sign(program.office.documents.values(), "99/KH-UBND") is not None
    before = register.table.rowCount()
    row = next(at for at in range(before) if register.register.cells(at)[1] == "99/KH-UBND")
    register.table.setCurrentCell(row, 0)
    register.take_out()
    assert by_sign(program.office.documents.values(), "99/KH-UBND") is None
    assert register.table.rowCount() == before - 1
    register.table.setCurrentCell(0, 0)
    register.take_out()
    assert "danh mục luật" in program.window.bar.text()
    assert register.table.rowCount() == before - 1


def test_a_new_entry_keeps_its_id_while_its_name_is_mended(
    program: Program, room: UnitProfile
) -> None:
    room.villages.register.add()
    at = room.villages.table.rowCount() - 1
    write(room.villages, at, 0, "Hạ")
    room._rest.timeout.emit()
    id_ = program.office.unit.villages[-1].id
    write(room.villages, at, 0, "Hạ Long")
    room._rest.timeout.emit()
    village = program.office.unit.villages[-1]
    assert (village.id, village.name) == (id_, "Hạ Long")


def test_one_line_that_cannot_be_read_holds_no_other_back(
    program: Program, room: UnitProfile
) -> None:
    register = room.documents
    for sign, day in (("98/KH-UBND", "31/02/2024"), ("99/KH-UBND", "1/2/2024")):
        register.register.add()
        at = register.table.rowCount() - 1
        for column, words in ((1, sign), (2, day)):
            item = register.table.item(at, column)
            assert item is not None
            item.setText(words)
    assert "31/02/2024" in register.fault.text()
    assert by_sign(program.office.documents.values(), "99/KH-UBND") is not None
    item = register.table.item(register.table.rowCount() - 2, 2)
    assert item is not None
    item.setText("28/2/2024")
    assert register.fault.text() == ""
    found = by_sign(program.office.documents.values(), "98/KH-UBND")
    assert found is not None
    assert found.date == datetime.date(2024, 2, 28)
