"""The cells of a table of the form: typing opens one, Enter goes on, every key is seen."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from core.fields import Kind
from core.template import Field, TableForm
from ui.entries import Choice
from ui.wizard.editors import next_stop

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# With Alt or Ctrl these are the whole table's, not the cell's.
_OUTSIDE = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Z, Qt.Key.Key_Y)
LINE = 34
_HEADING_SIDES = 14


class Grid(QTableWidget):
    """The cells: typing opens one, Enter goes to the next, Tab leaves the table."""

    typed = Signal()
    pasted = Signal(object)

    def __init__(self, form: TableForm) -> None:
        super().__init__(0, len(form.columns))
        self.form = form
        self.setAccessibleName(form.label)
        self.setAccessibleDescription(form.help)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalHeaderLabels([_heading(column) for column in form.columns])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        self.verticalHeader().setMinimumSectionSize(LINE)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setItemDelegate(_Cells(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alone = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not alone:
            self.go_on()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif alone and event.key() in _OUTSIDE:
            event.ignore()
        elif event.key() == Qt.Key.Key_Delete and self.currentItem() is not None:
            self.currentItem().setText("")
            self.typed.emit()
        else:
            super().keyPressEvent(event)

    def heading_height(self) -> int:
        """As many lines as the longest heading takes in its column; the heading is made so."""
        head = self.horizontalHeader()
        metrics = head.fontMetrics()
        wraps = int(Qt.TextFlag.TextWordWrap.value)
        highest = metrics.height()
        for at, column in enumerate(self.form.columns):
            room = QRect(0, 0, max(self.columnWidth(at) - _HEADING_SIDES, 20), 1000)
            highest = max(highest, metrics.boundingRect(room, wraps, _heading(column)).height())
        head.setFixedHeight(highest + _HEADING_SIDES)
        return head.height()

    def paste(self) -> None:
        """What the clipboard holds, told as text."""
        self.pasted.emit(QApplication.clipboard().text())

    def go_on(self) -> None:
        """To the next cell; after the last one, out of the table."""
        at = self.currentRow() * self.columnCount() + self.currentColumn() + 1
        if self.currentRow() >= 0 and at < self.rowCount() * self.columnCount():
            self.setCurrentCell(*divmod(at, self.columnCount()))
        else:
            next_stop(self)


class _CellLine(QLineEdit):
    """Several cells pasted into one go to the table; one goes in as it is."""

    def __init__(self, parent: QWidget, grid: Grid) -> None:
        super().__init__(parent)
        self._grid = grid

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = QApplication.clipboard().text()
        several = "\t" in text or "\n" in text.strip()
        if several and event.matches(QKeySequence.StandardKey.Paste):
            self._grid.setFocus()
            self._grid.paste()
        else:
            super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Editors of cells; every keystroke counts as typed, so that autosave sees it."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        column = self._grid.form.columns[index.column()]
        if column.kind in (Kind.CHOICE, Kind.YESNO):
            return self._choice(parent, column)
        line = _CellLine(parent, self._grid)
        line.setAccessibleName(f"{column.label}, dòng {index.row() + 1}")
        place = QPersistentModelIndex(index)
        line.textEdited.connect(lambda text: self._on_typed(place, text))
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps the cell and goes on."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and key in _ENTER and isinstance(watched, QWidget):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched)
            self._grid.setFocus()
            self._grid.go_on()
            return True
        return super().eventFilter(watched, event)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, Choice):
            editor.choose(index.data(Qt.ItemDataRole.EditRole) or "")
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        text = editor.value() if isinstance(editor, Choice) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        model.setData(index, text, Qt.ItemDataRole.EditRole)
        self._grid.typed.emit()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        editor.setGeometry(option.rect)

    def _choice(self, parent: QWidget, column: Field) -> Choice:
        words = ("có", "chưa") if column.kind is Kind.YESNO else column.choices
        editor = Choice(column.label, [("", ""), *((word, word) for word in words)])
        editor.setParent(parent)
        editor.activated.connect(lambda: self.commitData.emit(editor))
        return editor

    def _on_typed(self, place: QPersistentModelIndex, text: str) -> None:
        if place.isValid():
            self._grid.model().setData(place, text, Qt.ItemDataRole.EditRole)
            self._grid.typed.emit()


def _heading(column: Field) -> str:
    told = not column.unit or column.unit.lower() in column.label.lower()
    return column.label if told else f"{column.label} ({column.unit})"
