"""What was found on a stick, file by file; nothing is taken before Nhận."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.merge import Plan, PlannedFile, Received
from core.period import words
from ui.arrival_words import outcome_word, reason_words
from ui.keys import bind
from ui.notices import words_of
from ui.parts import button, label, row
from ui.receiving.inbox import Inbox

_COLUMNS = ("Tệp", "Đơn vị", "Kỳ báo cáo", "Lần", "Kết quả")
_WIDTHS = {1: 170, 2: 190, 3: 50, 4: 250}


class Arrivals(QWidget):
    """`taken` says that reports were received."""

    taken = Signal()
    left = Signal()

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox
        self._plan: Plan | None = None
        self.summary = label("Chọn USB, thư mục hoặc tệp xã gửi. Chưa có gì được nhận.", wraps=True)
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName("Các báo cáo tìm thấy")
        self.table.setHorizontalHeaderLabels(_COLUMNS)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        self.take = button("&Nhận", self._on_take, main=True)
        self.take.setEnabled(False)
        folder = button("Chọn &thư mục hoặc USB…", self._choose_folder)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Nhận báo cáo", "title"))
        box.addLayout(row(folder, button("Chọn tệ&p…", self._choose_files), None))
        box.addWidget(self.summary)
        box.addWidget(self.table, 1)
        box.addLayout(row(button("Quay lại", self.left.emit), None, self.take))
        self.setFocusProxy(folder)
        bind(self, {"Esc": self.left.emit})

    def look(self, paths: Sequence[Path]) -> None:
        """Looks through these files and folders."""
        self.take.setEnabled(False)
        self.summary.setText("Đang xem các tệp…")
        self._inbox.scan(tuple(paths), self._on_plan, self._on_failed)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục hoặc USB")
        if chosen:
            self.look([Path(chosen)])

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Chọn tệp", "", "Tệp báo cáo (*.db)")
        if chosen:
            self.look([Path(name) for name in chosen])

    def _on_plan(self, planned: Plan) -> None:
        self._plan = planned
        lines = [line for file in planned.files for line in _lines(file)]
        self.table.setRowCount(len(lines))
        for at, cells in enumerate(lines):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(at, column, item)
        self.summary.setText(
            f"Tìm thấy {len(planned.files)} tệp: sẽ nhận {planned.accepted} báo cáo, "
            f"{planned.refused} tệp không nhận được. Chưa có gì thay đổi trước khi chọn Nhận."
        )
        self.take.setEnabled(bool(planned.accepted or _registered(planned)))
        (self.take if self.take.isEnabled() else self.table).setFocus()

    def _on_take(self) -> None:
        if self._plan:
            self.take.setEnabled(False)
            self._inbox.receive(self._plan, self._on_received, self._on_failed)

    def _on_received(self, received: Received) -> None:
        self._plan = None
        numbers = f", ghi thêm số và ngày cho {received.registered} báo cáo"
        self.summary.setText(
            f"Đã nhận {received.accepted} báo cáo{numbers if received.registered else ''}. "
            "Nhận lại cùng USB này cũng không đổi gì."
        )
        self.taken.emit()

    def _on_failed(self, error: Exception) -> None:
        self.take.setEnabled(False)
        self.summary.setText(words_of(error))


def _lines(file: PlannedFile) -> list[tuple[str, ...]]:
    if not file.reports:
        return [(file.file.name, "", "", "", reason_words(file.file))]
    return [
        (
            file.file.name,
            planned.arrival.unit,
            words(planned.arrival.period),
            str(planned.arrival.revision),
            outcome_word(planned.outcome),
        )
        for planned in file.reports
    ]


def _registered(planned: Plan) -> bool:
    return any(report.registered for file in planned.files for report in file.reports)
