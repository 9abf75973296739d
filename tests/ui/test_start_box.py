"""A start that does not succeed: what the box says, and what its keys do."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from storage.backup_names import Why
from storage.connection import connect
from storage.data_folder import DataFolder
from storage.database import Store, migrate, open_store
from storage.opening import close, open_checked
from storage.schema import MAJOR
from tests.storage.offices import draft, office
from tests.ui.wizard.hands import press
from ui import app
from ui.app import Program


class Answers:
    """Looks at every box that opens, and presses the next key."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.buttons: set[str] = set()
        self._last: QMessageBox | None = None
        self._keys: list[tuple[Qt.Key, Callable[[], object]]] = []
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def will(self, key: Qt.Key, before: Callable[[], object] = bool) -> None:
        self._keys.append((key, before))

    def stop(self) -> None:
        self._timer.stop()
        assert not self._keys

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox) and box is not self._last and box.isActiveWindow():
            self._last = box
            self.texts.append(box.text())
            self.buttons = {button.text().replace("&", "") for button in box.buttons()}
            key, before = self._keys.pop(0)
            before()
            is_letter = key < Qt.Key.Key_Escape
            alt, plain = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
            press(box, key, alt if is_letter else plain)


@pytest.fixture
def answers(qtbot: QtBot) -> Iterator[Answers]:
    made = Answers()
    yield made
    made.stop()


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """One with a report, closed as it should be."""
    store = office(tmp_path / "Bao cao xa")
    draft(store)
    store.close()
    place = DataFolder(tmp_path / "Bao cao xa")
    opening = open_checked(place.database)
    migrate(Store(opening.connection))
    close(opening.connection, place.database, None)
    return place


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Callable[[DataFolder], Program | None]]:
    made: list[Program] = []

    def begin(place: DataFolder) -> Program | None:
        program = app._opened(place)
        if program:
            made.append(program)
            qtbot.addWidget(program.window)
        return program

    yield begin
    for program in made:
        program.close()


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """No file can be made anywhere, as the system says it."""

    def touch(_self: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "touch", touch)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EPERM])
def test_a_folder_that_can_t_be_written_can_be_looked_at(
    folder: DataFolder,
    answers: Answers,
    opened: Callable[[DataFolder], Program | None],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    refuse(monkeypatch, number)
    answers.will(Qt.Key.Key_X)
    program = opened(folder)
    assert program
    assert program.home.table.rowCount() == 1
    (told,) = answers.texts
    assert "chỉ cho đọc, hoặc tài khoản này không có quyền" in told
    assert str(folder.path) in told
    assert "--" not in told
    assert answers.buttons == {"Thử lại", "Xem bản chép", "Chọn thư mục khác…", "Đóng"}


def test_a_full_disk_is_told_as_full_and_tried_again_by_enter(
    folder: DataFolder,
    answers: Answers,
    opened: Callable[[DataFolder], Program | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse(monkeypatch, errno.ENOSPC)
    answers.will(Qt.Key.Key_Return)
    answers.will(Qt.Key.Key_Return, monkeypatch.undo)
    program = opened(folder)
    assert program
    assert not program._copy_of
    assert len(answers.texts) == 2
    assert "đã hết chỗ" in answers.texts[0]


def test_escape_closes_and_nothing_is_changed(
    tmp_path: Path,
    answers: Answers,
    opened: Callable[[DataFolder], Program | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse(monkeypatch, errno.EACCES)
    answers.will(Qt.Key.Key_Escape)
    assert opened(DataFolder(tmp_path / "mới")) is None
    # There is nothing to look at.
    assert answers.buttons == {"Thử lại", "Chọn thư mục khác…", "Đóng"}


def test_data_that_went_away_is_looked_for_before_anything_is_made(
    folder: DataFolder,
    tmp_path: Path,
    answers: Answers,
    opened: Callable[[DataFolder], Program | None],
) -> None:
    away = tmp_path / "Bao cao xa (cũ)"
    folder.path.rename(away)
    answers.will(Qt.Key.Key_Escape)
    assert opened(folder) is None
    assert not folder.path.exists()
    assert "Không thấy dữ liệu" in answers.texts[0]
    assert answers.buttons == {"Thử lại", "Bắt đầu mới ở đây", "Đóng"}
    answers.will(Qt.Key.Key_Return, lambda: away.rename(folder.path))
    program = opened(folder)
    assert program
    assert program.home.table.rowCount() == 1


def test_who_wants_to_begin_anew_is_not_asked_again(
    folder: DataFolder, answers: Answers, opened: Callable[[DataFolder], Program | None]
) -> None:
    shutil.rmtree(folder.path)
    answers.will(Qt.Key.Key_B)
    program = opened(folder)
    assert program
    assert program._opening
    assert not program._opening.is_older
    assert len(answers.texts) == 1


def test_a_second_window_is_told_which_one_has_it_and_can_look(
    folder: DataFolder, answers: Answers, opened: Callable[[DataFolder], Program | None]
) -> None:
    first = opened(folder)
    assert first
    answers.will(Qt.Key.Key_X)
    second = opened(folder)
    assert second
    assert second._copy_of
    assert "ở một cửa sổ khác trên chính máy này" in answers.texts[0]
    assert "thanh tác vụ" in answers.texts[0]


def test_another_computer_is_named(
    folder: DataFolder,
    answers: Answers,
    opened: Callable[[DataFolder], Program | None],
) -> None:
    holder = connect(folder.database)
    (folder.path / "dang-mo.json").write_text(
        '{"name": "An", "computer": "MAY-VAN-THU", "since": "2026-11-28T14:02:00"}',
        encoding="utf-8",
    )
    answers.will(Qt.Key.Key_Escape)
    assert opened(folder) is None
    told = answers.texts[0]
    assert "đang mở ở máy khác (An, máy MAY-VAN-THU, từ 14:02:00 ngày 28/11/2026)" in told
    answers.will(Qt.Key.Key_T, holder.close)
    assert opened(folder)


def newer(place: DataFolder) -> None:
    """The file of a program of tomorrow, with a table that nobody here knows."""
    with sqlite3.connect(place.database) as future:
        future.execute("CREATE TABLE moi (a)")
        future.execute(f"PRAGMA user_version = {(MAJOR + 1) << 16}")
    future.close()


def test_a_newer_file_lets_the_newest_sound_backup_be_looked_at(
    folder: DataFolder, answers: Answers, opened: Callable[[DataFolder], Program | None]
) -> None:
    store = open_store(folder.database)
    store.back_up(Why.ASKED)
    store.close()
    newer(folder)
    before = folder.database.read_bytes()
    answers.will(Qt.Key.Key_S)
    program = opened(folder)
    assert program
    assert program._copy_of
    assert program.home.table.rowCount() == 1
    assert "bản chương trình mới hơn" in answers.texts[0]
    choices = {"Thử lại", "Xem bản sao gần nhất", "Chọn thư mục khác…", "Mở thư mục này", "Đóng"}
    assert answers.buttons == choices
    assert folder.database.read_bytes() == before


def test_another_folder_is_chosen_and_opened(
    folder: DataFolder,
    tmp_path: Path,
    answers: Answers,
    opened: Callable[[DataFolder], Program | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    strange = DataFolder(tmp_path / "khác")
    strange.path.mkdir()
    with sqlite3.connect(strange.database) as other:
        other.execute("CREATE TABLE a (b)")
    other.close()
    monkeypatch.setattr("ui.start_box.other_folder", lambda _: folder.path)
    answers.will(Qt.Key.Key_C)
    program = opened(strange)
    assert program
    assert program.folder.path == folder.path
    assert program.home.table.rowCount() == 1
    assert "không phải dữ liệu của Báo cáo xã" in answers.texts[0]
    assert "Xem bản sao gần nhất" not in answers.buttons


def test_where_the_files_are_is_shown_and_asked_again(
    folder: DataFolder,
    answers: Answers,
    opened: Callable[[DataFolder], Program | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rubbish = DataFolder(folder.path.parent / "hỏng")
    rubbish.path.mkdir()
    rubbish.database.write_bytes(b"SQLite format 3\0" + bytes(5000))
    shown: list[Path] = []
    monkeypatch.setattr("ui.start_box.show_folder", shown.append)
    answers.will(Qt.Key.Key_M)
    answers.will(Qt.Key.Key_Escape)
    assert opened(rubbish) is None
    assert shown == [rubbish.path]
    assert rubbish.database.read_bytes()[:6] == b"SQLite"
