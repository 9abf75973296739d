"""The line under the form in which one types what to find (Ctrl+F)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.parts import button, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """`typed` carries the words, `stepped` 1 or -1; `left` says that finding is over."""

    typed = Signal(object)
    stepped = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entry = _FindLine()
        self.entry.setAccessibleName("Tìm trong báo cáo")
        self.entry.setPlaceholderText("Tìm chữ hay số, không cần dấu")
        self._count = label("", "quiet")
        back = button("Trước", lambda: self.stepped.emit(-1))
        on = button("Sau", lambda: self.stepped.emit(1))
        back.setToolTip("Chỗ trước (Shift+F3)")
        on.setToolTip("Chỗ sau (F3 hoặc Enter)")
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 2, 12, 2)
        name = label("Tìm")
        name.setBuddy(self.entry)
        for part in (name, self.entry, self._count, back, on, button("Đóng", self.left.emit)):
            box.addWidget(part, int(part is self.entry))
        self.setFocusProxy(self.entry)
        self.entry.textChanged.connect(self.typed.emit)
        self.entry.stepped.connect(self.stepped)
        self.hide()

    def show_count(self, at: int, count: int) -> None:
        """ "3/12", or that nothing is there."""
        told = f"{at}/{count}" if count else "Không có" if self.entry.text().strip() else ""
        self._count.setText(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _FindLine(QLineEdit):
    """Enter goes on to the next place, Shift+Enter back."""

    stepped = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
