"""The rows of the unit's registers: read and proved, written with their digests, never deleted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.canonical import Json
from core.errors import AppError
from storage import rows

if TYPE_CHECKING:  # the first page reads without sqlite-utils
    from storage.database import Store


class RegisterDamaged(AppError):
    """An entry `id` of the register `kind` is not what was saved."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: it stands from the day `since` ("": always) until before `until` (None: still)."""

    id: str
    since: str
    until: str | None
    position: int
    body: dict[str, Json]


def read(store: Store, kind: str) -> list[Row]:
    """Every entry of that register in its order, those that ended too; not what was taken out."""
    found = store.fetch(
        "SELECT id, valid_from, valid_to, position, body, digest FROM register"
        " WHERE kind = ? ORDER BY position, id, valid_from",
        (kind,),
    )
    entries = []
    for id_, since, until, position, text, digest in found:
        if rows.register_digest(kind, id_, since, until, position, text) != digest:
            raise RegisterDamaged(kind=kind, id=id_)
        if until != since:
            entries.append(Row(id_, since, until, position, json.loads(text)))
    return entries


def write(store: Store, kind: str, given: Row) -> None:
    """Keep an entry, in place of what was kept under its id and first day."""
    text = rows.text_of(given.body)
    place = (kind, given.id, given.since, given.until, given.position, text)
    store.execute(
        "INSERT INTO register (kind, id, valid_from, valid_to, position, body, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id, valid_from) DO UPDATE SET"
        " valid_to = excluded.valid_to, position = excluded.position,"
        " body = excluded.body, digest = excluded.digest",
        (*place, rows.register_digest(*place)),
    )


def take_out(store: Store, kind: str, given: Row) -> None:
    """The entry was a mistake and never stood; its row stays for whoever looks."""
    write(store, kind, Row(given.id, given.since, given.since, given.position, given.body))


def replace_all(store: Store, kind: str, entries: list[Row]) -> None:
    """The register is now `entries`; what is not among them is taken out."""
    kept = {(entry.id, entry.since) for entry in entries}
    before = {(old.id, old.since): old for old in read(store, kind)}
    for place, old in before.items():
        if place not in kept:
            take_out(store, kind, old)
    for entry in entries:
        if before.get((entry.id, entry.since)) != entry:
            write(store, kind, entry)


def count_change(store: Store) -> None:
    """One more change of this database."""
    store.execute(
        "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'seq'"
    )
