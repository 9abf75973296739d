"""What every unit says in one section, side by side; taken over with its source, or skipped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.damaged import Damaged
from core.report_line import ReportLine
from core.taking_over import Narrative
from core.template import outline
from core.totals import Summing
from ui.entries import Choice
from ui.keys import bind
from ui.notices import words_of
from ui.parts import button, label, row
from ui.receiving.inbox.inbox import Inbox
from ui.totals_words import unread_notes


class TextsPage(QWidget):
    """`filled` says that our own report took something over."""

    left = Signal()
    filled = Signal()

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox
        self._made: Summing | None = None
        self._found: tuple[Narrative, ...] = ()
        self._own: ReportLine | None = None
        self.section = Choice("Mục")
        self.told = label("", wraps=True)
        self.texts = QListWidget()
        self.texts.setAccessibleName("Lời văn của từng xã, phím cách để lấy hoặc bỏ")
        self.texts.setWordWrap(True)
        # A province's texts are laid out a few at a time: the window hears in between.
        self.texts.setLayoutMode(QListWidget.LayoutMode.Batched)
        self.texts.setBatchSize(20)
        self._take = button("&Lấy vào báo cáo của ta", self._on_take, main=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Lời văn các xã", "title"))
        box.addWidget(self.section)
        box.addWidget(self.told)
        box.addWidget(self.texts, 1)
        box.addLayout(row(button("Quay lại", self.left.emit), None, self._take))
        self.setFocusProxy(self.section)
        bind(self, {"Esc": self.left.emit})
        self.section.currentIndexChanged.connect(lambda _: self._read())

    def show_made(self, made: Summing, own: ReportLine | None) -> None:
        """The sections of what was added up; `own` is our draft that can take over."""
        self._made, self._own = made, own
        self.section.offer([
            (f"{placed.number} {placed.section.title}".strip()[:80], placed.section.id)
            for placed in outline(made.template)
        ])
        self._read()

    def _read(self) -> None:
        section = self.section.value()
        if self._made and section:
            self._inbox.narratives(self._made, str(section), self._on_found, self._on_failed)

    def _on_found(self, told: tuple[tuple[Narrative, ...], tuple[Damaged, ...]]) -> None:
        found, unread = told
        self._found = found
        self.texts.clear()
        for one in found:
            item = QListWidgetItem("\n".join((f"{one.unit}:", *one.paragraphs)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.texts.addItem(item)
        own = "" if self._own else " Chưa có báo cáo đang soạn của ta cùng kỳ để lấy vào."
        there = f"{len(found)} đơn vị có lời văn ở mục này.{own}"
        self.told.setText(" ".join((there, *unread_notes(unread))))
        self._take.setEnabled(bool(found and self._own))

    def _on_take(self) -> None:
        taken = tuple(
            one
            for at, one in enumerate(self._found)
            if self.texts.item(at).checkState() == Qt.CheckState.Checked
        )
        if self._made is None or self._own is None or not taken:
            self.told.setText("Chọn ít nhất một đơn vị (phím cách) rồi lấy.")
            return
        texts = (str(self.section.value()), taken)
        self._inbox.take_over(self._made, self._own.id, texts, self._on_taken, self._on_failed)

    def _on_taken(self, told: tuple[int, tuple[Damaged, ...]]) -> None:
        taken = "Đã lấy vào báo cáo của ta, mỗi đoạn ghi rõ đơn vị ở cuối."
        self.told.setText(" ".join((taken, *unread_notes(told[1]))))
        self.filled.emit()

    def _on_failed(self, error: Exception) -> None:
        self.told.setText(words_of(error))
