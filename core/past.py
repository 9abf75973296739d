"""What the unit's earlier reports tell beside this one: last period, a year before, to date."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.facts import Facts, Past
from core.fields import Figure
from core.period import Kind, Period, a_year_before, days
from core.report import amount, figure
from core.template import Field, Measure, fields


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A flow that is smaller now than it was in `past`, whose days this report holds too."""

    field: Field
    now: Figure
    then: Figure
    past: Past


def last_period(facts: Facts) -> Past | None:
    """The newest report before this one; months go by months, all other periods together."""
    period = facts.report.period
    earlier = (
        past
        for past in facts.past
        if _monthly(past.period) is _monthly(period) and days(past.period)[1] < days(period)[1]
    )
    return next(earlier, None)


def year_before(facts: Facts) -> Past | None:
    """The report of the same period a year before."""
    wanted = a_year_before(facts.report.period)
    return next((past for past in facts.past if past.period == wanted), None)


def shrunk(facts: Facts) -> Iterator[Shrunk]:
    """Nine months can't hold fewer petitions than the six months within them."""
    first, last = days(facts.report.period)
    within = [
        past
        for past in facts.past
        if past.period != facts.report.period
        and first <= days(past.period)[0]
        and days(past.period)[1] <= last
    ]
    for id_, field in fields(facts.template).items():
        if not field.kind.is_figure or field.measure is not Measure.FLOW:
            continue
        now = figure(facts.template, facts.report, id_)
        if now is None:
            continue
        for past in within:
            then = past.figures.get(id_)
            if amount(then) > amount(now):
                yield Shrunk(field, now, then, past)
                break


def _monthly(period: Period) -> bool:
    return period.kind is Kind.MONTH
