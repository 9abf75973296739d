"""How long the window hears nothing while it receives, writes a stick, and shows a province.

A timer of two milliseconds ticks in the window's own thread; the time between two ticks is a gap.
Beside the longest stands the most that this thread itself computed between two ticks: the rest
waited for Python, the disk or other programs. `BAOCAOXA_BENCH_FILES=200` asks for another size.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

AIM_MS, TICK_MS = 50.0, 2
FILES = int(os.environ.get("BAOCAOXA_BENCH_FILES", "200").split(",")[0])
UNITS, YEARS = 3300, range(2020, 2025)
FORM, PERIOD = "qcdc-pl34", "2024-9M"
WRITES = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """Milliseconds between two ticks, and how many of them were computed by this thread."""

    wall: float
    own: float


class Heart(QObject):
    """Beats in the window's thread."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[Gap] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._last = (0.0, 0.0)

    def begin(self) -> None:
        self.gaps.clear()
        self._last = _now()
        self._timer.start()

    def end(self) -> None:
        self._beat()
        self._timer.stop()

    def _beat(self) -> None:
        now = _now()
        wall, own = (after - before for before, after in zip(self._last, now, strict=True))
        self.gaps.append(Gap(wall * 1000, own * 1000))
        self._last = now


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.thread_time()


def main() -> None:
    """Prints every step's longest gap and p99, against the aim."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = f"{name}/state"
        folder = Path(name)
        sticks = _sticks(folder)
        _filled(folder / "may")
        program, heart = _opened(folder / "may"), Heart()
        with beating(heart, "nothing at all, for a second"):
            rest(1.0)
        _receiving(program, heart, sticks)
        _written(program, heart, folder / "usb")
        _views(program, heart, folder)
        program.window.close()
        program.close()


def _receiving(program: Any, heart: Heart, sticks: Path) -> None:
    from ui.receiving.arrivals import Arrivals

    rooms = program.rooms.receiving
    with beating(heart, "the room of arrivals, built"):
        rooms.show_receive()
        rest(0.1)
    room = program.window.room
    assert isinstance(room, Arrivals)
    with beating(heart, f"looking through {FILES} files"):
        room.look([sticks])
        until(lambda: room.table.model().rowCount() > 0)
    with beating(heart, "receiving them"):
        room.take.click()
        until(lambda: room.summary.text().startswith("Đã nhận"))
        rest(0.3)
    with beating(heart, "looking through them once more"):
        room.look([sticks])
        until(lambda: "sẽ nhận 0" in room.summary.text())
    with beating(heart, "back to the list"):
        program.rooms.go_home()
        rest(0.2)


def _written(program: Any, heart: Heart, stick: Path) -> None:
    stick.mkdir()
    own = [one.id for one in program.office.reports if one.is_final and not one.is_received]
    with beating(heart, f"writing a stick {WRITES} times"):
        for _ in range(WRITES):
            told: list[object] = []
            program.office.submit(tuple(own), stick, told.append, told.append, None)
            until(lambda told=told: bool(told))  # type: ignore[misc]


def _views(program: Any, heart: Heart, folder: Path) -> None:
    from core.period import read_period

    rooms = program.rooms.receiving
    many = f"{len(YEARS) * 4 * UNITS} reports"
    with beating(heart, f"the board of {UNITS} communes, {many}"):
        rooms.show_board()
        board = program.window.room
        board.period.choose(read_period(PERIOD))
        until(lambda: board.table.model().rowCount() >= UNITS)
        rest(0.3)
    with beating(heart, "finding a commune on it by letters"):
        for letters in ("s", "so", "so 1", "so 12", ""):
            board.search.setText(letters)
            rest(0.05)
    with beating(heart, "totals of the period"):
        rooms.show_totals()
        totals = program.window.room
        totals.period.choose(read_period(PERIOD))
        totals.count()
        until(lambda: totals.table.model().rowCount() > 0)
        rest(0.3)
    with beating(heart, "from figure to figure, every unit's"):
        for line in range(12):
            totals.table.selectRow(line)
            rest(0.03)
    with beating(heart, "a report of them, read"):
        rooms.show_board()
        until(lambda: board.table.model().rowCount() >= UNITS)
        rooms.show_reading(f"mau-{PERIOD}-1", rooms.show_board)
        until(lambda: bool(program.window.room.pages.sheets.pages))
        rest(0.3)
    with beating(heart, f"a list of {UNITS} lines, printed"):
        _printed(program, folder / "danh-sach.pdf")
    with beating(heart, "narratives of a section"):
        rooms.show_totals()
        totals.texts_asked.emit(totals._made)
        texts = program.window.room
        until(lambda: bool(texts.told.text()))
        rest(0.5)


def _printed(program: Any, file: Path) -> None:
    from PySide6.QtPrintSupport import QPrinter

    from core.slip import plain_list
    from ui.paper import printing

    def to_file(*_: object) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFileName(str(file))
        return printer

    printing.ask_printer = to_file  # type: ignore[assignment]
    lines = [(f"xã Số {number}", "0900 000 000") for number in range(UNITS)]
    made = partial(plain_list, "Đơn vị chưa nộp", ("Đơn vị", "Điện thoại"), lines)
    program.rooms.receiving.print_paper(made, "Đơn vị chưa nộp", 1)
    until(lambda: program.window.status.told.text().startswith("Đã gửi"))


def _sticks(folder: Path) -> Path:
    from tests.benchmarks.receiving_files import make, sample

    (folder / "mau").mkdir()
    pattern = sample(folder / "mau")
    make(pattern, folder / "sticks", FILES)
    return folder / "sticks"


def _filled(folder: Path) -> None:
    """An office with its own final reports, five years of its communes', and a whole period."""
    from storage import registers
    from storage.database import open_store
    from tests.benchmarks import receiving_views
    from tests.benchmarks.receiving_files import locked_sample
    from tests.samples import UNIT

    folder.mkdir()
    store = open_store(folder / "baocaoxa.db")
    registers.save_unit(store, UNIT)
    for kind in ("6M", "9M", "Y"):
        locked_sample(store, f"2023-{kind}")
    store.close()
    receiving_views.YEARS = YEARS
    receiving_views.fill(folder / "baocaoxa.db", folder / "cells.csv")


def _opened(folder: Path) -> Any:
    from storage.connection import connect
    from storage.data_folder import DataFolder
    from ui.app import Program
    from ui.jobs import threaded
    from ui.theme import dress
    from ui.warming import spare_the_window

    application = QApplication([])
    application.setStyle("Fusion")
    dress(application)
    place = DataFolder(folder)
    program = Program(place, connect(place.database), threaded())
    program.window.resize(1093, 575)
    program.window.show()
    until(lambda: program.office.is_read)
    rest(3.0)
    spare_the_window()
    return program


@contextmanager
def beating(heart: Heart, name: str) -> Iterator[None]:
    """Prints the longest gaps of the block."""
    began = time.perf_counter()
    heart.begin()
    yield
    heart.end()
    seconds = time.perf_counter() - began
    longest = max(heart.gaps, key=lambda gap: gap.wall)
    walls = sorted(gap.wall for gap in heart.gaps)
    p99 = walls[int(len(walls) * 0.99)] if len(walls) > 100 else walls[-1]
    late = sum(gap.wall > AIM_MS for gap in heart.gaps)
    own = max(gap.own for gap in heart.gaps)
    verdict = "kept"
    if late:
        verdict = f"{late} late, {'on a free machine kept' if own <= AIM_MS else 'MISSED'}"
    print(
        f"{name}: longest gap {longest.wall:.0f} ms, p99 {p99:.0f}; longest computed here"
        f" {own:.0f}; {seconds:.1f} s (aim {AIM_MS:.0f}: {verdict})",
        flush=True,
    )


def rest(seconds: float) -> None:
    """Lets the window live for that long."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def until(true: Callable[[], bool]) -> None:
    """Lets the window live until it is so."""
    end = time.perf_counter() + 600
    while not true():
        assert time.perf_counter() < end
        rest(0.02)


if __name__ == "__main__":
    main()
