"""The row of buttons over a text: what can be done with its letters."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.wizard.chip_editor import ChipEditor

_HEIGHT = 32


class ChipBar(QWidget):
    """Đậm, Nghiêng, Chèn: the buttons of a footnote's text."""

    def __init__(self, editor: ChipEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.setFixedHeight(_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._bold = self._toggle("Đậm", "Chữ đậm (Ctrl+B)", editor.toggle_bold)
        self._italic = self._toggle("Nghiêng", "Chữ nghiêng (Ctrl+I)", editor.toggle_italic)
        self._show_looks()
        self._add_more()
        row.addStretch()
        tip = "Chèn số liệu, văn bản, thôn… lấy từ nơi đã nhập (F4)"
        self._button("Chèn… F4", tip, editor.ask_insert)
        for told in (editor.cursorPositionChanged, editor.selectionChanged):
            told.connect(self._on_cursor_moved)
        editor.currentCharFormatChanged.connect(self._on_cursor_moved)
        editor.document().contentsChanged.connect(self._on_cursor_moved)
        self._on_cursor_moved()

    def _add_more(self) -> None:
        """The place between the letters' looks and Chèn."""

    def _on_cursor_moved(self) -> None:
        self._bold.setChecked(self._editor.is_bold())
        self._italic.setChecked(self._editor.is_italic())

    def _show_looks(self) -> None:
        bold, italic = QFont(), QFont()
        bold.setBold(True)
        italic.setItalic(True)
        self._bold.setFont(bold)
        self._italic.setFont(italic)

    def _toggle(self, text: str, tip: str, act: Callable[[], None]) -> QToolButton:
        button = self._button(text, tip, act)
        button.setCheckable(True)
        return button

    def _button(self, text: str, tip: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setAccessibleDescription(tip)
        button.setAutoRaise(True)
        button.setFixedHeight(_HEIGHT)
        # The cursor stays in the text; the keys in the tips do the same without a mouse.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._do(act))
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def _do(self, act: Callable[[], None]) -> None:
        self._editor.setFocus()
        act()
        self._on_cursor_moved()
