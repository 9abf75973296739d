"""The register of events, each a row of its own, and the kinds that are shipped."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import resources
from core.errors import AppError
from core.event_reading import read_event_kinds
from core.events import Event, EventKind, event_from, event_json
from storage import register_rows
from storage.register_rows import RegisterDamaged, Row

if TYPE_CHECKING:
    from storage.database import Store

_EVENT = "event"


class EventUnknown(AppError):
    """The register has no event `id`."""


@functools.lru_cache(maxsize=1)
def kinds() -> Mapping[str, EventKind]:
    """The shipped kinds of events, by id."""
    text = resources.read_text("events/so-viec.toml")
    return MappingProxyType(read_event_kinds(tomllib.loads(text)))


def events(store: Store) -> tuple[Event, ...]:
    """Every event, by its day."""
    found = [_event(row) for row in register_rows.read(store, _EVENT)]
    return tuple(sorted(found, key=lambda event: (event.date, len(event.id), event.id)))


def save_events(store: Store, given: Iterable[Event]) -> tuple[Event, ...]:
    """Add these events (those without an id get one), or replace those of the same id."""
    saved = []
    with store.write():
        number = int(store.fetch("SELECT count(*) FROM register WHERE kind = ?", (_EVENT,))[0][0])
        for event in given:
            if not event.id:
                number += 1
                event = Event(f"v{number}", event.kind, event.date, event.values)
            register_rows.write(store, _EVENT, Row(event.id, "", None, 0, event_json(event)))
            saved.append(event)
        register_rows.count_change(store)
    return tuple(saved)


def take_out(store: Store, id_: str) -> None:
    """An event that was written by mistake stands no more."""
    for row in register_rows.read(store, _EVENT):
        if row.id == id_:
            with store.write():
                register_rows.take_out(store, _EVENT, row)
                register_rows.count_change(store)
            return
    raise EventUnknown(id=id_)


def _event(row: Row) -> Event:
    try:
        return event_from(kinds(), {**row.body, "id": row.id})
    except AppError as error:
        raise RegisterDamaged(kind=_EVENT, id=row.id) from error
