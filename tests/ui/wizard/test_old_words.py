"""Words of the old period in the form: underlined, told anew by one key, never by themselves."""

import pytest
from PySide6.QtCore import Qt

from core.markup import parse, print_
from core.period import read_period
from core.report import Progress
from tests.ui.wizard.hands import press
from ui.app import Program
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
OLD = (
    "Trong *9 tháng đầu năm 2024* xã làm tốt.[^ Trong 9 tháng đầu năm. ] Nhiệm vụ 3 tháng cuối năm."
)


@pytest.fixture
def page(program: Program) -> SectionPage:
    """A section of 2024-Y that was carried from 2024-9M."""
    program.office.create("qcdc-pl34", read_period("2024-9M"), None, program.rooms.open_report)
    first = opened(program).session
    first.answer_prose("han-che", parse(OLD))
    first.save_now()
    form = ("qcdc-pl34", read_period("2024-Y"), first.report.id)
    program.office.create(*form, program.rooms.open_report)
    wizard = opened(program)
    wizard.open_page("han-che")
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    shown.prose.setFocus()
    return shown


def opened(program: Program) -> Wizard:
    assert program.rooms.report is not None
    return program.rooms.report.wizard


def test_they_are_underlined_and_told_over_the_text(page: SectionPage) -> None:
    marked = [line.cursor.selectedText() for line in page.prose.extraSelections()]
    assert marked == ["9 tháng đầu năm 2024", "\ufffc", "3 tháng cuối năm"]
    told = page._state.text()
    assert "chép từ báo cáo 9 tháng đầu năm 2024" in told
    assert "Shift+F2 thay 3 chỗ: “9 tháng đầu năm 2024” → “năm 2024”" in told
    assert print_(page.prose.prose()) == OLD


def test_one_key_tells_them_of_this_period_and_can_be_undone(page: SectionPage) -> None:
    press(page.prose, Qt.Key.Key_F2, SHIFT)
    mended = "Trong *{ky}* xã làm tốt.[^ Trong {ky:ngan}. ] Nhiệm vụ {ky_sau}."
    assert print_(page._session.prose("han-che")) == mended
    assert page._session.progress("han-che") is Progress.DOING
    assert page.prose.extraSelections() == []
    page.prose.undo()
    assert print_(page._session.prose("han-che")) == OLD


def test_keeping_leaves_the_words_and_their_line(page: SectionPage) -> None:
    press(page.prose, Qt.Key.Key_F2)
    assert page._session.progress("han-che") is Progress.DONE
    assert print_(page._session.prose("han-che")) == OLD
    assert len(page.prose.extraSelections()) == 3


def test_dropping_tells_the_section_by_the_forms_words(page: SectionPage) -> None:
    press(page.prose, Qt.Key.Key_F2, CTRL)
    assert page._session.prose("han-che") == page.section.prose
    assert page._session.progress("han-che") is Progress.EMPTY
    page.prose.undo()
    assert print_(page._session.prose("han-che")) == OLD
