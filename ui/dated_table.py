"""A register whose entries stand from a day to a day: ended ones are seen when asked for."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.errors import AppError
from core.numbers import read_date, write_date
from ui.parts import button, label
from ui.register_table import Column, Entry, RegisterTable

_HELP = (
    "Đổi tên từ một ngày: chọn dòng, bấm “Thay bằng mục mới”, rồi sửa tên và ngày. "
    "Báo cáo của ngày nào lấy tên của ngày ấy."
)


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """A line: its id ("" for a new one), its cells, the days it stands, and its row."""

    key: str
    cells: tuple[str, ...]
    since: datetime.date | None = None
    until: datetime.date | None = None
    row: int = -1


class DatedTable(QWidget):
    """`changed` says something was written, added, ended or taken out."""

    changed = Signal()

    def __init__(self, name: str, columns: Sequence[Column], *, hint: bool = True) -> None:
        super().__init__()
        self._past = QCheckBox("Cả mục đã thôi dùng")
        extra = (
            self._past,
            button("Thay &bằng mục mới", self.follow),
            button("T&hôi dùng", self.end),
        )
        dates = [Column("Từ ngày", 1), Column("Thôi dùng từ ngày", 1)]
        self.register = RegisterTable(name, [*columns, *dates], extra=extra)
        self.table = self.register.table
        self._count = len(columns)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.register, 1)
        if hint:
            box.addWidget(label(_HELP, "quiet", wraps=True))
        self.setFocusProxy(self.register)
        self._past.toggled.connect(lambda _: self._hide_past())
        self.register.changed.connect(self.changed)

    def show_entries(self, entries: Sequence[DatedEntry]) -> None:
        """Replaces all lines."""
        self.register.show_entries([
            Entry(entry.key, (*entry.cells, _words(entry.since), _words(entry.until)))
            for entry in entries
        ])
        self._hide_past()

    def entries(self) -> tuple[DatedEntry, ...]:
        """All lines in which a name stands; raises DateUnreadable."""
        found: list[DatedEntry] = []
        for at in range(self.table.rowCount()):
            *cells, since, until = self.register.cells(at)
            if cells[0]:
                days = _day(since), _day(until)
                found.append(DatedEntry(self.register.key(at), tuple(cells), *days, at))
        return tuple(found)

    def open_at(self, key: str) -> None:
        """To the entry of that id, one that ended too; "" for the first."""
        if not key:
            self.table.setCurrentCell(0, 0)
            self.table.setFocus()
        elif not self.register.select(key):
            self._past.setChecked(True)
            self.register.select(key)

    def end(self) -> None:
        """The current entry stands no more, from today unless another day is written there."""
        at = self.table.currentRow()
        if at >= 0:
            self._write(at, self._count + 1, write_date(datetime.date.today()))
            self.table.setCurrentCell(at, self._count + 1)
            self.table.setFocus()

    def follow(self) -> None:
        """A new line takes the place of the current one from today, under the same id."""
        at = self.table.currentRow()
        if at < 0:
            return
        today = write_date(datetime.date.today())
        cells = self.register.cells(at)
        self.register.insert(at + 1, Entry(self.register.key(at), (*cells[:-2], today, cells[-1])))
        self._write(at, self._count + 1, today)
        self.table.setCurrentCell(at + 1, 0)
        self.table.setFocus()

    def _write(self, at: int, column: int, text: str) -> None:
        item = self.table.item(at, column)
        if item is not None:
            item.setText(text)

    def _hide_past(self) -> None:
        today = datetime.date.today()
        for at in range(self.table.rowCount()):
            until = _known_day(self.register.cells(at)[-1])
            is_past = until is not None and until <= today
            self.table.setRowHidden(at, is_past and not self._past.isChecked())


def _words(day: datetime.date | None) -> str:
    return write_date(day) if day else ""


def _day(text: str) -> datetime.date | None:
    return read_date(text) if text else None


def _known_day(text: str) -> datetime.date | None:
    try:
        return _day(text)
    except AppError:
        return None
