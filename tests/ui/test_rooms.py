"""The rooms around the form: what they write is kept, what fails is told, nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from core.documents import by_sign
from core.period import read_period
from core.report import Progress, State
from storage.connection import DiskFull
from tests.test_journey import click
from tests.ui.conftest import Inline
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.first_start import FirstStart
from ui.handover.submit import Submit
from ui.home import Home
from ui.new_report import NewReport
from ui.notices import CrashBox
from ui.old_report import OldReport
from ui.receiving.totals import TotalsPage
from ui.unit_profile import UnitProfile
from ui.wizard.head_forms import ClosingForm
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

Start = Callable[[Path], Program]
SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "bao-cao-mau.txt"


def finalised(wizard: Wizard, program: Program) -> Wizard:
    wizard.ask_finalise()
    click(wizard.finalise, "Hoàn thành")
    return opened(program)


def opened(program: Program) -> Wizard:
    assert program.rooms.report is not None
    return program.rooms.report.wizard


def test_without_a_name_the_first_page_asks_for_it(start: Start, tmp_path: Path) -> None:
    program = start(tmp_path / "mới")
    room = program.window.room
    assert isinstance(room, FirstStart)
    click(room, "Bắt đầu báo cáo")
    assert program.window.room is room
    assert "tên" in room.fault.text()


def test_the_profile_is_kept_while_it_is_written(program: Program) -> None:
    program.home.unit_asked.emit()
    room = program.window.room
    assert isinstance(room, UnitProfile)
    place = room.form.lines["place"]
    place.setFocus()
    place.selectAll()
    keys(place, "Lang Moi")
    room._rest.timeout.emit()
    assert program.office.unit.place == "Lang Moi"


def test_a_renamed_village_keeps_its_id(program: Program) -> None:
    program.home.unit_asked.emit()
    room = program.window.room
    assert isinstance(room, UnitProfile)
    item = room.villages.table.item(0, 0)
    assert item is not None
    item.setText("Đồi Thông Mới")
    room._rest.timeout.emit()
    village = program.office.unit.villages[0]
    assert (village.id, village.name) == ("doi_thong", "Đồi Thông Mới")


def test_a_document_enters_the_register_and_the_open_form(program: Program, wizard: Wizard) -> None:
    room = profile(program)
    room.documents.register.add()
    at = room.documents.table.rowCount() - 1
    cells = ("", "34/KH-UBND", "10/1/2024", "UBND xã Suối Lành", "thực hiện dân chủ")
    for column, text in enumerate(cells):
        item = room.documents.table.item(at, column)
        assert item is not None
        item.setText(text)
    documents = program.office.documents.values()
    assert [found.sign for found in documents].count("34/KH-UBND") == 1
    document = by_sign(documents, "34/KH-UBND")
    assert document is not None
    assert document.type == "Kế hoạch"
    assert document.id in wizard.session.facts.documents


def profile(program: Program) -> UnitProfile:
    program.rooms._show_unit()
    room = program.window.room
    assert isinstance(room, UnitProfile)
    return room


def test_a_new_report_carries_the_old_ones_text(program: Program, wizard: Wizard) -> None:
    program.office.create("qcdc-pl34", read_period("2024-6M"), None, program.rooms.open_report)
    first = opened(program).session.report.id
    program.rooms.go_home()
    program.home.new_asked.emit()
    room = program.window.room
    assert isinstance(room, NewReport)
    assert room.source.value() == first
    room.period.choose(read_period("2024-9M"))
    click(room, "Lập báo cáo")
    session = opened(program).session
    assert session.progress("han-che") is Progress.CARRIED
    assert session.report.period == read_period("2024-9M")


def test_a_second_report_of_one_period_is_warned_of(program: Program) -> None:
    program.office.create("qcdc-pl34", read_period("2024-6M"), None, lambda _: None)
    program.home.new_asked.emit()
    room = program.window.room
    assert isinstance(room, NewReport)
    room.period.choose(read_period("2024-6M"))
    assert room._same.isVisible()
    room.period.choose(read_period("2023-6M"))
    assert not room._same.isVisible()


def test_an_old_file_is_shown_before_it_is_kept(program: Program) -> None:
    program.home.old_asked.emit()
    room = program.window.room
    assert isinstance(room, OldReport)
    room.period.choose(read_period("2024-9M"))
    room.read(SAMPLE)
    assert "Nhận ra" in room.summary.text()
    assert program.office.reports == ()
    click(room, "Nhận vào và mở")
    session = opened(program).session
    assert session.progress("han-che") is Progress.CARRIED
    assert len(program.office.reports) == 1


def test_an_unreadable_old_file_is_told_of(program: Program, tmp_path: Path) -> None:
    program.home.old_asked.emit()
    room = program.window.room
    assert isinstance(room, OldReport)
    (tmp_path / "a.docx").write_bytes(b"PK nothing")
    room.read(tmp_path / "a.docx")
    assert len(room.summary.text()) > 20
    assert not room._keep.isEnabled()


def test_carried_sections_block_finalising_and_are_gone_to(
    wizard: Wizard, program: Program
) -> None:
    wizard.session.mark("han-che", Progress.CARRIED)
    wizard.ask_finalise()
    page = wizard.finalise
    assert not page._finalise.isEnabled()
    assert "1 mục" in page._blocked.text()
    press(page._unseen, Qt.Key.Key_Return)
    assert wizard.page == "han-che"
    wizard.keep()
    assert finalised(wizard, program).session.report.state is State.FINAL


def test_a_final_report_changes_no_more_and_reopens_as_the_next(
    wizard: Wizard, program: Program
) -> None:
    final = finalised(wizard, program)
    final.open_page("dac-diem-tinh-hinh")
    page = final.stack.currentWidget()
    assert isinstance(page, SectionPage)
    assert page.questions is not None
    assert not page.questions.isEnabled()
    assert page.prose.isReadOnly()
    program.office.save_unit(replace(program.office.unit, name="Tên Mới"))
    assert final.session.facts.unit.name == "Suối Lành"
    assert program.rooms.report is not None
    program.rooms.report.reopen()
    again = opened(program).session
    assert (again.report.state, again.report.revision) == (State.DRAFT, 2)
    assert again.report.figures["so_ho"] == Decimal(1068)


def test_number_and_date_are_given_after_locking(wizard: Wizard, program: Program) -> None:
    final = finalised(wizard, program)
    final.open_page("ket-thuc")
    page = final.stack.currentWidget()
    assert isinstance(page, SectionPage)
    form = page.head
    assert isinstance(form, ClosingForm)
    number, day = form.number, form.date
    number.setFocus()
    keys(number, "45")
    press(number, Qt.Key.Key_Return)
    day.setFocus()
    keys(day, "10/9")
    press(day, Qt.Key.Key_Return)
    assert final.session.report.registration.number == "45"
    assert str(final.session.report.registration.date) == "2024-09-10"
    assert "45" in str(final.session.paper()().blocks[0])


def test_practice_is_not_handed_over(wizard: Wizard, program: Program) -> None:
    finalised(wizard, program)
    program.rooms.go_home()
    program.home.submit_asked.emit()
    room = program.window.room
    assert isinstance(room, Submit)
    assert room.reports.count() == 0
    assert not room._write.isEnabled()


def test_a_stick_that_is_gone_is_told_of(program: Program, tmp_path: Path) -> None:
    program.office.create("qcdc-pl34", read_period("2024-6M"), None, program.rooms.open_report)
    program.home.submit_asked.emit()
    room = program.window.room
    assert isinstance(room, Submit)
    program.office.submit(
        (program.office.reports[0].id,), tmp_path / "không có", room.show_written, room.show_failed
    )
    assert room.told.text()
    assert "Có thể rút" not in room.told.text()


def test_totals_name_who_reported(program: Program) -> None:
    program.home.totals_asked.emit()
    room = program.window.room
    assert isinstance(room, TotalsPage)
    room.count()
    assert "Chưa có đơn vị nào" in room.summary.text()


def test_leaving_the_window_saves(wizard: Wizard, program: Program) -> None:
    wizard.session.answer_figure("so_ho", Decimal(7))
    program.window._save_when_left()
    program.window.save_now()
    assert wizard.session.is_saved


def test_the_window_closes_only_when_all_is_saved(
    wizard: Wizard, program: Program, writer: Inline
) -> None:
    writer.is_held = True
    wizard.session.answer_figure("so_ho", Decimal(7))
    program.window.close()
    assert program.window.isVisible()
    writer.step()
    assert not program.window.isVisible()
    writer.is_held = False


@pytest.mark.parametrize("name", ["new", "old", "unit", "submit", "receive", "board", "totals"])
def test_everything_in_a_room_has_a_name_and_fits(program: Program, name: str) -> None:
    getattr(program.rooms, f"_show_{name}")()
    room = program.window.room
    assert room is not None
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractItemView, QPushButton)
    nameless = [
        type(widget).__name__
        for kind in kinds
        for widget in room.findChildren(kind)
        if not named(widget) and not isinstance(widget.parentWidget(), QAbstractItemView)
        if widget.isVisible()
    ]
    assert nameless == []
    assert program.window.height() <= 575
    assert program.window.width() <= 1093


def named(widget: QWidget) -> bool:
    reader = QAccessible.queryAccessibleInterface(widget)
    return bool(widget.accessibleName() or reader.text(QAccessible.Text.Name))


def test_the_list_tells_how_far_a_draft_is(program: Program, wizard: Wizard) -> None:
    wizard.session.mark("han-che", Progress.DONE)
    wizard.session.mark("mo-dau", Progress.CARRIED)
    program.rooms.go_home()
    item = program.home.table.item(0, 5)
    assert item is not None
    assert item.text() == "1 mục xong, 1 cần xem"


def test_the_list_is_opened_by_enter(program: Program) -> None:
    program.office.create("qcdc-pl34", read_period("2024-6M"), None, lambda _: None)
    program.rooms.go_home()
    room = program.window.room
    assert isinstance(room, Home)
    press(room.table, Qt.Key.Key_Return)
    assert isinstance(program.window.room, Wizard)


def test_a_bug_is_told_calmly_and_work_is_saved(wizard: Wizard, program: Program) -> None:
    wizard.session.answer_figure("so_ho", Decimal(7))
    program.on_bug(RuntimeError, RuntimeError("lạ"), None)
    (box,) = program.window.findChildren(CrashBox)
    assert "an toàn" in " ".join(text.text() for text in box.findChildren(QLabel))
    assert wizard.session.is_saved
    click(box, "Đóng")


def test_what_is_copied_of_a_bug_holds_no_word_of_the_report(program: Program) -> None:
    try:
        try:
            int("Ông Nguyễn Văn Kín")
        except ValueError as error:
            raise RuntimeError("hộ ông Kín") from error
    except RuntimeError as error:
        program.on_bug(RuntimeError, error, error.__traceback__)
        program.on_bug(RuntimeError, error, error.__traceback__)
    (box,) = program.window.findChildren(CrashBox)
    click(box, "Sao chép chi tiết")
    told = QGuiApplication.clipboard().text()
    assert "Kín" not in told
    assert "builtins.ValueError" in told
    assert "test_rooms.py" in told
    click(box, "Đóng")


def test_an_error_with_words_stands_over_the_work(wizard: Wizard, program: Program) -> None:
    program.on_bug(DiskFull, DiskFull(path=Path("D:/")), None)
    assert program.window.bar.isVisible()
    assert not program.window.findChildren(CrashBox)


def test_the_menus_of_qt_speak_vietnamese(program: Program) -> None:
    program._begin()
    line = QLineEdit()
    undo = line.createStandardContextMenu().actions()[0]
    assert undo.text().startswith("&Hoàn tác")
