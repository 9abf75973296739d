"""Many units' reports → one total a figure, the missing units named, jumps marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.damaged import Damaged
from core.exact import mean_of, total_of
from core.fields import Figure
from core.period import Period
from core.report import amount
from core.tally import Tally
from core.template import Field, Rollup, Template, fields

# A figure that doubled or halved, and by more than a handful, is looked at once more.
_TWICE, _HANDFUL = 2, 5


@dataclass(frozen=True, slots=True)
class Total:
    """One figure over all units. `total` is None where it isn't summed or nobody gave it.

    `reported` counts the units with a number, `none` those with "không phát sinh" (which adds 0);
    `missing` names those that left it empty. `before` is the total of the period before and
    `now_of_those` this period's, both over the units that gave it in both.
    """

    id: str
    label: str
    unit: str
    total: Decimal | None
    reported: int
    none: int
    missing: tuple[str, ...]
    before: Decimal | None = field(default=None, compare=False)
    now_of_those: Decimal | None = field(default=None, compare=False)

    @property
    def jumps(self) -> bool:
        """Whether it doubled or halved against the period before."""
        return is_jump(self.before, self.now_of_those)


@dataclass(frozen=True, slots=True)
class Summing:
    """Totals with what they were made of: one of each of `units`; `earlier` holds, for each of
    them, its figures of the period before, `absent` names the expected ones of which nothing came,
    `takers` the forms that take all this over, `shared` the expected ones of which several came,
    `damaged` the reports that are not counted because they are no more what was kept.
    """

    template: Template
    period: Period
    totals: tuple[Total, ...]
    units: tuple[Tally, ...]
    earlier: tuple[Mapping[str, Figure], ...] = ()
    absent: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()
    damaged: tuple[Damaged, ...] = ()


def totals(
    template: Template, given: Sequence[Tally], earlier: Sequence[Mapping[str, Figure]] = ()
) -> tuple[Total, ...]:
    """Every figure of the form, in its order; `given` are one of each unit, `earlier` for each of
    them its figures of the period before."""
    units = [tally.unit for tally in given]
    asked = (one for one in fields(template).values() if one.kind.is_figure)
    return tuple(
        _total(
            one,
            units,
            [tally.figures.get(one.id) for tally in given],
            [figures.get(one.id) for figures in earlier],
        )
        for one in asked
    )


def is_jump(before: Figure, now: Figure) -> bool:
    """Whether a figure changed more than figures do."""
    if before is None or now is None:
        return False
    least, most = sorted((amount(before), amount(now)))
    return most - least > _HANDFUL and most >= _TWICE * least


def _total(
    asked: Field, units: Sequence[str], values: Sequence[Figure], before: Sequence[Figure]
) -> Total:
    known = [value for value in values if value is not None]
    numbers = _numbers(known)
    missing = () if len(known) == len(values) else _unknown(units, values)
    both = [
        (now, was)
        for now, was in zip(values, before, strict=False)
        if now is not None and was is not None
    ]
    return Total(
        asked.id,
        asked.label,
        asked.unit,
        _rolled_up(asked.rollup, known),
        len(numbers),
        len(known) - len(numbers),
        missing,
        _rolled_up(asked.rollup, [was for _, was in both]),
        _rolled_up(asked.rollup, [now for now, _ in both]),
    )


def _rolled_up(rollup: Rollup, known: Sequence[Figure]) -> Decimal | None:
    """A sum counts "không phát sinh" as 0; a mean is of those that gave a number."""
    if rollup is Rollup.SUM and known:
        return total_of(_numbers(known))
    return mean_of(_numbers(known)) if rollup is Rollup.MEAN else None


def _numbers(known: Sequence[Figure]) -> list[Decimal]:
    return [value for value in known if isinstance(value, Decimal)]


def _unknown(units: Sequence[str], values: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(unit for unit, value in zip(units, values, strict=True) if value is None)
