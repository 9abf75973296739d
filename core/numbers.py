"""Counts, decimals and dates, read and written the Vietnamese way."""

import datetime as dt
import re
from decimal import Decimal

from core.errors import AppError

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_PLAIN = re.compile(r"\d+")
_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PACKED_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")
_LONGEST = 18


class NumberUnreadable(AppError):
    """`text` is no number, or one whose points and commas can be read in two ways."""


class DateUnreadable(AppError):
    """`text` is no day of the calendar."""


def read_number(text: str) -> Decimal:
    """ "1.383", "1383", "1 383" and "6,9" as a Decimal; "1.38.3" and "357.95" are refused."""
    bare = text.strip().replace("\u00a0", "").replace(" ", "")
    sign, bare = (-1, bare[1:]) if bare[:1] in ("-", "−") else (1, bare)
    whole, comma, part = bare.partition(",")
    known = _GROUPED.fullmatch(whole) or _PLAIN.fullmatch(whole)
    if not known or (comma and not _PLAIN.fullmatch(part)) or len(bare) > _LONGEST:
        raise NumberUnreadable(text=text)
    number = Decimal(whole.replace(".", "") + (f".{part}" if part else ""))
    return sign * number if number else number


def write_number(number: int | Decimal, pad: bool = False) -> str:
    """ "1.383" and "6,9"; counts below 10 take a leading 0 where `pad` ("08")."""
    whole, _, part = f"{abs(Decimal(number)):f}".partition(".")
    groups = f"{int(whole):,}".replace(",", ".")
    if pad and not part and len(groups) == 1 and number != 0:
        groups = f"0{groups}"
    return ("-" if number < 0 else "") + groups + (f",{part}" if part else "")


def read_date(text: str) -> dt.date:
    """ "10/9/2024", "10.9.2024", "10092024" or "2024-09-10"."""
    bare = text.strip().replace(" ", "")
    if match := _ISO_DATE.fullmatch(bare):
        year, month, day = match.groups()
    elif match := _DATE.fullmatch(bare) or _PACKED_DATE.fullmatch(bare):
        day, month, year = match.groups()
    else:
        raise DateUnreadable(text=text)
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        raise DateUnreadable(text=text) from None


def write_date(date: dt.date) -> str:
    """ "10/9/2024": how a citation writes a day."""
    return f"{date.day}/{date.month}/{date.year}"


def write_long_date(date: dt.date) -> str:
    """ "ngày 05 tháng 01 năm 2020", "ngày 29 tháng 6 năm 2019" (NĐ 30/2020, PL I, II.4.b)."""
    return f"ngày {date.day:02} tháng {padded_month(date.month)} năm {date.year}"


def padded_month(month: int) -> str:
    """Months 1 and 2 with a leading 0, the others without (NĐ 30/2020, PL I, II.4.b)."""
    return f"{month:02}" if month < 3 else str(month)
