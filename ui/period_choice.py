"""Chooses a period: what kind, which one, which year."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.period import Kind, Period, words
from ui.entries import Choice
from ui.parts import label

_KINDS: tuple[tuple[str, object], ...] = (
    ("9 tháng đầu năm", (Kind.NINE_MONTHS, 0)),
    ("6 tháng đầu năm", (Kind.SIX_MONTHS, 0)),
    ("Cả năm", (Kind.YEAR, 0)),
    ("Quý I", (Kind.QUARTER, 1)),
    ("Quý II", (Kind.QUARTER, 2)),
    ("Quý III", (Kind.QUARTER, 3)),
    ("Quý IV", (Kind.QUARTER, 4)),
    *((f"Tháng {month}", (Kind.MONTH, month)) for month in range(1, 13)),
)
_YEARS_BACK = 4


class PeriodChoice(QWidget):
    """`changed` says that another period was chosen."""

    changed = Signal()

    def __init__(self, year: int, month: int) -> None:
        super().__init__()
        self.kind = Choice("Kỳ báo cáo", _KINDS)
        years = range(year + 1, year - _YEARS_BACK - 1, -1)
        self.year = Choice("Năm", [(str(item), item) for item in years])
        self.year.choose(year)
        self.kind.choose(_due(month))
        for_kind, for_year = label("Kỳ báo cáo"), label("Năm")
        for_kind.setBuddy(self.kind)
        for_year.setBuddy(self.year)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (for_kind, self.kind, for_year, self.year):
            box.addWidget(part)
        box.addStretch(1)
        self.setFocusProxy(self.kind)
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.year.currentIndexChanged.connect(lambda _: self.changed.emit())

    def period(self) -> Period:
        """What is chosen."""
        kind, number = self.kind.value()
        return Period(kind, int(self.year.value()), number)

    def choose(self, period: Period) -> None:
        """Shows a period."""
        self.kind.choose((period.kind, period.number))
        self.year.choose(period.year)

    def words(self) -> str:
        """The period as a sentence names it."""
        return words(self.period())


def _due(month: int) -> tuple[Kind, int]:
    """The report that is usually written in that month."""
    if month <= 2 or month >= 11:
        return Kind.YEAR, 0
    if month <= 4:
        return Kind.QUARTER, 1
    return (Kind.SIX_MONTHS, 0) if month <= 7 else (Kind.NINE_MONTHS, 0)
