"""Counts, decimals and dates, read and written the Vietnamese way."""

import datetime as dt
import re
from decimal import Decimal

from core.errors import AppError
from core.text import clean_line

_NUMBER = re.compile(r"([-−]?)([1-9]\d{0,2}([. ])\d{3}(?:\3\d{3})*|\d+)(?:,(\d+))?", re.ASCII)
_DATE = re.compile(r"(\d{1,2}) ?[/.\-] ?(\d{1,2}) ?[/.\-] ?(\d{4})", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_PACKED_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})", re.ASCII)
_YEARS = range(1900, 2201)
# More digits than these a Decimal rounds when it is reckoned with.
MOST_DIGITS = 28


class NumberUnreadable(AppError):
    """`text` is no number, or one whose points and commas can be read in two ways."""


class DateUnreadable(AppError):
    """`text` is no day of the calendar, or one of a year nobody writes of."""


def read_number(text: str) -> Decimal:
    """ "1.383", "1383", "1 383" and "6,9" as a Decimal; "1.38.3", "357.95", "8 10" are refused."""
    found = _NUMBER.fullmatch(clean_line(text))
    if not found:
        raise NumberUnreadable(text=text)
    sign, whole, mark, part = found.groups()
    digits = whole.replace(mark, "") if mark else whole
    if len(digits) + len(part or "") > MOST_DIGITS:
        raise NumberUnreadable(text=text)
    number = Decimal(f"{digits}.{part}" if part else digits)
    return -number if sign and number else number


def write_number(number: int | Decimal, pad: bool = False) -> str:
    """ "1.383" and "6,9"; counts below 10 take a leading 0 where `pad` ("08")."""
    whole, _, part = f"{abs(Decimal(number)):f}".partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    if pad and not part and len(groups) == 1 and number != 0:
        groups = f"0{groups}"
    return ("-" if number < 0 else "") + groups + (f",{part}" if part else "")


def read_date(text: str) -> dt.date:
    """ "10/9/2024", "10.9.2024", "10092024" or "2024-09-10", of the years 1900 to 2200."""
    bare = clean_line(text)
    if match := _ISO_DATE.fullmatch(bare):
        year, month, day = match.groups()
    elif match := _DATE.fullmatch(bare) or _PACKED_DATE.fullmatch(bare):
        day, month, year = match.groups()
    else:
        raise DateUnreadable(text=text)
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        raise DateUnreadable(text=text) from None
    if found.year not in _YEARS:
        raise DateUnreadable(text=text)
    return found


def write_date(date: dt.date) -> str:
    """ "10/9/2024": how a citation writes a day."""
    return f"{date.day}/{date.month}/{date.year}"


def write_long_date(date: dt.date) -> str:
    """ "ngày 05 tháng 01 năm 2020", "ngày 29 tháng 6 năm 2019" (NĐ 30/2020, PL I, II.4.b)."""
    return f"ngày {date.day:02} tháng {padded_month(date.month)} năm {date.year}"


def padded_month(month: int) -> str:
    """Months 1 and 2 with a leading 0, the others without (NĐ 30/2020, PL I, II.4.b)."""
    return f"{month:02}" if month < 3 else str(month)


def whole_date(text: str, year: int) -> str:
    """ "10/9" with the year of the period; anything else as it is."""
    parts = text.strip().replace(".", "/").replace("-", "/").rstrip("/").split("/")
    if len(parts) == 2 and all(part.isdecimal() for part in parts):
        return f"{parts[0]}/{parts[1]}/{year}"
    if len(parts) == 3 and len(parts[2]) == 2 and all(part.isdecimal() for part in parts):
        century = dt.date(year, 1, 1).year // 100
        return f"{parts[0]}/{parts[1]}/{century}{parts[2]}"
    return text
