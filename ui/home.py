"""The first page of every day: the reports, and what can be begun."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.period import words
from ui.parts import button, label, row
from ui.report_line import ReportLine

COLUMNS = ("Kỳ báo cáo", "Báo cáo", "Đơn vị", "Lần", "Tình trạng", "Số")
_WIDTHS = {0: 190, 2: 150, 3: 48, 4: 140, 5: 64}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ID = Qt.ItemDataRole.UserRole


class ReportTable(QTableWidget):
    """Reports as lines; `opened` carries the id of the one to open."""

    opened = Signal(object)

    def __init__(self, name: str = "Danh sách báo cáo") -> None:
        super().__init__(0, len(COLUMNS))
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(COLUMNS)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _: self._open())

    def show_reports(self, reports: tuple[ReportLine, ...]) -> None:
        """Replaces the lines and keeps the chosen one."""
        chosen = self.chosen()
        self.setRowCount(len(reports))
        for at, report in enumerate(reports):
            period = words(report.period)
            cells = (
                period[:1].upper() + period[1:],
                report.name,
                report.unit,
                str(report.revision),
                report.state,
                report.number,
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(_ID, report.id)
                self.setItem(at, column, item)
        ids = [report.id for report in reports]
        if ids:
            self.setCurrentCell(ids.index(chosen) if chosen in ids else 0, 0)

    def chosen(self) -> str:
        """The id of the current line, "" where there is none."""
        item = self.item(self.currentRow(), 0)
        return str(item.data(_ID)) if item else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._open()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.chosen():
            self.opened.emit(self.chosen())


class Home(QWidget):
    """The list, and every way on."""

    opened = Signal(object)
    new_asked = Signal()
    old_asked = Signal()
    unit_asked = Signal()
    submit_asked = Signal()
    receive_asked = Signal()
    totals_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("Báo cáo xã", "title")
        self.table = ReportTable()
        self._empty = label(
            "Chưa có báo cáo nào. Chọn “Báo cáo mới” để bắt đầu, hoặc “Mở tệp Word kỳ trước” để "
            "lấy lại lời văn của báo cáo đã làm.",
            "quiet",
            wraps=True,
        )
        open_ = button("&Mở báo cáo", self._open)
        new = button("&Báo cáo mới", self.new_asked.emit, main=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        unit = button("Đơn &vị và sổ văn bản", self.unit_asked.emit)
        box.addLayout(row(self._title, None, unit))
        box.addLayout(row(new, open_, *self._others(), None))
        box.addWidget(self._empty)
        box.addWidget(self.table, 1)
        self._open_button = open_
        self.setFocusProxy(self.table)
        self.table.opened.connect(self.opened)

    def show_unit(self, name: str) -> None:
        """Whose reports these are."""
        self._title.setText(f"Báo cáo của UBND {name}" if name else "Báo cáo xã")

    def show_reports(self, reports: tuple[ReportLine, ...]) -> None:
        """The reports there are."""
        self._empty.setVisible(not reports)
        self._open_button.setEnabled(bool(reports))
        self.table.show_reports(reports)

    def _others(self) -> list[QWidget]:
        ways: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Mở tệp &Word kỳ trước…", self.old_asked.emit),
            ("&Ghi ra USB…", self.submit_asked.emit),
            ("&Nhận báo cáo…", self.receive_asked.emit),
            ("&Tổng hợp…", self.totals_asked.emit),
        )
        return [button(text, act) for text, act in ways]

    def _open(self) -> None:
        if self.table.chosen():
            self.opened.emit(self.table.chosen())
