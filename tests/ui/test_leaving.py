"""Leaving the program is quiet, whatever was copied in it."""

import os
import subprocess
import sys

COPIED = """
from PySide6.QtWidgets import QApplication
from core.markup import parse
from ui.wizard.clipboard import leave_clipboard
from ui.wizard.prose_editor import ProseEditor

application = QApplication([])
editor = ProseEditor()
editor.set_prose(parse("Trong kỳ"))
editor.selectAll()
editor.copy()
leave_clipboard()
print(application.clipboard().text())
"""


def test_a_copied_chip_does_not_crash_the_end() -> None:
    done = subprocess.run(
        [sys.executable, "-c", COPIED],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "Trong kỳ")
