"""The unit's profile and the register of cited documents, each entry a row of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from core.canonical import Json
from core.documents import CitedDocument
from core.errors import AppError
from core.registers import document_from, document_json, unit_from, unit_json
from core.unit import Unit
from storage import kept, rows

if TYPE_CHECKING:  # the first page reads without sqlite-utils
    from storage.database import Store

_LISTS = {"villages": "village", "signers": "signer", "recipients": "recipient"}
_DOCUMENT = "document"
_WRONG = (ValueError, TypeError, KeyError)


class RegisterDamaged(AppError):
    """An entry `id` of the register `kind` is not what was saved."""


def unit(store: Store) -> Unit:
    """The profile as it stands; an empty one before anything was said."""
    profile: dict[str, Json] = dict(unit_json(Unit()))
    for _, body in _entries(store, "profile"):
        profile.update(body)
    for key, kind in _LISTS.items():
        profile[key] = [
            body["name"] if kind == "recipient" else body for _, body in _entries(store, kind)
        ]
    try:
        return unit_from(profile)
    except _WRONG as error:
        raise RegisterDamaged(kind="profile", id="") from error


def save_unit(store: Store, given: Unit) -> None:
    """Keep the profile; a village or signer that is no longer in it is ended, not deleted.

    The unit's own drafts go by its new name; final reports keep theirs.
    """
    said = unit_json(given)
    with store.write():
        _rename_drafts(store, unit(store).full_name, given.full_name)
        lines: dict[str, Json] = {key: said[key] for key in said if key not in _LISTS}
        _replace(store, "profile", [("unit", lines)])
        for key in ("villages", "signers"):
            listed: list[Any] = list(cast(list[Json], said[key]))
            _replace(store, _LISTS[key], [(str(body["id"]), body) for body in listed])
        named: list[tuple[str, dict[str, Json]]] = [
            (str(number), {"name": name}) for number, name in enumerate(given.recipients)
        ]
        _replace(store, "recipient", named)
        _count(store)


def documents(store: Store) -> tuple[CitedDocument, ...]:
    """The register, in the order its entries came."""
    found = []
    for id_, body in _entries(store, _DOCUMENT):
        try:
            found.append(document_from(body))
        except _WRONG as error:
            raise RegisterDamaged(kind=_DOCUMENT, id=id_) from error
    return tuple(found)


def save_documents(store: Store, given: Iterable[CitedDocument]) -> None:
    """Add these documents, or replace those of the same id; no document is ever deleted here."""
    with store.write():
        places = dict(store.fetch("SELECT id, position FROM register WHERE kind = ?", (_DOCUMENT,)))
        for document in given:
            place = places.setdefault(document.id, len(places))
            _write(store, _DOCUMENT, document.id, place, rows.text_of(document_json(document)))
        _count(store)


def _entries(store: Store, kind: str) -> list[tuple[str, dict[str, Json]]]:
    found = store.fetch(
        "SELECT id, valid_from, valid_to, position, body, digest FROM register"
        " WHERE kind = ? AND valid_to IS NULL ORDER BY position, id",
        (kind,),
    )
    entries = []
    for id_, first, last, position, body, digest in found:
        if rows.register_digest(kind, id_, first, last, position, body) != digest:
            raise RegisterDamaged(kind=kind, id=id_)
        entries.append((id_, json.loads(body)))
    return entries


def _replace(store: Store, kind: str, entries: list[tuple[str, dict[str, Json]]]) -> None:
    now = {id_ for id_, _ in entries}
    old = store.fetch(
        "SELECT id, position, body FROM register WHERE kind = ? AND valid_to IS NULL", (kind,)
    )
    for id_, position, text in old:
        if id_ not in now:
            _write(store, kind, id_, position, text, kept.now()[:10])
    for position, (id_, body) in enumerate(entries):
        _write(store, kind, id_, position, rows.text_of(body))


def _write(
    store: Store, kind: str, id_: str, position: int, text: str, last: str | None = None
) -> None:
    store.execute(
        "INSERT INTO register (kind, id, valid_from, valid_to, position, body, digest)"
        " VALUES (?, ?, '', ?, ?, ?, ?) ON CONFLICT (kind, id, valid_from) DO UPDATE SET"
        " valid_to = excluded.valid_to, position = excluded.position,"
        " body = excluded.body, digest = excluded.digest",
        (
            kind,
            id_,
            last,
            position,
            text,
            rows.register_digest(kind, id_, "", last, position, text),
        ),
    )


def _rename_drafts(store: Store, was: str, now: str) -> None:
    if was == now:
        return
    drafts = store.fetch(
        "SELECT id FROM report WHERE state = 'draft' AND source <> 'received' AND unit = ?", (was,)
    )
    for (id_,) in drafts:
        entry = kept.draft(store, str(id_))
        kept.place(store, replace(entry, report=replace(entry.report, unit=now)))


def _count(store: Store) -> None:
    store.execute(
        "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'seq'"
    )
