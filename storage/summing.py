"""The totals of a period, with the period before and who is missing: one reading for all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.board import shared, unsent
from core.collation import sort_key
from core.commune import Home, homes
from core.over_time import only_in_parts, told
from core.period import Period, before, parts
from core.same_unit import earlier_of, figures_before, unlisted
from core.tally import Tally, asked_alike, sent
from core.template import Template
from core.totals import Summing, totals
from storage import communes, tallies
from storage.own_report import takers

if TYPE_CHECKING:
    from storage.database import Store

_FORM = "SELECT json_extract(snapshot, '$.template') FROM revision WHERE digest = ?"


def summed(store: Store, template: Template, period: Period) -> Summing:
    """Every figure over all units, own reports only where nobody sent one."""
    expected = communes.expected(store)
    home = homes(expected)
    units = whole(store, template, period, home)
    ago = whole(store, template, before(period), home)
    earlier = figures_before(template, earlier_of(units, ago, home))
    absent = unsent(expected, str(period), units)
    found = totals(template, units, earlier)
    kinds, several = takers(template.id), shared(expected, units)
    return Summing(template, period, found, units, earlier, absent, kinds, several)


def whole(
    store: Store, template: Template, period: Period, home: Home = unlisted
) -> tuple[Tally, ...]:
    """One tally of each unit, and of units that sent only the shorter periods, these together."""
    own = _as_asked(store, template, tallies.of(store, template.id, str(period)))
    made = _told(store, template, period, own, home)
    return sent(sorted((*own, *made), key=lambda tally: sort_key(tally.unit)) if made else own)


def _told(
    store: Store, template: Template, period: Period, own: Sequence[Tally], home: Home
) -> list[Tally]:
    shorter = [str(part) for part in parts(period)]
    here = {tally.place for tally in own}
    # Nearly always whoever sent the parts sent the whole: then no more is read of them.
    if not all(set(tallies.places(store, template.id, part)) - here for part in shorter):
        return []
    groups = only_in_parts(
        own, [tallies.listed(store, template.id, part) for part in shorter], home
    )
    by_part = [
        _as_asked(
            store,
            template,
            tallies.with_figures(store, template.id, part, [one[at] for one in groups]),
        )
        for at, part in enumerate(shorter)
    ]
    return [told(template, str(period), group) for group in zip(*by_part, strict=True)]


def _as_asked(store: Store, ours: Template, found: tuple[Tally, ...]) -> tuple[Tally, ...]:
    """A figure that the unit's version of the form asks for in another way is not given."""
    alike: dict[str, frozenset[str]] = {}
    for tally in found:
        if tally.version not in (ours.version, *alike):
            ((text,),) = store.fetch(_FORM, (tally.head,))
            theirs = tallies.form(tally.template, tally.version, str(text))
            alike[tally.version] = asked_alike(ours, theirs)
    if not alike:
        return found
    return tuple(
        tally
        if tally.version == ours.version
        else replace(
            tally,
            figures={
                id_: value for id_, value in tally.figures.items() if id_ in alike[tally.version]
            },
        )
        for tally in found
    )
