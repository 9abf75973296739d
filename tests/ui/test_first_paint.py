"""The first page is painted before anything heavy is imported."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.connection import connect
from storage.data_folder import DataFolder
from ui import app
from ui.jobs import threaded

ROOT = Path(__file__).parents[2]
HEAVY = (
    "hashlib",
    "docx",
    "lxml",
    "reportlab",
    "PIL",
    "sqlite_utils",
    "tomllib",
    "PySide6.QtPrintSupport",
)
# The list names units and periods; what papers and profiles are is for later.
NOT_LISTED = ("core.paper", "core.unit")
CHILD = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from storage.connection import connect
from storage.data_folder import DataFolder
from ui import app
from ui.jobs import threaded
from ui.theme import dress

application = QApplication([])
dress(application)
folder = DataFolder(Path(sys.argv[1]))
program = app.Program(folder, connect(folder.database), threaded())
found = []

def painted():
    found.extend(name for name in sys.argv[2:] if name in sys.modules)
    QTimer.singleShot(0, application.quit)

program.window.painted.connect(painted)
program.window.show()
application.exec()
program.close()
print("painted", *found)
"""


def modules_at_first_paint(folder: Path, *more: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder), *HEAVY, *more],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_nothing_heavy_is_loaded_when_the_first_page_is_painted(tmp_path: Path) -> None:
    assert modules_at_first_paint(tmp_path) == ["painted"]


def test_neither_with_reports_in_the_list(tmp_path: Path) -> None:
    from core.period import read_period
    from core.report import new_report
    from storage import library, registers, reports
    from storage.data_folder import DataFolder
    from storage.database import open_store
    from tests.samples import UNIT

    store = open_store(DataFolder(tmp_path).database)
    registers.save_unit(store, UNIT)
    form = library.template("qcdc-pl34")
    reports.create(store, new_report(form, read_period("2024-9M"), "a" * 20, "xã Suối Lành"))
    store.close()
    assert modules_at_first_paint(tmp_path, *NOT_LISTED) == ["painted"]


def test_what_waits_for_a_quiet_moment_does_not_wait_past_the_end(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "WARM_UP_MS", 30)
    monkeypatch.setattr(app, "BACKUPS_MS", 30)
    folder = DataFolder(tmp_path)
    program = app.Program(folder, connect(folder.database), threaded())
    qtbot.addWidget(program.window)
    with qtbot.waitSignal(program.window.painted):
        program.window.show()
    program.close()
    qtbot.wait(80)
