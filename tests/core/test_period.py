"""A period's words, days and neighbours, as product.md's table and the decree's practice say."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.period import (
    Kind,
    Period,
    PeriodUnknown,
    a_year_before,
    days,
    next_words,
    read_period,
    short_words,
    words,
)

_YEARS = st.integers(1990, 2200)
PERIODS = st.one_of(
    st.builds(Period, st.just(Kind.QUARTER), _YEARS, st.integers(1, 4)),
    st.builds(Period, st.just(Kind.MONTH), _YEARS, st.integers(1, 12)),
    st.builds(Period, st.sampled_from([Kind.SIX_MONTHS, Kind.NINE_MONTHS, Kind.YEAR]), _YEARS),
)


@pytest.mark.parametrize(
    ("text", "full", "short", "next_", "last_year"),
    [
        ("2024-Q1", "quý I năm 2024", "quý I", "quý II năm 2024", "quý I năm 2023"),
        ("2024-Q2", "quý II năm 2024", "quý II", "quý III năm 2024", "quý II năm 2023"),
        ("2024-Q3", "quý III năm 2024", "quý III", "quý IV năm 2024", "quý III năm 2023"),
        ("2024-Q4", "quý IV năm 2024", "quý IV", "quý I năm 2025", "quý IV năm 2023"),
        (
            "2024-6M",
            "6 tháng đầu năm 2024",
            "6 tháng đầu năm",
            "6 tháng cuối năm 2024",
            "6 tháng đầu năm 2023",
        ),
        (
            "2024-9M",
            "9 tháng đầu năm 2024",
            "9 tháng đầu năm",
            "3 tháng cuối năm 2024",
            "9 tháng đầu năm 2023",
        ),
        ("2024-Y", "năm 2024", "năm 2024", "năm 2025", "năm 2023"),
        ("2024-01", "tháng 01 năm 2024", "tháng 01", "tháng 02 năm 2024", "tháng 01 năm 2023"),
        ("2024-03", "tháng 3 năm 2024", "tháng 3", "tháng 4 năm 2024", "tháng 3 năm 2023"),
        ("2024-12", "tháng 12 năm 2024", "tháng 12", "tháng 01 năm 2025", "tháng 12 năm 2023"),
    ],
)
def test_a_period_has_its_words(
    text: str, full: str, short: str, next_: str, last_year: str
) -> None:
    period = read_period(text)
    assert words(period) == full
    assert short_words(period) == short
    assert next_words(period) == next_
    assert words(a_year_before(period)) == last_year


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-01", dt.date(2023, 12, 15), dt.date(2024, 1, 14)),
        ("2024-03", dt.date(2024, 2, 15), dt.date(2024, 3, 14)),
        ("2024-12", dt.date(2024, 11, 15), dt.date(2024, 12, 14)),
        ("2024-Q1", dt.date(2023, 12, 15), dt.date(2024, 3, 14)),
        ("2024-Q2", dt.date(2024, 3, 15), dt.date(2024, 6, 14)),
        ("2024-Q3", dt.date(2024, 6, 15), dt.date(2024, 9, 14)),
        ("2024-Q4", dt.date(2024, 9, 15), dt.date(2024, 12, 14)),
        ("2024-6M", dt.date(2023, 12, 15), dt.date(2024, 6, 14)),
        ("2024-9M", dt.date(2023, 12, 15), dt.date(2024, 9, 14)),
        ("2024-Y", dt.date(2023, 12, 15), dt.date(2024, 12, 14)),
    ],
)
def test_figures_are_counted_from_the_15th_to_the_14th(
    text: str, first: dt.date, last: dt.date
) -> None:
    assert days(read_period(text)) == (first, last)


@given(PERIODS)
def test_a_period_that_was_written_is_read_again(period: Period) -> None:
    assert read_period(str(period)) == period


@given(PERIODS)
def test_every_period_has_its_days_and_words_and_those_of_its_twin(period: Period) -> None:
    for one in (period, a_year_before(period)):
        first, last = days(one)
        assert first < last
        assert str(one.year) in words(one)
        assert words(one).startswith(short_words(one))
        assert next_words(one) != words(one)


@given(_YEARS.filter(lambda year: year < 2200), st.integers(1, 12))
def test_months_follow_one_another_without_a_gap(year: int, month: int) -> None:
    _, last = days(Period(Kind.MONTH, year, month))
    year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    first, _ = days(Period(Kind.MONTH, year, month))
    assert first - last == dt.timedelta(days=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "2024-Q0",
        "2024-Q5",
        "2024-00",
        "2024-13",
        "2024-1",
        "2024-3M",
        "2024-q1",
        "24-Q1",
        "1989-Y",
        "2201-Y",
        "0001-01",
        "\uff19\uff19\uff19\uff19-Y",
        "\uff12\uff10\uff12\uff14-Y",
        "2024-9M2",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodUnknown) as refused:
        read_period(text)
    assert refused.value.facts == {"text": text}


def test_spaces_around_a_period_do_not_matter() -> None:
    assert str(read_period(" 2024-9M\n")) == "2024-9M"
