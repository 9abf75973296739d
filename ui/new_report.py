"""A new report: which kind, which period, from what it starts."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.period import words
from core.report_line import ReportLine
from ui.entries import Choice, asked
from ui.keys import bind
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice


class NewReport(QWidget):
    """`agreed` carries (template id, period, source report's id or None)."""

    agreed = Signal(object)
    old_asked = Signal()
    left = Signal()

    def __init__(self, today: datetime.date) -> None:
        super().__init__()
        self.template = Choice("Loại báo cáo")
        self.period = PeriodChoice(today.year, today.month)
        self.source = Choice("Bắt đầu từ")
        self._same = label("", "bar", wraps=True)
        self._reports: tuple[ReportLine, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Báo cáo mới", "title"))
        asked(box, "Loại báo cáo", self.template)
        box.addWidget(self.period)
        asked(
            box,
            "Bắt đầu từ",
            self.source,
            "Lời văn kỳ trước được chép sang và chờ xem lại từng mục; số liệu để trống.",
        )
        box.addWidget(self._same)
        box.addStretch(1)
        make = button("&Lập báo cáo", self._on_agreed, main=True)
        old = button("Mở tệp &Word kỳ trước…", self.old_asked.emit)
        box.addLayout(row(button("Quay lại", self.left.emit), None, old, make))
        self.setFocusProxy(self.template)
        bind(self, {"Esc": self.left.emit})
        self.period.changed.connect(self._show_same)

    def show_choices(self, names: dict[str, str], reports: tuple[ReportLine, ...]) -> None:
        """The kinds there are, and the reports to start from."""
        self._reports = reports
        self.template.offer([(name, id_) for id_, name in names.items()])
        sources: list[tuple[str, object]] = [("Lời văn có sẵn của mẫu", None)]
        sources += [
            (f"Chép từ báo cáo {words(report.period)}, lần {report.revision}", report.id)
            for report in reports
            if not report.is_received and not report.is_practice
        ]
        self.source.offer(sources)
        self.source.setCurrentIndex(1 if len(sources) > 1 else 0)
        self._show_same()

    def _show_same(self) -> None:
        period = self.period.period()
        same = [
            report
            for report in self._reports
            if report.period == period and not report.is_practice and not report.is_received
        ]
        self._same.setVisible(bool(same))
        self._same.setText(
            f"Đã có báo cáo {self.period.words()} trong danh sách. Lập nữa sẽ thành hai báo cáo "
            "riêng; muốn sửa báo cáo đã hoàn thành thì mở nó rồi chọn Mở lại."
        )

    def _on_agreed(self) -> None:
        template = self.template.value()
        if template:
            source = self.source.value()
            self.agreed.emit((str(template), self.period.period(), source))
