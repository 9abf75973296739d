"""Many units' reports → one total a figure, the missing units named, jumps marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from core.fields import Figure, Nothing
from core.report import amount
from core.tally import Tally
from core.template import Field, Rollup, Template, fields

_CENT = Decimal("0.01")
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


def totals(
    template: Template, given: Sequence[Tally], before: Sequence[Tally] = ()
) -> tuple[Total, ...]:
    """Every figure of the form, in its order; `given` are one of each unit, `before` theirs of
    the period before."""
    earlier = {tally.unit: tally.figures for tally in before}
    return tuple(
        _total(asked, given, earlier) for asked in fields(template).values() if asked.kind.is_figure
    )


def is_jump(before: Figure, now: Figure) -> bool:
    """Whether a figure changed more than figures do."""
    if before is None or now is None:
        return False
    least, most = sorted((amount(before), amount(now)))
    return most - least > _HANDFUL and most >= _TWICE * least


def _total(
    asked: Field, given: Sequence[Tally], earlier: Mapping[str, Mapping[str, Figure]]
) -> Total:
    values = [(tally.unit, tally.figures.get(asked.id)) for tally in given]
    known = [value for _, value in values if value is not None]
    none = sum(isinstance(value, Nothing) for value in known)
    missing = tuple(unit for unit, value in values if value is None)
    total = _rolled_up(asked.rollup, [amount(value) for value in known])
    both = [
        (amount(value), amount(was))
        for unit, value in (values if earlier else ())
        if value is not None and (was := earlier.get(unit, {}).get(asked.id)) is not None
    ]
    now, was_then = ([pair[at] for pair in both] for at in (0, 1))
    return Total(
        asked.id,
        asked.label,
        asked.unit,
        total,
        len(known) - none,
        none,
        missing,
        _rolled_up(asked.rollup, was_then),
        _rolled_up(asked.rollup, now),
    )


def _rolled_up(rollup: Rollup, amounts: list[Decimal]) -> Decimal | None:
    if not amounts or rollup in (Rollup.JOIN, Rollup.NONE):
        return None
    whole = sum(amounts, Decimal(0))
    if rollup is Rollup.SUM:
        return whole
    mean = (whole / len(amounts)).quantize(_CENT, ROUND_HALF_UP)
    return mean.normalize() if mean % 1 else mean.quantize(Decimal(1))
