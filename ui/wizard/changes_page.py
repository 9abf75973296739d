"""All that was changed in the report, in words, the newest first: to its place, or taken back."""

import html

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from core.change_log import Changed
from core.template import Template
from ui.entrance import Entrance
from ui.keys import bind
from ui.opening_words import moment
from ui.parts import button, label, row
from ui.places import named_place, place_words
from ui.wizard.versions import marked

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChangeList(QListWidget):
    """Two lines a change: when and where, then what; `opened` comes with Enter."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Các lần thay đổi, mới nhất ở trên")
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class ChangesPage(QWidget):
    """`picked` carries the change to go to, `versions_asked` its section, `taken` the change that
    is to be as it was before."""

    picked = Signal(object)
    versions_asked = Signal(object)
    taken = Signal(object)
    left = Signal()

    def __init__(self, template: Template) -> None:
        super().__init__()
        self._template = template
        self._section = ""
        self._all: tuple[Changed, ...] = ()
        self._shown: tuple[Changed, ...] = ()
        self._can_take = True
        self._told = label("", "quiet", wraps=True)
        self.only = QCheckBox()
        self.list = ChangeList()
        self.text = QTextBrowser()
        self.text.setAccessibleName("Lần thay đổi đang chọn: gạch ngang là bỏ, gạch chân là thêm")
        self._go = button("&Tới mục", self._on_picked, main=True)
        self._versions = button("&Các bản trước", self._on_versions)
        self._take = button("&Lấy lại như cũ", self._on_take)
        self._take.setToolTip("Chỗ này lại như trước lần thay đổi đang chọn")
        self._arrange()
        Entrance(self, self.list)
        bind(self, {"Esc": self.left.emit})
        self.only.toggled.connect(lambda _: self._fill())
        self.list.currentRowChanged.connect(self._on_row)
        self.list.opened.connect(self._on_picked)

    def current(self) -> Changed | None:
        """The change in focus."""
        at = self.list.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def show_log(self, log: tuple[Changed, ...], section: str, *, can_take: bool) -> None:
        """The changes, newest first; `section` is the one that was open."""
        self._all, self._section, self._can_take = log, section, can_take
        place = place_words(self._template, section)
        self.only.setText(f"Chỉ mục đang &mở ({place})")
        self.only.setVisible(bool(place))
        self._fill()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setChildrenCollapsible(False)
        split.setSizes([300, 120])
        box = QVBoxLayout(self)
        box.addLayout(row(label("Nhật ký thay đổi", "title"), None, self.only))
        box.addWidget(self._told)
        box.addWidget(split, 1)
        back = button("Quay lại", self.left.emit)
        box.addLayout(row(back, None, self._take, self._versions, self._go))
        hint = "Enter: tới mục · Ctrl+H: các bản trước của mục · Esc: quay lại"
        box.addWidget(label(hint, "quiet"))

    def _fill(self) -> None:
        at = self.list.currentRow()
        wanted = self._section if self.only.isChecked() else ""
        self._shown = tuple(one for one in self._all if not wanted or one.section == wanted)
        self.list.clear()
        self.list.addItems([self._line(one) for one in self._shown])
        self._told.setText(self._summary())
        self.list.setCurrentRow(min(max(at, 0), len(self._shown) - 1))
        self._on_row(self.list.currentRow())

    def _summary(self) -> str:
        if not self._shown:
            return "Chưa có thay đổi nào được ghi. Mỗi lần sửa rồi lưu thì ở đây thêm một dòng."
        told = f"{len(self._shown)} lần thay đổi, mới nhất ở trên."
        return told if self._can_take else f"{told} Báo cáo này chỉ xem, không lấy lại được."

    def _line(self, change: Changed) -> str:
        where = named_place(self._template, change.section)
        return f"{' · '.join(filter(None, (moment(change.at), where)))}\n{change.words}"

    def _on_row(self, _at: int) -> None:
        change = self.current()
        is_answer = bool(change and change.section)
        self._go.setEnabled(is_answer)
        self._versions.setEnabled(is_answer)
        self._take.setEnabled(is_answer and self._can_take)
        self.text.setHtml(_compared(change) if change else "")

    def _on_picked(self) -> None:
        change = self.current()
        if change and change.section:
            self.picked.emit(change)

    def _on_versions(self) -> None:
        change = self.current()
        if change and change.section:
            self.versions_asked.emit(change.section)

    def _on_take(self) -> None:
        change = self.current()
        if change:
            self.taken.emit(change)


def _compared(change: Changed) -> str:
    """Texts word by word; a figure would be torn, so its two values stand under one another."""
    if not change.section:
        return ""
    if change.key.startswith(("section:", "table:", "head")):
        return marked(change.before, change.after)
    before, after = (
        html.escape(said.partition(": ")[2] or "……") for said in (change.before, change.after)
    )
    return f"Trước đó: {before}<br>Sau đó: {after}"
