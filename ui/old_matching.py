"""Old headings against the sections of the form: what is doubtful or unplaced is settled here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.entries import Choice
from ui.keys import bind
from ui.parts import button, label, row
from ui.theme import AMBER

if TYPE_CHECKING:
    from core.importing.reading import Imported

_ASIDE = ""
_LONGEST = 140


class OldMatching(QWidget):
    """`settled` carries the imported report after a person put something in its place."""

    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[Imported] = []
        self._rows: list[str | int] = []
        self._titles: dict[str, str] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Các mục đã nhận ra; Enter để xếp vào mục chọn bên dưới")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.target = Choice("Đưa vào mục")
        self.put = button("&Xếp vào mục", self.settle)
        self.back = button("Hoàn tác", self.undo)
        self.back.setToolTip("Ctrl+Z")
        name = label("Đưa vào")
        name.setBuddy(self.target)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.list, 1)
        buttons = row(name)
        buttons.addWidget(self.target, 1)
        buttons.addWidget(self.put)
        buttons.addWidget(self.back)
        box.addLayout(buttons)
        self.setFocusProxy(self.list)
        bind(self, {"Ctrl+Z": self.undo})
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _item: self.settle())

    def show_read(self, imported: Imported, titles: dict[str, str]) -> None:
        """A file that was just read; `titles` are the sections' headings by id, in order."""
        self._titles = titles
        self._steps = [imported]
        aside: list[tuple[str, object]] = [("(để ở trang Chưa xếp)", _ASIDE)]
        self.target.offer(aside + [(title[:90], id_) for id_, title in titles.items()])
        self._fill(self._next_open(0))

    def clear(self) -> None:
        """Nothing was read."""
        self._steps, self._rows = [], []
        self.list.clear()
        self.target.offer([])
        self._enable()

    def imported(self) -> Imported | None:
        """The report as it is settled now."""
        return self._steps[-1] if self._steps else None

    def settle(self) -> None:
        """Puts what the chosen line tells where the choice says, and goes to the next open one."""
        from core.importing import settling

        at, target = self.list.currentRow(), str(self.target.value() or "")
        now = self.imported()
        if now is None or not 0 <= at < len(self._rows):
            return
        row_ = self._rows[at]
        if isinstance(row_, int) and not target:
            self.target.setFocus()
            return
        if isinstance(row_, int):
            done = settling.placed(now, row_, target)
        else:
            done = settling.moved(now, row_, target) if target else settling.set_aside(now, row_)
        if done != now:
            self._announce([*self._steps, done], at)

    def undo(self) -> None:
        """Takes the last step back."""
        if len(self._steps) > 1:
            self._announce(self._steps[:-1], self.list.currentRow())

    def _announce(self, steps: list[Imported], at: int) -> None:
        self._steps = steps
        self._fill(self._next_open(at))
        self.settled.emit(steps[-1])

    def _next_open(self, at: int) -> int:
        """The first line from `at` on that waits for a person, else the one at `at`."""
        now = self.imported()
        if now is None:
            return 0
        doubtful = [place for place, item in enumerate(now.matched) if item.doubtful]
        open_ = [*doubtful, *range(len(now.matched), len(now.matched) + len(now.unmatched))]
        return next((place for place in open_ if place >= at), open_[0] if open_ else at)

    def _fill(self, at: int) -> None:
        now = self.imported()
        if now is None:
            return
        was_silent = self.list.blockSignals(True)
        self.list.clear()
        self._rows = [item.section for item in now.matched]
        self._rows += range(len(now.unmatched))
        for item in now.matched:
            title = self._titles.get(item.section, "")
            sign = "? Chưa chắc" if item.doubtful else "✓ Khớp"
            self._add(f"{sign}: {item.heading[:_LONGEST]} → {title[:_LONGEST]}", item.doubtful)
        for piece in now.unmatched:
            self._add(f"○ Chưa xếp: {(piece.heading or piece.text)[:_LONGEST]}", True)
        self.list.blockSignals(was_silent)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self._enable()

    def _add(self, words: str, is_open: bool) -> None:
        line = QListWidgetItem(words.replace("\n", " "))
        if is_open:
            line.setForeground(QColor(AMBER))
        self.list.addItem(line)

    def _enable(self) -> None:
        self.put.setEnabled(bool(self._rows))
        self.back.setEnabled(len(self._steps) > 1)

    def _on_row(self, at: int) -> None:
        if not 0 <= at < len(self._rows):
            return
        row_ = self._rows[at]
        self.target.choose(row_ if isinstance(row_, str) else _ASIDE)
        item = self.list.item(at)
        self.list.scrollToItem(item, QListWidget.ScrollHint.EnsureVisible)
        item.setData(Qt.ItemDataRole.ToolTipRole, item.text())
