"""The board of a period: what is expected, what came, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.board import Came, Line, boards
from core.commune import Expected
from core.damaged import Damaged, asked_for, of_tally
from core.period import Period
from core.tally import sent
from storage import communes, remarks, tallies

if TYPE_CHECKING:
    from storage.database import Store


def lines(store: Store, template: str, period: Period) -> tuple[Line, ...]:
    """Every expected unit and every other that sent a report of the kind."""
    return columns(store, template, (period,))[1][0]


def columns(
    store: Store, template: str, periods: Sequence[Period]
) -> tuple[Expected, tuple[tuple[Line, ...], ...]]:
    """Who is expected, and the lines of each period."""
    expected = communes.expected(store)
    return expected, boards(expected, [_came(store, template, str(one)) for one in periods])


def _came(store: Store, template: str, period: str) -> Came:
    damaged: list[Damaged] = []
    found = sent(tallies.listed(store, template, period, damaged.append))
    words, unknown = remarks.words(store, template, period)
    sound = tuple(tally for tally in found if tally.report not in unknown)
    damaged += [of_tally(tally) for tally in found if tally.report in unknown]
    return Came(period, sound, words, asked_for(damaged, sound))
