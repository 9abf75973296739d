"""Times an autosave of a long section with its journal, a start with ten years of reports, typing
on a slow disk; and how much larger the file is than the text it holds."""

import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from core.canonical import Json
from core.markup import parse
from core.period import read_period
from core.report import SectionText, new_report
from core.template import all_sections
from storage import library, opening, reports
from storage.connection import connect
from storage.database import Store, migrate, open_store
from storage.schema import NAME
from tests.benchmarks.bench_storage import long_report, plain_save, plain_tables, timed
from tests.benchmarks.bench_window import OURS
from tests.papers import PROSE

ROOT = Path(__file__).parents[2]
TIMES, RUNS, YEARS = 200, 9, 15
FSYNC_MS = 30
LONG = (" ".join(PROSE) + "\n") * (50_000 // len(" ".join(PROSE).encode()) + 1)
SLOW = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from storage import data_folder
from storage.opening import open_checked
from ui.app import Program
from ui.jobs import threaded

application = QApplication([])
folder = data_folder.chosen(Path(sys.argv[1]))
program = Program(folder, open_checked(data_folder.prepare(folder)).connection, threaded())
program.window.show()
program.rooms.open_report(program._reports[0].id)
while program.rooms.report is None:
    application.processEvents()
wizard = program.rooms.report.wizard
wizard.open_page("dac-diem-tinh-hinh")
QTest.qWait(1500)
page = wizard.stack.currentWidget()
page.prose.setFocus()
saved, gaps, last = [], [], [time.perf_counter()]
program.window.session.saved.connect(saved.append)

def tick():
    now = time.perf_counter()
    gaps.append((now - last[0]) * 1000)
    last[0] = now

meter = QTimer(interval=4)
meter.timeout.connect(tick)
meter.start()
for number in range(150):
    QTest.keyClicks(page.prose, "a" if number % 6 else " ")
    QTest.qWait(60)
meter.stop()
gaps.sort()
print(len(saved), gaps[int(len(gaps) * 0.99)], gaps[-1])
program.close()
"""


def main() -> None:
    """Prints every figure with its aim."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        autosave(folder)
        full, empty = folder / "full", folder / "empty"
        ten_years(full)
        full_size(full)
        empty.mkdir()
        store = open_store(empty / NAME)
        store.close()
        start(full, empty)
        typing(full)


def autosave(folder: Path) -> None:
    """A section of 50 KB, saved over and over; each way in turn, so that they share the disk.

    What the journal still has to flush once the save is acknowledged is timed by itself: in the
    program the next save comes more than a second later.
    """
    stores = {}
    for name in ("with journal", "without"):
        (folder / name).mkdir()
        stores[name] = open_store(folder / name / NAME)
        reports.create(stores[name], long_report())
    keeper, stores["without"].keeper = stores["with journal"].keeper, None
    assert keeper
    plain = connect(folder / "plain.db")
    plain_tables(plain)
    times: dict[str, list[float]] = {name: [] for name in (*stores, "plain", "flush")}
    for number in range(TIMES):
        changed = answer("s1", f"{number} {LONG}")
        for name, store in stores.items():
            save = partial(reports.save_answers, store, "a1b2c3", changed)
            times[name].append(timed(save))
            times["flush"].append(timed(keeper.settle))
        times["plain"].append(timed(partial(plain_save, plain, changed)))
    for store in stores.values():
        store.close()
    plain.close()
    found = {name: statistics.median(each) for name, each in times.items()}
    for name in stores:
        ratio = found[name] / found["plain"]
        print(f"autosave of 50 KB {name}: {found[name]:.2f} ms, {ratio:.2f} x plain (aim 1.5 x)")
    afterwards = statistics.median(times["flush"][::2])
    print(f"the journal's flush afterwards: {afterwards:.2f} ms")


def answer(section: str, words: str) -> dict[str, Json]:
    """A section's text as it is saved."""
    return {f"section:{section}": {"prose": words, "progress": "done"}}


def ten_years(folder: Path) -> None:
    """60 reports of the shipped form, each edited in three sittings; the older ones locked."""
    folder.mkdir()
    found = opening.open_checked(folder / NAME)
    store = Store(found.connection)
    migrate(store)
    form = library.template("qcdc-pl34")
    for number in range(4 * YEARS):
        period = read_period(f"{2010 + number // 4}-Q{number % 4 + 1}")
        made = new_report(form, period, f"{number:020x}", "xã Trà Sơn")
        texts = {
            each.id: SectionText(parse(" ".join(PROSE[:4]) + f" {number}"))
            for each in all_sections(form)
        }
        reports.create(store, replace(made, sections={**made.sections, **texts}))
        for sitting in range(3):
            store.sitting = frozenset()
            for each in list(all_sections(form))[sitting::3]:
                words = f"{' '.join(PROSE[:5])} {number} {sitting}"
                reports.save_answers(store, made.id, answer(each.id, words))
    opening.close(store.conn, folder / NAME, store.keeper)


def full_size(folder: Path) -> None:
    """The file against the text of its answers, in bytes."""
    with sqlite3.connect(folder / NAME) as connection:
        text, past = connection.execute(
            "SELECT (SELECT sum(length(CAST(value AS BLOB))) FROM answer),"
            " (SELECT sum(length(packed)) FROM version)"
        ).fetchone()
    connection.close()
    size = (folder / NAME).stat().st_size
    print(
        f"60 reports: file {size / 1e6:.1f} MB, text {text / 1e6:.1f} MB, history packed"
        f" {past / 1e6:.2f} MB: {size / text:.2f} x the text (aim 3 x)"
    )


def start(full: Path, empty: Path) -> None:
    """Process to first paint of the list, in turn."""
    times: dict[Path, list[float]] = {full: [], empty: []}
    for _ in range(RUNS):
        for folder, each in times.items():
            each.append(painted(folder))
    one, other = (statistics.median(each) for each in times.values())
    print(f"start with 60 reports {one:.0f} ms, empty {other:.0f} ms: {one / other:.2f} x (1.2 x)")


def painted(folder: Path) -> float:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", OURS, str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return (float(done.stdout.split()[0]) - begun) * 1000


def typing(folder: Path) -> None:
    """The event loop while keys are typed and saved, every flush of the disk taking 30 ms."""
    strace = shutil.which("strace")
    if strace is None:
        print("typing on a slow disk: not measured, strace is missing")
        return
    delay = f"inject=fsync,fdatasync:delay_exit={FSYNC_MS * 1000}"
    watched = [strace, "-f", "--seccomp-bpf", "-qq", "-o", os.devnull, "-e", "fsync,fdatasync"]
    done = subprocess.run(
        [*watched, "-e", delay, sys.executable, "-c", SLOW, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    if done.returncode:
        print(f"typing on a slow disk: not measured: {done.stderr[-300:]}")
        return
    saves, p99, longest = done.stdout.split()
    print(
        f"typing on a disk of {FSYNC_MS} ms a flush, {saves} saves: p99 {float(p99):.1f} ms"
        f" (aim 16), max {float(longest):.1f} ms (aim 50)"
    )


if __name__ == "__main__":
    main()
