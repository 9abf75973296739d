"""An old Word file: what of it was recognised, before anything is kept."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.period import Period
from ui.entries import Choice, asked
from ui.keys import bind
from ui.notices import words_of
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice
from ui.theme import AMBER

if TYPE_CHECKING:
    from core.importing.reading import Imported

_KINDS = "Báo cáo cũ (*.docx *.txt)"


class OldReport(QWidget):
    """`read_asked` carries (file, template, period); `agreed` the imported report to keep."""

    read_asked = Signal(object)
    agreed = Signal(object)
    left = Signal()

    def __init__(self, today: datetime.date) -> None:
        super().__init__()
        self._file: Path | None = None
        self._read: Imported | None = None
        self.template = Choice("Loại báo cáo")
        self.period = PeriodChoice(today.year, today.month)
        self._name = label("Chưa chọn tệp nào.", "quiet", wraps=True)
        self.summary = label("", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Các mục đã nhận ra")
        self.list.setWordWrap(True)
        self._keep = button("&Nhận vào và mở", self._on_agreed, main=True)
        self._keep.setEnabled(False)
        choose = button("Chọn &tệp…", self.choose_file)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Mở tệp Word kỳ trước", "title"))
        asked(box, "Loại báo cáo", self.template)
        told = "Kỳ mà tệp ấy báo cáo (chọn trước khi chọn tệp):"
        box.addWidget(label(told, "quiet"))
        box.addWidget(self.period)
        box.addLayout(row(choose, self._name, None))
        box.addWidget(self.summary)
        box.addWidget(self.list, 1)
        box.addLayout(row(button("Quay lại", self.left.emit), None, self._keep))
        self.setFocusProxy(choose)
        bind(self, {"Esc": self.left.emit})
        self.period.changed.connect(self._ask)

    def show_choices(self, names: dict[str, str]) -> None:
        """The kinds there are."""
        self.template.offer([(name, id_) for id_, name in names.items()])

    def choose_file(self) -> None:
        """Asks for a file and has it read."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Chọn báo cáo cũ", "", _KINDS)
        if chosen:
            self.read(Path(chosen))

    def read(self, file: Path) -> None:
        """Has a file read; nothing is kept before a person agrees."""
        self._file = file
        self._name.setText(file.name)
        self._ask()

    def show_read(self, imported: "Imported", titles: dict[str, str]) -> None:
        """What was recognised; `titles` are the sections' headings by id."""
        self._read = imported
        doubtful = [item for item in imported.matched if item.doubtful]
        self.summary.setText(
            f"Nhận ra {len(imported.matched)} mục, trong đó {len(doubtful)} mục chưa chắc; "
            f"{len(imported.unmatched)} đoạn chưa xếp được vào mục nào (sẽ để ở trang Chưa xếp). "
            "Lời văn chờ xem lại từng mục; số liệu nhập lại theo sổ."
        )
        self.list.clear()
        for item in imported.matched:
            sign = "? Chưa chắc" if item.doubtful else "✓ Khớp"
            line = QListWidgetItem(f"{sign}: {item.heading} → {titles.get(item.section, '')}")
            if item.doubtful:
                line.setForeground(QColor(AMBER))
            self.list.addItem(line)
        for piece in imported.unmatched:
            line = QListWidgetItem(f"○ Chưa xếp: {(piece.heading or piece.text)[:120]}")
            line.setForeground(QColor(AMBER))
            self.list.addItem(line)
        self._keep.setEnabled(True)
        self._keep.setFocus()

    def show_failed(self, error: Exception) -> None:
        """Why the file could not be read."""
        self._read = None
        self.list.clear()
        self._keep.setEnabled(False)
        self.summary.setText(words_of(error))

    def wanted(self) -> tuple[str, Period]:
        """The kind and the period chosen."""
        return str(self.template.value() or ""), self.period.period()

    def _ask(self) -> None:
        self._keep.setEnabled(False)
        if self._file and self.wanted()[0]:
            self.summary.setText("Đang đọc tệp…")
            self.read_asked.emit((self._file, *self.wanted()))

    def _on_agreed(self) -> None:
        if self._read:
            self.agreed.emit(self._read)
