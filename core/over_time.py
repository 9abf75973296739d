"""A longer period told from the shorter ones: flows added up, stocks as they last stood."""

from collections.abc import Sequence
from dataclasses import replace

from core.commune import Home
from core.exact import added
from core.fields import Figure
from core.same_unit import unit_key, unlisted
from core.tally import Tally
from core.template import Field, Measure, Rollup, Template, fields


def with_told(
    template: Template, period: str, own: Sequence[Tally], parts: Sequence[Sequence[Tally]]
) -> tuple[Tally, ...]:
    """`own` reports of the period; of units that sent only all of its `parts`, what these say."""
    return (*own, *(told(template, period, group) for group in only_in_parts(own, parts)))


def only_in_parts(
    own: Sequence[Tally], parts: Sequence[Sequence[Tally]], home: Home = unlisted
) -> tuple[tuple[Tally, ...], ...]:
    """The parts of every unit that sent all of them and nothing of the whole period."""
    if not parts or not all(parts):
        return ()
    key = unit_key((own, *parts), home)
    there = {key(tally) for tally in own}
    by_unit = [{key(tally): tally for tally in part if tally.unit} for part in parts]
    whole = set.intersection(*(set(part) for part in by_unit)) - there
    return tuple(tuple(part[unit] for part in by_unit) for unit in sorted(whole))


def told(template: Template, period: str, parts: Sequence[Tally]) -> Tally:
    """What one unit's shorter periods, in their order, say of the longer."""
    asked = (one for one in fields(template).values() if one.kind.is_figure)
    figures = {
        one.id: value
        for one in asked
        if (value := _over(one, [part.figures.get(one.id) for part in parts])) is not None
    }
    return replace(parts[-1], period=period, figures=figures, is_told=True)


def _over(asked: Field, values: Sequence[Figure]) -> Figure:
    if asked.measure is Measure.STOCK:
        return values[-1]
    return added(values) if asked.rollup is Rollup.SUM else None
