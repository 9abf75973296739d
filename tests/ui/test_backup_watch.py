"""A backup journal that can't be written is told while the program is open, and taken back."""

import errno
from decimal import Decimal
from pathlib import Path

import pytest

from storage.backup_names import FOLDER
from storage.backups import BackupUnsound
from storage.connection import DiskFailing, DiskFull
from storage.files import TargetUnwritable
from ui.app import Program
from ui.backup_watch import trouble_words
from ui.wizard.wizard import Wizard


def refuse(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def settle(program: Program) -> None:
    """As the thread of the journal does it, a quarter second later."""
    assert program._store
    assert program._store.keeper
    program._store.keeper._writer.settle()
    program.backup_watch.look()


def save(wizard: Wizard, number: int) -> None:
    wizard.session.answer_figure("so_ho", Decimal(number))
    wizard.session.save_now()


def test_it_is_told_beside_the_saving_and_taken_back(
    wizard: Wizard, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = program.window.status.saved
    with monkeypatch.context() as full:
        full.setattr("storage.journal.os.fsync", refuse)
        save(wizard, 1)
        settle(program)
        assert line.text().startswith("Đã lưu lúc ")
        assert line.text().endswith(
            "Bài vẫn được lưu. Ổ đĩa hết chỗ nên chưa giữ được bản dự phòng: hãy xóa bớt tệp, "
            "máy tự thử lại ở lần lưu sau."
        )
        assert line.property("role") == "fault"
    save(wizard, 2)
    settle(program)
    assert "dự phòng" not in line.text()
    assert line.property("role") == "quiet"


def test_the_list_tells_it_too(
    wizard: Wizard, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.journal.os.fsync", refuse)
    save(wizard, 1)
    settle(program)
    program.rooms.go_home()
    assert program.window.status.saved.text().startswith("Bài vẫn được lưu. Ổ đĩa hết chỗ")


def test_a_save_that_fails_itself_is_told_alone(
    wizard: Wizard, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr("storage.journal.os.fsync", refuse)
        save(wizard, 1)
        settle(program)

    def fail(*_: object) -> None:
        raise DiskFull(path=Path("x"))

    with monkeypatch.context() as failing:
        failing.setattr("storage.reports.save", fail)
        save(wizard, 2)
        program.backup_watch.look()
        said = program.window.status.saved.text()
    assert said.startswith("Chưa lưu được, cứ viết tiếp.")
    assert "dự phòng" not in said
    wizard.session.save_now()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TargetUnwritable(path=Path(FOLDER), detail=""), "thư mục “Ban sao”"),
        (DiskFailing(path=Path(FOLDER), detail=""), "Ổ đĩa không ghi được"),
        (BackupUnsound(path=Path(FOLDER), reason="x"), "đọc lại không đúng"),
    ],
)
def test_each_trouble_says_what_is_safe_and_what_to_do(error: Exception, told: str) -> None:
    words = trouble_words(error)
    assert words.startswith("Bài vẫn được lưu. ")
    assert told in words
    assert "hãy" in words
