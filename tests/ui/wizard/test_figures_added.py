"""The sum of the year's reports stands beside the figure; Ctrl+F7 takes it, nothing else does."""

from decimal import Decimal

from PySide6.QtCore import Qt

from core.period import read_period
from tests.ui.wizard.hands import press
from ui.app import Program
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

CTRL = Qt.KeyboardModifier.ControlModifier


def opened(program: Program) -> Wizard:
    assert program.rooms.report is not None
    return program.rooms.report.wizard


def test_the_years_sum_is_offered_and_taken_by_key(program: Program) -> None:
    for period, count in (("2024-6M", 7), ("2024-Q3", 4)):
        program.office.create("qcdc-pl34", read_period(period), None, program.rooms.open_report)
        session = opened(program).session
        session.answer_figure("van_ban_chi_dao", Decimal(count))
        session.save_now()
    program.office.create("qcdc-pl34", read_period("2024-9M"), None, program.rooms.open_report)
    wizard = opened(program)
    wizard.open_page("lanh-dao-chi-dao")
    page = wizard.stack.currentWidget()
    assert isinstance(page, SectionPage)
    assert page.questions is not None
    row = next(row for row in page.questions.figures if row.field.id == "van_ban_chi_dao")
    assert "cộng 6 tháng đầu năm + quý III: 11 (Ctrl+F7)" in row.hint.text()
    assert wizard.session.report.figures.get("van_ban_chi_dao") is None
    row.setFocus()
    press(row.entry, Qt.Key.Key_F7, CTRL)
    assert wizard.session.report.figures["van_ban_chi_dao"] == 11
