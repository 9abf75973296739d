"""The bar over a room: what happened, and what can be done now."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts import button, label


class Bar(QWidget):
    """A bar over the page: what happened and what can be done now; stays until it is closed."""

    def __init__(self) -> None:
        super().__init__()
        self._text = label("", "bar", wraps=True)
        self._buttons = QHBoxLayout()
        self._close = button("Đóng", self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 4, 8, 0)
        box.addWidget(self._text, 1)
        box.addLayout(self._buttons)
        box.addWidget(self._close)
        self.hide()

    def tell(self, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Shows a sentence and the buttons that go with it: (words, what to do)."""
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.deleteLater()
        for words, act in actions:
            self._buttons.addWidget(button(words, act))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """What it says."""
        return self._text.text()
