"""Numbers and days are read as clerks write them; what can be read in two ways is refused."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import (
    DateUnreadable,
    NumberUnreadable,
    read_date,
    read_number,
    write_date,
    write_long_date,
    write_number,
)

_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("8", "8"),
        ("08", "8"),
        ("007", "7"),
        ("1383", "1383"),
        ("1.383", "1383"),
        ("1 383", "1383"),
        ("1\u00a0383", "1383"),
        ("1\u202f383", "1383"),
        ("12.345.678", "12345678"),
        ("12 345 678", "12345678"),
        (" 5997 ", "5997"),
        ("6,9", "6.9"),
        ("28,77", "28.77"),
        ("0,5", "0.5"),
        ("1.383,5", "1383.5"),
        ("1 383,5", "1383.5"),
        ("55.722,974", "55722.974"),
        ("2.941,86", "2941.86"),
        ("1719,83", "1719.83"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("-0", "0"),
        ("999.999.999.999.999", "999999999999999"),
        ("999.999.999.999.999,123456", "999999999999999.123456"),
    ],
)
def test_numbers_of_real_papers_are_read(text: str, number: str) -> None:
    assert str(read_number(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        ",",
        "5,",
        ",5",
        "tám",
        "1.383 hộ",
        "6.9",
        "357.95",
        "0.123",
        "0.000",
        "01.383",
        "1.38.3",
        "1.3835",
        "1383.500",
        "1.383.5",
        "1,383,000",
        "1,383.5",
        "12 34",
        "8 10",
        "1 3 8 3",
        "1.383 500",
        "+5",
        "--5",
        "1e5",
        "²",
        "½",
        "\uff17",
        "\uff11.\uff13\uff18\uff13",
        "٣",
        "9" * 40,
    ],
)
def test_what_is_no_number_or_two_is_refused(text: str) -> None:
    with pytest.raises(NumberUnreadable) as refused:
        read_number(text)
    assert refused.value.facts == {"text": text}


@pytest.mark.parametrize(
    ("number", "text", "padded"),
    [
        (0, "0", "0"),
        (8, "8", "08"),
        (10, "10", "10"),
        (999, "999", "999"),
        (1383, "1.383", "1.383"),
        (12345678, "12.345.678", "12.345.678"),
        (Decimal("1E+3"), "1.000", "1.000"),
        (Decimal("6.9"), "6,9", "6,9"),
        (Decimal("0.5"), "0,5", "0,5"),
        (Decimal("2941.86"), "2.941,86", "2.941,86"),
        (Decimal(-5), "-5", "-05"),
        (Decimal("-0"), "0", "0"),
    ],
)
def test_numbers_are_written_with_points_and_a_comma(
    number: int | Decimal, text: str, padded: str
) -> None:
    assert write_number(number) == text
    assert write_number(number, pad=True) == padded


@given(st.integers(-(10**15), 10**15), st.booleans())
def test_a_whole_number_that_was_written_is_read_again(number: int, pad: bool) -> None:
    assert read_number(write_number(number, pad)) == number


@given(st.decimals(-(10**15), 10**15, places=6))
def test_a_decimal_that_was_written_is_read_again(number: Decimal) -> None:
    assert read_number(write_number(number)) == number


@pytest.mark.parametrize(
    "text",
    [
        "10/9/2024",
        "10/09/2024",
        "10.9.2024",
        "10-9-2024",
        " 10 / 9 / 2024 ",
        "10092024",
        "2024-09-10",
    ],
)
def test_a_day_is_read_as_it_is_typed(text: str) -> None:
    assert read_date(text) == dt.date(2024, 9, 10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2024",
        "29/2/2023",
        "32/1/2024",
        "10/13/2024",
        "0/9/2024",
        "10924",
        "1092024",
        "100924",
        "10/9/24",
        "10/9",
        "7-1",
        "20240910",
        "2024-9-10",
        "1 0/9/2024",
        "10/9/1024",
        "10/9/0024",
        "10/9/2924",
        "10/9/202",
        "ngày 10/9/2024",
        "\uff11\uff10/\uff19/\uff12\uff10\uff12\uff14",
        "hôm qua",
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(DateUnreadable) as refused:
        read_date(text)
    assert refused.value.facts == {"text": text}


def test_a_leap_day_is_a_day() -> None:
    assert read_date("29/2/2024") == dt.date(2024, 2, 29)


@given(_DAYS)
def test_a_day_that_was_written_is_read_again(day: dt.date) -> None:
    assert read_date(write_date(day)) == day
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day:%d%m}{day.year}") == day


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (dt.date(2020, 1, 5), "5/1/2020", "ngày 05 tháng 01 năm 2020"),
        (dt.date(2019, 6, 29), "29/6/2019", "ngày 29 tháng 6 năm 2019"),
        (dt.date(2024, 2, 10), "10/2/2024", "ngày 10 tháng 02 năm 2024"),
        (dt.date(2024, 9, 1), "1/9/2024", "ngày 01 tháng 9 năm 2024"),
        (dt.date(2024, 12, 31), "31/12/2024", "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_days_are_written_as_the_decree_pads_them(day: dt.date, short: str, long: str) -> None:
    assert write_date(day) == short
    assert write_long_date(day) == long
