"""From the real report to the next two, by keys alone: what a person types, what is left stale."""

import re
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.export.text import text
from core.period import read_period
from core.report import Report, carried
from main import main
from ui.app import Program
from ui.new_report import NewReport
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

SEED = Path(__file__).parents[3] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"
pytestmark = [
    pytest.mark.seed,
    pytest.mark.skipif(not SEED.exists(), reason="the real report is not beside the repository"),
]
FORM = ["--template", "qcdc-pl34", "--period", "2024-9M"]
NONE = Qt.KeyboardModifier.NoModifier
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
# What no next report may change: days of cited documents, terms, years long past.
LASTING = ("ngày 12/3/2024 của", "12/3/2021", "2022 – 2024", "năm 2016", "2020-2025", "03/6/2013")
# What may differ: words of a period, its days, and documents of the old one to be chosen anew.
OF_A_PERIOD = re.compile(r"\d|năm|tháng|……|^\W*$")
MOST_PRESSES = 60
# In Word at least: places to find and change, letters typed, documents not yet chosen.
BY_HAND = {"2024-Y": (20, 60), "2025-9M": (20, 70)}


class Hands:
    """Presses keys on whatever has the focus, and counts them."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClick(focus, key, held)
        self.presses += 1


def finished(folder: Path) -> None:
    """The real report, imported, kept and locked by the program."""
    data = ["--data", str(folder), "--json"]
    assert main([*data, "import", str(SEED), *FORM]) == 0
    from ui.commands.parsing import read_arguments
    from ui.commands.running import carried_out

    listed = carried_out(read_arguments([*data, "list"])).json["reports"]
    assert isinstance(listed, list)
    (id_,) = (str(report["id"]) for report in listed)
    assert main([*data, "keep", id_, "--all"]) == 0
    assert main([*data, "finalise", id_]) == 0


def opened(program: Program) -> Wizard:
    assert program.rooms.report is not None
    return program.rooms.report.wizard


def printed(report: Report, program: Program) -> str:
    """The report as its text file would say it, DỰ THẢO left out."""
    assert report.id == opened(program).session.report.id
    return text(opened(program).session.paper()())


def made_by_keys(program: Program, hands: Hands, period: str) -> None:
    """The new report from the newest one, chosen on its page."""
    program.home.new_asked.emit()
    hands.presses += 1  # Enter on Báo cáo mới
    room = program.window.room
    assert isinstance(room, NewReport)
    # A person makes it in its own time, when the page proposes its period.
    room.period.choose(read_period(period))
    hands.press(Qt.Key.Key_Backtab, SHIFT)
    hands.press(Qt.Key.Key_Return)


def gone_through_by_keys(wizard: Wizard, hands: Hands) -> None:
    """Every page in order: words of the old period told anew, then the section is seen."""
    wizard.open_page(wizard.outline.pages[0])
    for page in wizard.outline.pages:
        assert wizard.page == page
        shown = wizard.stack.currentWidget()
        assert isinstance(shown, SectionPage)
        while shown.old_words.chosen():
            hands.press(Qt.Key.Key_F2, SHIFT)
        if page in carried(wizard.session.report):
            hands.press(Qt.Key.Key_F2)
        if page != wizard.outline.pages[-1]:
            hands.press(Qt.Key.Key_Right, ALT)


def steps(before: str, after: str) -> list[tuple[str, str]]:
    """What went and what came at each place that is not the same."""
    old, new = re.findall(r"\s+|\w+|\W", before), re.findall(r"\s+|\w+|\W", after)
    found = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [("".join(old[a:b]), "".join(new[c:d])) for tag, a, b, c, d in found if tag != "equal"]


def by_hand(before: str, after: str) -> tuple[int, int, int]:
    """(places, letters typed, letters deleted) of somebody who changes the one to the other."""
    found = steps(before, after)
    return len(found), sum(len(new) for _, new in found), sum(len(old) for old, _ in found)


@pytest.mark.parametrize("period", ["2024-Y", "2025-9M"])
def test_nothing_is_typed_nothing_stays_stale_and_nothing_else_changes(
    start: Callable[[Path], Program],
    tmp_path: Path,
    period: str,
) -> None:
    folder = tmp_path / "du lieu"
    finished(folder)
    program = start(folder)
    (old,) = program.office.reports
    program.rooms.open_report(old.id)
    before = printed(opened(program).session.report, program)
    program.rooms.go_home()
    hands = Hands()
    made_by_keys(program, hands, period)
    wizard = opened(program)
    gone_through_by_keys(wizard, hands)
    report = wizard.session.report
    after = printed(report, program)
    places, typed, _ = by_hand(before, after)
    assert (places, typed) >= BY_HAND[period]
    assert carried(report) == ()
    assert all(words in after for words in LASTING if words in before)
    assert hands.presses <= MOST_PRESSES
    assert "năm năm" not in after
    if period == "2024-Y":
        assert not re.search(r"tháng (?:đầu|cuối) năm", after)
    else:
        left = re.findall(r"\S+ \S+2024", after)
        assert [words for words in left if words not in ("ngày 12/3/2024", "– 2024")] == []
        assert "2022 – 2024" in after
        assert "6 tháng cuối năm" not in after
    changed = [step for step in steps(before, after) if not OF_A_PERIOD.search("".join(step))]
    assert changed == []
