"""What a person sees of keeping: the start, backups, the bin, versions, failed saves, a copy."""

import sqlite3
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.markup import parse
from core.report import State
from storage import drives, second_place
from storage.backup_names import FOLDER, backups
from storage.connection import DiskFull
from storage.data_folder import DataFolder
from storage.database import open_store
from storage.looking import looked_at
from storage.opening import Opening
from storage.recovering import Fault, Recovered
from storage.restoring import looked, source
from tests.ui.conftest import Inline
from tests.ui.wizard.hands import press
from ui.app import Program
from ui.fork_page import ForkPage
from ui.jobs import Jobs
from ui.office.twin import READABLE
from ui.status_line import StatusLine
from ui.wizard.versions import VersionsDialog
from ui.wizard.wizard import Wizard

SECTION = "dac-diem-tinh-hinh"


def database(program: Program) -> Path:
    return program.folder.database


def say(wizard: Wizard, words: str) -> None:
    wizard.session.answer_prose(SECTION, parse(words))
    wizard.session.save_now()


def dialog(program: Program) -> VersionsDialog:
    return program.window.findChildren(VersionsDialog)[-1]


def test_ctrl_h_shows_what_the_section_said_and_takes_it_back(
    wizard: Wizard, program: Program, qtbot: QtBot
) -> None:
    say(wizard, "Câu đầu tiên.")
    program.office.open(wizard.session.report.id, lambda _: None)  # another sitting
    say(wizard, "Câu đầu tiên nữa.")
    wizard.open_page(SECTION)
    assert program.rooms.report
    program.rooms.report.history.show()
    shown = dialog(program)
    assert "Câu đầu tiên" in shown.text.toPlainText()
    assert "{" not in shown.text.toPlainText()
    shown.take.click()
    assert wizard.session.prose(SECTION) == parse("Câu đầu tiên.")
    assert wizard.session.is_saved


def test_a_section_without_a_past_says_so(wizard: Wizard, program: Program) -> None:
    wizard.open_page(SECTION)
    assert program.rooms.report
    program.rooms.report.history.show()
    shown = dialog(program)
    assert not shown.take.isEnabled()
    assert shown.list.count() == 0
    shown.reject()


def test_a_failed_save_is_told_tried_again_and_can_go_elsewhere(
    wizard: Wizard, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    session, status = wizard.session, program.window.status
    save, session._save = session._save, _refuse
    say(wizard, "Chữ chưa lưu được.")
    assert "cứ viết tiếp" in status.saved.text()
    assert status._again.isActive()
    buttons = {made.text(): made for made in status.findChildren(QPushButton)}
    assert not buttons["&Ghi tạm ra nơi khác…"].isHidden()
    file = tmp_path / "tạm.db"
    assert program.rooms.report
    program.rooms.report.history.write_elsewhere(file)
    assert "Đã ghi tạm" in program.window.bar.text()
    inside = looked(source(file))
    kept = inside.execute("SELECT value FROM answer WHERE key = ?", (f"section:{SECTION}",))
    assert "Chữ chưa lưu được." in kept.fetchone()[0]
    inside.close()
    session._save = save
    status._again.timeout.emit()
    assert session.is_saved
    assert buttons["&Ghi tạm ra nơi khác…"].isHidden()
    assert not status._again.isActive()


def _refuse(_id: object, _changed: object) -> None:
    raise DiskFull(path="D:/")


def test_each_failure_waits_longer() -> None:
    status = StatusLine()
    waits = []
    for _ in range(4):
        status._on_failed(DiskFull(path="D:/"))
        waits.append(status._again.interval())
    assert waits == [5_000, 10_000, 30_000, 30_000]


def test_closing_leaves_a_backup_and_no_owner(wizard: Wizard, program: Program) -> None:
    say(wizard, "Xong việc hôm nay.")
    folder = database(program).parent
    program.close()
    (made,) = backups(folder / FOLDER)
    assert made.why == "khi-dong"
    assert not (folder / "dang-mo.json").exists()


def test_a_backup_gives_one_report_back_by_the_page(
    wizard: Wizard, program: Program, monkeypatch: object
) -> None:
    say(wizard, "Như trong bản sao.")
    program.office.keeping.back_up(lambda _: None)
    say(wizard, "Viết sau bản sao.")
    program.rooms.go_home()
    program.home.kept_asked.emit()
    page = program.rooms.kept.page
    assert program.window.room is page
    assert page.copies.count() == 1
    assert page.inside.rowCount() == 1
    page.restored.emit((page._chosen(), page.inside.chosen()))
    assert "Trạng thái trước đó" in program.window.bar.text()
    assert page.copies.count() == 2
    program.rooms.open_report(wizard.session.report.id)
    assert program.window.session
    assert program.window.session.prose(SECTION) == parse("Như trong bản sao.")


def test_what_can_be_read_of_a_bad_file_is_offered_report_by_report(
    wizard: Wizard, program: Program
) -> None:
    say(wizard, "Trước khi hỏng.")
    program.office.keeping.back_up(lambda _: None)
    folder = database(program).parent / FOLDER
    (copy,) = backups(folder)
    (folder / "tep-hong-1.db").write_bytes(copy.path.read_bytes()[:-4096])
    program.home.kept_asked.emit()
    page = program.rooms.kept.page
    buttons = {made.text().replace("&", ""): made for made in page.findChildren(QPushButton)}
    assert buttons["Lấy lại cả máy…"].isEnabled()
    page.copies.setCurrentRow(1)
    bad = page.copies.item(1)
    assert bad is not None
    assert bad.text() == "Tệp hỏng 1: phần đọc được"
    assert not buttons["Lấy lại cả máy…"].isEnabled()


def test_a_backup_of_another_computer_is_named_so(
    wizard: Wizard, program: Program, tmp_path: Path
) -> None:
    say(wizard, "Của ta.")
    program.office.keeping.back_up(lambda _: None)
    folder = database(program).parent / FOLDER
    other = open_store(tmp_path / "kia.db")
    (folder / "ban-sao-000099-luu-000001-20261128-0730-tu-tay.db").write_bytes(
        other.conn.serialize()
    )
    other.close()
    program.home.kept_asked.emit()
    copies = program.rooms.kept.page.copies
    told = [copies.item(at).text() for at in range(copies.count())]
    assert ["của máy khác" in line for line in told] == [True, False]


def test_two_copies_that_grew_apart_are_chosen_section_by_section(
    wizard: Wizard, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "ở nhà.db"
    store = program.rooms.kept._keeping._store()
    say(wizard, "Viết ở nhà.")
    other.write_bytes(store.conn.serialize())
    copy = sqlite3.connect(other)
    copy.execute("UPDATE lineage SET actor = 'nha'")
    copy.commit()
    copy.close()
    say(wizard, "Viết ở xã.")
    program.home.kept_asked.emit()
    program.rooms.kept.page.add_file(other)
    page = program.rooms.kept.page
    page.restored.emit((other, wizard.session.report.id))
    fork = program.window.room
    assert isinstance(fork, ForkPage)
    assert fork.list.count() == 1
    assert fork.list.item(0).text() == "○ Giữ máy này · I Đặc điểm tình hình"
    assert "nhà" in fork.text.toPlainText()
    assert fork.take.text() == "&Giữ cả như máy này"
    press(fork.list, Qt.Key.Key_Space)
    assert fork.take.text() == "&Lấy 1 mục của bản kia"
    fork.take.click()
    assert "Đã lấy 1 mục của bản kia" in program.window.bar.text()
    program.rooms.open_report(wizard.session.report.id)
    assert program.window.session
    assert program.window.session.prose(SECTION) == parse("Viết ở nhà.")


def test_a_second_drive_is_asked_about_once(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive = tmp_path / "E"
    drive.mkdir()
    monkeypatch.setattr(second_place, "other_places", lambda _: (drive,))
    program._opening = Opening(program._connection)
    program._tell()
    assert f"Máy có ổ {drive}" in program.window.bar.text()
    (add,) = (
        made
        for made in program.window.bar.findChildren(QPushButton)
        if made.text() == "Để thêm ở đó"
    )
    add.click()
    assert len(backups(drive / FOLDER)) == 1
    program.window.bar.hide()
    program._tell()
    assert program.window.bar.isHidden()


def test_a_database_on_a_stick_is_told(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "is_on_stick", lambda _: True)
    program._opening = Opening(program._connection)
    program._tell()
    assert "mở thẳng từ USB" in program.window.bar.text()


def test_delete_puts_a_report_into_the_bin_and_back(
    wizard: Wizard, program: Program, qtbot: QtBot
) -> None:
    program.rooms.go_home()
    table = program.home.table
    press(table, Qt.Key.Key_Delete)
    assert table.rowCount() == 0
    assert "90 ngày" in program.window.bar.text()
    program.rooms.kept.show()
    page = program.rooms.kept.page
    assert page.bin.count() == 1
    page._on_undelete()
    assert page.bin.count() == 0
    assert page.bin.isHidden()
    assert "Thùng rác đang trống" in page._about_bin.text()
    assert table.rowCount() == 1


def test_what_was_found_at_the_start_is_told(
    program: Program, writer: Inline, worker: Inline, tmp_path: Path
) -> None:
    program._opening = Opening(
        program._connection,
        Recovered(Fault.DAMAGED, tmp_path / "tep-hong-1.db", 5, "2026-11-28T14:32:05", True),
    )
    program._tell()
    told = program.window.bar.text()
    assert "để riêng" in told
    assert "14:32:05 ngày 28/11/2026" in told


def test_a_copy_of_a_database_that_is_open_can_only_be_looked_at(
    wizard: Wizard, program: Program, writer: Inline, worker: Inline, qtbot: QtBot
) -> None:
    say(wizard, "Người đầu tiên đang viết.")
    copy, at = looked_at(database(program))
    second = Program(DataFolder(database(program).parent), copy, Jobs(writer, worker), copy_of=at)
    qtbot.addWidget(second.window)
    second._begin()
    assert "chỉ để xem" in second.window.bar.text()
    second.rooms.open_report(wizard.session.report.id)
    session = second.window.session
    assert session
    assert session.report.state is State.DRAFT
    session.answer_prose(SECTION, parse("Không được."))
    assert session.prose(SECTION) == parse("Người đầu tiên đang viết.")
    copy.close()


def twins(program: Program) -> list[Path]:
    return sorted((database(program).parent / FOLDER / READABLE).glob("*"))


def test_a_report_leaves_a_readable_twin_when_it_is_closed(
    wizard: Wizard, program: Program
) -> None:
    say(wizard, "Đọc được ở máy nào cũng được.")
    program.rooms.go_home()
    (file,) = twins(program)
    words = " ".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
    assert "Đọc được ở máy nào cũng được." in words


def test_closing_the_program_leaves_the_twin_too(wizard: Wizard, program: Program) -> None:
    say(wizard, "Viết xong thì đóng máy.")
    program.close()
    assert [file.suffix for file in twins(program)] == [".docx"]


def test_a_report_that_was_only_looked_at_leaves_none(wizard: Wizard, program: Program) -> None:
    program.rooms.go_home()
    assert twins(program) == []


def test_undo_reaches_across_saves_and_sections(wizard: Wizard, program: Program) -> None:
    first = wizard.session.prose(SECTION)
    say(wizard, "Một.")
    say(wizard, "Hai.")
    wizard.open_page("mo-dau")
    before = wizard.session.prose("mo-dau")
    wizard.session.answer_prose("mo-dau", parse("Căn cứ khác."))
    wizard.session.save_now()
    assert program.rooms.report
    history = program.rooms.report.steps
    history.undo()
    assert wizard.session.prose("mo-dau") == before
    history.undo()
    assert (wizard.page, wizard.session.prose(SECTION)) == (SECTION, parse("Một."))
    history.undo()
    assert wizard.session.prose(SECTION) == first
    history.redo()
    history.redo()
    assert wizard.session.prose(SECTION) == parse("Hai.")
    assert wizard.session.is_saved
    say(wizard, "Ba.")
    history.redo()
    assert "Không còn bước nào để tới" in program.window.bar.text()
    history.undo()
    assert wizard.session.prose(SECTION) == parse("Hai.")
