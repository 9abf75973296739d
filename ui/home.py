"""The first page of every day: the reports, and what can be begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.body_name import body_name
from core.period import words
from ui.parts import button, label, row

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from core.report_line import ReportLine

COLUMNS = ("Kỳ báo cáo", "Báo cáo", "Đơn vị", "Lần", "Tình trạng", "Tiến độ", "Số")
_WIDTHS = {0: 180, 2: 120, 3: 46, 4: 124, 5: 190, 6: 56}
_ENTER = ("\r", "\n")
_DELETE = 0x01000007  # Qt.Key.Key_Delete, by its number: see ui.parts.label


class ReportTable(QTableWidget):
    """Reports as lines; `opened` and `deleted` carry the id of the one to open or put away."""

    opened = Signal(object)
    deleted = Signal(object)

    def __init__(self) -> None:
        super().__init__(0, len(COLUMNS))
        self._ids: list[str] = []
        self.setAccessibleName("Danh sách báo cáo")
        self.setHorizontalHeaderLabels(COLUMNS)
        # Left and in the middle, by number: see ui.parts.label.
        self.horizontalHeader().setProperty("defaultAlignment", 0x0081)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(lambda _: self.open_chosen())

    def show_reports(self, reports: tuple[ReportLine, ...], names: Mapping[str, str]) -> None:
        """Replaces the lines and keeps the chosen one; `names` are the kinds' by their ids."""
        chosen = self.chosen()
        self._ids = [report.id for report in reports]
        self.setRowCount(len(reports))
        for at, report in enumerate(reports):
            period = words(report.period)
            cells = (
                period[:1].upper() + period[1:],
                names.get(report.template, ""),
                report.unit,
                str(report.revision),
                state_words(report),
                progress_words(report),
                report.number,
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(at, column, item)
        if self._ids:
            self.setCurrentCell(self._ids.index(chosen) if chosen in self._ids else 0, 0)

    def chosen(self) -> str:
        """The id of the current line, "" where there is none."""
        at = self.currentRow()
        return self._ids[at] if 0 <= at < len(self._ids) else ""

    def open_chosen(self) -> None:
        """Opens the report of the current line."""
        if self.chosen():
            self.opened.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in _ENTER:
            self.open_chosen()
        elif event.key() == _DELETE and self.chosen():
            self.deleted.emit(self.chosen())
        else:
            super().keyPressEvent(event)


class Home(QWidget):
    """The list, and every way on."""

    opened = Signal(object)
    new_asked = Signal()
    old_asked = Signal()
    unit_asked = Signal()
    events_asked = Signal()
    submit_asked = Signal()
    receive_asked = Signal()
    board_asked = Signal()
    totals_asked = Signal()
    kept_asked = Signal()
    delete_asked = Signal(object)

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
        self._open = button("&Mở báo cáo", self.table.open_chosen)
        new = button("&Báo cáo mới", self.new_asked.emit, main=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        unit = button("Đơn &vị và sổ văn bản", self.unit_asked.emit)
        kept = button("Bản sao, thùng &rác", self.kept_asked.emit)
        box.addLayout(row(self._title, None, kept, unit))
        box.addLayout(row(new, self._open, *self._others(), None))
        box.addWidget(self._empty)
        box.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self.opened)
        self.table.deleted.connect(self.delete_asked)

    def look_only(self) -> None:
        """Nothing can be begun or changed: this is a copy to look at."""
        for made in self.findChildren(QPushButton):
            made.setVisible(made is self._open)

    def show_unit(self, name: str) -> None:
        """Whose reports these are."""
        self._title.setText(f"Báo cáo của {body_name(name)}" if name else "Báo cáo xã")

    def show_reports(self, reports: tuple[ReportLine, ...], names: Mapping[str, str]) -> None:
        """The reports there are."""
        self._empty.setVisible(not reports)
        self._open.setEnabled(bool(reports))
        self.table.show_reports(reports, names)

    def _others(self) -> list[QWidget]:
        ways: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Mở tệp &Word kỳ trước…", self.old_asked.emit),
            ("&Sổ việc…", self.events_asked.emit),
            ("&Ghi ra USB…", self.submit_asked.emit),
            ("&Nhận báo cáo…", self.receive_asked.emit),
            ("Th&eo dõi…", self.board_asked.emit),
            ("&Tổng hợp…", self.totals_asked.emit),
        )
        return [button(text, act) for text, act in ways]


def state_words(report: ReportLine) -> str:
    """Where a report stands."""
    if report.is_received:
        return "Đã nhận"
    if report.is_final and report.verdict == "accepted":
        return "Đã tiếp nhận"
    word = "Đã hoàn thành" if report.is_final else "Đang soạn"
    if not report.is_final and report.verdict == "returned":
        word = "Đang sửa, bị trả lại"
    return f"{word} (làm thử)" if report.is_practice else word


def progress_words(report: ReportLine) -> str:
    """What of a draft is done and what waits to be seen."""
    if report.is_final or not (report.done or report.waiting):
        return ""
    waiting = f", {report.waiting} cần xem" if report.waiting else ""
    return f"{report.done} mục xong{waiting}"
