"""Sums of figures never lose a digit."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from core.exact import added, mean_of, total_of
from core.fields import NOTHING

AMOUNTS = st.lists(
    st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places),
        st.integers(-(10**15), 10**28 - 1),
        st.integers(0, 27),
    ),
    max_size=40,
)


@given(AMOUNTS)
def test_a_sum_is_exact(amounts: list[Decimal]) -> None:
    assert Fraction(total_of(amounts)) == sum((Fraction(one) for one in amounts), Fraction(0))


@given(AMOUNTS.filter(bool))
def test_a_mean_is_within_half_a_cent(amounts: list[Decimal]) -> None:
    mean = mean_of(amounts)
    assert mean is not None
    exact = sum((Fraction(one) for one in amounts), Fraction(0)) / len(amounts)
    assert abs(Fraction(mean) - exact) <= Fraction(1, 200)


def test_a_sum_has_no_zeros_behind_it() -> None:
    assert str(total_of([Decimal("1.5"), Decimal("1.5")])) == "3"
    assert str(total_of([Decimal("1.25"), Decimal("1.25")])) == "2.5"
    assert str(total_of([Decimal(100)])) == "100"


def test_what_is_not_known_has_no_sum() -> None:
    assert added([Decimal(1), None]) is None
    assert added([]) is None
    assert added([NOTHING, NOTHING]) is NOTHING
    assert added([NOTHING, Decimal(0)]) == 0
