"""An old report of a file: what of it was recognised is settled here, before anything is kept."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from core.importing.legacy import Consent, LegacyText
from core.period import Period
from ui.entrance import Entrance
from ui.entries import Choice
from ui.given_files import Pasted, unread_in
from ui.keys import bind
from ui.notices import words_of
from ui.old_font import OldFont
from ui.old_matching import OldMatching
from ui.old_tokens import OldTokens
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice
from ui.reading_watch import ReadingWatch

if TYPE_CHECKING:
    from core.importing.looking import Looked

_KINDS = "Báo cáo cũ (*.docx *.doc *.odt *.txt)"
_TOLD_EVERY = 250
_LEFT, _RIGHT = 620, 420


class OldReport(QWidget):
    """`read_asked` carries (file, template, period, consent, watch); `look_asked` the imported
    report that was settled otherwise; `agreed` (imported, chosen tokens) to keep."""

    read_asked = Signal(object)
    look_asked = Signal(object)
    agreed = Signal(object)
    left = Signal()

    def __init__(self, today: datetime.date) -> None:
        super().__init__()
        self._file: Path | Pasted | None = None
        self._labels: dict[str, str] = {}
        self._watch: ReadingWatch | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_TOLD_EVERY)
        self.template = Choice("Loại báo cáo")
        self.period = PeriodChoice(today.year, today.month)
        self.name = label("Chưa chọn tệp nào.", "quiet", wraps=True)
        self.summary = label("", wraps=True)
        self.font_asked = OldFont()
        self.matching = OldMatching()
        self.tokens = OldTokens()
        self._stop = button("&Dừng đọc", self.stop)
        self._keep = button("&Nhận vào và mở", self._on_agreed, main=True)
        self._choose = button("Chọn &tệp…", self.choose_file)
        self._arrange()
        Entrance(self, self._choose)
        bind(self, {"Esc": self._on_escape})
        self._show_parts()
        self._connect()

    def show_choices(self, names: dict[str, str]) -> None:
        """The kinds there are."""
        self.template.offer([(name, id_) for id_, name in names.items()])

    def choose_file(self) -> None:
        """Asks for a file and has it read."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn báo cáo cũ", "", _KINDS)
        if chosen:
            self.read(Path(chosen))

    def read(self, file: Path | Pasted) -> None:
        """Has a file, or a copied text, read; nothing is kept before a person agrees."""
        self._file = file
        self.name.setText(file.name)
        self._ask()

    def awaits(self, watch: object) -> bool:
        """Whether what that reading came to is still wanted; another file is not waited for."""
        return self._watch is watch

    def stop(self) -> None:
        """Ends the reading."""
        if self._watch is not None:
            self._watch.stop()

    def show_read(self, looked: Looked, titles: dict[str, str], labels: dict[str, str]) -> None:
        """What was recognised; `titles` are the sections' headings, `labels` the fields', by id."""
        self._end_reading()
        self._labels = labels
        self.matching.show_read(looked.imported, titles)
        self._tell(looked)
        self._show_parts()
        self.matching.setFocus()

    def show_looked(self, looked: Looked) -> None:
        """What is found after something was settled."""
        if looked.imported is self.matching.imported():
            self._tell(looked)

    def show_failed(self, error: Exception) -> None:
        """Why the file could not be read, or what must be asked before it can."""
        self._end_reading()
        if isinstance(error, LegacyText):
            self.summary.setText("")
            self.font_asked.show_asked(error)
            self._show_parts()
            self.font_asked.setFocus()
            return
        self.summary.setText(words_of(error))
        self._show_parts()

    def wanted(self) -> tuple[str, Period]:
        """The kind and the period chosen."""
        return str(self.template.value() or ""), self.period.period()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(6)
        box.addWidget(label("Mở tệp Word kỳ trước", "title"))
        kind = row(label("Loại báo cáo"))
        kind.addWidget(self.template, 1)
        box.addLayout(kind)
        told = label("là kỳ mà tệp ấy báo cáo", "quiet")
        box.addLayout(row(self.period, told, None))
        box.addLayout(row(self._choose, self.name, self._stop, None))
        box.addWidget(self.summary)
        box.addWidget(self.font_asked, 1)
        self._split = QSplitter()
        self._split.addWidget(self.matching)
        self._split.addWidget(self.tokens)
        self._split.setStretchFactor(0, 3)
        self._split.setStretchFactor(1, 2)
        self._split.setSizes([_LEFT, _RIGHT])
        self._split.setChildrenCollapsible(False)
        box.addWidget(self._split, 1)
        self._rest = QWidget()
        box.addWidget(self._rest, 1)
        box.addLayout(row(button("Quay lại", self.left.emit), None, self._keep))

    def _connect(self) -> None:
        self.template.currentIndexChanged.connect(lambda _at: self._ask())
        self.period.changed.connect(self._ask)
        self.font_asked.answered.connect(self._ask)
        self.matching.settled.connect(self.look_asked.emit)
        self._clock.timeout.connect(self._on_clock)

    def _ask(self, consent: Consent = Consent.NOT_ASKED) -> None:
        self.stop()
        self.matching.clear()
        self.tokens.forget()
        self.font_asked.hide()
        if not self._file or not self.wanted()[0]:
            return
        self._watch = ReadingWatch()
        self.summary.setText("Đang đọc tệp…")
        self._show_parts()
        self._clock.start()
        self.read_asked.emit((self._file, *self.wanted(), consent, self._watch))

    def _end_reading(self) -> None:
        self._watch = None
        self._clock.stop()

    def _on_clock(self) -> None:
        if self._watch is not None and self._watch.per_cent:
            self.summary.setText(f"Đang đọc tệp… {self._watch.per_cent} %")

    def _on_escape(self) -> None:
        if self._watch is not None:
            self.stop()
        else:
            self.left.emit()

    def _tell(self, looked: Looked) -> None:
        read = looked.imported
        doubtful = sum(item.doubtful for item in read.matched)
        told = (
            f"Nhận ra {len(read.matched)} mục, {doubtful} mục chưa chắc; "
            f"{len(read.unmatched)} đoạn chưa xếp (sẽ để ở trang Chưa xếp). "
            "Lời văn chờ xem lại từng mục."
        )
        if read.converted:
            told += " Chữ đã đổi từ phông cũ sang Unicode."
        if read.tracked:
            told += f" Tệp có {read.tracked} chỗ theo dõi thay đổi: lấy phần thêm, bỏ phần đã xóa."
        self.summary.setText(f"{told} {unread_in(self._file.name) if self._file else ''}".strip())
        self.tokens.show_found(looked.found, self._labels)

    def _show_parts(self) -> None:
        has_read = self.matching.imported() is not None
        self._split.setVisible(has_read)
        self._rest.setVisible(not has_read and not self.font_asked.isVisibleTo(self))
        self._stop.setVisible(self._watch is not None)
        self._keep.setEnabled(has_read)

    def _on_agreed(self) -> None:
        imported = self.matching.imported()
        if imported is not None:
            self.agreed.emit((imported, self.tokens.chosen()))
