"""Flow figures of a longer period added up from the year's shorter reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.facts import Facts, Past
from core.fields import NOTHING, Figure
from core.fields import Kind as FieldKind
from core.period import Kind, Period
from core.report import amount
from core.template import Field, Measure, Rollup, fields

Months = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Added:
    """What a figure comes to, and what of it each report tells, in order of time."""

    field: Field
    figure: Figure
    parts: tuple[tuple[Period, Figure], ...]


def added_up(facts: Facts) -> tuple[Added, ...]:
    """Every flow that the year's earlier reports tell without gap and overlap, by the form.

    A figure that one of them does not tell is not added up.
    """
    parts = _parts(facts)
    each = (_added(field, parts) for field in fields(facts.template).values())
    return tuple(added for added in each if added)


def added(facts: Facts, field: Field) -> Added | None:
    """The same for one field."""
    return _added(field, _parts(facts)) if facts.past and _is_flow(field) else None


def _parts(facts: Facts) -> tuple[Past, ...]:
    period = facts.report.period
    inside = [past for past in facts.past if past.period.year == period.year]
    return _whole(inside, months(period), period)


def months(period: Period) -> Months:
    """The first and the last month it tells of."""
    match period.kind:
        case Kind.MONTH:
            return period.number, period.number
        case Kind.QUARTER:
            return period.number * 3 - 2, period.number * 3
        case Kind.SIX_MONTHS:
            return 1, 6
        case Kind.NINE_MONTHS:
            return 1, 9
        case Kind.YEAR:
            return 1, 12


def _whole(found: Iterable[Past], wanted: Months, period: Period) -> tuple[Past, ...]:
    """The fewest reports that fill those months end to end; () where some month is missing."""
    # The best way to have told all up to a month; "6 tháng" + "quý III" is shorter than three.
    best: dict[int, tuple[Past, ...]] = {wanted[0] - 1: ()}
    spans = sorted(
        ((*months(past.period), past) for past in found if past.period != period),
        key=lambda span: span[1],
    )
    for first, last, past in spans:
        before = best.get(first - 1)
        if before is None or last > wanted[1]:
            continue
        if last not in best or len(before) + 1 < len(best[last]):
            best[last] = (*before, past)
    return best.get(wanted[1], ())


def _added(field: Field, parts: tuple[Past, ...]) -> Added | None:
    told = tuple((past.period, past.figures.get(field.id)) for past in parts)
    if not told or not _is_flow(field) or any(value is None for _, value in told):
        return None
    nothing = all(value is NOTHING for _, value in told)
    total = sum((amount(value) for _, value in told), Decimal(0))
    return Added(field, NOTHING if nothing else total, told)


def _is_flow(field: Field) -> bool:
    counts_itself = bool(field.parts or field.counted)
    adds = field.kind.is_figure and field.kind is not FieldKind.PERCENT
    flows = field.measure is Measure.FLOW and field.rollup is not Rollup.MEAN
    return adds and flows and not counts_itself
