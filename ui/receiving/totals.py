"""The figures of all units added up; from a figure to its units, from a unit to its pages."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from core.damaged import WHAT_TO_DO, Damaged, damaged_words
from core.fields import Figure, Nothing, written
from core.report_line import ReportLine
from core.taking_over import taker
from core.tally import Tally
from core.totals import Summing, Total, is_jump
from core.totals_table import named_within
from ui.entrance import Entrance
from ui.entries import Choice
from ui.keys import bind
from ui.lines_table import LinesMade, LinesTable
from ui.notices import words_of
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice
from ui.receiving.inbox.inbox import Inbox
from ui.totals_words import summary, unread_notes

_HEAD = (
    "Chỉ tiêu",
    "Tổng",
    "Kỳ trước",
    "Đơn vị tính",
    "Số nơi báo",
    "Không phát sinh",
    "Còn thiếu",
)
_WIDTHS = (0, 80, 90, 100, 104, 142, 170)
_UNITS = ("Đơn vị", "Kỳ này", "Kỳ trước")
_JUMP = "↕ "
# Letters of names in a cell: the units themselves stand below.
_FEW = 300


class TotalsPage(QWidget):
    """One kind of report, one period. `read_asked` carries a report's id and a figure's,
    `texts_asked` what was added up, `filled` that our own report was filled."""

    left = Signal()
    read_asked = Signal(object, object)
    texts_asked = Signal(object)
    filled = Signal()

    def __init__(self, inbox: Inbox, today: datetime.date) -> None:
        super().__init__()
        self._inbox = inbox
        self._made: Summing | None = None
        self._units: tuple[Tally, ...] = ()
        self._own: tuple[ReportLine, ...] = ()
        self._names: dict[str, str] = {}
        self.template = Choice("Loại báo cáo")
        self.period = PeriodChoice(today.year, today.month)
        self.summary = label("", wraps=True)
        self.table = LinesTable("Số liệu tổng hợp", _HEAD)
        self.table.set_widths(*_WIDTHS)
        self.units = LinesTable("Số của từng đơn vị", _UNITS)
        self.units.set_widths(0, 140, 140)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.units)
        split.setSizes([260, 110])
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Tổng hợp số liệu", "title"))
        count = button("&Tổng hợp", self.count, main=True)
        box.addWidget(self.template)
        box.addLayout(row(self.period, count))
        box.addWidget(self.summary)
        box.addWidget(split, 1)
        box.addLayout(row(button("Quay lại", self.left.emit), None, *self._acts()))
        Entrance(self, self.period)
        bind(self, {"Esc": self.left.emit})
        self.period.changed.connect(self._forget)
        self.template.currentIndexChanged.connect(lambda _: self._forget())
        self.table.moved.connect(self._show_units)
        self.table.opened.connect(lambda _: self.units.setFocus())
        self.units.opened.connect(self._on_unit)

    def show_choices(self, names: dict[str, str], reports: tuple[ReportLine, ...]) -> None:
        """The kinds there are, and our own drafts that could be filled."""
        self.template.offer([(name, id_) for id_, name in names.items()])
        self._names = names
        self._own = tuple(one for one in reports if not (one.is_final or one.is_received))
        if self._made is None:
            self._forget()

    def count(self) -> None:
        """Adds up the chosen period."""
        template = self.template.value()
        if template:
            period = self.period.period()
            self._inbox.totals(str(template), period, self._on_totals, self._on_failed)

    def export(self, target: Path) -> None:
        """Writes what was added up for Excel."""
        if self._made:
            self._inbox.export(self._made, target, self._on_written, self._on_failed)

    def _acts(self) -> tuple[QWidget, ...]:
        self._ways = (
            button("&Lời văn các xã…", self._on_texts),
            button("Đ&iền báo cáo của ta", self._on_fill),
            button("&Xuất Excel, CSV…", self._on_export),
        )
        for way in self._ways:
            way.setEnabled(False)
        return self._ways

    def _on_totals(self, made: Summing) -> None:
        self._made = made
        self.summary.setText(summary(made))
        lines = [_line(total) for total in made.totals] if made.units else []
        lines = [*_named_lines(made), *lines]
        self.table.show_lines(_HEAD, lines, (1, 2, 4, 5))
        self.table.set_widths(*_WIDTHS)
        for way in self._ways:
            way.setEnabled(bool(made.units))
        self._show_units()

    def _forget(self) -> None:
        """What was added up is not of what is chosen now."""
        if self._made is not None:
            self._on_totals(Summing(self._made.template, self.period.period(), (), ()))
            self._made = None
        self.summary.setText(f"Bấm Tổng hợp để tính {self.period.words()}.")

    def _show_units(self) -> None:
        """The units of the figure one is at, or those of which nothing came."""
        made, total, at_line = self._made, self._total(), self.table.current()[0]
        self._units = made.units if made and total else ()
        lines: Sequence[Sequence[str]] = ()
        if made and total:
            units, earlier, id_ = made.units, made.earlier, total.id
            lines = LinesMade(len(units), lambda at: _unit_line(units[at], earlier[at], id_))
        elif made and made.absent and at_line == 0:
            absent = made.absent
            lines = LinesMade(len(absent), lambda at: (absent[at], "chưa nộp", ""))
        elif made and made.damaged and at_line >= 0:
            lines = [
                (f"{damaged_words(one)}: {WHAT_TO_DO}", "không cộng", "") for one in made.damaged
            ]
        self.units.show_lines(_UNITS, lines, (1, 2))
        self.units.set_widths(0, 140, 140)

    def _total(self) -> Total | None:
        at = self.table.current()[0] - (len(_named_lines(self._made)) if self._made else 0)
        there = self._made is not None and 0 <= at < len(self._made.totals)
        return self._made.totals[at] if there and self._made else None

    def _on_unit(self, at: tuple[int, int]) -> None:
        total = self._total()
        if total and 0 <= at[0] < len(self._units):
            self.read_asked.emit(self._units[at[0]].report, total.id)

    def _on_texts(self) -> None:
        if self._made:
            self.texts_asked.emit(self._made)

    def _on_fill(self) -> None:
        if self._made is None:
            return
        own = taker(self._made, self._own)
        if own is None:
            self.summary.setText(
                "Chưa có báo cáo đang soạn của ta để điền. Hãy lập Báo cáo mới loại "
                f"“{self._names.get(self._made.takers[0], '')}”, cùng kỳ, rồi điền."
            )
            return
        self._inbox.take_over(self._made, own.id, ("", ()), self._on_filled, self._on_failed)

    def _on_filled(self, told: tuple[int, tuple[Damaged, ...]]) -> None:
        count, unread = told
        filled = f"Đã điền {count} chỗ còn trống trong báo cáo của ta. Số đã gõ được giữ nguyên."
        self.summary.setText(" ".join((filled, *unread_notes(unread))))
        self.filled.emit()

    def _on_export(self) -> None:
        kinds = "Excel (*.xlsx);;CSV (*.csv)"
        chosen, _ = QFileDialog.getSaveFileName(self, "Xuất số liệu", "tong-hop.xlsx", kinds)
        if chosen:
            self.export(Path(chosen))

    def _on_written(self, told: tuple[Path, tuple[Damaged, ...]]) -> None:
        target, unread = told
        written_ = f"Đã ghi {target.name} vào {target.parent}."
        self.summary.setText(" ".join((written_, *unread_notes(unread))))

    def _on_failed(self, error: Exception) -> None:
        self.summary.setText(words_of(error))


def _named_lines(made: Summing) -> list[tuple[str, ...]]:
    """Before the figures: who is missing, and which reports are damaged."""
    hurt = [damaged_words(one) for one in made.damaged]
    told = (
        (f"{len(made.absent)} đơn vị chưa nộp", made.absent),
        (f"{len(hurt)} báo cáo hỏng", hurt),
    )
    return [(what, "", "", "", "", "", named_within(names, _FEW)) for what, names in told if names]


def _line(total: Total) -> tuple[str, ...]:
    before = written(total.before)
    return (
        total.label,
        written(total.total) or "–",
        f"{_JUMP}{before}" if total.jumps else before,
        total.unit,
        str(total.reported),
        str(total.none),
        named_within(total.missing, _FEW),
    )


def _unit_line(tally: Tally, before: Mapping[str, Figure], id_: str) -> tuple[str, str, str]:
    """A dash stands where the unit has no report of the period before."""
    now, was = tally.figures.get(id_), before.get(id_)
    mark = _JUMP if is_jump(was, now) else ""
    return tally.unit, _shown(now), f"{mark}{_shown(was)}" if before else "–"


def _shown(value: Figure) -> str:
    if isinstance(value, Nothing):
        return "không phát sinh"
    return written(value) or "(trống)"
