"""A table of plain lines that are only looked at: however many, it is shown at once."""

from collections.abc import Callable, Sequence
from typing import overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinesMade(Sequence[Sequence[str]]):
    """So many lines, each made when it is looked at: a province is shown as fast as a commune."""

    def __init__(self, count: int, make: Callable[[int], Sequence[str]]) -> None:
        self._count, self._make = count, make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Sequence[str]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[str]]: ...

    def __getitem__(self, at: int | slice) -> Sequence[str] | Sequence[Sequence[str]]:
        if isinstance(at, slice):
            return [self._make(one) for one in range(*at.indices(self._count))]
        if not 0 <= at < self._count:
            raise IndexError(at)
        return self._make(at)


class LinesTable(QTableView):
    """`opened` carries (line, column) where Enter or a double click asked for more."""

    opened = Signal(object)
    moved = Signal()

    def __init__(self, name: str, head: Sequence[str] = ()) -> None:
        super().__init__()
        self._model = _Lines(self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.doubleClicked.connect(lambda index: self.opened.emit((index.row(), index.column())))
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        if head:
            self.show_lines(head, ())

    def set_widths(self, *widths: int) -> None:
        """Widths in pixels; 0 gives way to the window."""
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(column, mode.Interactive if width else mode.Stretch)
            if width:
                self.setColumnWidth(column, width)

    def wrap(self) -> None:
        """Shows every line whole, as high as its words ask for: for tables of few lines."""
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setMinimumSectionSize(32)
        self.model().modelReset.connect(self.resizeRowsToContents)
        self.horizontalHeader().sectionResized.connect(lambda *_: self.resizeRowsToContents())

    def show_lines(
        self, head: Sequence[str], lines: Sequence[Sequence[str]], right: Sequence[int] = ()
    ) -> None:
        """Replaces all of it; numbers of the columns `right` stand at the right."""
        at = self.currentIndex()
        self._model.replace(head, lines, right)
        if lines:
            column = min(max(at.column(), 0), len(head) - 1)
            self.setCurrentIndex(self._model.index(min(max(at.row(), 0), len(lines) - 1), column))

    def current(self) -> tuple[int, int]:
        """The line and the column one is at; (-1, -1) where there is none."""
        index = self.currentIndex()
        return index.row(), index.column()

    def lines(self) -> tuple[tuple[str, ...], ...]:
        """All lines as they are shown."""
        return tuple(tuple(line) for line in self._model.lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.current()[0] >= 0:
            self.opened.emit(self.current())
        else:
            super().keyPressEvent(event)


class _Lines(QAbstractTableModel):
    """Texts in lines and columns."""

    def __init__(self, parent: LinesTable) -> None:
        super().__init__(parent)
        self._head: tuple[str, ...] = ()
        self._right: frozenset[int] = frozenset()
        self.lines: Sequence[Sequence[str]] = ()

    def replace(
        self, head: Sequence[str], lines: Sequence[Sequence[str]], right: Sequence[int]
    ) -> None:
        self.beginResetModel()
        self._head, self.lines, self._right = tuple(head), lines, frozenset(right)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._right:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, at: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._head[at]
        return None
