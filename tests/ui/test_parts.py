"""Buttons do what a person at the keyboard expects of them."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProxyStyle
from pytestqt.qtbot import QtBot

from ui.parts import button, label, restyled


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    pressed: list[str] = []
    made = button("Hoàn thành", lambda: pressed.append("x"))
    qtbot.addWidget(made)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(made, key)
    assert len(pressed) == 3


def test_a_key_held_down_from_the_field_before_presses_nothing(qtbot: QtBot) -> None:
    pressed: list[str] = []
    made = button("Hoàn thành", lambda: pressed.append("x"))
    qtbot.addWidget(made)
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.NoModifier,
        "\r",
        autorep=True,
    )
    QApplication.sendEvent(made, held)
    assert not pressed


class Plain(QProxyStyle):
    """Counts how often it was asked to dress a widget."""

    asked = 0

    def polish(self, *given: Any) -> Any:
        self.asked += 1
        return super().polish(*given)


def test_a_label_that_keeps_its_role_is_not_dressed_anew(qtbot: QtBot) -> None:
    made, style = label("Đã lưu", "quiet"), Plain()
    qtbot.addWidget(made)
    made.setStyle(style)
    before = style.asked
    restyled(made, "quiet")
    assert style.asked == before
    restyled(made, "failed")
    assert style.asked > before
