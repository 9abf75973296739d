"""Everything by keys: Esc leaves a room, F1 opens the help, Tab reaches all that can be used."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTextEdit,
    QWidget,
)

from tests.ui.wizard.hands import press
from ui.app import Program
from ui.home import Home
from ui.kept_page import KeptPage
from ui.unit_profile import UnitProfile
from ui.wizard.prose_bar import ProseBar
from ui.wizard.wizard import Wizard

ROOMS = ["new", "old", "unit", "events", "submit", "receive", "board", "totals"]
USED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def entered(program: Program, name: str) -> QWidget:
    getattr(program.rooms, f"_show_{name}")()
    room = program.window.room
    assert room is not None
    return room


def usable(room: QWidget) -> list[QWidget]:
    """All that is seen and can be used, without the parts of a list or a box; the buttons over a
    text have keys of their own."""
    return [
        widget
        for kind in USED
        for widget in room.findChildren(kind)
        if widget.isVisible() and widget.isEnabled()
        if not isinstance(widget.parentWidget(), QAbstractItemView | QComboBox | ProseBar)
    ]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize("name", ROOMS)
def test_escape_leaves_a_room_from_wherever_one_is(program: Program, name: str) -> None:
    for kind in (QWidget, QLineEdit, QComboBox, QAbstractItemView):
        room = entered(program, name)
        held = [widget for widget in usable(room) if isinstance(widget, kind)][:1]
        for widget in held:
            widget.setFocus()
            press(widget, Qt.Key.Key_Escape)
            assert isinstance(program.window.room, Home), (name, widget.accessibleName())


def test_escape_leaves_the_cell_first(program: Program) -> None:
    room = entered(program, "unit")
    assert isinstance(room, UnitProfile)
    room.tabs.setCurrentWidget(room.villages)
    table = room.villages.table
    table.setFocus()
    table.setCurrentCell(0, 0)
    press(table, Qt.Key.Key_F2)
    assert isinstance(focus(), QLineEdit)
    press(focus(), Qt.Key.Key_Escape)
    assert room.isVisible()
    press(focus(), Qt.Key.Key_Escape)
    assert program.home.isVisible()


@pytest.mark.parametrize("name", ["home", *ROOMS])
def test_tab_reaches_all_that_can_be_used(program: Program, name: str) -> None:
    if name == "home":
        program.rooms.go_home()
    room = program.window.room if name == "home" else entered(program, name)
    assert room is not None
    assert unreached(room) == []


def test_tab_reaches_all_of_what_is_kept(program: Program) -> None:
    program.rooms.show_kept()
    room = program.window.room
    assert isinstance(room, KeptPage)
    assert room.copies.hasFocus()
    assert unreached(room) == []


def test_tab_reaches_all_of_the_log(wizard: Wizard, program: Program) -> None:
    wizard.session.answer_figure("so_ho", None)
    assert program.rooms.report
    program.rooms.report.history.show_log()
    assert unreached(wizard) == []


def test_tab_reaches_all_of_the_form(wizard: Wizard) -> None:
    for id_ in wizard.outline.pages:
        wizard.open_page(id_)
        assert unreached(wizard) == [], id_
    wizard.look()
    assert unreached(wizard) == []


def unreached(room: QWidget) -> list[str]:
    """What Tab never comes to, pressed once round; of radio buttons it takes one of a group."""
    room.setFocus()
    met: list[QWidget] = []
    while focus() not in met:
        met.append(focus())
        press(focus(), Qt.Key.Key_Tab)
    return [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in usable(room)
        if widget not in met and not isinstance(widget, QRadioButton)
    ]


def test_f1_goes_to_the_help_and_back(wizard: Wizard) -> None:
    wizard.open_page("dac-diem-tinh-hinh")
    field = focus()
    told = wizard.side._title.text()
    wizard.side.hide()
    press(field, Qt.Key.Key_F1)
    assert wizard.side.isVisible()
    assert wizard.side.isAncestorOf(focus())
    assert wizard.side._title.text() == told
    press(focus(), Qt.Key.Key_F1)
    assert focus() is field
    press(field, Qt.Key.Key_F1)
    press(focus(), Qt.Key.Key_Escape)
    assert focus() is field
