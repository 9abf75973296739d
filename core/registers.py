"""The unit's profile and the cited documents as canonical JSON, and back."""

import datetime
from collections.abc import Mapping
from typing import TypeVar

from core.canonical import Json
from core.documents import CitedDocument
from core.paper import LARGE_HEAD, SMALL_HEAD
from core.unit import VILLAGE_KINDS, Office, Recipient, Signer, Unit, Village
from core.unit_history import Dated, Named, UnitHistory, unit_on

_E = TypeVar("_E", bound=Named)

_LINES = ("name", "kind", "place", "parent", "province", "phone")
# What younger profiles have too; older ones and their snapshots are read as if it were not set.
_YOUNGER_LINES = ("superior_line", "contact")


def unit_json(unit: Unit) -> dict[str, Json]:
    """The whole profile; the body's own sign only where it was said, so that others keep theirs."""
    sign: dict[str, Json] = {"sign": unit.sign} if unit.sign else {}
    return {
        **sign,
        **{key: str(getattr(unit, key)) for key in _LINES},
        **{key: str(getattr(unit, key)) for key in _YOUNGER_LINES},
        "head_scale": unit.head_scale,
        "pad_counts": unit.pad_counts,
        "full_place": unit.full_place,
        "villages": [village_json(village) for village in unit.villages],
        "signers": [signer_json(signer) for signer in unit.signers],
        "recipients": list(unit.recipients),
    }


def history_json(history: UnitHistory, day: datetime.date) -> dict[str, Json]:
    """The profile as of that day, its lists with every entry and its days."""
    return {
        **unit_json(unit_on(history, day)),
        "villages": [{**village_json(each.value), **_days(each)} for each in history.villages],
        "signers": [{**signer_json(each.value), **_days(each)} for each in history.signers],
        "superiors": [
            {"id": each.value.id, "name": each.value.name, "kind": each.value.kind, **_days(each)}
            for each in history.superiors
        ],
        "recipients": [_recipient_json(each) for each in history.recipients],
    }


def _recipient_json(given: Dated[Recipient]) -> Json:
    """A line alone where it stands always."""
    days = _days(given)
    return {"id": given.value.id, "name": given.value.name, **days} if days else given.value.name


def _days(entry: Dated[_E]) -> dict[str, Json]:
    days = {"from": _iso(entry.since), "to": _iso(entry.until)}
    return {key: day for key, day in days.items() if day}


def unit_from(given: Mapping[str, Json]) -> Unit:
    """The profile `unit_json` wrote; raises ValueError or KeyError on anything else."""
    return Unit(
        **{key: _text(given[key]) for key in _LINES},
        **{key: _text(given.get(key, "")) for key in _YOUNGER_LINES},
        sign=_text(given.get("sign", "")),
        head_scale=_scale(given.get("head_scale", SMALL_HEAD)),
        pad_counts=given["pad_counts"] is True,
        full_place=given.get("full_place") is True,
        villages=tuple(village_from(item) for item in _items(given["villages"])),
        signers=tuple(signer_from(item) for item in _items(given["signers"])),
        recipients=tuple(_text(item) for item in _list(given["recipients"])),
    )


def village_json(village: Village) -> dict[str, Json]:
    """One village; what is no thôn says what it is."""
    said: dict[str, Json] = {"id": village.id, "name": village.name}
    return said if village.kind == VILLAGE_KINDS[0] else {**said, "kind": village.kind}


def village_from(given: Mapping[str, Json]) -> Village:
    """The village `village_json` wrote."""
    kind = _text(given.get("kind", VILLAGE_KINDS[0]))
    return Village(_text(given["id"]), _text(given["name"]), kind)


def signer_json(signer: Signer) -> dict[str, Json]:
    """Who may sign."""
    return {"id": signer.id, "name": signer.name, "office": signer.office.value}


def signer_from(given: Mapping[str, Json]) -> Signer:
    """The signer `signer_json` wrote."""
    return Signer(_text(given["id"]), _text(given["name"]), Office(_text(given["office"])))


def document_json(document: CitedDocument) -> dict[str, Json]:
    """One entry of the register; what younger entries can say is written only where it is said."""
    said: dict[str, Json] = {
        "id": document.id,
        "type": document.type,
        "sign": document.sign,
        "date": _iso(document.date),
        "issuer": document.issuer,
        "subject": document.subject,
    }
    younger: dict[str, Json] = {
        "valid_from": _iso(document.valid_from),
        "valid_to": _iso(document.valid_to),
        "replaced_by": document.replaced_by,
    }
    return {**said, **{key: value for key, value in younger.items() if value}}


def document_from(given: Mapping[str, Json]) -> CitedDocument:
    """The entry `document_json` wrote."""
    return CitedDocument(
        id=_text(given["id"]),
        type=_text(given["type"]),
        sign=_text(given["sign"]),
        date=_day(given["date"]),
        issuer=_text(given["issuer"]),
        subject=_text(given["subject"]),
        valid_from=_day(given.get("valid_from")),
        valid_to=_day(given.get("valid_to")),
        replaced_by=_text(given.get("replaced_by", "")),
    )


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: Json) -> datetime.date | None:
    return datetime.date.fromisoformat(_text(value)) if value is not None else None


def _scale(value: Json) -> int:
    if value not in (SMALL_HEAD, LARGE_HEAD) or isinstance(value, bool):
        raise ValueError(f"no scale: {value!r}")
    return LARGE_HEAD if value == LARGE_HEAD else SMALL_HEAD


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise ValueError(f"no text: {value!r}")
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError(f"no list: {value!r}")
    return value


def _items(value: Json) -> list[dict[str, Json]]:
    items = _list(value)
    if not all(isinstance(item, dict) for item in items):
        raise ValueError(f"no entries: {value!r}")
    return [item for item in items if isinstance(item, dict)]
