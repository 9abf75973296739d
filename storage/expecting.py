"""The board of a period: what is expected, what came, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.board import Line, board
from core.period import Period
from core.tally import sent
from storage import communes, remarks, tallies

if TYPE_CHECKING:
    from storage.database import Store


def lines(store: Store, template: str, period: Period) -> tuple[Line, ...]:
    """Every expected unit and every other that sent a report of the kind."""
    found = sent(tallies.listed(store, template, str(period)))
    return board(
        communes.expected(store), str(period), found, remarks.words(store, template, str(period))
    )
