"""A small line of words under a figure: its note, or why it was overridden."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts import label
from ui.wizard.editors import ShortLine


class WordsLine(QWidget):
    """`written` carries the words when they are left."""

    written = Signal(object)

    def __init__(self, name: str, accessible: str) -> None:
        super().__init__()
        self._line = ShortLine()
        self._line.setAccessibleName(accessible)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        heading = label(name, "quiet")
        heading.setBuddy(self._line)
        box.addWidget(heading)
        box.addWidget(self._line, 1)
        self.setFocusProxy(self._line)
        self._line.left.connect(self.flush)

    def show_words(self, words: str) -> None:
        """Shows what is kept; what is being typed is left alone."""
        if not self._line.hasFocus() and self._line.text() != words:
            self._line.setText(words)

    def has_focus(self) -> bool:
        """Whether one is typing here."""
        return self._line.hasFocus()

    def flush(self) -> None:
        """Takes what is typed but not left yet."""
        if self._line.isModified():
            self._line.setModified(False)
            self.written.emit(self._line.text())
