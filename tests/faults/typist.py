"""A person typing in the real window until killed: `python -m tests.faults.typist FOLDER SEED`.

Says "ready", "typed N TIME" after each word, and "saved N" once the program says it is saved.
"""

import os
import sys
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.markup import print_
from core.report import Report
from storage.data_folder import DataFolder
from storage.opening import open_checked
from tests.faults.scenes import SECTION, say
from ui.app import Program
from ui.jobs import threaded
from ui.session import Session
from ui.theme import dress
from ui.wizard.page import SectionPage

OTHER = "lanh-dao-chi-dao"


class Typist:
    """Types numbered words, now and then into another section or leaving the field."""

    def __init__(self, program: Program, seed: int) -> None:
        self._program = program
        self._chance = Random(seed)  # noqa: S311
        self._number = 0
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._type)

    def begin(self) -> None:
        """Opens the draft once the list is read."""
        draft = next(line.id for line in self._program.office.reports if not line.is_final)
        self._program.rooms.open_report(draft)
        QTimer.singleShot(0, self._on_opening)

    def _on_opening(self) -> None:
        report = self._program.rooms.report
        if report is None:
            QTimer.singleShot(5, self._on_opening)
            return
        self._wizard = report.wizard
        self._session: Session = report.wizard.session
        self._session.saved.connect(lambda _: say(f"saved {last_word(self._session._safe)}"))
        self._number = last_word(self._session.report)
        self._turn_to(SECTION)
        say("ready")
        self._type()

    def _turn_to(self, section: str) -> None:
        self._wizard.open_page(section)
        page = self._wizard.stack.currentWidget()
        assert isinstance(page, SectionPage)
        page.prose.setFocus()
        page.prose.moveCursor(QTextCursor.MoveOperation.End)

    def _type(self) -> None:
        self._number += 1
        page = self._wizard.stack.currentWidget()
        assert isinstance(page, SectionPage)
        QTest.keyClicks(page.prose, f" w{self._number}.")
        say(f"typed {self._number} {time.monotonic()}")
        if self._chance.random() < 0.03:
            self._turn_to(OTHER)
            self._turn_to(SECTION)
        elif self._chance.random() < 0.05:
            QTest.keyClick(page.prose, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        pause = 1300 if self._chance.random() < 0.05 else self._chance.randrange(5, 90)
        self._timer.start(pause)


def last_word(report: Report) -> int:
    """The number of the last word the report holds."""
    prose = print_(report.sections[SECTION].prose)
    found = [int(word[1:-1]) for word in prose.split() if word[:1] == "w" and word[1:-1].isdigit()]
    return found[-1] if found else 0


def main(folder: Path, seed: int) -> None:
    """Until it is killed."""
    os.environ.update(QT_QPA_PLATFORM="offscreen", XDG_STATE_HOME=str(folder / "state"))
    application = QApplication(["typist", "-style", "Fusion"])
    dress(application)
    place = DataFolder(folder)
    opening = open_checked(place.database)
    program = Program(place, opening.connection, threaded())
    typist = Typist(program, seed)
    program.window.resize(1093, 545)
    program.window.show()
    program.office.begin(typist.begin)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
