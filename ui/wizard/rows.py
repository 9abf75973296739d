"""A table of the form: rows to type in, add (F5), delete (F6), move (Alt+↑/↓), undo."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableWidgetItem, QVBoxLayout, QWidget

from core.errors import AppError
from core.events import missing_rows
from core.fields import Value
from core.pasted_rows import PastedRows, pasted_rows, read_cell
from core.printed_table import cell_words
from core.report import Row
from core.template import Field, TableForm
from ui.messages import sentence
from ui.parts import button, label, row
from ui.wizard.grid import LINE, Grid
from ui.wizard.paste_preview import PastePreview

SHOWN_ROWS = (3, 7)


class RowsEditor(QWidget):
    """A whole table; `answered` carries all its rows."""

    answered = Signal(object)

    def __init__(self, form: TableForm, year: int) -> None:
        super().__init__()
        self.form = form
        self._year = year
        self._rows: tuple[Row, ...] = ()
        self._past: list[tuple[Row, ...]] = []
        self._future: list[tuple[Row, ...]] = []
        self._typing_in: tuple[int, int] | None = None
        self._settled = 0
        self.grid = Grid(form)
        self.fault = label("", "fault", wraps=True)
        self.fault.hide()
        self._buttons = (
            button("Thêm dòng (F5)", self.add_row),
            button("Xóa dòng (F6)", self.delete_row),
            button("Hoàn tác", self.undo),
        )
        self._told: tuple[Row, ...] = ()
        self._take_told = button("", self.take_told)
        self._take_told.hide()
        self._arrange()
        self.grid.typed.connect(self._on_typed)
        self.grid.pasted.connect(self.paste)
        self.setFocusProxy(self.grid)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Shows the report's rows; what is being typed is left alone."""
        if rows == self._rows and self.grid.rowCount() == len(rows):
            return
        self._past.clear()
        self._future.clear()
        self._rows = rows
        self._fill()

    def add_row(self) -> None:
        """A new row under the current one, ready to be typed in."""
        at = self.grid.currentRow() + 1 if self.grid.currentRow() >= 0 else len(self._rows)
        self._change((*self._rows[:at], {}, *self._rows[at:]), at)

    def delete_row(self) -> None:
        """Without the current row; undo brings it back."""
        at = self.grid.currentRow()
        if 0 <= at < len(self._rows):
            self._change((*self._rows[:at], *self._rows[at + 1 :]), at)

    def move_row(self, step: int) -> None:
        """The current row one up (-1) or down (1)."""
        at = self.grid.currentRow()
        if 0 <= at < len(self._rows) and 0 <= at + step < len(self._rows):
            rows = list(self._rows)
            rows[at], rows[at + step] = rows[at + step], rows[at]
            self._change(tuple(rows), at + step)

    def paste(self, text: str) -> None:
        """Cells from a spreadsheet, after a look at where each goes; undo takes them away."""
        if not self.isEnabled():
            return
        self.flush()
        at = self.grid.currentRow()
        alone = "\t" not in text and "\n" not in text.strip()
        if alone and at >= 0:
            self.grid.currentItem().setText(text.strip())
            self._on_typed()
            return
        pasted = pasted_rows(self.form, text, self._year, max(self.grid.currentColumn(), 0))
        if not pasted.cells:
            return
        preview = PastePreview(self.form, pasted, len(self._rows), self)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.accepted.connect(lambda: self._take(pasted, at, replaces=preview.replaces))
        preview.finished.connect(lambda _: self.grid.setFocus())
        preview.open()

    def _take(self, pasted: PastedRows, at: int, *, replaces: bool) -> None:
        rows = pasted.rows(self.form)
        if replaces:
            self._change(rows, 0)
        else:
            place = at + 1 if at >= 0 else len(self._rows)
            self._change((*self._rows[:place], *rows, *self._rows[place:]), place)

    def undo(self) -> None:
        """Back before the last row was added, deleted, moved or typed."""
        self._travel(self._past, self._future)

    def redo(self) -> None:
        """Forward again."""
        self._travel(self._future, self._past)

    def has_own(self, *, back: bool) -> bool:
        """Whether Ctrl+Z or Ctrl+Y have something to do here since the table was entered."""
        if back:
            return any(rows != self._rows for rows in self._past[self._settled :])
        return bool(self._future)

    def settle(self) -> None:
        """The table was left: from now on the saves of the whole report have what was done here.

        The button still goes back through all of it.
        """
        self._settled = len(self._past)
        self._future.clear()
        self._typing_in = None

    def offer(self, told: tuple[Row, ...]) -> None:
        """Rows the register of events tells of this period; those missing can be taken."""
        self._told = told
        count = len(missing_rows(self.form, self._rows, told))
        self._take_told.setText(f"Lấy {count} dòng từ sổ việc")
        self._take_told.setAccessibleName(self._take_told.text())
        self._take_told.setVisible(count > 0)

    def take_told(self) -> None:
        """The missing ones after the last row; undo takes them away again."""
        missing = missing_rows(self.form, self._rows, self._told)
        if missing:
            self._change((*self._rows, *missing), len(self._rows))
            self.offer(self._told)

    def flush(self) -> None:
        """Takes what is typed but not left yet."""
        self._on_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Up if alt:
                self.move_row(-1)
            case Qt.Key.Key_Down if alt:
                self.move_row(1)
            case Qt.Key.Key_Z if control and self.has_own(back=True):
                self.undo()
            case Qt.Key.Key_Y if control and self.has_own(back=False):
                self.redo()
            case _:
                super().keyPressEvent(event)

    def _arrange(self) -> None:
        name = label(self.form.label, "heading", wraps=True)
        name.setBuddy(self.grid)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(4)
        box.addWidget(name)
        if self.form.help:
            box.addWidget(label(self.form.help, "quiet", wraps=True))
        box.addWidget(self.grid)
        box.addWidget(self.fault)
        box.addLayout(row(*self._buttons, None))
        box.addLayout(row(self._take_told, None))

    def _fill(self) -> None:
        here = self.grid.currentRow(), self.grid.currentColumn()
        self.grid.blockSignals(True)
        self.grid.setRowCount(len(self._rows))
        for at, cells in enumerate(self._rows):
            for place, column in enumerate(self.form.columns):
                item = QTableWidgetItem(cell_words(cells.get(column.id)))
                if column.kind.is_figure:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.grid.setItem(at, place, item)
        self.grid.blockSignals(False)
        if self._rows and here[0] >= 0:
            self.grid.setCurrentCell(min(here[0], len(self._rows) - 1), max(here[1], 0))
        self._fit()
        self._buttons[1].setEnabled(bool(self._rows))
        self._buttons[2].setEnabled(bool(self._past))

    def _fit(self) -> None:
        """As high as its rows, between a few and as many as leave room for the text."""
        few, many = SHOWN_ROWS
        high = sum(self.grid.rowHeight(at) for at in range(self.grid.rowCount()))
        heading = self.grid.heading_height() + 4
        self.grid.setFixedHeight(min(max(high, LINE * few), LINE * many) + heading)

    def _change(self, rows: tuple[Row, ...], at: int) -> None:
        self._past.append(self._rows)
        self._future.clear()
        self._typing_in = None
        self._rows = rows
        self._fill()
        if rows:
            self.grid.setCurrentCell(min(at, len(rows) - 1), 0)
        self.grid.setFocus()
        self.answered.emit(rows)

    def _travel(self, back: list[tuple[Row, ...]], on: list[tuple[Row, ...]]) -> None:
        while back and back[-1] == self._rows:
            back.pop()
        if back:
            self._typing_in = None
            on.append(self._rows)
            self._rows = back.pop()
            self._settled = min(self._settled, len(self._past))
            self._fill()
            self.answered.emit(self._rows)

    def _on_typed(self) -> None:
        faults: list[str] = []
        rows = tuple(self._read_row(at, faults) for at in range(self.grid.rowCount()))
        self.fault.setText("\n".join(faults))
        self.fault.setVisible(bool(faults))
        if rows != self._rows:
            cell = self.grid.currentRow(), self.grid.currentColumn()
            if cell != self._typing_in:
                self._past.append(self._rows)
            self._typing_in = cell
            self._future.clear()
            self._rows = rows
            self._buttons[2].setEnabled(True)
            self.answered.emit(rows)

    def _read_row(self, at: int, faults: list[str]) -> Row:
        cells: dict[str, Value] = {}
        for place, column in enumerate(self.form.columns):
            item = self.grid.item(at, place)
            try:
                value = self._read(column, item.text() if item else "")
            except AppError as error:
                faults.append(sentence(error))
                value = None
            if value is not None:
                cells[column.id] = value
        return cells

    def _read(self, column: Field, text: str) -> Value:
        return read_cell(column, text, self._year)
