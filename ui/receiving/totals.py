"""The figures of all units added up, the missing ones named."""

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.fields import written
from core.totals import Total
from ui.entries import Choice, asked
from ui.keys import bind
from ui.notices import words_of
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice
from ui.receiving.inbox import Inbox

_COLUMNS = ("Chỉ tiêu", "Tổng", "Đơn vị tính", "Số nơi báo", "Không phát sinh", "Còn thiếu")
_WIDTHS = {1: 90, 2: 90, 3: 86, 4: 150, 5: 240}


class TotalsPage(QWidget):
    """One kind of report, one period."""

    left = Signal()

    def __init__(self, inbox: Inbox, today: datetime.date) -> None:
        super().__init__()
        self._inbox = inbox
        self.template = Choice("Loại báo cáo")
        self.period = PeriodChoice(today.year, today.month)
        self.summary = label("", wraps=True)
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName("Số liệu tổng hợp")
        self.table.setHorizontalHeaderLabels(_COLUMNS)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Tổng hợp số liệu", "title"))
        asked(box, "Loại báo cáo", self.template)
        count = button("&Tổng hợp", self.count, main=True)
        box.addLayout(row(self.period, count))
        box.addWidget(self.summary)
        box.addWidget(self.table, 1)
        box.addLayout(row(button("Quay lại", self.left.emit), None))
        self.setFocusProxy(self.period)
        bind(self, {"Esc": self.left.emit})

    def show_choices(self, names: dict[str, str]) -> None:
        """The kinds there are."""
        self.template.offer([(name, id_) for id_, name in names.items()])

    def count(self) -> None:
        """Adds up the chosen period."""
        template = self.template.value()
        if template:
            period = self.period.period()
            self._inbox.totals(str(template), period, self._on_totals, self._on_failed)

    def _on_totals(self, found: tuple[tuple[Total, ...], tuple[str, ...]]) -> None:
        totals, units = found
        named = ", ".join(units) if units else "chưa có đơn vị nào"
        self.summary.setText(f"{len(units)} đơn vị có báo cáo {self.period.words()}: {named}.")
        self.table.setRowCount(len(totals) if units else 0)
        for at, total in enumerate(totals if units else ()):
            cells = (
                total.label,
                written(total.total) or "–",
                total.unit,
                str(total.reported),
                str(total.none),
                ", ".join(total.missing),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column in (1, 3, 4):
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(at, column, item)

    def _on_failed(self, error: Exception) -> None:
        self.summary.setText(words_of(error))
