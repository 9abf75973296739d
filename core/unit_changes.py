"""`unit --set KEY=VALUE`: one change of the profile from typed text or JSON."""

from collections.abc import Mapping
from dataclasses import replace

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
LINES = ("kind", "place", "parent", "province", "phone")
LISTS = ("villages", "signers", "recipients")
SWITCHES = ("pad_counts",)
KEYS = ("name", *LINES, *LISTS, *SWITCHES)


def with_value(unit: Unit, key: str, value: object) -> Unit:
    """The unit with `key` set; text for lines, a JSON list for lists, a JSON boolean for switches.

    A name may carry its kind ("UBND xã Trà Sơn"). Entries may be names alone or have their ids.
    """
    match key, value:
        case "name", str():
            kind, name = split_name(value)
            return replace(unit, name=name, kind=kind or unit.kind)
        case (("kind" | "place" | "parent" | "province" | "phone"), str()):
            return replace(unit, **{key: clean_line(value)})  # type: ignore[arg-type]
        case "villages", list():
            return replace(unit, villages=_villages(unit, value))
        case "signers", list():
            return replace(unit, signers=_signers(unit, value))
        case "recipients", list() if all(isinstance(item, str) for item in value):
            lines = (clean_line(item).strip("-–;. ") for item in value)
            return replace(unit, recipients=tuple(line for line in lines if line))
        case "pad_counts", bool():
            return replace(unit, pad_counts=value)
    if key not in KEYS:
        raise UnitKeyUnknown(key=key, known=KEYS)
    raise UnitValueWrong(key=key, value=value)


def _villages(unit: Unit, given: list[object]) -> tuple[Village, ...]:
    made: list[Village] = []
    for item in given:
        id_, name = _entry("villages", item)
        bare = name.removeprefix("thôn ").removeprefix("Thôn ")
        same = next((old.id for old in unit.villages if old.name == bare), "")
        taken = [village.id for village in (*made, *unit.villages)]
        made.append(Village(id_ or same or short_id(bare, taken), bare))
    return tuple(made)


def _signers(unit: Unit, given: list[object]) -> tuple[Signer, ...]:
    made: list[Signer] = []
    for item in given:
        id_, name = _entry("signers", item)
        said = item if isinstance(item, Mapping) else {}
        words = next((said[key] for key in _OFFICE_KEYS if said.get(key)), Office.CHAIR)
        office = read_office(str(words))
        same = next((old.id for old in unit.signers if old.name == name), "")
        taken = [signer.id for signer in (*made, *unit.signers)]
        made.append(Signer(id_ or same or short_id(name, taken), name, office))
    return tuple(made)


def _entry(key: str, item: object) -> tuple[str, str]:
    """(id or "", name) of a list's entry."""
    if isinstance(item, str) and clean_line(item):
        return "", clean_line(item)
    if isinstance(item, Mapping) and isinstance(item.get("name"), str) and clean_line(item["name"]):
        id_ = item.get("id") or ""
        if (isinstance(id_, str) and short_id(id_) == id_) or id_ == "":
            return id_, clean_line(item["name"])
    raise UnitValueWrong(key=key, value=item)
