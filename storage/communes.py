"""The register of expected units, and by which names their reports come."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from core.canonical import Json, digest
from core.commune import Commune, Expected, UnitMatch
from storage import kept, rows
from storage.register_rows import RegisterDamaged

if TYPE_CHECKING:
    from storage.database import Store

_COMMUNE, _MATCH = "commune", "unit_match"
_WRITE = (
    "INSERT OR REPLACE INTO register (kind, id, valid_from, valid_to, position, body, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def expected(store: Store) -> Expected:
    """The list and the matches as they stand."""
    communes = tuple(
        Commune(id_, str(body["name"]), str(body["phone"]), _day(first), _day(last))
        for id_, first, last, body in _entries(store, _COMMUNE)
    )
    matches = tuple(
        UnitMatch(
            str(body["unit"]),
            str(body["commune"]),
            str(body["province"]),
            str(body.get("superior", "")),
        )
        for _, _, _, body in _entries(store, _MATCH)
    )
    return Expected(communes, matches)


def save(store: Store, communes: Iterable[Commune]) -> None:
    """Replace the list; a unit's own reports are not touched by it."""
    with store.write():
        store.execute("DELETE FROM register WHERE kind = ?", (_COMMUNE,))
        for position, one in enumerate(communes):
            body: dict[str, Json] = {"name": one.name, "phone": one.phone}
            first = one.first.isoformat() if one.first else ""
            last = one.last.isoformat() if one.last else None
            _write(store, (_COMMUNE, one.id, first, last, position), body)
        kept.count(store)


def match(store: Store, given: UnitMatch) -> None:
    """Remember which commune's the reports of a unit are; "" forgets it."""
    superior = [given.superior] if given.superior else []
    id_ = digest([given.unit, given.province, *superior])[:16]
    with store.write():
        store.execute("DELETE FROM register WHERE kind = ? AND id = ?", (_MATCH, id_))
        if given.commune:
            told = {"unit": given.unit, "province": given.province, "commune": given.commune}
            if given.superior:  # left out else, so that older entries keep their digest
                told["superior"] = given.superior
            _write(store, (_MATCH, id_, "", None, 0), dict(told))
        kept.count(store)


def _write(
    store: Store, place: tuple[str, str, str, str | None, int], body: dict[str, Json]
) -> None:
    text = rows.text_of(body)
    store.execute(_WRITE, (*place, text, rows.register_digest(*place, text)))


def _entries(store: Store, kind: str) -> Iterator[tuple[str, str, str | None, dict[str, Any]]]:
    found = store.fetch(
        "SELECT id, valid_from, valid_to, position, body, digest FROM register WHERE kind = ?"
        " ORDER BY position, id",
        (kind,),
    )
    for id_, first, last, position, body, sealed in found:
        if rows.register_digest(kind, id_, first, last, position, body) != sealed:
            raise RegisterDamaged(kind=kind, id=id_)
        yield id_, first, last, json.loads(body)


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
