"""The year's shorter reports are added up where they fill the longer period, and only there."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.adding_up import added_up
from core.facts import Facts, Past
from core.fields import NOTHING, Figure
from core.period import read_period
from tests import samples


def facts(period: str, **told: Figure | int) -> Facts:
    """A report of `period` beside others; Q1=3 is a report of quý I with three "định kỳ"."""
    past = tuple(
        Past(
            read_period(f"2024-{name.removeprefix('p')}"),
            {"dinh_ky": Decimal(value) if isinstance(value, int) else value, "so_ho": Decimal(9)}
            if value is not None
            else {},
        )
        for name, value in told.items()
    )
    return replace(samples.facts(samples.report(period)), past=past)


def sums(given: Facts) -> dict[str, tuple[Figure, list[str]]]:
    return {
        each.field.id: (each.figure, [str(period)[5:] for period, _ in each.parts])
        for each in added_up(given)
    }


@pytest.mark.parametrize(
    ("period", "told", "total", "parts"),
    [
        ("2024-6M", {"Q1": 3, "Q2": 4}, 7, ["Q1", "Q2"]),
        ("2024-9M", {"Q1": 3, "Q2": 4, "Q3": 5}, 12, ["Q1", "Q2", "Q3"]),
        ("2024-9M", {"Q1": 3, "Q2": 4, "Q3": 5, "p6M": 8}, 13, ["6M", "Q3"]),
        ("2024-Y", {"p9M": 10, "Q4": 5}, 15, ["9M", "Q4"]),
        ("2024-Q1", {"p01": 1, "p02": 2, "p03": 3}, 6, ["01", "02", "03"]),
        ("2024-6M", {"Q1": 3, "p04": 1, "p05": 1, "p06": 1}, 6, ["Q1", "04", "05", "06"]),
        ("2024-6M", {"Q1": 3, "Q2": NOTHING}, 3, ["Q1", "Q2"]),
    ],
)
def test_reports_that_fill_the_period_are_added(
    period: str, told: dict[str, Figure | int], total: int, parts: list[str]
) -> None:
    assert sums(facts(period, **told)) == {"dinh_ky": (Decimal(total), parts)}


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2024-9M", {"Q1": 3, "Q3": 5}),
        ("2024-9M", {"p6M": 3}),
        ("2024-6M", {"Q1": 3, "Q2": None}),
        ("2024-9M", {"p9M": 3}),
        ("2025-6M", {"Q1": 3, "Q2": 4}),
        ("2024-Q2", {"p6M": 3}),
    ],
)
def test_a_gap_is_never_filled(period: str, told: dict[str, Figure | int]) -> None:
    assert sums(facts(period, **told)) == {}


def test_nothing_and_nothing_is_nothing() -> None:
    assert sums(facts("2024-6M", Q1=NOTHING, Q2=NOTHING))["dinh_ky"][0] is NOTHING
