"""The period a report tells of: its words, its days, its neighbours in time."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

from core.errors import AppError
from core.numbers import padded_month

_WRITTEN = re.compile(r"(\d{4})-(?:Q([1-4])|(6M)|(9M)|(Y)|(0[1-9]|1[0-2]))", re.ASCII)
_QUARTERS = ("I", "II", "III", "IV")


class PeriodUnknown(AppError):
    """`text` is not one of 2024-Q1…Q4, 2024-6M, 2024-9M, 2024-Y, 2024-01…12."""


class Kind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    SIX_MONTHS = "six_months"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """`number` is the quarter (1–4) or month (1–12), else 0."""

    kind: Kind
    year: int
    number: int = 0

    def __str__(self) -> str:
        match self.kind:
            case Kind.MONTH:
                return f"{self.year}-{self.number:02}"
            case Kind.QUARTER:
                return f"{self.year}-Q{self.number}"
            case Kind.SIX_MONTHS:
                return f"{self.year}-6M"
            case Kind.NINE_MONTHS:
                return f"{self.year}-9M"
            case Kind.YEAR:
                return f"{self.year}-Y"
            case _:
                assert_never(self.kind)


@lru_cache(maxsize=256)
def read_period(text: str) -> Period:
    """The period written as 2024-Q1, 2024-6M, 2024-9M, 2024-Y or 2024-03."""
    match = _WRITTEN.fullmatch(text.strip())
    if not match or not 1990 <= int(match[1]) <= 2200:
        raise PeriodUnknown(text=text)
    year = int(match[1])
    if match[2]:
        return Period(Kind.QUARTER, year, int(match[2]))
    if match[6]:
        return Period(Kind.MONTH, year, int(match[6]))
    kind = Kind.SIX_MONTHS if match[3] else Kind.NINE_MONTHS if match[4] else Kind.YEAR
    return Period(kind, year)


def short_words(period: Period) -> str:
    """ "9 tháng đầu năm", "quý I", "tháng 3"; a year has only its full words."""
    match period.kind:
        case Kind.MONTH:
            return f"tháng {padded_month(period.number)}"
        case Kind.QUARTER:
            return f"quý {_QUARTERS[period.number - 1]}"
        case Kind.SIX_MONTHS:
            return "6 tháng đầu năm"
        case Kind.NINE_MONTHS:
            return "9 tháng đầu năm"
        case Kind.YEAR:
            return f"năm {period.year}"
        case _:
            assert_never(period.kind)


def words(period: Period) -> str:
    """ "9 tháng đầu năm 2024", "quý I năm 2024", "năm 2024"."""
    match period.kind:
        case Kind.YEAR:
            return short_words(period)
        case Kind.MONTH | Kind.QUARTER:
            return f"{short_words(period)} năm {period.year}"
        case Kind.SIX_MONTHS | Kind.NINE_MONTHS:
            return f"{short_words(period)} {period.year}"
        case _:
            assert_never(period.kind)


def next_words(period: Period) -> str:
    """What is planned next: "3 tháng cuối năm 2024" after nine months."""
    match period.kind:
        case Kind.SIX_MONTHS:
            return f"6 tháng cuối năm {period.year}"
        case Kind.NINE_MONTHS:
            return f"3 tháng cuối năm {period.year}"
        case Kind.MONTH | Kind.QUARTER:
            last = 12 if period.kind is Kind.MONTH else 4
            if period.number == last:
                return words(Period(period.kind, period.year + 1, 1))
            return words(Period(period.kind, period.year, period.number + 1))
        case Kind.YEAR:
            return words(Period(Kind.YEAR, period.year + 1))
        case _:
            assert_never(period.kind)


def a_year_before(period: Period) -> Period:
    """The twin of last year."""
    return Period(period.kind, period.year - 1, period.number)


def days(period: Period) -> tuple[dt.date, dt.date]:
    """First and last day of the figures: from the 15th before to the 14th (NĐ 09/2019 practice)."""
    match period.kind:
        case Kind.MONTH:
            first, last = period.number, period.number
        case Kind.QUARTER:
            first, last = period.number * 3 - 2, period.number * 3
        case Kind.SIX_MONTHS:
            first, last = 1, 6
        case Kind.NINE_MONTHS:
            first, last = 1, 9
        case Kind.YEAR:
            first, last = 1, 12
        case _:
            assert_never(period.kind)
    before = dt.date(period.year, first, 1) - dt.timedelta(days=1)
    return before.replace(day=15), dt.date(period.year, last, 14)


def before(period: Period) -> Period:
    """The period of the same length before: last month, last quarter, else a year before."""
    if period.kind not in (Kind.MONTH, Kind.QUARTER):
        return a_year_before(period)
    last = 12 if period.kind is Kind.MONTH else 4
    if period.number > 1:
        return Period(period.kind, period.year, period.number - 1)
    return Period(period.kind, period.year - 1, last)


def parts(period: Period) -> tuple[Period, ...]:
    """The shorter periods that a longer one is made of: months of a quarter, quarters of a year."""
    quarters = {Kind.SIX_MONTHS: 2, Kind.NINE_MONTHS: 3, Kind.YEAR: 4}
    if period.kind is Kind.QUARTER:
        last = period.number * 3
        return tuple(Period(Kind.MONTH, period.year, month) for month in range(last - 2, last + 1))
    many = quarters.get(period.kind, 0)
    return tuple(Period(Kind.QUARTER, period.year, number) for number in range(1, many + 1))
