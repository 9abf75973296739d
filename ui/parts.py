"""Small pieces every room is built from: labels, buttons, choices that no wheel turns."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Plain text of one of the roles of style.qss: title, heading, quiet, fault, bar, failed."""
    made = QLabel(text)
    # Qt.TextFormat.PlainText, by its number: naming it makes every enumeration of Qt, for a tenth
    # of the time that the first page may take.
    made.setProperty("textFormat", 0)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


class Button(QPushButton):
    """A button that Enter presses where it has the focus itself, never from a field beside it."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        # By its text, not as Qt.Key: naming that makes every enumeration of Qt. A key held down
        # in the field before must not go on here.
        if event.text() == "\r" and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, pressed: Callable[[], object], *, main: bool = False) -> QPushButton:
    """A button that a click, its own letter, or the space bar and Enter on it press."""
    made = Button(text)
    made.setAutoDefault(False)
    made.setAccessibleName(text.replace("&", ""))
    if main:
        made.setProperty("main", "true")
    made.clicked.connect(lambda _checked=False: pressed())
    return made


def row(*items: QWidget | None) -> QHBoxLayout:
    """Widgets side by side; None is the room that gives way."""
    made = QHBoxLayout()
    made.setSpacing(8)
    for item in items:
        if item is None:
            made.addStretch(1)
        else:
            made.addWidget(item)
    return made


def restyled(widget: QWidget, role: str) -> None:
    """Gives a label another role after it was shown.

    The first call of a style makes all of its names known to Python, half a bare window's start.
    """
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))  # its padding too
