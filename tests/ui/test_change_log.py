"""The log of a report in its window: what changed, when and where, in words; by keys alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from core.markup import parse
from tests.ui.wizard.hands import press
from tests.ui.wizard.test_wizard import figure, focus, page
from ui.app import Program
from ui.wizard.changes_page import ChangesPage
from ui.wizard.versions import VersionsDialog
from ui.wizard.wizard import Wizard

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SECTION = "han-che"


@pytest.fixture
def wizard(wizard: Wizard, program: Program) -> Wizard:
    """The sample in which two sittings changed a text and a figure."""
    session = wizard.session
    session.answer_prose(SECTION, parse("Có hai việc chậm."))
    session.save_now()
    session.answer_figure("so_ho", Decimal(1400))
    session.save_now()
    program.office.open(session.report.id, lambda _: None)  # another sitting
    session.answer_prose(SECTION, parse("Có ba việc chậm."))
    session.save_now()
    return wizard


def opened(wizard: Wizard) -> ChangesPage:
    wizard.setFocus()
    press(focus(), Qt.Key.Key_H, CTRL | ALT)
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, ChangesPage)
    assert shown.list.hasFocus()
    return shown


def lines(shown: ChangesPage) -> list[tuple[str, str]]:
    """Place and words of each."""
    found = []
    for at in range(shown.list.count()):
        head, words = shown.list.item(at).text().split("\n")
        found.append((head.split(" · ", 1)[-1].split()[0], words))
    return found


def test_every_change_is_told_with_its_place_and_in_words(wizard: Wizard) -> None:
    shown = opened(wizard)
    assert lines(shown)[0] == ("IV.2", "Lời văn: “hai” → “ba”")
    place, words = lines(shown)[1]
    assert place == "I"
    assert words.startswith("Số hộ: ")
    assert words.endswith(" → 1.400")
    assert lines(shown)[2][0] == "IV.2"
    assert "Có haiba việc chậm." in shown.text.toPlainText()


def test_the_first_filling_of_a_figure_is_told_too(wizard: Wizard) -> None:
    wizard.session.answer_figure("so_ho", None)
    wizard.session.save_now()
    wizard.session.answer_figure("so_ho", Decimal(7))
    wizard.session.answer_prose(SECTION, parse("Khác."))
    wizard.session.save_now()
    told = [words for _, words in lines(opened(wizard))]
    assert "Số hộ: 1.400 → 7" in told or "Số hộ: …… → 7" in told


def test_enter_goes_to_the_field_and_escape_back(wizard: Wizard) -> None:
    wizard.open_page("mo-dau")
    shown = opened(wizard)
    press(focus(), Qt.Key.Key_Down)
    assert shown.text.toPlainText().endswith("Sau đó: 1.400")
    press(focus(), Qt.Key.Key_Return)
    assert wizard.page == "dac-diem-tinh-hinh"
    assert figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho").entry is not None
    opened(wizard)
    press(focus(), Qt.Key.Key_Escape)
    assert wizard.stack.currentWidget() is page(wizard, "dac-diem-tinh-hinh")


def test_the_versions_of_the_chosen_section_are_one_key_away(
    wizard: Wizard, program: Program
) -> None:
    wizard.open_page("mo-dau")
    opened(wizard)
    press(focus(), Qt.Key.Key_H, CTRL)
    dialog = program.window.findChildren(VersionsDialog)[-1]
    assert dialog.windowTitle() == "Các bản trước: IV.2"
    assert dialog.list.item(0).text().endswith("từ đó “hai” → “ba”")
    dialog._on_log()
    assert isinstance(wizard.stack.currentWidget(), ChangesPage)


def test_a_figure_is_taken_back_and_that_can_be_undone(wizard: Wizard, program: Program) -> None:
    session = wizard.session
    shown = opened(wizard)
    before = session.report.figures["so_ho"]
    shown.list.setCurrentRow(1)
    press(shown._take, Qt.Key.Key_Space)
    assert session.report.figures["so_ho"] != before
    assert session.is_saved
    assert lines(shown)[0][1].startswith("Số hộ: 1.400 → ")
    assert program.rooms.report
    program.rooms.report.steps.undo()
    assert session.report.figures["so_ho"] == before


def test_a_text_is_taken_back(wizard: Wizard) -> None:
    shown = opened(wizard)
    press(shown._take, Qt.Key.Key_Space)
    assert wizard.session.prose(SECTION) == parse("Có hai việc chậm.")


def test_only_the_open_section_if_so_wished(wizard: Wizard, qtbot: QtBot) -> None:
    wizard.open_page(SECTION)
    shown = opened(wizard)
    press(focus(), Qt.Key.Key_M, ALT)
    qtbot.waitUntil(shown.only.isChecked)
    assert {place for place, _ in lines(shown)} == {"IV.2"}
    press(focus(), Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: wizard.stack.currentWidget() is not shown)
    assert wizard.page == SECTION


def test_a_locked_report_keeps_its_log_and_nothing_is_taken(
    wizard: Wizard, program: Program
) -> None:
    program.office.finalise(wizard.session, lambda: None)
    program.rooms.open_report(wizard.session.report.id)
    assert program.rooms.report
    locked = program.rooms.report.wizard
    shown = opened(locked)
    assert shown.list.item(0).text().endswith("Hoàn thành lần 1")
    assert not shown._go.isEnabled()
    press(focus(), Qt.Key.Key_Down)
    assert lines(shown)[1] == ("IV.2", "Lời văn: “hai” → “ba”")
    assert not shown._take.isEnabled()
    assert shown._go.isEnabled()
    assert "chỉ xem" in shown._told.text()


def test_the_line_at_the_bottom_leads_there(wizard: Wizard, program: Program) -> None:
    (made,) = program.window.status.findChildren(QToolButton)
    assert made.isVisible()
    made.click()
    assert isinstance(wizard.stack.currentWidget(), ChangesPage)
    program.rooms.go_home()
    assert not made.isVisible()


def test_a_report_nobody_changed_says_so(wizard: Wizard) -> None:
    shown = opened(wizard)
    shown.show_log((), SECTION, can_take=True)
    assert "Chưa có thay đổi nào" in shown._told.text()
    press(shown.list, Qt.Key.Key_Return)
    assert isinstance(wizard.stack.currentWidget(), ChangesPage)


def test_all_of_it_is_in_sight_on_a_small_screen(wizard: Wizard, program: Program) -> None:
    program.window.resize(1000, 540)
    shown = opened(wizard)
    QApplication.processEvents()
    for made in (shown._go, shown._take, shown._versions):
        assert made.width() >= made.sizeHint().width(), made.text()
    room = program.window.rect()
    for part in (shown.list, shown.text, shown._go, shown._take, shown._versions, shown.only):
        corner = part.mapTo(program.window, part.rect().bottomRight())
        assert room.contains(corner), part.accessibleName()
