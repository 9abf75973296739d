"""Times start to the first painted window against a bare PySide6 window, and the memory of both."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
RUNS = 9
BARE = """
import resource, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, event):
        self.painted_at = time.monotonic()
        QTimer.singleShot(0, application.quit)

application = QApplication([])
window = Window()
window.resize(1180, 700)
window.show()
application.exec()
print(window.painted_at, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
OURS = """
import resource, sys, time
from pathlib import Path
from ui import app

at = []

def painted(window, event, paint=app.MainWindow.paintEvent):
    if not at:
        at.append(time.monotonic())
        at.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    paint(window, event)
    app.QTimer.singleShot(0, app.QApplication.quit)

app.MainWindow.paintEvent = painted
app.run(Path(sys.argv[1]))
print(*at)
"""
OPEN = """
import resource, sys
from pathlib import Path
from ui import app

def opened(program):
    wizard = program.rooms.report.wizard
    for page in wizard.outline.pages:
        wizard.open_page(page)
    wizard.look()
    app.QTimer.singleShot(2500, app.QApplication.quit)

def begin(program):
    program.office.practise(program.rooms.open_report)
    app.QTimer.singleShot(1500, lambda: opened(program))

def made(*given, make=app.Program):
    program = make(*given)
    app.QTimer.singleShot(800, lambda: begin(program))
    return program

app.Program = made
app.run(Path(sys.argv[1]))
print(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    """Prints both times, their ratio, and the memory at the first window and after work."""
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name))
        run(BARE, name), run(OURS, name)
        bare, ours = [], []
        for _ in range(RUNS):
            bare.append(run(BARE, name))
            ours.append(run(OURS, name))
        plain, full = min(bare), min(ours)
        middle = statistics.median(time_ for time_, _ in ours)
        middle /= statistics.median(time_ for time_, _ in bare)
        print(f"bare PySide6 window   {plain[0] * 1000:7.0f} ms  {plain[1] / 1024:6.0f} MB")
        print(f"first painted window  {full[0] * 1000:7.0f} ms  {full[1] / 1024:6.0f} MB")
        print(f"ratio                 {full[0] / plain[0]:7.2f} (median {middle:.2f})")
        _, peak = run(OPEN, name)
        print(f"all pages and preview open, peak   {peak / 1024:6.0f} MB")


def fill(folder: Path) -> None:
    """A data folder as it is in its second year: a unit and eight reports."""
    from core.period import read_period
    from core.report import new_report
    from core.unit import Unit
    from storage import library, registers, reports
    from storage.data_folder import DataFolder
    from storage.database import open_store

    store = open_store(DataFolder(folder).database)
    registers.save_unit(store, Unit(name="Suối Lành"))
    form = library.template("qcdc-pl34")
    for at, period in enumerate(("Q1", "6M", "9M", "Y") * 2):
        when = read_period(f"{2024 + at // 4}-{period}")
        reports.create(store, new_report(form, when, f"{at:020}", "xã Suối Lành"))
    store.close()


def environment(folder: str) -> dict[str, str]:
    """As on a user's computer: what was compiled once is not compiled again."""
    kept = {name: value for name, value in os.environ.items() if "BYTECODE" not in name}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, "PYTHONPYCACHEPREFIX": f"{folder}/compiled"}


def run(code: str, folder: str) -> tuple[float, int]:
    """Seconds from start to first paint, and the peak memory in KiB."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code, folder],
        cwd=ROOT,
        env=environment(folder),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    painted, memory = done.stdout.split()
    return float(painted) - start, int(memory)


if __name__ == "__main__":
    main()
