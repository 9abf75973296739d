"""Every page is printed once a copy, and a sheet turned by hand carries the pages that belong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.print_order import PrintWish, Sides, runs

wishes = st.builds(
    lambda first, count, copies, sides, backwards: PrintWish(
        first, first + count, copies, sides, backwards
    ),
    st.integers(1, 9),
    st.integers(0, 12),
    st.integers(1, 4),
    st.sampled_from(Sides),
    st.booleans(),
)


def test_one_side_prints_set_by_set() -> None:
    assert runs(PrintWish(1, 3, 2)) == ((1, 2, 3, 1, 2, 3),)


def test_by_hand_odd_pages_come_first() -> None:
    assert runs(PrintWish(1, 4, 1, Sides.HAND)) == ((1, 3), (2, 4))


def test_the_backs_begin_at_the_last_sheet_where_the_stack_lies_so() -> None:
    wish = PrintWish(1, 5, 2, Sides.HAND, backwards=True)
    assert runs(wish) == ((1, 3, 5, 1, 3, 5), (None, 4, 2, None, 4, 2))


def test_a_last_sheet_without_a_back_is_not_fed_again() -> None:
    assert runs(PrintWish(1, 5, 1, Sides.HAND)) == ((1, 3, 5), (2, 4))


def test_a_printer_that_turns_starts_each_set_on_a_new_sheet() -> None:
    assert runs(PrintWish(1, 3, 2, Sides.PRINTER)) == ((1, 2, 3, None, 1, 2, 3),)


@pytest.mark.parametrize("backwards", [False, True])
def test_one_page_needs_no_turning(backwards: bool) -> None:
    assert runs(PrintWish(2, 2, 3, Sides.HAND, backwards)) == ((2, 2, 2),)


@given(wishes)
def test_every_page_is_printed_once_a_copy(wish: PrintWish) -> None:
    printed = sorted(page for run in runs(wish) for page in run if page)
    assert printed == sorted([*range(wish.first, wish.last + 1)] * wish.copies)


@given(wishes)
def test_front_and_back_of_a_sheet_belong_together(wish: PrintWish) -> None:
    fronts, *rest = runs(replace(wish, sides=Sides.HAND))
    for backs in rest:
        full = [*backs, *[None] * (len(fronts) - len(backs))]
        order = list(reversed(fronts)) if wish.backwards else fronts
        for front, back in zip(order, full, strict=True):
            assert back is None or front == back - 1
