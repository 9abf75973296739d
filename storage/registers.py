"""The unit's profile and the register of cited documents, each entry a row of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from core.canonical import Json
from core.documents import CitedDocument
from core.registers import (
    document_from,
    document_json,
    signer_from,
    signer_json,
    unit_from,
    unit_json,
    village_from,
    village_json,
)
from core.unit import Recipient, Superior, Unit
from core.unit_history import Dated, Named, UnitHistory, corrected, unit_on
from storage import kept, register_rows
from storage.register_rows import RegisterDamaged, Row

if TYPE_CHECKING:  # the first page reads without sqlite-utils
    from storage.database import Store

_PROFILE, _DOCUMENT = "profile", "document"
_LISTS = ("villages", "signers", "recipients")
_WRONG = (ValueError, TypeError, KeyError)
_E = TypeVar("_E", bound=Named)


def unit(store: Store, day: datetime.date | None = None) -> Unit:
    """The profile as it stood on that day, else today; an empty one before anything was said."""
    return unit_on(history(store), day or datetime.date.today())


def save_unit(store: Store, given: Unit) -> None:
    """Correct today's profile; what is no longer in it was a mistake, its row stays.

    The unit's own drafts go by its new name; final reports keep theirs.
    """
    with store.write():
        save_history(store, corrected(history(store), given, datetime.date.today()))


def history(store: Store) -> UnitHistory:
    """The profile with all its entries, those that ended too."""
    profile: dict[str, Json] = dict(unit_json(Unit()))
    for row in register_rows.read(store, _PROFILE):
        if row.until is None:
            profile.update(row.body)
    try:
        lines = unit_from({**profile, **{key: [] for key in _LISTS}})
    except _WRONG as error:
        raise RegisterDamaged(kind=_PROFILE, id="") from error
    return UnitHistory(
        lines,
        _dated(store, "village", lambda row: village_from(row.body)),
        _dated(store, "signer", lambda row: signer_from(row.body)),
        _dated(store, "superior", _superior),
        _dated(store, "recipient", lambda row: Recipient(row.id, str(row.body["name"]))),
    )


def save_history(store: Store, given: UnitHistory) -> None:
    """Keep the profile and all its entries."""
    with store.write():
        _rename_drafts(store, history(store).lines.full_name, given.lines.full_name)
        said = unit_json(given.lines)
        lines = {key: said[key] for key in said if key not in _LISTS}
        register_rows.replace_all(store, _PROFILE, [Row("unit", "", None, 0, lines)])
        _keep(store, "village", given.villages, village_json)
        _keep(store, "signer", given.signers, signer_json)
        _keep(store, "superior", given.superiors, _superior_json)
        _keep(store, "recipient", given.recipients, lambda each: {"name": each.name})
        register_rows.count_change(store)


def documents(store: Store) -> tuple[CitedDocument, ...]:
    """The register, in the order its entries came."""
    found = []
    for row in register_rows.read(store, _DOCUMENT):
        try:
            found.append(document_from(row.body))
        except _WRONG as error:
            raise RegisterDamaged(kind=_DOCUMENT, id=row.id) from error
    return tuple(found)


def save_documents(store: Store, given: Iterable[CitedDocument]) -> None:
    """Add these documents, or replace those of the same id; no document is ever deleted here."""
    with store.write():
        places = {row.id: row.position for row in register_rows.read(store, _DOCUMENT)}
        for document in given:
            place = places.setdefault(document.id, len(places))
            row = Row(document.id, "", None, place, document_json(document))
            register_rows.write(store, _DOCUMENT, row)
        register_rows.count_change(store)


def _dated(store: Store, kind: str, value: Callable[[Row], _E]) -> tuple[Dated[_E], ...]:
    made = []
    for row in register_rows.read(store, kind):
        try:
            made.append(Dated(value(row), _day(row.since or None), _day(row.until)))
        except _WRONG as error:
            raise RegisterDamaged(kind=kind, id=row.id) from error
    return tuple(made)


def _keep(
    store: Store,
    kind: str,
    entries: tuple[Dated[_E], ...],
    body: Callable[[_E], Mapping[str, Json]],
) -> None:
    made = [
        Row(
            each.value.id,
            each.since.isoformat() if each.since else "",
            each.until.isoformat() if each.until else None,
            position,
            dict(body(each.value)),
        )
        for position, each in enumerate(entries)
    ]
    register_rows.replace_all(store, kind, made)


def _superior(row: Row) -> Superior:
    return Superior(row.id, str(row.body["name"]), str(row.body["kind"]))


def _superior_json(given: Superior) -> dict[str, Json]:
    return {"name": given.name, "kind": given.kind}


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text is not None else None


def _rename_drafts(store: Store, was: str, now: str) -> None:
    if was == now:
        return
    drafts = store.fetch(
        "SELECT id FROM report WHERE state = 'draft' AND source <> 'received' AND unit = ?", (was,)
    )
    for (id_,) in drafts:
        entry = kept.draft(store, str(id_))
        kept.place(store, replace(entry, report=replace(entry.report, unit=now)))
