"""A longer period told from the shorter ones: flows added up, stocks as they last stood."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from core.fields import NOTHING, Figure, Nothing
from core.report import amount
from core.tally import Tally
from core.template import Field, Measure, Rollup, Template, fields


def with_told(
    template: Template, period: str, own: Sequence[Tally], parts: Sequence[Sequence[Tally]]
) -> tuple[Tally, ...]:
    """`own` reports of the period; of units that sent only all of its `parts`, what these say."""
    there = {tally.unit for tally in own}
    by_unit = [{tally.unit: tally for tally in part} for part in parts]
    whole = set.intersection(*(set(part) for part in by_unit)) if by_unit else set()
    told = tuple(
        _told(template, period, [part[unit] for part in by_unit]) for unit in sorted(whole - there)
    )
    return (*own, *told)


def _told(template: Template, period: str, parts: Sequence[Tally]) -> Tally:
    asked = (one for one in fields(template).values() if one.kind.is_figure)
    figures = {
        one.id: value
        for one in asked
        if (value := _over(one, [part.figures.get(one.id) for part in parts])) is not None
    }
    return replace(parts[-1], period=period, figures=figures)


def _over(asked: Field, values: Sequence[Figure]) -> Figure:
    if asked.measure is Measure.STOCK:
        return values[-1]
    if asked.rollup is not Rollup.SUM or any(value is None for value in values):
        return None
    if all(isinstance(value, Nothing) for value in values):
        return NOTHING
    return sum((amount(value) for value in values), Decimal(0))
