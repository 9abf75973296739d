"""The whole program in a test: its window, its database, work done at once or stepped by hand."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.unit import Office, Signer, Unit, Village
from storage.connection import connect
from storage.data_folder import DataFolder
from ui.app import Program
from ui.jobs import Jobs
from ui.theme import dress
from ui.wizard.wizard import Wizard

UNIT = Unit(
    name="Suối Lành",
    kind="xã",
    place="Suối Lành",
    parent="UBND huyện Đồng Vân",
    villages=(Village("doi_thong", "Đồi Thông"), Village("na_lua", "Nà Lúa")),
    signers=(Signer("ha_thi_may", "Hà Thị Mây", Office.CHAIR),),
)


class Inline(Executor):
    """Does the work where it is asked for; `held` work waits for `step`."""

    def __init__(self) -> None:
        self.is_held = False
        self._waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        future: Future[Any] = Future()

        def work() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except Exception as error:  # noqa: BLE001 as a real executor does
                future.set_exception(error)

        if self.is_held:
            self._waiting.append(work)
        else:
            work()
        return future

    def step(self) -> int:
        """Does what waited; how much that was."""
        waiting, self._waiting = self._waiting, []
        for work in waiting:
            work()
        return len(waiting)


@pytest.fixture
def writer() -> Inline:
    return Inline()


@pytest.fixture
def worker() -> Inline:
    return Inline()


@pytest.fixture
def start(
    qtbot: QtBot, qapp: Any, writer: Inline, worker: Inline
) -> Iterator[Callable[[Path], Program]]:
    """Starts the program on a data folder; every one started is closed at the end."""
    started: list[Program] = []
    qapp.setStyle("Fusion")
    dress(qapp)

    def begin(folder: Path) -> Program:
        folder.mkdir(parents=True, exist_ok=True)
        place = DataFolder(folder)
        program = Program(place, connect(place.database), Jobs(writer, worker))
        started.append(program)
        qtbot.addWidget(program.window)
        program.window.resize(1093, 545)
        program.window.show()
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        program.office.begin()
        return program

    yield begin
    for program in started:
        program.window._may_close = True
        program.window.close()
        program.close()


@pytest.fixture
def program(start: Callable[[Path], Program], tmp_path: Path) -> Program:
    """A program whose unit is known and that has no report yet."""
    made = start(tmp_path / "Dữ liệu")
    made.office.save_unit(UNIT)
    made.rooms.go_home()
    return made


@pytest.fixture
def wizard(program: Program) -> Wizard:
    """The form, open on the shipped sample."""
    program.office.practise(program.rooms.open_report)
    assert program.rooms.report is not None
    return program.rooms.report.wizard
