"""A new report: which kind, which period, from what it starts."""

import datetime
from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.carry_over import Wish
from core.documents import CitedDocument, full_citation
from core.markup import tokens
from core.period import days, words
from core.report_line import ReportLine
from core.sources import newest_before, own, year_ago
from core.template import Template
from ui.days_line import DaysLine
from ui.entries import Choice
from ui.keys import bind
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice
from ui.source_list import SourceList, SourceWords

_FORM = SourceWords(None, "Lời có sẵn của mẫu")
_HELP = (
    "Lời văn được chép sang và chờ xem lại từng mục; số liệu để trống, số kỳ trước đứng bên cạnh. "
    "Mục nào lấy từ nơi khác: chọn mục ấy rồi bấm phím cách."
)


class NewReport(QWidget):
    """`agreed` carries (template id, period, source report's id or None, Wish)."""

    agreed = Signal(object)
    old_asked = Signal()
    left = Signal()

    def __init__(self, today: datetime.date) -> None:
        super().__init__()
        self.template = Choice("Loại báo cáo")
        self.period = PeriodChoice(today.year, today.month)
        self.days = DaysLine()
        self.source = Choice("Bắt đầu từ")
        self.request = Choice("Văn bản yêu cầu báo cáo")
        self.sections = SourceList()
        self._request_name = label("Văn bản yêu cầu")
        self._help = label(_HELP, "quiet", wraps=True)
        self._same = label("", "bar", wraps=True)
        self._reports: tuple[ReportLine, ...] = ()
        self._form_of: Callable[[str], Template] | None = None
        self._arrange()
        self.setFocusProxy(self.template)
        bind(self, {"Esc": self.left.emit})
        self.template.currentIndexChanged.connect(lambda _: self._show_period())
        self.period.changed.connect(self._show_period)
        self.source.currentIndexChanged.connect(lambda _: self._show_sections())

    def show_choices(
        self,
        names: dict[str, str],
        reports: tuple[ReportLine, ...],
        form_of: Callable[[str], Template],
        documents: Iterable[CitedDocument],
    ) -> None:
        """The kinds there are, the reports to start from, the documents that may have asked."""
        self._reports, self._form_of = reports, form_of
        self.template.offer([(name, id_) for id_, name in names.items()])
        asked: list[tuple[str, object]] = [("(chọn sau, ở trang Mở đầu)", "")]
        asked += [(full_citation(document), document.id) for document in documents]
        self.request.offer(asked)
        self._show_period()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for at, (name, editor) in enumerate((
            (label("Loại báo cáo"), self.template),
            (label("Kỳ"), self.period),
            (label("Ngày"), self.days),
            (self._request_name, self.request),
            (label("Bắt đầu từ"), self.source),
        )):
            name.setBuddy(editor)
            grid.addWidget(name, at, 0)
            grid.addWidget(editor, at, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Báo cáo mới", "title"))
        box.addLayout(grid)
        box.addWidget(self._help)
        box.addWidget(self.sections, 1)
        box.addWidget(self._same)
        box.addStretch(0)
        make = button("&Lập báo cáo", self._on_agreed, main=True)
        old = button("Mở tệp &Word kỳ trước…", self.old_asked.emit)
        box.addLayout(row(button("Quay lại", self.left.emit), None, old, make))

    def _show_period(self) -> None:
        """What follows from kind and period: the usual days, the newest report before."""
        period = self.period.period()
        self.days.show_days(*days(period), None)
        template = str(self.template.value() or "")
        mine = own(self._reports, template)
        self.source.offer([
            (_FORM.words, None),
            *((_called(report), report.id) for report in mine),
        ])
        newest = newest_before(self._reports, template, period)
        self.source.choose(newest.id if newest else None)
        self._show_sections()
        self._show_same()

    def _show_sections(self) -> None:
        template = str(self.template.value() or "")
        if self._form_of is None or not template:
            return
        form = self._form_of(template)
        chosen = self.source.value()
        ago = year_ago(self._reports, template, self.period.period())
        known = {
            report.id: SourceWords(report.id, words(report.period)) for report in self._reports
        }
        sources = [known[chosen]] if chosen in known else []
        if ago and ago.id != chosen:
            sources.append(known[ago.id])
        sources = [*sources, _FORM] if chosen else [_FORM, *sources]
        self.sections.show_sources(form, sources)
        has_choice = len(sources) > 1
        self.sections.setVisible(has_choice)
        self._help.setVisible(has_choice)
        slot = _request_slot(form)
        self.request.setVisible(bool(slot))
        self._request_name.setVisible(bool(slot))

    def _show_same(self) -> None:
        period = self.period.period()
        same = [report for report in self._reports if _is_ours(report) and report.period == period]
        self._same.setVisible(bool(same))
        self._same.setText(
            f"Đã có báo cáo {self.period.words()} trong danh sách. Lập nữa sẽ thành hai báo cáo "
            "riêng; muốn sửa báo cáo đã hoàn thành thì mở nó rồi chọn Mở lại."
        )

    def _on_agreed(self) -> None:
        template = str(self.template.value() or "")
        given = self.days.days(self.period.period().year)
        if not template or given is None or self._form_of is None:
            return
        slot, request = _request_slot(self._form_of(template)), str(self.request.value() or "")
        slots = {slot: request} if slot and request else {}
        wish = Wish(self.sections.chosen(), *given, slots)
        self.agreed.emit((template, self.period.period(), self.source.value(), wish))


def _called(report: ReportLine) -> str:
    return f"Chép từ báo cáo {words(report.period)}, lần {report.revision}"


def _is_ours(report: ReportLine) -> bool:
    return not report.is_practice and not report.is_received


def _request_slot(form: Template) -> str:
    """The document that asked for the report: the one the form's opening names."""
    named = {token.key for token in tokens(form.opening.prose) if token.name == "vb"}
    return next((slot.id for slot in form.slots if slot.id in named), "")
