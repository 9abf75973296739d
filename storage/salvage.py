"""Of a damaged database, a sound one of everything in it that is still what was saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from storage import remark_rows
from storage.database import fresh
from storage.kept_text import KeptText
from storage.proving import is_version
from storage.rows import register_digest
from storage.strange_file import loaded
from storage.strange_reports import arrivals
from storage.strange_values import Row, Tables, readable

_COLUMNS: Mapping[str, str] = {
    "register": "kind, id, valid_from, valid_to, position, body, digest",
    "report": (
        "id, template, version, period, unit, first_day, last_day, state, revision,"
        " counter, source, head, digest, seq, created_at, changed_at"
    ),
    "answer": "report, key, digest, value",
    "revision": (
        "digest, report, revision, counter, parents, body, snapshot, install, seq, wall_time"
    ),
    "registration": "report, revision, number, date, counter, digest",
    "closed_finding": "report, code, section, quote, reason, wall_time, digest",
    "receipt": "sha256, name, size, outcome, detail, install, seq, taken",
    "bin": "report, seq, wall_time",
    "version": "report, key, seq, wall_time, digest, packed",
    "lineage": "report, actor, seq",
    "remark": (
        "report, id, head, revision, section, field, text, office, wall_time, answer, digest"
    ),
    "acknowledgement": ("report, head, revision, verdict, office, counter, wall_time, digest"),
}
_OWNER = {
    "report": 0,
    "answer": 0,
    "revision": 1,
    "registration": 0,
    "closed_finding": 0,
    "bin": 0,
    "version": 0,
    "lineage": 0,
}
# What a row of these says of itself is enough: of a report that was lost it waits for its return.
_PROVED: Mapping[str, Callable[[Row], object]] = {
    "remark": remark_rows.remark,
    "acknowledgement": remark_rows.acknowledgement,
}


def salvaged(data: bytes) -> bytes | None:
    """A sound database of the reports and register entries that prove whole; None: of none."""
    try:
        connection = loaded(data + bytes(-len(data) % 512))
    except (sqlite3.Error, MemoryError, OverflowError):
        return None
    try:
        found = readable(connection)
    finally:
        connection.close()
    sound = _sound(found)
    return _written(sound) if sound["report"] or sound["register"] else None


def _sound(found: Tables) -> Tables:
    """A remark or version that is not what was written costs its report nothing else."""
    proved = {name: [row for row in found[name] if _says(row, by)] for name, by in _PROVED.items()}
    versions = [row for row in found["version"] if is_version(row)]
    found = {**found, **proved, "version": versions}
    whole = {arrival.id for arrival in arrivals(found) if not arrival.is_damaged}
    sound = {name: found[name] for name in ("meta", "receipt", *_PROVED)}
    for name, at in _OWNER.items():
        sound[name] = [row for row in found[name] if row[at] in whole]
    sound["register"] = [row for row in found["register"] if register_digest(*row[:6]) == row[6]]
    return sound


def _says(row: Row, read: Callable[[Row], object]) -> bool:
    try:
        read(row)
    except ValueError:
        return False
    return True


def _written(sound: Tables) -> bytes:
    store = fresh()
    about: list[Row] = [row for row in sound["meta"] if row[0] in ("install_id", "seq")]
    with store.write():
        for row in about:
            store.execute("UPDATE meta SET value = ? WHERE key = ?", (row[1], row[0]))
        for table, columns in _COLUMNS.items():
            marks = ", ".join("?" for _ in columns.split(","))
            # The names are ours.
            put = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608
            store.conn.executemany(put, map(_plain, sound[table]))
    data = store.conn.serialize()
    store.conn.close()
    return data


def _plain(row: Row) -> Row:
    return tuple(str(item) if isinstance(item, KeptText) else item for item in row)
