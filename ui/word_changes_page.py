"""A Word file of ours, worked at in Word: its changes, section by section, to take or leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSplitter, QTextEdit, QVBoxLayout, QWidget

from core.period import words
from core.report import State
from core.word_changes import Kind, compared
from ui.keys import bind
from ui.parts import button, label, row
from ui.places import place_words
from ui.theme import GREEN, RED
from ui.two_sides import TwoSides

if TYPE_CHECKING:
    from ui.office.word_back import WordBack


class WordChangesPage(QWidget):
    """`agreed` carries (WordBack, the changes to take); `old_asked` reads it as any old file."""

    agreed = Signal(object)
    old_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back: WordBack | None = None
        self._summary = label("", wraps=True)
        self.list = TwoSides("Các mục đã sửa trong Word", "Nhận", "Để lại")
        self.shown = QTextEdit()
        self.shown.setReadOnly(True)
        self.shown.setTabChangesFocus(True)
        self.shown.setAccessibleName("Chỗ đã sửa: gạch ngang là bỏ, gạch chân là thêm")
        self.take = button("&Nhận vào báo cáo", self._on_agreed, main=True)
        old = button("Nhập như báo cáo &cũ", self.old_asked.emit)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(self.shown)
        split.setChildrenCollapsible(False)
        split.setSizes([320, 720])
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Tệp Word của chương trình, đã sửa trong Word", "title"))
        box.addWidget(self._summary)
        box.addWidget(split, 1)
        hint = "Phím cách: nhận hoặc để lại mục đang chọn · gạch ngang: bỏ · gạch chân: thêm"
        box.addWidget(label(hint, "quiet"))
        box.addLayout(row(button("Quay lại", self.left.emit), None, old, self.take))
        self.setFocusProxy(self.list)
        bind(self, {"Esc": self.left.emit})
        self.list.currentRowChanged.connect(lambda _: self._show_change())
        self.list.turned.connect(self._show_count)

    def show_back(self, back: WordBack) -> None:
        """What the file changed of its report; nothing is taken yet."""
        self._back = back
        self._summary.setText(_told(back))
        template = back.facts.template
        places = [(each.section, place_words(template, each.section)) for each in back.changes]
        self.list.show_places(places, are_taken=True)
        self._show_change()
        self._show_count()

    def _show_change(self) -> None:
        self.shown.clear()
        at = self.list.currentRow()
        changes = self._back.changes if self._back else ()
        if not 0 <= at < len(changes):
            return
        cursor = QTextCursor(self.shown.document())
        for piece in compared(changes[at].before, changes[at].after):
            cursor.insertText(piece.text, _look(piece.kind))
        self.shown.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_count(self) -> None:
        count = len(self.list.taken())
        back = self._back
        pieces = len(back.pieces) if back else 0
        again = back is not None and back.facts.report.state is State.FINAL
        self.take.setText(f"{'Mở &lại và nhận' if again else '&Nhận'} {count} mục vào báo cáo")
        self.take.setAccessibleName(self.take.text().replace("&", ""))
        self.take.setEnabled(bool(count or pieces))

    def _on_agreed(self) -> None:
        if self._back is not None:
            taken = self.list.taken()
            chosen = tuple(each for each in self._back.changes if each.section in taken)
            self.agreed.emit((self._back, chosen))


def _told(back: WordBack) -> str:
    report = back.facts.report
    name = f"báo cáo {words(report.period)}, lần {report.revision}"
    if not back.changes and not back.pieces:
        return (
            f"Tệp này xuất từ {name}. Lời văn trong tệp vẫn như trong báo cáo, không có gì để nhận."
        )
    keeps = "Đoạn không sửa giữ nguyên ô số; đoạn đã sửa thành chữ thường."
    parts = [f"Tệp này xuất từ {name}. Trong Word đã sửa {len(back.changes)} mục. {keeps}"]
    if back.pieces:
        parts.append(f"{len(back.pieces)} đoạn mới chưa có mục sẽ ở trang Chưa xếp.")
    if not back.is_same:
        parts.append("Báo cáo trên máy đã sửa sau khi xuất tệp này: xem kỹ trước khi nhận.")
    if report.state is State.FINAL:
        parts.append(f"Báo cáo đã hoàn thành: nhận là mở lại thành lần {report.revision + 1}.")
    return " ".join(parts)


def _look(kind: Kind) -> QTextCharFormat:
    look = QTextCharFormat()
    if kind is Kind.GONE:
        look.setFontStrikeOut(True)
        look.setForeground(QColor(RED))
    elif kind is Kind.NEW:
        look.setFontUnderline(True)
        look.setForeground(QColor(GREEN))
    return look
