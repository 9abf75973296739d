"""The closed set of field kinds: what each accepts and how it prints."""

import datetime
from decimal import Decimal
from enum import Enum, StrEnum

from core.errors import AppError
from core.numbers import (
    MOST_DIGITS,
    DateUnreadable,
    NumberUnreadable,
    read_date,
    read_number,
    write_date,
    write_number,
)
from core.text import clean, clean_line


class ValueWrong(AppError):
    """`value` is nothing that `field` of this `kind` accepts."""


class Kind(StrEnum):
    """What a field holds."""

    LINE = "line"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    YESNO = "yesno"
    CHOICE = "choice"
    CHOICES = "choices"

    @property
    def is_figure(self) -> bool:
        """Whether it is a number with the four states of a figure."""
        return self in (Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.PERCENT)


class Nothing(Enum):
    """The figure's state "không phát sinh": it counts 0 and is not 0."""

    NOTHING = "none"


NOTHING = Nothing.NOTHING
Figure = Decimal | Nothing | None
Value = Decimal | Nothing | str | bool | datetime.date | tuple[str, ...] | None


def read_figure(field: str, kind: Kind, given: object) -> Figure:
    """A figure from JSON (number, "none", null) or from text written the Vietnamese way."""
    if given is None or (isinstance(given, str) and not clean_line(given)):
        return None
    if isinstance(given, Nothing) or given == NOTHING.value:
        return NOTHING
    try:
        number = _number(kind, given)
    except NumberUnreadable:
        raise ValueWrong(field=field, kind=kind, value=given) from None
    if not fits(kind, number):
        raise ValueWrong(field=field, kind=kind, value=given)
    return number.quantize(Decimal(1)) if _is_whole(number) else number.normalize()


def _number(kind: Kind, given: object) -> Decimal:
    """A count with a comma is refused: "1,000" may be meant as a thousand."""
    match given:
        case bool():
            raise NumberUnreadable(text=str(given))
        case int() | Decimal():
            return Decimal(given)
        case str() if kind is Kind.PERCENT:
            return read_number(given.strip().removesuffix("%"))
        case str() if kind is not Kind.INTEGER or "," not in given:
            return read_number(given)
    raise NumberUnreadable(text=str(given))


def fits(kind: Kind, number: Decimal) -> bool:
    """Whether a figure of that kind can be that number."""
    if not number.is_finite() or not 0 <= number < 10**15:
        return False
    if _is_whole(number):
        return True
    decimals = -int(number.as_tuple().exponent)
    return kind is not Kind.INTEGER and max(0, number.adjusted()) + decimals < MOST_DIGITS


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def read_value(field: str, kind: Kind, given: object, choices: tuple[str, ...] = ()) -> Value:
    """Any field's value from JSON or typed text; raises ValueWrong."""
    if kind.is_figure:
        return read_figure(field, kind, given)
    match kind, given:
        case _, None | "" | []:
            return None
        case Kind.LINE, str():
            return clean_line(given) or None
        case Kind.TEXT, str():
            return clean(given).strip() or None
        case Kind.DATE, datetime.date():
            return given
        case Kind.DATE, str():
            try:
                return read_date(given)
            except DateUnreadable:
                raise ValueWrong(field=field, kind=kind, value=given) from None
        case Kind.YESNO, bool():
            return given
        case Kind.CHOICE, str() if clean_line(given) in choices:
            return clean_line(given)
        case Kind.CHOICES, list() | tuple() if all(isinstance(item, str) for item in given):
            chosen = tuple(clean_line(item) for item in given)
            if all(item in choices for item in chosen):
                return chosen
    raise ValueWrong(field=field, kind=kind, value=given)


def written(value: Value, pad: bool = False) -> str:
    """The value as a sentence prints it; an empty one is ""."""
    match value:
        case None:
            return ""
        case Nothing():
            return "0"
        case bool():
            return "có" if value else "chưa"
        case Decimal():
            return write_number(value, pad)
        case datetime.date():
            return write_date(value)
        case tuple():
            return ", ".join(value)
        case str():
            return value


def plain(value: Value) -> object:
    """A value as JSON: a number, "none", text, ISO day, true, list, null.

    A number that a binary fraction can't carry is text written the Vietnamese way.
    """
    match value:
        case Nothing():
            return value.value
        case Decimal():
            return _plain_number(value)
        case None | bool() | str():
            return value
        case tuple():
            return list(value)
        case _:
            return value.isoformat()


def _plain_number(value: Decimal) -> object:
    if value == value.to_integral_value():
        return int(value)
    binary = float(value)
    return binary if Decimal(repr(binary)) == value else f"{value:f}".replace(".", ",")
