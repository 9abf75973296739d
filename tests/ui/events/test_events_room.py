"""A line is written by keys when it happens, mended, found and taken out."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from core.events import new_event
from core.period import read_period
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.events.room import EventsRoom
from ui.wizard.page import SectionPage

DAY = datetime.date(2024, 5, 20)


@pytest.fixture
def room(program: Program) -> EventsRoom:
    program.home.events_asked.emit()
    found = program.window.room
    assert isinstance(found, EventsRoom)
    return found


def held() -> QLineEdit:
    found = QApplication.focusWidget()
    assert isinstance(found, QLineEdit)
    return found


def lines(room: EventsRoom) -> list[list[str]]:
    table = room.table
    return [
        [cell.text() if (cell := table.item(at, column)) else "" for column in range(3)]
        for at in range(table.rowCount())
    ]


def kept(program: Program, room: EventsRoom, **given: object) -> None:
    desk = program.office.registers
    desk.save_event(new_event(desk.event_kinds(), given, DAY), room.show_events)


def test_an_event_is_written_by_keys_alone(room: EventsRoom) -> None:
    room.form.kind.setFocus()
    press(room.form.kind, Qt.Key.Key_Down)
    press(room.form.kind, Qt.Key.Key_Return)
    for text in ("20/5/2024", None, "Nhan dan", "thon Dong", "114", "10", "10"):
        editor = QApplication.focusWidget()
        assert editor is not None
        if text is not None:
            keys(held(), text)
        press(editor, Qt.Key.Key_Return)
    said = "Chủ tịch UBND · Nhan dan · thon Dong · 114 lượt người · 10 ý kiến · 10 ý kiến"
    assert lines(room) == [["20/5/2024", "Đối thoại", said]]
    assert QApplication.focusWidget() is room.form.day
    assert room.form.kind.value() == "doi_thoai"


def test_what_can_not_be_read_is_told_and_stays(room: EventsRoom) -> None:
    room.form.day.setText("31/2/2024")
    room.form.keep()
    assert room.form.fault.isVisible()
    assert "31/2/2024" in room.form.fault.text()
    assert lines(room) == []
    room.form.day.setText("29/2/2024")
    room.form.keep()
    assert not room.form.fault.isVisible()
    assert len(lines(room)) == 1


def test_a_line_is_opened_and_written_over(program: Program, room: EventsRoom) -> None:
    kept(program, room, kind="hoa_giai", dia_diem="thôn Tây")
    room.table.setCurrentCell(0, 0)
    press(room.table, Qt.Key.Key_Return)
    place = room.form.fields["dia_diem"]
    assert isinstance(place, QLineEdit)
    assert place.text() == "thôn Tây"
    place.setText("thôn Đông")
    room.form.keep()
    assert [line[2] for line in lines(room)] == ["tổ hòa giải · thôn Đông · thành"]


def test_a_mistake_is_taken_out(program: Program, room: EventsRoom) -> None:
    kept(program, room, kind="hoa_giai")
    kept(program, room, kind="van_ban", trich_yeu="kế hoạch")
    room.table.setCurrentCell(0, 0)
    press(room.table, Qt.Key.Key_F6)
    assert len(lines(room)) == 1


def test_lines_are_found_without_marks(program: Program, room: EventsRoom) -> None:
    kept(program, room, kind="hoa_giai", dia_diem="thôn Tây")
    kept(program, room, kind="tiep_cong_dan", noi_dung="đất đai")
    keys(room.search, "dat dai")
    assert [line[1] for line in lines(room)] == ["Tiếp công dân"]


def test_esc_goes_home(program: Program, room: EventsRoom) -> None:
    press(room.form.day, Qt.Key.Key_Escape)
    assert program.window.room is program.home


def test_a_report_is_offered_the_periods_lines_and_takes_them_by_a_key(
    program: Program, room: EventsRoom
) -> None:
    kept(program, room, kind="tiep_cong_dan", hinh_thuc="định kỳ", luot=2)
    kept(program, room, kind="doi_thoai", doi_tuong="Nhân dân", luot_nguoi=114)
    program.office.create("qcdc-pl34", read_period("2024-9M"), None, program.rooms.open_report)
    assert program.rooms.report is not None
    wizard = program.rooms.report.wizard
    wizard.open_page("tiep-dan-doi-thoai")
    page = wizard.stack.currentWidget()
    assert isinstance(page, SectionPage)
    assert page.questions is not None
    row = next(row for row in page.questions.figures if row.field.id == "tiep_dinh_ky")
    assert "sổ việc: 2" in row.hint.text()
    assert wizard.session.report.figures.get("tiep_dinh_ky") is None
    (table,) = page.questions.tables
    assert table._take_told.text() == "Lấy 1 dòng từ sổ việc"
    table.take_told()
    assert wizard.session.report.tables["doi_thoai"][0]["luot_nguoi"] == 114
    assert not table._take_told.isVisibleTo(table)
    table.undo()
    assert wizard.session.report.tables["doi_thoai"] == ()


def test_a_document_that_was_issued_enters_the_register_by_one_key(
    program: Program, room: EventsRoom
) -> None:
    kept(program, room, kind="van_ban", so_ky_hieu="34/KH-UBND", trich_yeu="công tác dân vận")
    before = len(program.office.documents)
    room.table.setCurrentCell(0, 0)
    assert room.cite_button.isVisible()
    room.table.setFocus()
    press(room.table, Qt.Key.Key_F4)
    assert len(program.office.documents) == before + 1
    assert "Kế hoạch số 34/KH-UBND ngày 20/5/2024 của UBND xã Suối Lành" in room._told.text()
    press(room.table, Qt.Key.Key_F4)
    assert "đã có trong sổ văn bản" in room._told.text()
    assert len(program.office.documents) == before + 1


def test_only_a_document_is_offered_for_the_register(program: Program, room: EventsRoom) -> None:
    kept(program, room, kind="doi_thoai", chu_tri="Chủ tịch UBND")
    room.table.setCurrentCell(0, 0)
    assert not room.cite_button.isVisible()
    press(room.table, Qt.Key.Key_F4)
    assert "chưa ghi số, ký hiệu" in room._told.text()
