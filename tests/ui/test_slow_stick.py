"""A stick that takes its time keeps nothing else waiting, and nothing half stays on it."""

import threading
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.carry_over import Wish
from core.period import read_period
from storage import files
from storage.connection import connect
from storage.data_folder import DataFolder
from tests.test_journey import click
from tests.ui.conftest import UNIT
from tests.ui.wizard.hands import press
from ui.app import Program
from ui.handover.submit import Submit
from ui.jobs import threaded

PERIODS = ("2024-6M", "2024-9M")


class SlowStick:
    """A medium whose first megabyte takes until it is `let`."""

    def __init__(self) -> None:
        self.is_met = threading.Event()
        self._gate = threading.Event()
        self._write = files._write_through

    def let(self) -> None:
        self._gate.set()

    def __call__(self, path: Path, data: bytes, watch: files.Watch | None = None) -> None:
        self._write(path, data, watch)
        if path.name.startswith("BC_"):
            self.is_met.set()
            assert self._gate.wait(20)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowStick:
    made = SlowStick()
    monkeypatch.setattr(files, "_write_through", made)
    return made


@pytest.fixture
def program(qtbot: QtBot, qapp: object, tmp_path: Path, slow: SlowStick) -> Iterator[Program]:
    """A program on threads of its own, with a final report and a draft."""
    assert qapp
    place = DataFolder(tmp_path / "may")
    place.path.mkdir()
    made = Program(place, connect(place.database), threaded())
    qtbot.addWidget(made.window)
    made.window.show()
    made.office.begin()
    made.office.save_unit(UNIT)
    for period in PERIODS:
        made.office.create("qcdc-pl34", read_period(period), None, lambda _: None, Wish())
    qtbot.waitUntil(lambda: len(made.office.reports) == len(PERIODS))
    final, draft = (one.id for one in made.office.reports)
    made.rooms.open_report(final)
    qtbot.waitUntil(lambda: made.rooms.report is not None)
    assert made.rooms.report
    finished: list[bool] = []
    made.office.finalise(made.rooms.report.wizard.session, lambda: finished.append(True))
    qtbot.waitUntil(lambda: any(one.is_final for one in made.office.reports))
    made.rooms.open_report(draft)
    qtbot.waitUntil(lambda: bool(made.window.session and made.window.session.report.id == draft))
    yield made
    slow.let()
    made.window.is_held = bool
    made.window.close()
    made.close()


@pytest.fixture
def writing(program: Program, slow: SlowStick, stick: Path, qtbot: QtBot) -> Submit:
    """The room, its file on the way to the slow stick."""
    program.home.submit_asked.emit()
    room = program.window.room
    assert isinstance(room, Submit)
    room.choose_folder(stick)
    click(room, "Ghi ra USB")
    qtbot.waitUntil(slow.is_met.is_set)
    return room


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "USB"
    made.mkdir()
    return made


def test_what_is_typed_is_saved_while_a_stick_is_written(
    program: Program, writing: Submit, slow: SlowStick, stick: Path, qtbot: QtBot
) -> None:
    session = program.window.session
    assert session is not None
    session.answer_figure("so_ho", Decimal(7))
    session.save_now()
    qtbot.waitUntil(lambda: session.is_saved)
    assert "chưa rút USB" in writing.told.text()
    assert [path.suffix for path in stick.iterdir()] == [".part"]
    slow.let()
    qtbot.waitUntil(lambda: "Có thể rút USB" in writing.told.text())
    assert [path.suffix for path in stick.iterdir()] == [".db"]


def test_a_stop_leaves_an_empty_stick(
    writing: Submit, slow: SlowStick, stick: Path, qtbot: QtBot
) -> None:
    assert writing.going._stop.isEnabled()
    press(writing.going._stop, Qt.Key.Key_Return)
    slow.let()
    qtbot.waitUntil(lambda: "Có thể rút USB" in writing.told.text())
    assert "Đã dừng, chưa ghi tệp nào" in writing.told.text()
    assert list(stick.iterdir()) == []
    assert writing._write.isEnabled()


def test_the_window_stays_until_the_stick_is_written(
    program: Program, writing: Submit, slow: SlowStick, qtbot: QtBot
) -> None:
    program.window.close()
    assert program.window.isVisible()
    assert "chưa rút USB" in program.window.bar.text()
    slow.let()
    qtbot.waitUntil(lambda: "Có thể rút USB" in writing.told.text())
    program.window.close()
    assert not program.window.isVisible()
