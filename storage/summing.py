"""The totals of a period, with the period before and who is missing: one reading for all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.board import unsent
from core.commune import homes
from core.period import Period, before
from core.same_unit import earlier_of, figures_before
from core.template import Template
from core.totals import Summing, totals
from storage import communes, tallies
from storage.own_report import takers

if TYPE_CHECKING:
    from storage.database import Store


def summed(store: Store, template: Template, period: Period) -> Summing:
    """Every figure over all units, own reports only where nobody sent one."""
    expected = communes.expected(store)
    home = homes(expected)
    units = tallies.whole(store, template, period, home)
    ago = tallies.whole(store, template, before(period), home)
    earlier = figures_before(template, earlier_of(units, ago, home))
    absent = unsent(expected, str(period), units)
    found = totals(template, units, earlier)
    return Summing(template, period, found, units, earlier, absent, takers(template.id))
