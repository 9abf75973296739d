"""One figure: its label, its number, its unit, and the small check "Không phát sinh"."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from core.errors import AppError
from core.fields import NOTHING, Figure, read_figure, written
from core.template import Field
from ui.messages import sentence
from ui.parts import label
from ui.wizard.editors import FigureLine

LABEL_WIDTH = 250


class FigureRow(QWidget):
    """The four states of a figure; `answered` carries the state a person gave."""

    answered = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._shown: tuple[Figure, Figure, str] | None = None
        self.entry = FigureLine()
        self.entry.setAccessibleName(f"{field.label}, {field.unit}" if field.unit else field.label)
        self.entry.setAccessibleDescription(field.help)
        self.nothing = QCheckBox("Không phát sinh")
        self.nothing.setAccessibleName(f"{field.label}: không phát sinh")
        self.nothing.setProperty("aside", True)
        self.hint = label("", "quiet", wraps=True)
        self.fault = label("", "fault", wraps=True)
        self.setFocusProxy(self.entry)
        self._arrange()
        self._connect()

    def show_figure(self, given: Figure, counted: Figure, why: str) -> None:
        """Shows the state; a number that is counted and not given stands grey, with its reason."""
        if self._shown == (given, counted, why) and not self.entry.isModified():
            return
        self._shown = (given, counted, why)
        self.nothing.setChecked(given is NOTHING)
        computed = given is None and counted is not None
        self.entry.setPlaceholderText(written(counted) if computed else "")
        if not self.entry.hasFocus():
            self.entry.setText("" if given is None or given is NOTHING else written(given))
        self.hint.setText(why)
        self.hint.setVisible(bool(why))

    def flush(self) -> None:
        """Takes what is typed but not left yet."""
        if self.entry.isModified():
            self._on_left()

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
        for column, part in enumerate((name, self.entry, unit, self.nothing)):
            grid.addWidget(part, 0, column)
        # All that is to spare goes to the label first, up to its width, then to the right.
        grid.setColumnStretch(0, 1000)
        grid.setColumnStretch(4, 1)
        for at, below in enumerate((self.hint, self.fault), 1):
            below.hide()
            grid.addWidget(below, at, 1, 1, 4)

    def _connect(self) -> None:
        self.entry.textEdited.connect(self._on_typed)
        self.entry.left.connect(self._on_left)
        self.nothing.clicked.connect(self._on_nothing)

    def _on_typed(self, text: str) -> None:
        try:
            figure = self._read(text)
        except AppError:
            return
        if figure is not None or not self.nothing.isChecked():
            self.nothing.setChecked(False)
            self.answered.emit(figure)

    def _on_left(self) -> None:
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

    def _read(self, text: str) -> Figure:
        return read_figure(self.field.label, self.field.kind, text.replace("\u202f", " "))

    def _show_fault(self, text: str) -> None:
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
