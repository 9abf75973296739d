"""The database's file goes away or is replaced while a report is open: typing goes on."""

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.markup import parse
from storage.backup_names import FOLDER, Why, backups
from storage.restoring import looked, source
from tests.ui.wizard.hands import press
from ui import notices
from ui.app import Program
from ui.wizard.wizard import Wizard

SECTION = "dac-diem-tinh-hinh"
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets nobody replace an open file"
)


def say(wizard: Wizard, words: str) -> None:
    wizard.session.answer_prose(SECTION, parse(words))
    wizard.session.save_now()


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What closing asks; nobody agrees."""
    questions: list[str] = []

    def no(_over: object, question: str, verb: str, *_more: str) -> bool:
        questions.append(f"{question} [{verb}]")
        return False

    monkeypatch.setattr(notices, "ask", no)
    return questions


@pytest.fixture
def database(wizard: Wizard, program: Program) -> Path:
    """One sentence is saved; then a copy from before it takes the file's place."""
    path = program.folder.database
    older = path.with_name("chép.db")
    shutil.copy(path, older)
    say(wizard, "Đã lưu trước khi bị chép đè.")
    older.replace(path)
    return path


def failed_line(program: Program) -> str:
    return program.window.status.saved.text()


def test_a_replaced_file_is_told_and_typing_goes_on(
    database: Path, wizard: Wizard, program: Program
) -> None:
    say(wizard, "Viết tiếp.")
    assert "cứ viết tiếp" in failed_line(program)
    assert "bị một tệp khác chép đè" in failed_line(program)
    say(wizard, "Viết tiếp nữa.")
    assert wizard.session.prose(SECTION) == parse("Viết tiếp nữa.")
    assert not wizard.session.is_saved
    (kept,) = [made for made in backups(database.parent / FOLDER) if made.why is Why.NEWER]
    assert "Đã lưu trước khi bị chép đè." in words_in(kept.path)


def test_what_went_to_another_place_is_not_called_lost_at_the_end(
    database: Path,
    wizard: Wizard,
    program: Program,
    tmp_path: Path,
    asked: list[str],
) -> None:
    say(wizard, "Viết tiếp.")
    program.window.close()
    assert "chưa lưu được" in asked[-1]
    assert "[Đóng, bỏ phần chưa lưu]" in asked[-1]
    file = tmp_path / "tạm.db"
    assert program.rooms.report
    program.rooms.report.history.write_elsewhere(file)
    assert "Viết tiếp." in words_in(file)
    program.window.close()
    assert f"còn đủ trong tệp ghi tạm {file}" in asked[-1]
    assert "[Đóng chương trình]" in asked[-1]
    say(wizard, "Sau khi ghi tạm.")
    program.window.close()
    assert "bỏ phần chưa lưu" in asked[-1]


def test_a_file_that_is_put_back_is_saved_to_again_by_ctrl_s(
    wizard: Wizard, program: Program
) -> None:
    path = program.folder.database
    path.rename(path.with_name("đổi tên.db"))
    say(wizard, "Lúc tệp bị đổi tên.")
    assert "không còn ở chỗ cũ" in failed_line(program)
    path.with_name("đổi tên.db").rename(path)
    press(program.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert wizard.session.is_saved
    assert "Đã lưu lúc" in failed_line(program)


def test_the_buttons_of_a_failed_save_have_keys(
    database: Path, wizard: Wizard, program: Program
) -> None:
    say(wizard, "Viết tiếp.")
    shown = [made for made in program.window.status.findChildren(QPushButton) if made.isVisible()]
    assert [made.text() for made in shown] == ["Thử lại (Ctrl+S)", "&Ghi tạm ra nơi khác…"]


def words_in(file: Path) -> str:
    inside = looked(source(file))
    found = inside.execute("SELECT value FROM answer WHERE key = ?", (f"section:{SECTION}",))
    said = str(found.fetchone()[0])
    inside.close()
    return said
