"""The preview shows the pages and brings one back to what was clicked."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.wizard.hands import press
from ui.app import Program
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard


def test_it_opens_at_the_section_one_was_in(wizard: Wizard, program: Program) -> None:
    wizard.open_page("han-che")
    wizard.look()
    assert program.window.isVisible()
    assert wizard.preview.area.verticalScrollBar().value() > 0
    assert wizard.preview._count.text().endswith("trang A4")


def test_a_click_goes_to_the_section(wizard: Wizard) -> None:
    wizard.open_page("mo-dau")
    wizard.look()
    sheets = wizard.preview.sheets
    place = QPoint(sheets.width() // 2, sheets.top_of("huong-uoc") + 60)
    QTest.mouseClick(sheets, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert wizard.page == "huong-uoc"
    assert isinstance(wizard.stack.currentWidget(), SectionPage)


def test_escape_goes_back(wizard: Wizard) -> None:
    wizard.open_page("mo-dau")
    wizard.look()
    press(wizard.preview.area, Qt.Key.Key_Escape)
    assert isinstance(wizard.stack.currentWidget(), SectionPage)
    assert wizard.page == "mo-dau"


def test_it_is_laid_out_again_after_a_rest(wizard: Wizard) -> None:
    wizard.look()
    before = wizard.preview.sheets.pages
    wizard.session.answer_figure("so_ho", None)
    assert wizard.preview._rest.isActive()
    assert wizard.preview._rest.interval() <= 150
    wizard.preview._rest.timeout.emit()
    assert wizard.preview.sheets.pages != before
