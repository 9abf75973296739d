"""One report's rows in the working database: read and proved, written and sealed."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from core.canonical import Json, canonical
from core.errors import AppError
from core.final import Revision, is_sound
from core.report import Registration, ReportFinal, State
from storage import history, rows

if TYPE_CHECKING:  # the first page reads without sqlite-utils
    from storage.database import Store

# An answer's digest and its text: bytes, so that a long one is put into UTF-8 once.
Text = tuple[str, bytes]
WRONG = (ValueError, TypeError, KeyError, AppError)


class ReportUnknown(AppError):
    """No report's id is or begins with `beginning`."""


class ReportDamaged(AppError):
    """In `report`, what stands under `keys` is not what was saved."""


def entry(store: Store, id_: str) -> tuple[rows.Entry, str]:
    """The report's own row and the digest kept for it."""
    found = store.fetch(f"{rows.READ_ENTRY} WHERE id = ?", (id_,))
    if not found:
        raise ReportUnknown(beginning=id_)
    try:
        return rows.entry(found[0][:-1]), str(found[0][-1])
    except WRONG as error:
        raise ReportDamaged(report=id_, keys=("report",)) from error


def draft(store: Store, id_: str) -> rows.Entry:
    """The row of a report that may still be changed; raises ReportFinal."""
    found, _ = entry(store, id_)
    if found.report.state is State.FINAL:
        raise ReportFinal(report=id_)
    return found


def answers(store: Store, id_: str) -> tuple[dict[str, Json], dict[str, str]]:
    """A draft's answers and their digests, each proved."""
    found = store.fetch("SELECT key, digest, value FROM answer WHERE report = ?", (id_,))
    texts = {key: (digest, value) for key, digest, value in found}
    wrong = [key for key, (digest, value) in texts.items() if rows.text_digest(value) != digest]
    if wrong:
        raise ReportDamaged(report=id_, keys=tuple(sorted(wrong)))
    values: dict[str, Json] = {key: json.loads(value) for key, (_, value) in texts.items()}
    return values, {key: digest for key, (digest, _) in texts.items()}


def is_sealed(store: Store, id_: str, sealed: str) -> bool:
    """Whether the report's digest is kept so."""
    return store.fetch("SELECT digest FROM report WHERE id = ?", (id_,)) == [(sealed,)]


def says(store: Store, id_: str, key: str, text: Text | None) -> bool:
    """Whether that answer is kept so, with its digest; None: there is none."""
    if text is None:
        asked = "SELECT 1 FROM answer WHERE report = ? AND key = ?"
        return not store.fetch(asked, (id_, key))
    asked = (
        "SELECT 1 FROM answer WHERE report = ? AND key = ? AND digest = ?"
        " AND value = CAST(? AS TEXT)"
    )
    return bool(store.fetch(asked, (id_, key, *text)))


def write_answers(store: Store, id_: str, changed: Mapping[str, Json]) -> dict[str, Text | None]:
    """Write or delete answers within the caller's transaction; returns them as kept."""
    texts = {key: None if value is None else _text(value) for key, value in changed.items()}
    history.remember(store, id_, changed, now())
    for key, text in texts.items():
        if text is None:
            store.execute("DELETE FROM answer WHERE report = ? AND key = ?", (id_, key))
        else:
            store.execute(
                "INSERT INTO answer (report, key, digest, value) VALUES (?, ?, ?, CAST(? AS TEXT))"
                " ON CONFLICT (report, key)"
                " DO UPDATE SET digest = excluded.digest, value = excluded.value",
                (id_, key, *text),
            )
    return texts


def _text(value: Json) -> Text:
    data = canonical(value)
    return rows.data_digest(data), data


def seal(store: Store, found: rows.Entry) -> str:
    """Write the report's digest over its answers as they stand now, and count the change."""
    id_ = found.report.id
    digests = dict(store.fetch("SELECT key, digest FROM answer WHERE report = ?", (id_,)))
    sealed = rows.entry_digest(found, digests)
    count(store)
    store.execute(
        "UPDATE report SET digest = ?, changed_at = ?, seq ="
        " (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'seq') WHERE id = ?",
        (sealed, now(), id_),
    )
    _note_lineage(store, id_)
    return sealed


def _note_lineage(store: Store, id_: str) -> None:
    if store.actor:
        store.conn.execute(
            "INSERT INTO lineage (report, actor, seq) SELECT id, ?, seq FROM report WHERE id = ?"
            " ON CONFLICT (report, actor) DO UPDATE SET seq = excluded.seq",
            (store.actor, id_),
        )


def count(store: Store) -> None:
    """One more change of this installation."""
    store.conn.execute(
        "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'seq'"
    )


def place(store: Store, found: rows.Entry) -> None:
    """Write the report's own row, made where it is new, and seal it."""
    store.execute(
        "INSERT INTO report (id, template, version, period, unit, first_day, last_day, state,"
        " revision, counter, source, head, digest, seq, created_at, changed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, ?, '') ON CONFLICT (id) DO UPDATE SET"
        " template = excluded.template, version = excluded.version, period = excluded.period,"
        " unit = excluded.unit, first_day = excluded.first_day, last_day = excluded.last_day,"
        " state = excluded.state, revision = excluded.revision, counter = excluded.counter,"
        " source = excluded.source, head = excluded.head",
        (*rows.columns(found), now()),
    )
    seal(store, found)


def place_new(store: Store, found: rows.Entry) -> None:
    """`place` of a final report that is not there yet, in one row."""
    count(store)
    when = now()
    store.conn.execute(
        "INSERT INTO report (id, template, version, period, unit, first_day, last_day, state,"
        " revision, counter, source, head, digest, created_at, changed_at, seq)"
        " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(value AS INTEGER)"
        " FROM meta WHERE key = 'seq'",
        (*rows.columns(found), rows.entry_digest(found, {}), when, when),
    )
    _note_lineage(store, found.report.id)


def registration(store: Store, id_: str, number: int) -> Registration:
    """Number and date of that lần; empty where none was given."""
    kept = store.fetch(
        "SELECT number, date, counter, digest FROM registration WHERE report = ? AND revision = ?",
        (id_, number),
    )
    if not kept:
        return Registration()
    try:
        found = rows.registration(*kept[0][:3])
    except WRONG as error:
        raise ReportDamaged(report=id_, keys=("registration",)) from error
    if rows.registered(id_, number, found) != kept[0][3]:
        raise ReportDamaged(report=id_, keys=("registration",))
    return found


def write_registration(store: Store, id_: str, number: int, given: Registration) -> None:
    """Number and date of that lần, in place of those before."""
    store.execute(
        "INSERT INTO registration (report, revision, number, date, counter, digest)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (report, revision) DO UPDATE SET"
        " number = excluded.number, date = excluded.date,"
        " counter = excluded.counter, digest = excluded.digest",
        rows.registration_columns(id_, number, given),
    )


def revision(store: Store, id_: str) -> Revision | None:
    """The newest final revision, its digest proved; None before the first."""
    head = entry(store, id_)[0].head
    if head is None:
        return None
    kept = store.fetch(f"{rows.READ_REVISION} WHERE digest = ?", (head,))
    try:
        found = rows.revision(kept[0] if kept else ())
    except WRONG as error:
        raise ReportDamaged(report=id_, keys=("revision",)) from error
    if not is_sound(found) or found.report != id_:
        raise ReportDamaged(report=id_, keys=("revision",))
    return found


def write_revision(store: Store, given: Revision, install: str, seq: int, wall_time: str) -> None:
    """One more lần, for ever; where it was made and when is not part of its digest."""
    store.execute(
        "INSERT INTO revision (digest, report, revision, counter, parents, body, snapshot,"
        " install, seq, wall_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*rows.revision_columns(given), install, seq, wall_time),
    )


def locked_answers(id_: str, found: Revision) -> dict[str, Json]:
    """The answers of a final revision."""
    try:
        return rows.body_answers(found)
    except ValueError as error:
        raise ReportDamaged(report=id_, keys=("revision",)) from error


def now() -> str:
    """The clock's word, to be shown and never compared."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def tables_of_reports(store: Store) -> tuple[str, ...]:
    """Every table whose rows belong to one report."""
    found = store.fetch(
        "SELECT s.name FROM sqlite_schema s, pragma_table_info(s.name) c"
        " WHERE s.type = 'table' AND c.name = 'report' ORDER BY s.name"
    )
    return tuple(str(name) for (name,) in found)
