"""The register of events: what happened through the year, one line each."""

import datetime
import json
from argparse import Namespace
from collections.abc import Mapping
from decimal import Decimal

from core import period as periods
from core.events import Event, EventWrong, event_json, event_line, new_event, proposals
from core.fields import plain
from storage import events as kept
from storage import library
from storage.database import Store
from ui.commands.desk import Said


def events(store: Store, given: Namespace) -> Said:
    """Events added or taken out, then the register, or a period's part of it."""
    if given.remove:
        kept.take_out(store, given.remove)
    added = _added(store, given.add) if given.add else ()
    found = kept.events(store)
    answer: dict[str, object] = {"added": [event.id for event in added]}
    if given.period:
        first, last = periods.days(periods.read_period(given.period))
        found = tuple(event for event in found if first <= event.date <= last)
        answer |= {"first_day": first.isoformat(), "last_day": last.isoformat()}
        if given.template:
            told = proposals(library.template(given.template), found, first, last)
            answer["figures"] = {id_: plain(one.value) for id_, one in told.figures.items()}
            answer["tables"] = {
                id_: [{key: plain(cell) for key, cell in row.items()} for row in rows]
                for id_, rows in told.tables.items()
            }
    answer["events"] = [event_json(event) for event in found]
    return Said(answer, _lines(found))


def _added(store: Store, texts: list[str]) -> tuple[Event, ...]:
    read: list[Event] = []
    for text in texts:
        try:
            said = json.loads(text, parse_float=Decimal)
        except ValueError:
            raise EventWrong(key="", value=text) from None
        for item in said if isinstance(said, list) else [said]:
            if not isinstance(item, Mapping):
                raise EventWrong(key="", value=item)
            read.append(new_event(kept.kinds(), item, datetime.date.today()))
    return kept.save_events(store, read)


def _lines(found: tuple[Event, ...]) -> tuple[str, ...]:
    kinds = kept.kinds()
    lines = tuple(f"{event.id}  {event_line(kinds[event.kind], event)}" for event in found)
    return lines or ("Sổ việc chưa có dòng nào.",)
