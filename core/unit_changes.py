"""`unit --set KEY=VALUE`: one change of the profile from typed text or JSON."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from core.paper import LARGE_HEAD, SMALL_HEAD
from core.text import clean_line
from core.unit import (
    Office,
    Signer,
    Unit,
    UnitKeyUnknown,
    UnitValueWrong,
    Village,
    read_office,
    short_id,
    split_name,
)

_OFFICE_KEYS = ("office", "title", "position", "role")
_VILLAGE = re.compile(r"^thôn ", re.IGNORECASE)
LINES = ("kind", "place", "parent", "province", "phone", "superior_line", "contact")
LISTS = ("villages", "signers", "recipients")
SWITCHES = ("pad_counts", "full_place")
KEYS = ("name", *LINES, "head_scale", *LISTS, *SWITCHES)
_SCALES = (SMALL_HEAD, LARGE_HEAD)


def with_value(unit: Unit, key: str, value: object) -> Unit:
    """The unit with `key` set; text for lines, a JSON list for lists, a JSON boolean for switches.

    A name may carry its kind ("UBND xã Trà Sơn"). Entries may be names alone or have their ids.
    """
    match key, value:
        case "name", str():
            kind, name = split_name(value)
            return replace(unit, name=name, kind=kind or unit.kind)
        case (_, str()) if key in LINES:
            return replace(unit, **{key: clean_line(value)})  # type: ignore[arg-type]
        case "villages", list():
            return replace(unit, villages=_villages(unit, value))
        case "signers", list():
            return replace(unit, signers=_signers(unit, value))
        case "recipients", list() if all(isinstance(item, str) for item in value):
            lines = (clean_line(item).strip("-–;. ") for item in value)
            return replace(unit, recipients=tuple(line for line in lines if line))
        case "head_scale", int() | str() if str(value) in map(str, _SCALES):
            return replace(unit, head_scale=int(value))
        case (("pad_counts" | "full_place"), bool()):
            return replace(unit, **{key: value})  # type: ignore[arg-type]
    if key not in KEYS:
        raise UnitKeyUnknown(key=key, known=KEYS)
    raise UnitValueWrong(key=key, value=value)


def _villages(unit: Unit, given: list[object]) -> tuple[Village, ...]:
    made: list[Village] = []
    for item in given:
        id_, name = _entry("villages", item)
        bare = _VILLAGE.sub("", name)
        made.append(Village(id_ or _id(bare, unit.villages, made), bare))
    _require_own_ids("villages", made)
    return tuple(made)


def _signers(unit: Unit, given: list[object]) -> tuple[Signer, ...]:
    made: list[Signer] = []
    for item in given:
        id_, name = _entry("signers", item)
        said = item if isinstance(item, Mapping) else {}
        words = next((said[key] for key in _OFFICE_KEYS if said.get(key)), Office.CHAIR)
        office = read_office(str(words))
        made.append(Signer(id_ or _id(name, unit.signers, made), name, office))
    _require_own_ids("signers", made)
    return tuple(made)


def _id(name: str, old: Iterable[Village | Signer], made: Iterable[Village | Signer]) -> str:
    """The id that name had, where no other of the list has it already; else a new one."""
    used = {entry.id for entry in made}
    same = (entry.id for entry in old if entry.name == name and entry.id not in used)
    return next(same, "") or short_id(name, used | {entry.id for entry in old})


def _require_own_ids(key: str, made: list[Village] | list[Signer]) -> None:
    seen: set[str] = set()
    for entry in made:
        if entry.id in seen:
            raise UnitValueWrong(key=key, value=entry.id)
        seen.add(entry.id)


def _entry(key: str, item: object) -> tuple[str, str]:
    """(id or "", name) of a list's entry."""
    if isinstance(item, str) and clean_line(item):
        return "", clean_line(item)
    if isinstance(item, Mapping) and isinstance(item.get("name"), str) and clean_line(item["name"]):
        id_ = item.get("id") or ""
        if (isinstance(id_, str) and short_id(id_) == id_) or id_ == "":
            return id_, clean_line(item["name"])
    raise UnitValueWrong(key=key, value=item)
