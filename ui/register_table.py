"""A small table of a register: entries are added (F5), taken out (F6) and written over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.text import clean_line
from ui.entries import Choice
from ui.parts import button, label, row

# Row numbers, the scroll bar and the frame.
_BESIDE = 60
_KEY = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text, or of a choice where `choices` are given; `share` of the width."""

    label: str
    share: int = 1
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a register; `key` is its own id, "" for a new one."""

    key: str
    cells: tuple[str, ...]


class RegisterTable(QWidget):
    """`changed` says that an entry was written, added or taken out."""

    changed = Signal()

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        *,
        can_delete: bool = True,
        extra: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.table = QTableWidget(0, len(columns))
        self.table.setAccessibleName(name)
        self.table.setTabKeyNavigation(False)
        self.table.setHorizontalHeaderLabels([column.label for column in columns])
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.verticalHeader().setDefaultSectionSize(34)
        self._cells = _Cells(self.table, self._columns)
        self.table.setItemDelegate(self._cells)
        self.table.setMinimumHeight(150)
        triggers = QAbstractItemView.EditTrigger
        self.table.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        title = label(name)
        title.setBuddy(self.table)
        buttons: list[QWidget | None] = [*extra, button("Thêm (F5)", self.add)]
        if can_delete:
            buttons.append(button("Bỏ (F6)", self.delete))
        self._can_delete = can_delete
        self._can_paste = can_delete
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row(title, None, *buttons))
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.table.itemChanged.connect(lambda _: self.changed.emit())

    def offer(self, at: int, choices: Sequence[str]) -> None:
        """What can be chosen in the column at `at` from now on."""
        column = replace(self._columns[at], choices=tuple(choices))
        self._columns = (*self._columns[:at], column, *self._columns[at + 1 :])
        self._cells.offer(self._columns)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Replaces all lines."""
        self.table.blockSignals(True)
        self.table.setRowCount(len(entries))
        for at, entry in enumerate(entries):
            for column, text in enumerate(entry.cells):
                item = QTableWidgetItem(text)
                item.setData(_KEY, entry.key)
                self.table.setItem(at, column, item)
        self.table.blockSignals(False)
        self._share()

    def entries(self) -> tuple[Entry, ...]:
        """All lines in which anything stands."""
        found = (self._entry(at) for at in range(self.table.rowCount()))
        return tuple(entry for entry in found if any(entry.cells))

    def add(self) -> None:
        """A new line at the end, open for typing."""
        at = self.table.rowCount()
        self.table.blockSignals(True)
        self.table.insertRow(at)
        for column, kind in enumerate(self._columns):
            item = QTableWidgetItem(kind.choices[0] if kind.choices else "")
            item.setData(_KEY, "")
            self.table.setItem(at, column, item)
        self.table.blockSignals(False)
        self.table.setFocus()
        self.table.setCurrentCell(at, 0)
        self.table.edit(self.table.currentIndex())

    def select(self, key: str) -> bool:
        """To the last line in sight of that id; says whether there is one."""
        for at in reversed(range(self.table.rowCount())):
            if self.key(at) == key and not self.table.isRowHidden(at):
                self.table.setCurrentCell(at, 0)
                self.table.setFocus()
                return True
        return False

    def cells(self, at: int) -> tuple[str, ...]:
        """What stands in a line."""
        return self._entry(at).cells

    def key(self, at: int) -> str:
        """The id of a line, "" for a new one."""
        return self._entry(at).key

    def set_key(self, at: int, key: str) -> None:
        """A new line was kept under that id."""
        self.table.blockSignals(True)
        for column in range(len(self._columns)):
            item = self.table.item(at, column)
            if item is not None:
                item.setData(_KEY, key)
        self.table.blockSignals(False)

    def insert(self, at: int, entry: Entry) -> None:
        """A new line at that place."""
        self.table.blockSignals(True)
        self.table.insertRow(at)
        for column, text in enumerate(entry.cells):
            item = QTableWidgetItem(text)
            item.setData(_KEY, entry.key)
            self.table.setItem(at, column, item)
        self.table.blockSignals(False)

    def paste(self) -> None:
        """A new line for each line of the clipboard, its cells parted by tabs."""
        firsts = [column.choices[0] if column.choices else "" for column in self._columns]
        for text in QGuiApplication.clipboard().text().splitlines():
            given = [clean_line(cell) for cell in text.split("\t")][: len(firsts)]
            if any(given):
                cells = (*given, *firsts[len(given) :])
                self.insert(self.table.rowCount(), Entry("", cells))
        self.changed.emit()

    def delete(self) -> None:
        """Takes the current line out."""
        if self._can_delete and self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._can_paste and event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        match event.key():
            case Qt.Key.Key_F5:
                self.add()
            case Qt.Key.Key_F6:
                self.delete()
            case _:
                super().keyPressEvent(event)

    def _entry(self, at: int) -> Entry:
        items = [self.table.item(at, column) for column in range(len(self._columns))]
        key = next((str(item.data(_KEY) or "") for item in items if item), "")
        return Entry(key, tuple(clean_line(item.text()) if item else "" for item in items))

    def _share(self) -> None:
        whole = sum(column.share for column in self._columns)
        # The viewport is laid out later than this.
        width = max(self.width() - _BESIDE, 560)
        for at, column in enumerate(self._columns):
            self.table.setColumnWidth(at, width * column.share // whole)


class _Cells(QStyledItemDelegate):
    """Line editors, and choices that no wheel turns."""

    def __init__(self, table: QTableWidget, columns: tuple[Column, ...]) -> None:
        super().__init__(table)
        self._columns = columns

    def offer(self, columns: tuple[Column, ...]) -> None:
        """Other choices than before."""
        self._columns = columns

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        column = self._columns[index.column()]
        if column.choices:
            editor = Choice(column.label, [(word, word) for word in column.choices])
            editor.setParent(parent)
            return editor
        line = QLineEdit(parent)
        line.setAccessibleName(f"{column.label}, dòng {index.row() + 1}")
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, Choice):
            editor.choose(index.data())
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, Choice):
            model.setData(index, editor.value())
        else:
            super().setModelData(editor, model, index)
