"""A report in the database that is not what was kept: named beside the others, never counted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.collation import sort_key
from core.period import read_period, words
from core.report import Source
from core.tally import Tally


@dataclass(frozen=True, slots=True)
class Damaged:
    """Whose it is, as far as that is still known; `revision` is its newest lần."""

    report: str
    unit: str
    period: str
    revision: int
    source: Source = Source.RECEIVED
    superior: str = ""
    province: str = ""

    @property
    def place(self) -> tuple[str, ...]:
        """Which unit it is among those of its period."""
        return (self.unit, self.superior, self.province) if self.unit else (self.report,)


WHAT_TO_DO = "lấy lại ở trang Bản sao, hoặc đề nghị đơn vị gửi lần sau"
# Called for each report that is left out because it is damaged.
Tell = Callable[[Damaged], None]


def damaged_words(one: Damaged) -> str:
    """Which report it is."""
    unit = one.unit or one.report
    return f"{unit}, {words(read_period(one.period))}, lần {one.revision}"


def unheard(_damaged: Damaged) -> None:
    """Where nobody asks which they are."""


def of_tally(tally: Tally) -> Damaged:
    """The report whose figures are known, but not its paper."""
    place = (tally.report, tally.unit, tally.period, tally.revision)
    return Damaged(*place, tally.source, tally.superior, tally.province)


def asked_for(found: Sequence[Damaged], counted: Sequence[Tally]) -> tuple[Damaged, ...]:
    """Each once; one's own only where nobody else sent anything: it would not count either."""
    sources = [*(one.source for one in counted), *(one.source for one in found)]
    received = Source.RECEIVED in sources
    once = {one.report: one for one in sorted(found, key=lambda one: sort_key(one.unit))}
    return tuple(one for one in once.values() if one.source is Source.RECEIVED or not received)
