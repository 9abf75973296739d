"""What earlier reports of the unit say beside this one."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.checks.checking import check
from core.checks.finding import Code
from core.facts import Facts, Past
from core.past import last_period, shrunk, year_before
from core.period import read_period, words
from tests import samples


def before(*periods: str, **figures: int) -> tuple[Past, ...]:
    counted = {id_: Decimal(value) for id_, value in figures.items()}
    return tuple(Past(read_period(period), counted) for period in periods)


def facts(period: str, past: tuple[Past, ...], **figures: int) -> Facts:
    made = samples.report(period)
    given = {id_: Decimal(value) for id_, value in figures.items()}
    return replace(samples.facts(replace(made, figures=given)), past=past)


@pytest.mark.parametrize(
    ("period", "past", "last"),
    [
        ("2024-9M", ("2024-6M", "2023-Y"), "6 tháng đầu năm 2024"),
        ("2024-6M", ("2024-05", "2023-Y"), "năm 2023"),
        ("2024-06", ("2024-Q1", "2024-05"), "tháng 5 năm 2024"),
        ("2024-9M", ("2024-Q3", "2024-6M"), "6 tháng đầu năm 2024"),
    ],
)
def test_last_period_is_the_newest_before(period: str, past: tuple[str, ...], last: str) -> None:
    found = last_period(facts(period, before(*past)))
    assert found is not None
    assert words(found.period) == last


def test_a_year_before_is_known_by_its_period() -> None:
    found = year_before(facts("2024-9M", before("2024-6M", "2023-9M", so_ho=7)))
    assert found is not None
    assert str(found.period) == "2023-9M"


def test_a_flow_that_shrank_within_the_year_is_told() -> None:
    made = facts("2024-9M", before("2024-6M", dinh_ky=9, so_ho=1400), dinh_ky=8, so_ho=1383)
    (found,) = (item for item in check(made) if item.code is Code.FIGURE_SHRUNK)
    assert (found.field, found.quote, found.section) == ("dinh_ky", "8 < 9", "tiep-dan")
    assert found.facts["period"] == "6 tháng đầu năm 2024"


@pytest.mark.parametrize("past", ["2023-9M", "2023-Y", "2023-6M"])
def test_another_year_may_have_had_more(past: str) -> None:
    assert not tuple(shrunk(facts("2024-9M", before(past, dinh_ky=9), dinh_ky=8)))


def test_what_is_not_answered_yet_has_not_shrunk() -> None:
    assert not tuple(shrunk(facts("2024-9M", before("2024-6M", dinh_ky=9))))


def test_a_sum_overridden_with_a_reason_is_a_hint() -> None:
    made = facts("2024-9M", (), dinh_ky=2, dot_xuat=1, luot_tiep=5)
    codes = [item.code for item in check(made)]
    assert Code.SUM_WRONG in codes
    told = replace(made, report=replace(made.report, reasons={"luot_tiep": "hai lượt tiếp chung"}))
    found = [item for item in check(told) if item.field == "luot_tiep"]
    assert [item.code for item in found] == [Code.SUM_OVERRIDDEN]
    assert found[0].facts["reason"] == "hai lượt tiếp chung"
