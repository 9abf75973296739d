"""Two copies of one draft that grew apart: each section is ours or the other's, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.keys import bind
from ui.parts import button, label, row
from ui.two_sides import TwoSides
from ui.wizard.versions import marked

if TYPE_CHECKING:
    from core.forks import Difference


class ForkPage(QWidget):
    """`agreed` carries the sections to take of the other copy."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._differences: tuple[Difference, ...] = ()
        self._told = label("", wraps=True)
        self.list = TwoSides("Các mục khác nhau", "Lấy bản kia", "Giữ máy này")
        self.list.setFixedWidth(330)
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
        self.list.show_places(list(zip(sections, places, strict=True)), are_taken=False)
        self._show(0)
        self._count()

    def _show(self, at: int) -> None:
        if 0 <= at < len(self._differences):
            chosen = self._differences[at]
            self.text.setHtml(marked(chosen.ours, chosen.theirs))

    def _count(self) -> None:
        taken = len(self.list.taken())
        self.take.setText(f"&Lấy {taken} mục của bản kia" if taken else "&Giữ cả như máy này")
