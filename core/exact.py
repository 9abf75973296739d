"""Sums and means of figures, exact to the last digit however many units there are."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from core.fields import NOTHING, Figure

# No figure has more than 28 digits: so many of them never need to be rounded.
_EXACT = Context(prec=96, rounding=ROUND_HALF_UP)
_CENT = Decimal("0.01")


def total_of(amounts: Sequence[Decimal]) -> Decimal:
    """All of them together, written without zeros at the end of a fraction."""
    with localcontext(_EXACT):
        return _tidy(sum(amounts, Decimal(0)))


def mean_of(amounts: Sequence[Decimal]) -> Decimal | None:
    """To two decimals; None where there are none."""
    if not amounts:
        return None
    with localcontext(_EXACT):
        return _tidy((sum(amounts, Decimal(0)) / len(amounts)).quantize(_CENT))


def added(values: Sequence[Figure]) -> Figure:
    """What figures come to where all of them are known; "không phát sinh" where all are that."""
    if not values or any(value is None for value in values):
        return None
    amounts = [value for value in values if isinstance(value, Decimal)]
    return total_of(amounts) if amounts else NOTHING


def _tidy(number: Decimal) -> Decimal:
    return (
        number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    )
