"""The units a receiving office expects reports of, and by which older names it knows them."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from core.collation import folded
from core.errors import AppError
from core.numbers import DateUnreadable, read_date
from core.period import days, read_period
from core.text import clean_line
from core.unit import short_id

_KEYS = ("id", "name", "phone", "from", "to")


class CommuneWrong(AppError):
    """`value` is no unit of a list of expected units."""


class CommuneUnknown(AppError):
    """No expected unit is called `name`."""


@dataclass(frozen=True, slots=True)
class Commune:
    """An expected unit; `first` and `last` are the days between which it is expected."""

    id: str
    name: str
    phone: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None


class Sender(Protocol):
    """Whatever tells which unit it came from."""

    @property
    def unit(self) -> str: ...

    @property
    def superior(self) -> str: ...

    @property
    def province(self) -> str: ...


# The expected unit that a sender is, "" where it is none.
Home = Callable[[Sender], str]


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """What a person said once: reports of `unit` are those of that commune.

    Only of the unit in that `province` and under that `superior`, where these are said.
    """

    unit: str
    commune: str
    province: str = ""
    superior: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """The list, and the matches."""

    communes: tuple[Commune, ...] = ()
    matches: tuple[UnitMatch, ...] = ()

    def of_period(self, period: str) -> tuple[Commune, ...]:
        """Those expected in a period."""
        first, last = days(read_period(period))
        return tuple(
            one
            for one in self.communes
            if (one.first is None or one.first <= last) and (one.last is None or one.last >= first)
        )


def homes(expected: Expected) -> Home:
    """What tells, of a sender, the id of the commune its reports are of; "" for none.

    What a person said comes first, of the whole place before what leaves a part of it open; then
    the very name, then the name whatever its marks.
    """
    there = {one.id for one in expected.communes}
    said = {
        (one.unit, one.superior, one.province): one.commune
        for one in reversed(expected.matches)
        if one.commune in there
    }
    exact: dict[str, list[str]] = {}
    alike: dict[str, list[str]] = {}
    for one in expected.communes:
        exact.setdefault(one.name, []).append(one.id)
        alike.setdefault(folded(one.name), []).append(one.id)

    def home(sender: Sender) -> str:
        unit, superior, province = sender.unit, sender.superior, sender.province
        places = ((unit, superior, province), (unit, "", province), (unit, "", ""))
        matched = next((said[place] for place in places if place in said), "")
        found = exact.get(unit) or alike.get(folded(unit), [])
        return matched or (found[0] if len(found) == 1 else "")

    return home


def read_communes(given: object, known: Iterable[Commune] = ()) -> tuple[Commune, ...]:
    """A list of units as JSON has it, or as lines are typed; ids are kept by name."""
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise CommuneWrong(value=given)
    ids = {one.name: one.id for one in known}
    made: list[Commune] = []
    for item in given:
        made.append(_commune(item, ids, made))
    return tuple(made)


def commune_json(commune: Commune) -> dict[str, object]:
    """One unit as `read_communes` takes it."""
    first, last = (day.isoformat() if day else None for day in (commune.first, commune.last))
    told = {"id": commune.id, "name": commune.name, "phone": commune.phone}
    return {**told, "from": first, "to": last}


def read_line(line: str) -> dict[str, object]:
    """One typed or pasted line: name, telephone, from, to, parted by tabs or semicolons."""
    parts = [clean_line(part) for part in line.replace("\t", ";").split(";")]
    return {key: part for key, part in zip(_KEYS[1:], parts, strict=False) if part}


def _commune(given: object, ids: Mapping[str, str], made: Sequence[Commune]) -> Commune:
    if isinstance(given, str):
        given = {"name": given}
    if not isinstance(given, Mapping) or not set(given) <= set(_KEYS):
        raise CommuneWrong(value=given)
    name = clean_line(str(given.get("name") or ""))
    if not name or name in {one.name for one in made}:
        raise CommuneWrong(value=given)
    taken = {*ids.values(), *(one.id for one in made)}
    id_ = str(given.get("id") or ids.get(name) or short_id(name, taken))
    return Commune(
        clean_line(id_),
        name,
        clean_line(str(given.get("phone") or "")),
        _day(given, "from"),
        _day(given, "to"),
    )


def _day(given: Mapping[str, object], key: str) -> datetime.date | None:
    text = given.get(key)
    if text is None or text == "":
        return None
    try:
        return read_date(str(text))
    except DateUnreadable:
        raise CommuneWrong(value=given) from None
