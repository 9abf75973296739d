"""One report as a line of a list; light, because the first page waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.period import Period


@dataclass(frozen=True, slots=True)
class ReportLine:
    """`number` is the clerk's, "" where none was given yet; `done` and `waiting` count a draft's
    sections that are finished and that were carried and not seen. `verdict` is what the receiving
    office said of its newest final lần: "accepted", "returned" or "".
    """

    id: str
    template: str
    period: Period
    unit: str
    revision: int
    is_final: bool
    is_practice: bool
    is_received: bool
    number: str
    done: int = 0
    waiting: int = 0
    verdict: str = ""
