"""`unit --set KEY=VALUE`: one change of the profile from typed text or JSON."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from core.fields import Kind, ValueWrong, read_value
from core.paper import LARGE_HEAD, SMALL_HEAD
from core.text import clean_line
from core.unit import (
    VILLAGE_KINDS,
    Office,
    Recipient,
    Signer,
    Superior,
    Unit,
    UnitKeyUnknown,
    UnitValueWrong,
    Village,
    read_office,
    short_id,
    split_name,
    split_village,
)
from core.unit_history import Dated, Named, UnitHistory, apart

_OFFICE_KEYS = ("office", "title", "position", "role")
LINES = ("kind", "place", "parent", "province", "phone", "superior_line", "contact", "sign")
LISTS = ("villages", "signers", "recipients", "superiors")
SWITCHES = ("pad_counts", "full_place")
KEYS = ("name", *LINES, "head_scale", *LISTS, *SWITCHES)
_SCALES = (SMALL_HEAD, LARGE_HEAD)
_E = TypeVar("_E", bound=Named)


def with_value(history: UnitHistory, key: str, value: object) -> UnitHistory:
    """The unit with `key` set; text for lines, a JSON list for lists, a JSON boolean for switches.

    A name may carry its kind ("UBND xã Trà Sơn"). Entries may be names alone or say their ids and
    days ("from", "to": the first day no more). A list says what stands: what had ended is kept.
    """
    match key, value:
        case "villages", list():
            villages = _entries(key, history.villages, value, _village)
            return replace(history, villages=villages)
        case "signers", list():
            return replace(history, signers=_entries(key, history.signers, value, _signer))
        case "superiors", list():
            return replace(history, superiors=_entries(key, history.superiors, value, _superior))
        case "recipients", list():
            lines = [item.strip("-–;. ") if isinstance(item, str) else item for item in value]
            said = [line for line in lines if line]
            return replace(history, recipients=_entries(key, history.recipients, said, _recipient))
    return replace(history, lines=_with_line(history.lines, key, value))


def _with_line(unit: Unit, key: str, value: object) -> Unit:
    match key, value:
        case "name", str():
            kind, name = split_name(value)
            return replace(unit, name=name, kind=kind or unit.kind)
        case (_, str()) if key in LINES:
            return replace(unit, **{key: clean_line(value)})  # type: ignore[arg-type]
        case "head_scale", int() | str() if str(value) in map(str, _SCALES):
            return replace(unit, head_scale=int(value))
        case (("pad_counts" | "full_place"), bool()):
            return replace(unit, **{key: value})  # type: ignore[arg-type]
    if key not in KEYS:
        raise UnitKeyUnknown(key=key, known=KEYS)
    raise UnitValueWrong(key=key, value=value)


def _village(name: str, said: Mapping[str, object]) -> Village:
    kind, bare = split_village(name)
    given = clean_line(str(said.get("kind") or "")) or kind or VILLAGE_KINDS[0]
    return Village("", bare if kind == given else name, given)


def _signer(name: str, said: Mapping[str, object]) -> Signer:
    words = next((said[key] for key in _OFFICE_KEYS if said.get(key)), Office.CHAIR)
    return Signer("", name, read_office(str(words)))


def _superior(name: str, said: Mapping[str, object]) -> Superior:
    return Superior("", name, clean_line(str(said.get("kind") or "")))


def _recipient(name: str, _said: Mapping[str, object]) -> Recipient:
    return Recipient("", name.strip("-–;. "))


def _entries(
    key: str,
    old: tuple[Dated[_E], ...],
    given: list[object],
    read: Callable[[str, Mapping[str, object]], _E],
) -> tuple[Dated[_E], ...]:
    """`given` under ids of their own, then those of `old` that had ended and are not named."""
    made: list[Dated[_E]] = []
    for item in given:
        id_, name, said = _entry(key, item)
        value = read(name, said)
        id_ = id_ or _id(value.name, old, made)
        since, until = _day(key, said.get("from")), _day(key, said.get("to"))
        twice = any(each.value.id == id_ and each.since == since for each in made)
        if twice or (since and until and until <= since):
            raise UnitValueWrong(key=key, value=id_ if twice else f"{since} – {until}")
        made.append(Dated(replace(value, id=id_), since, until))  # type: ignore[type-var]
    named = {each.value.id for each in made}
    past = (each for each in old if each.until and each.value.id not in named)
    return apart((*made, *past))


def _id(name: str, old: Iterable[Dated[_E]], made: Iterable[Dated[_E]]) -> str:
    """The id that name had, where no other of the list has it already; else a new one."""
    used = {entry.value.id for entry in made}
    same = (each.value.id for each in old if each.value.name == name and each.value.id not in used)
    return next(same, "") or short_id(name, used | {entry.value.id for entry in old})


def _day(key: str, given: object) -> datetime.date | None:
    try:
        found = read_value(key, Kind.DATE, given)
    except ValueWrong:
        raise UnitValueWrong(key=key, value=given) from None
    return found if isinstance(found, datetime.date) else None


def _entry(key: str, item: object) -> tuple[str, str, Mapping[str, object]]:
    """(id or "", name, all it says) of a list's entry."""
    if isinstance(item, str) and clean_line(item):
        return "", clean_line(item), {}
    if isinstance(item, Mapping) and isinstance(item.get("name"), str) and clean_line(item["name"]):
        id_ = item.get("id") or ""
        if (isinstance(id_, str) and short_id(id_) == id_) or id_ == "":
            return id_, clean_line(item["name"]), item
    raise UnitValueWrong(key=key, value=item)
