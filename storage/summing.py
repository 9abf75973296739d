"""The totals of a period, with the period before and who is missing: one reading for all of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.board import shared, unsent
from core.collation import sort_key
from core.commune import Home, homes
from core.damaged import Damaged, Tell, asked_for, unheard
from core.over_time import only_in_parts, told
from core.period import Period, before, parts
from core.report import Report
from core.same_unit import earlier_of, figures_before, told_apart, unlisted
from core.tally import Tally, asked_alike, sent
from core.template import Template
from core.totals import Summing, totals
from storage import communes, rows, tallies
from storage.own_report import takers

if TYPE_CHECKING:
    from storage.database import Store


def summed(store: Store, template: Template, period: Period) -> Summing:
    """Every figure over all units, own reports only where nobody sent one."""
    expected = communes.expected(store)
    home = homes(expected)
    now: list[Damaged] = []
    then: list[Damaged] = []
    units = whole(store, template, period, home, now.append)
    ago = whole(store, template, before(period), home, then.append)
    earlier = figures_before(template, earlier_of(units, ago, home))
    damaged = asked_for(now, units)
    absent = unsent(expected, str(period), (*units, *damaged))
    kinds, several = takers(template.id), shared(expected, units)
    units = told_apart(units)
    found = totals(template, units, earlier)
    damaged += asked_for(then, ago)
    return Summing(template, period, found, units, earlier, absent, kinds, several, damaged)


def earlier_report(store: Store, report: Report) -> str:
    """What the unit of a report sent of the period before, by its id; "" where nothing came.

    Of units of one name only the place tells which it was.
    """
    now = tallies.listed(store, report.template, str(report.period))
    ago = tallies.listed(store, report.template, str(before(report.period)))
    found = earlier_of(now, ago, homes(communes.expected(store)))
    same = (then for tally, then in zip(now, found, strict=True) if tally.report == report.id)
    return next((tally.report for then in same for tally in then), "")


def whole(
    store: Store,
    template: Template,
    period: Period,
    home: Home = unlisted,
    tell: Tell = unheard,
) -> tuple[Tally, ...]:
    """One tally of each unit, and of units that sent only the shorter periods, these together."""
    own = _as_asked(store, template, tallies.of(store, template.id, str(period), tell))
    made = _told(store, template, period, own, home, tell)
    return sent(sorted((*own, *made), key=lambda tally: sort_key(tally.unit)) if made else own)


def _told(
    store: Store,
    template: Template,
    period: Period,
    own: Sequence[Tally],
    home: Home,
    tell: Tell,
) -> list[Tally]:
    shorter = [str(part) for part in parts(period)]
    here = {tally.place for tally in own}
    damaged: list[Damaged] = []
    hear = damaged.append
    groups: tuple[tuple[Tally, ...], ...] = ()
    # Nearly always whoever sent the parts sent the whole: then no more is read of them.
    if all(set(tallies.places(store, template.id, part, hear)) - here for part in shorter):
        by_part = [tallies.listed(store, template.id, part, hear) for part in shorter]
        groups = only_in_parts(own, by_part, home)
    figures: dict[str, Tally] = {}
    for at, part in enumerate(shorter):
        some = [group[at] for group in groups]
        found = tallies.with_figures(store, template.id, part, some, hear) if some else ()
        figures |= {tally.report: tally for tally in _as_asked(store, template, found)}
    whole_ = {home(tally) or tally.unit for tally in own}
    for one in damaged:
        if (home(one) or one.unit) not in whole_:
            tell(one)
    return [
        told(template, str(period), [figures[tally.report] for tally in group])
        for group in groups
        if all(tally.report in figures for tally in group)
    ]


def _as_asked(store: Store, ours: Template, found: tuple[Tally, ...]) -> tuple[Tally, ...]:
    """A figure that the unit's version of the form asks for in another way is not given."""
    alike: dict[str, frozenset[str]] = {}
    for tally in found:
        if tally.version not in (ours.version, *alike):
            theirs = tallies.form(tally.template, tally.version, _form_text(store, tally.head))
            if theirs:
                alike[tally.version] = asked_alike(ours, theirs)
    return tuple(
        tally
        if tally.version == ours.version
        else replace(
            tally,
            figures={
                id_: value
                for id_, value in tally.figures.items()
                if id_ in alike.get(tally.version, ())
            },
        )
        for tally in found
    )


def _form_text(store: Store, head: str) -> str:
    """The form that was locked with a report; "" where its paper is damaged."""
    found = store.fetch(f"{rows.READ_REVISION_DATA} WHERE digest = ?", (head,))
    if not found or not rows.is_sealed_data(found[0]):
        return ""
    return str(json.loads(found[0][6])["template"])
