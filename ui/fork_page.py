"""Two copies of one draft that grew apart: each section is ours or the other's, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from ui.keys import bind
from ui.parts import button, label, row
from ui.wizard.versions import marked

if TYPE_CHECKING:
    from core.forks import Difference


class SideList(QListWidget):
    """The sections that differ; the space bar turns from ours to the other's and back."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Các mục khác nhau")
        self.setFixedWidth(330)
        self._lines: list[tuple[str, str]] = []
        self._theirs: set[str] = set()
        self.itemDoubleClicked.connect(lambda _: self.turn())

    def show_lines(self, lines: list[tuple[str, str]]) -> None:
        """(section, its place in words); at first every one stays ours."""
        self._lines, self._theirs = lines, set()
        self.clear()
        self.addItems([self._words(*line) for line in lines])
        self.setCurrentRow(0)

    def taken(self) -> tuple[str, ...]:
        """The sections to be as the other copy has them."""
        return tuple(section for section, _ in self._lines if section in self._theirs)

    def turn(self) -> None:
        """The section in focus, the other way round."""
        at = self.currentRow()
        if 0 <= at < len(self._lines):
            self._theirs ^= {self._lines[at][0]}
            self.currentItem().setText(self._words(*self._lines[at]))
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turn()
        else:
            super().keyPressEvent(event)

    def _words(self, section: str, place: str) -> str:
        return f"{'● Lấy bản kia' if section in self._theirs else '○ Giữ máy này'} · {place}"


class ForkPage(QWidget):
    """`agreed` carries the sections to take of the other copy."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._differences: tuple[Difference, ...] = ()
        self._told = label("", wraps=True)
        self.list = SideList()
        self.text = QTextBrowser()
        self.text.setAccessibleName("Gạch ngang: chỉ máy này có. Gạch chân: chỉ bản kia có")
        self.take = button("", lambda: self.agreed.emit(self.list.taken()), main=True)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.addWidget(label("Hai bản cùng được sửa", "title"))
        box.addWidget(self._told)
        box.addLayout(middle, 1)
        hint = "Phím cách: đổi bên · gạch ngang: chỉ máy này có · gạch chân: chỉ bản kia có"
        box.addWidget(label(hint, "quiet"))
        box.addLayout(row(button("Quay lại", self.left.emit), None, self.take))
        self.setFocusProxy(self.list)
        bind(self, {"Esc": self.left.emit})
        self.list.currentRowChanged.connect(self._show)
        self.list.turned.connect(self._count)

    def show_fork(self, name: str, found: tuple[Difference, ...], places: list[str]) -> None:
        """What differs, with the place of each section in words; nothing is changed yet."""
        self._differences = found
        self._told.setText(
            f"{name}: bản trên máy này và bản kia đều có chỗ mới. Chọn từng mục; mục không nêu ở "
            "đây giống nhau. Trạng thái bây giờ được sao lại trước, nên vẫn quay về được."
        )
        sections = [one.section for one in found]
        self.list.show_lines(list(zip(sections, places, strict=True)))
        self._show(0)
        self._count()

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._differences):
            chosen = self._differences[at]
            self.text.setHtml(marked(chosen.ours, chosen.theirs))

    def _count(self) -> None:
        taken = len(self.list.taken())
        self.take.setText(f"&Lấy {taken} mục của bản kia" if taken else "&Giữ cả như máy này")
