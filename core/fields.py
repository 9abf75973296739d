"""The closed set of field kinds: what each accepts and how it prints."""

import datetime
from decimal import Decimal
from enum import Enum, StrEnum

from core.errors import AppError
from core.numbers import (
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
    if given is None or given == "":
        return None
    if isinstance(given, Nothing) or given == NOTHING.value:
        return NOTHING
    try:
        match given:
            case bool():
                raise ValueWrong(field=field, kind=kind, value=given)
            case int() | Decimal():
                number = Decimal(given)
            case str():
                number = read_number(given)
            case _:
                raise ValueWrong(field=field, kind=kind, value=given)
    except NumberUnreadable:
        raise ValueWrong(field=field, kind=kind, value=given) from None
    return _fitting(field, kind, number)


def _fitting(field: str, kind: Kind, number: Decimal) -> Decimal:
    whole = number == number.to_integral_value()
    if (
        not number.is_finite()
        or number < 0
        or number >= 10**15
        or (kind is Kind.INTEGER and not whole)
    ):
        raise ValueWrong(field=field, kind=kind, value=str(number))
    return number.quantize(Decimal(1)) if whole else number.normalize()


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
        case Kind.CHOICE, str() if given in choices:
            return given
        case Kind.CHOICES, list() | tuple() if all(item in choices for item in given):
            return tuple(str(item) for item in given)
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
