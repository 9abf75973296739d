"""One figure: label, number, unit, "Không phát sinh", its note, where it comes from, its past."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QToolButton, QWidget

from core.errors import AppError
from core.fields import NOTHING, Figure, read_figure, written
from core.template import Field
from ui.messages import sentence
from ui.parts import button, label
from ui.wizard.editors import FigureLine
from ui.wizard.figure_state import FigureState, hint_words
from ui.wizard.words_line import WordsLine

LABEL_WIDTH = 250
_LOCKED = "Số này tự tính. Muốn ghi số khác, chọn Sửa tay và ghi vì sao."


class FigureRow(QWidget):
    """`answered` carries the state a person gave, `noted` words beside it, `reasoned` why a number
    that counts itself was overridden.
    """

    answered = Signal(object)
    noted = Signal(object)
    reasoned = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._state: FigureState | None = None
        self._overriding = False
        self.entry = FigureLine()
        self.entry.setAccessibleName(f"{field.label}, {field.unit}" if field.unit else field.label)
        self.entry.setAccessibleDescription(field.help)
        self.nothing = QCheckBox("Không phát sinh")
        self.nothing.setAccessibleName(f"{field.label}: không phát sinh")
        self.override = button("Sửa tay", self._on_override)
        self.override.setAccessibleName(f"{field.label}: sửa tay")
        self.note = WordsLine("Ghi chú", f"Ghi chú cho {field.label}")
        self.reason = WordsLine("Vì sao sửa tay", f"Vì sao sửa tay {field.label}")
        self._more = QToolButton()
        self._more.setText("✎")
        self._more.setToolTip("Ghi chú cho số này (in ở cột Ghi chú của phụ lục)")
        self._more.setAccessibleName(f"Ghi chú cho {field.label}")
        for aside in (self.nothing, self.override, self._more):
            aside.setProperty("aside", True)
        self.hint = label("", "quiet", wraps=True)
        self.fault = label("", "fault", wraps=True)
        self.setFocusProxy(self.entry)
        self._arrange()
        self._connect()

    def show_state(self, state: FigureState) -> None:
        """Shows the figure; a sum stands locked in grey, with its reason."""
        if self._state == state and not self.entry.isModified():
            return
        self._state = state
        self._overriding = self._overriding and not state.is_overridden
        locked = state.is_locked and not self._overriding
        self.nothing.setChecked(state.given is NOTHING)
        self.entry.setReadOnly(locked)
        if not self.entry.hasFocus() or locked:
            shown = state.counted if locked else state.given
            self.entry.setText("" if shown is None or shown is NOTHING else written(shown))
        self.hint.setText(hint_words(state))
        self.hint.setToolTip(state.full)
        self.hint.setVisible(bool(self.hint.text()))
        self.nothing.setVisible(state.counted is None)
        self.override.setVisible(state.counted is not None)
        self.override.setText("Tự tính lại" if state.is_overridden else "Sửa tay")
        self.reason.show_words(state.reason)
        self.reason.setVisible(state.is_overridden or self._overriding)
        self.note.show_words(state.note)
        self.note.setVisible(bool(state.note) or self.note.has_focus())

    def take(self, figure: Figure) -> None:
        """Puts a number there as if it were typed: Ctrl+Z brings back what was."""
        if figure is None or self.entry.isReadOnly():
            return
        if figure is NOTHING:
            self._on_nothing(True)
            return
        self.entry.selectAll()
        self.entry.insert(written(figure))
        self.entry.setModified(True)
        self._on_typed(self.entry.text())

    def flush(self) -> None:
        """Takes what is typed but not left yet."""
        if self.entry.isModified():
            self._on_left()
        self.note.flush()
        self.reason.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7: last period's number; Shift+F7: the register's of events; Ctrl+F7: the year's sum."""
        state = self._state
        if event.key() != Qt.Key.Key_F7 or state is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.take(state.events)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take(state.added)
        else:
            self.take(state.last)

    def _arrange(self) -> None:
        name = label(self.field.label, wraps=True)
        name.setBuddy(self.entry)
        unit = label(self.field.unit, "quiet")
        unit.setFixedWidth(60)
        name.setMinimumWidth(LABEL_WIDTH // 2)
        name.setMaximumWidth(LABEL_WIDTH)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        for column, part in enumerate((name, self.entry, unit, self.nothing, self._more)):
            grid.addWidget(part, 0, column)
        grid.addWidget(self.override, 0, 3)
        # One width, so that the numbers stand under one another.
        self.override.setFixedWidth(self.nothing.sizeHint().width())
        self.override.hide()
        # All that is to spare goes to the label first, up to its width, then to the right.
        grid.setColumnStretch(0, 1000)
        grid.setColumnStretch(5, 1)
        for at, below in enumerate((self.hint, self.fault, self.reason, self.note), 1):
            below.hide()
            grid.addWidget(below, at, 1, 1, 5)

    def _connect(self) -> None:
        self.entry.textEdited.connect(self._on_typed)
        self.entry.left.connect(self._on_left)
        self.entry.refused.connect(lambda: self._show_fault(_LOCKED))
        self.nothing.clicked.connect(self._on_nothing)
        self._more.clicked.connect(self._on_more)
        self.note.written.connect(self.noted)
        self.reason.written.connect(self.reasoned)

    def _on_typed(self, text: str) -> None:
        try:
            figure = self._read(text)
        except AppError:
            return
        if figure is not None or not self.nothing.isChecked():
            self.nothing.setChecked(False)
            self.answered.emit(figure)

    def _on_left(self) -> None:
        if self.entry.isReadOnly():
            self._show_fault("")
        if not self.entry.isModified():
            return
        self.entry.setModified(False)
        text = self.entry.text()
        try:
            figure = self._read(text)
        except AppError as error:
            # The words stay for mending; a figure nobody can read must not pass for one.
            self._show_fault(sentence(error))
            self.answered.emit(None)
            return
        self._show_fault("")
        if figure is not None or not self.nothing.isChecked():
            self.answered.emit(figure)
            self.entry.setText(written(figure))

    def _on_nothing(self, checked: bool) -> None:
        self.entry.clear()
        self.entry.setModified(False)
        self._show_fault("")
        self.answered.emit(NOTHING if checked else None)

    def _on_override(self) -> None:
        state = self._state
        if state is None:
            return
        self._show_fault("")
        if state.is_overridden:
            self.reasoned.emit("")
            self.answered.emit(None)
            self.entry.setFocus()
            return
        self._overriding = True
        self.entry.setReadOnly(False)
        self.reason.show()
        self.entry.setFocus()
        self.entry.selectAll()

    def _on_more(self) -> None:
        self.note.show()
        self.note.setFocus()

    def _read(self, text: str) -> Figure:
        return read_figure(self.field.label, self.field.kind, text.replace("\u202f", " "))

    def _show_fault(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
