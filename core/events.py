"""The register of events: one line when it happens, proposed to the report of its period."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from core.canonical import Json
from core.collation import folded
from core.errors import AppError
from core.fields import Kind, Nothing, Value, plain, read_value, written
from core.numbers import write_date
from core.report import Row, amount
from core.template import Feed, Field, TableForm, Template, tables

DAY = "ngay"


class EventKindUnknown(AppError):
    """There is no event `kind`; `known` are."""


class EventWrong(AppError):
    """`value` can't stand at `key` of an event."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """What is written of an event; `initial` is what a new line starts with."""

    id: str
    label: str
    columns: tuple[Field, ...]
    initial: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on `date`; `values` by the columns of its kind."""

    id: str
    kind: str
    date: datetime.date
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposed:
    """A figure told by `lines` events, `lacking` of which don't say the number asked for."""

    value: Decimal
    lines: int
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the register says, by field id and by table id; it is never put in by itself."""

    figures: Mapping[str, Proposed] = field(default_factory=dict)
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)


def proposals(
    template: Template,
    events: Iterable[Event],
    first_day: datetime.date | None,
    last_day: datetime.date | None,
) -> Proposals:
    """What the events of these days (both counted, None: no bound) tell of the template's figures
    and tables: `proposals(...).figures["tiep_dinh_ky"].value`, `.tables["doi_thoai"]` by day.

    Nothing is proposed where no event of the feed's kind stands in the period: an empty register
    is no zero. Where some do and none says what the feed asks for, a figure is 0.
    """
    within = sorted(
        (event for event in events if _is_within(event.date, first_day, last_day)),
        key=lambda event: (event.date, event.id),
    )
    kinds = {event.kind for event in within}
    figures: dict[str, Proposed] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    for feed in template.feeds:
        found = [event for event in within if event.kind == feed.kind and _fits(feed, event)]
        if feed.kind not in kinds:
            continue
        if feed.target in tables(template):
            if found:
                rows[feed.target] = tuple(_row(feed, event) for event in found)
        else:
            figures[feed.target] = _figure(feed, found)
    return Proposals(figures, rows)


def missing_rows(form: TableForm, rows: Iterable[Row], told: Iterable[Row]) -> tuple[Row, ...]:
    """The rows the register tells that do not stand in the table.

    A row that was taken and mended is known by its day; where no column is a day, by all it says.
    """
    day = next((column.id for column in form.columns if column.kind is Kind.DATE), None)

    def known_by(row: Row) -> object:
        return row.get(day) if day else tuple(sorted((key, str(row[key])) for key in row))

    standing = [known_by(row) for row in rows]
    missing: list[Row] = []
    for row in told:
        if known_by(row) in standing:
            standing.remove(known_by(row))
        else:
            missing.append(row)
    return tuple(missing)


def _is_within(day: datetime.date, first: datetime.date | None, last: datetime.date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _fits(feed: Feed, event: Event) -> bool:
    return all(written(event.values.get(column)) == wanted for column, wanted in feed.where)


def _figure(feed: Feed, found: list[Event]) -> Proposed:
    if not feed.total:
        return Proposed(Decimal(len(found)), len(found))
    said = [event.values.get(feed.total) for event in found]
    numbers = [value for value in said if isinstance(value, Decimal | Nothing)]
    total = sum((amount(value) for value in numbers), Decimal(0))
    return Proposed(total, len(found), len(found) - len(numbers))


def _row(feed: Feed, event: Event) -> Row:
    cells = {
        own: event.date if theirs == DAY else event.values.get(theirs)
        for own, theirs in feed.columns
    }
    return {column: value for column, value in cells.items() if value is not None}


def new_event(
    kinds: Mapping[str, EventKind], given: Mapping[str, object], day: datetime.date
) -> Event:
    """An event from JSON, not kept yet: "kind", "date" (else `day`) and the columns of its kind.

    What it does not say is what a new line of that kind starts with.
    """
    initial = _kind(kinds, given).initial
    dated = {**given, "date": given.get("date") or day}
    return event_from(kinds, {**initial, **dated, "id": ""})


def event_from(kinds: Mapping[str, EventKind], given: Mapping[str, object]) -> Event:
    """The event `event_json` wrote; raises EventKindUnknown, EventWrong or ValueWrong."""
    kind = _kind(kinds, given)
    date = read_value("ngày", Kind.DATE, given.get("date"))
    if not isinstance(date, datetime.date):
        raise EventWrong(key="date", value=given.get("date"))
    columns = {column.id: column for column in kind.columns}
    values = dict[str, Value]()
    for key, value in given.items():
        if key in ("id", "kind", "date"):
            continue
        if key not in columns:
            raise EventWrong(key=key, value=value)
        column = columns[key]
        values[key] = read_value(column.label, column.kind, value, column.choices)
    said = {key: value for key, value in values.items() if value is not None}
    return Event(str(given.get("id", "")), kind.id, date, said)


def _kind(kinds: Mapping[str, EventKind], given: Mapping[str, object]) -> EventKind:
    name = str(given.get("kind", ""))
    if name not in kinds:
        raise EventKindUnknown(kind=name, known=tuple(kinds))
    return kinds[name]


def event_json(event: Event) -> dict[str, Json]:
    """What `event_from` takes back."""
    values = {key: plain(value) for key, value in event.values.items()}
    return {"id": event.id, "kind": event.kind, "date": event.date.isoformat(), **values}  # type: ignore[dict-item]


def event_line(kind: EventKind, event: Event) -> str:
    """The event in one line, for people and for searching."""
    said = event_words(kind, event)
    return " · ".join([write_date(event.date), kind.label, *([said] if said else [])])


def event_words(kind: EventKind, event: Event) -> str:
    """What is written of it besides its day and kind."""
    return " · ".join(
        f"{written(event.values[column.id])} {column.unit}".strip()
        for column in kind.columns
        if event.values.get(column.id) is not None
    )


def matching_events(
    kinds: Mapping[str, EventKind], events: Iterable[Event], typed: str
) -> tuple[Event, ...]:
    """The events in whose line every typed word stands, marks and capitals ignored."""
    words = folded(typed).split()
    return tuple(
        event
        for event in events
        if all(word in folded(event_line(kinds[event.kind], event)) for word in words)
    )
