"""What is filled in outside the form: choices that no wheel turns, lists of lines, questions."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.parts import label


class Choice(QComboBox):
    """One of several, each standing for a value; the wheel turns the page, never the choice."""

    def __init__(self, name: str, items: Sequence[tuple[str, object]] = ()) -> None:
        super().__init__()
        # Kept here, because Qt would make a plain text of an enumeration's member.
        self._values: list[object] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.offer(items)

    def offer(self, items: Sequence[tuple[str, object]]) -> None:
        """Replaces the items, each its words and its value."""
        chosen = self.value()
        self._values = [value for _, value in items]
        was_silent = self.blockSignals(True)
        self.clear()
        self.addItems([words for words, _ in items])
        self.choose(chosen)
        self.blockSignals(was_silent)

    def choose(self, value: object) -> None:
        """Shows the item of that value, the first one where there is none."""
        known = self._values
        self.setCurrentIndex(known.index(value) if value in known else 0 if known else -1)

    def value(self) -> Any:
        """The value of the item that is shown; None where there is none."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def items(self) -> list[tuple[str, object]]:
        """All items, each its words and its value."""
        return [(self.itemText(at), value) for at, value in enumerate(self._values)]

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        # The style sheet's frame takes the style's own arrow away.
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.6))
        middle, right = self.height() / 2, self.width() - 10.0
        corners = ((right - 8, middle - 2), (right - 4, middle + 2), (right, middle - 2))
        painter.drawPolyline([QPointF(*corner) for corner in corners])
        painter.end()


class Lines(QPlainTextEdit):
    """A list, one item a line; Tab leaves it."""

    def __init__(self, name: str, height: int = 110) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(height)

    def lines(self) -> tuple[str, ...]:
        """What stands there, without empty lines."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def show_lines(self, lines: Sequence[str]) -> None:
        """Replaces all of it."""
        self.setPlainText("\n".join(lines))


def asked(layout: QVBoxLayout, text: str, editor: QWidget, help_: str = "") -> QLabel:
    """A question: its label over its editor, a short help between them."""
    name = label(text)
    name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    name.setBuddy(editor)
    if not editor.accessibleName():
        editor.setAccessibleName(text.replace("&", ""))
    layout.addWidget(name)
    if help_:
        editor.setAccessibleDescription(help_)
        told = label(help_, "quiet", wraps=True)
        told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout.addWidget(told)
    layout.addWidget(editor)
    return name


def line_edit(name: str, text: str = "") -> QLineEdit:
    """A one-line editor with the name screen readers say."""
    made = QLineEdit(text)
    made.setAccessibleName(name)
    return made
