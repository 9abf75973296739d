"""Editors of single values: Enter goes on, the wheel changes nothing, faults wait for leaving."""

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from core.errors import AppError
from core.fields import Kind, Value, read_value, written
from core.numbers import whole_date
from core.template import Field

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIGURE = QRegularExpression(r"[-−]?[\d., \x{00a0}\x{202f}]*")
# Letters of all choices that still fit in one line.
SIDE_BY_SIDE = 48


def takes_focus(widget: QWidget) -> bool:
    """Whether Enter may go there: something one types or chooses in."""
    focusable = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return focusable and widget.isVisible() and widget.isEnabled()


def next_stop(widget: QWidget) -> None:
    """Moves the focus to the next thing to fill in, over the small checks beside figures."""
    here = widget.nextInFocusChain()
    while here is not None and here is not widget:
        if takes_focus(here) and here.property("aside") is not True:
            here.setFocus(Qt.FocusReason.TabFocusReason)
            return
        here = here.nextInFocusChain()


class ShortLine(QLineEdit):
    """One line. `left` comes with the text when it is left or Enter is pressed."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.left.emit()
            next_stop(self)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class FigureLine(ShortLine):
    """A number written the Vietnamese way, at the right edge; `refused` where it is locked."""

    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(QRegularExpressionValidator(_FIGURE, self))
        self.setFixedWidth(116)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and event.text().isdigit():
            self.refused.emit()
        else:
            super().keyPressEvent(event)


class ValueEditor(QWidget):
    """One field that is no figure: `answered` carries its value, `faulty` an error or None."""

    answered = Signal(object)
    faulty = Signal(object)

    def __init__(self, field: Field, year: int) -> None:
        super().__init__()
        self.field = field
        self._year = year
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._build(box)

    def show_value(self, value: Value) -> None:
        """Shows what the report holds; what is being typed is left alone."""
        match self.entry:
            case ShortLine() | QPlainTextEdit() if self.entry.hasFocus():
                return
            case ShortLine():
                self.entry.setText(written(value))
            case QPlainTextEdit():
                if self.entry.toPlainText() != written(value):
                    self.entry.setPlainText(written(value))
            case _:
                self._show_choice(value)

    def flush(self) -> None:
        """Takes what is typed but not left yet."""
        if isinstance(self.entry, ShortLine | QPlainTextEdit):
            self._on_left()

    def _build(self, box: QVBoxLayout) -> None:
        self._buttons: dict[object, QRadioButton | QCheckBox] = {}
        self.entry: QWidget
        match self.field.kind:
            case Kind.TEXT:
                entry = QPlainTextEdit()
                entry.setTabChangesFocus(True)
                entry.setMinimumHeight(96)
                entry.textChanged.connect(self._on_typed)
                self.entry = entry
            case Kind.YESNO:
                self.entry = self._choices([("Có", True), ("Chưa", False)], QRadioButton)
            case Kind.CHOICE:
                items = [(item, item) for item in self.field.choices]
                self.entry = self._choices(items, QRadioButton)
            case Kind.CHOICES:
                items = [(item, item) for item in self.field.choices]
                self.entry = self._choices(items, QCheckBox)
            case _:
                line = ShortLine()
                line.textEdited.connect(self._on_typed)
                line.left.connect(self._on_left)
                if self.field.kind is Kind.DATE:
                    line.setFixedWidth(132)
                self.entry = line
        self.entry.setAccessibleName(self.field.label)
        self.entry.setAccessibleDescription(self.field.help)
        self.setFocusProxy(self._first_focus())
        box.addWidget(self.entry)

    def _choices(
        self, items: list[tuple[str, str]] | list[tuple[str, bool]], kind: type
    ) -> QWidget:
        holder = QWidget()
        short = sum(len(words) for words, _ in items) < SIDE_BY_SIDE
        line = QHBoxLayout(holder) if short else QVBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12 if short else 2)
        group = QButtonGroup(holder)
        for words, value in items:
            button = kind(words)
            button.setAccessibleName(f"{self.field.label}: {words}")
            button.clicked.connect(self._on_chosen)
            if kind is QRadioButton:
                group.addButton(button)  # in a group Tab comes to one of them only
            self._buttons[value] = button
            line.addWidget(button)
        line.addStretch(1)
        return holder

    def _first_focus(self) -> QWidget:
        return next(iter(self._buttons.values()), None) or self.entry

    def _show_choice(self, value: Value) -> None:
        chosen = value if isinstance(value, tuple) else (value,)
        for item, button in self._buttons.items():
            button.setChecked(item in chosen)

    def _on_chosen(self) -> None:
        chosen = [item for item, button in self._buttons.items() if button.isChecked()]
        if self.field.kind is Kind.CHOICES:
            self.answered.emit(tuple(str(item) for item in chosen) or None)
        else:
            self.answered.emit(chosen[0] if chosen else None)

    def _typed(self) -> str:
        if isinstance(self.entry, QPlainTextEdit):
            return self.entry.toPlainText()
        return self.entry.text() if isinstance(self.entry, ShortLine) else ""

    def _on_typed(self) -> None:
        try:
            self.answered.emit(self._read())
        except AppError:
            return

    def _on_left(self) -> None:
        try:
            value = self._read()
        except AppError as error:
            self.faulty.emit(error)
            self.answered.emit(None)
            return
        self.faulty.emit(None)
        self.answered.emit(value)
        if isinstance(self.entry, ShortLine) and self.entry.text() != written(value):
            self.entry.setText(written(value))

    def _read(self) -> Value:
        text = self._typed()
        if self.field.kind is Kind.DATE:
            text = whole_date(text, self._year)
        return read_value(self.field.label, self.field.kind, text, self.field.choices)
