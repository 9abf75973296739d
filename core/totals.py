"""Many units' reports → one total a figure, the missing units named."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from core.fields import Figure, Nothing
from core.report import Report, amount, figure
from core.template import Field, Rollup, Template, fields

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Total:
    """One figure over all units. `total` is None where it isn't summed or nobody gave it.

    `reported` counts the units with a number, `none` those with "không phát sinh" (which adds 0);
    `missing` names those that left it empty.
    """

    id: str
    label: str
    unit: str
    total: Decimal | None
    reported: int
    none: int
    missing: tuple[str, ...]


def totals(template: Template, reports: Sequence[Report]) -> tuple[Total, ...]:
    """Every figure of the form, in its order; `reports` are one of each unit."""
    return tuple(
        _total(asked, [(report.unit, figure(template, report, asked.id)) for report in reports])
        for asked in fields(template).values()
        if asked.kind.is_figure
    )


def _total(asked: Field, given: list[tuple[str, Figure]]) -> Total:
    known = [value for _, value in given if value is not None]
    none = sum(isinstance(value, Nothing) for value in known)
    missing = tuple(unit for unit, value in given if value is None)
    total = _rolled_up(asked.rollup, [amount(value) for value in known])
    return Total(asked.id, asked.label, asked.unit, total, len(known) - none, none, missing)


def _rolled_up(rollup: Rollup, amounts: list[Decimal]) -> Decimal | None:
    if not amounts or rollup in (Rollup.JOIN, Rollup.NONE):
        return None
    whole = sum(amounts, Decimal(0))
    if rollup is Rollup.SUM:
        return whole
    mean = (whole / len(amounts)).quantize(_CENT, ROUND_HALF_UP)
    return mean.normalize() if mean % 1 else mean.quantize(Decimal(1))
