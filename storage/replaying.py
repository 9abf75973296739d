"""The changes of edit journals, made again on the backup they go on from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from storage import journal
from storage.backup_names import noted
from storage.journal import Change, Journal
from storage.local_state import heads_of


def caught_up(
    connection: sqlite3.Connection, folder: Path, number: int, install: str, seq: int
) -> tuple[Change, ...]:
    """What was noted after backup `number`, which stands at `seq`, made again journal by journal.

    Journals of other installations and other numberings may lie between: one fits where it begins
    with what the reports say, or where a change in it led to just this. Of two that do, one is an
    older copy of the other.
    Raises as `replay` does.
    """
    made: list[Change] = []
    later = (one for one in noted(folder) if one[0] >= number)
    for _, beside in groupby(later, key=lambda one: one[0]):
        read = [journal.read(path) for _, path in beside]
        ours = [one for one in read if one and one.install == install]
        fitting = [one for one in ours if fits(connection, one, seq)]
        if not fitting:
            continue
        known = max(fitting, key=lambda one: one.end)
        changes = since(known, seq)
        replay(connection, changes)
        made += changes
        seq = known.end
        if not known.is_whole:
            break
    return tuple(made)


def since(known: Journal, seq: int) -> tuple[Change, ...]:
    """The changes that follow that state."""
    return tuple(change for change in known.changes if change.was >= seq)


def fits(connection: sqlite3.Connection, known: Journal, seq: int) -> bool:
    """Whether that journal goes on from what the database says, at its beginning or amid it."""
    if known.base == seq:
        return known.heads in ("", heads_of(connection))
    led = next((change for change in known.changes if change.seq == seq), None)
    return led is not None and _holds(connection, led)


def _holds(connection: sqlite3.Connection, change: Change) -> bool:
    """Whether every row stands as that change left it: only its own line of work does so."""
    shapes = _shapes(connection)
    for table, key, row in change.rows:
        if table not in shapes:
            return False
        found = connection.execute(shapes[table].read, key).fetchone()
        if (found and list(found)) != row:
            return False
    return bool(change.rows)


def answers_of(changes: Iterable[Change]) -> tuple[tuple[str, str], ...]:
    """Which answers they were to (report, key), the last changed first."""
    found = [
        (str(key[0]), str(key[1]))
        for change in changes
        for table, key, _ in change.rows
        if table == "answer" and len(key) == 2
    ]
    return tuple(dict.fromkeys(reversed(found)))


def replay(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Make them again, all or none; raises ValueError or sqlite3.Error where they do not fit."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement, values in _steps(connection, changes):
            connection.execute(statement, values)
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise ValueError("a change without what it refers to")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys = ON")


def _steps(
    connection: sqlite3.Connection, changes: Iterable[Change]
) -> Iterator[tuple[str, list[object]]]:
    shapes = _shapes(connection)
    for change in changes:
        for table, key, row in change.rows:
            if table not in shapes:
                raise ValueError("no such table")
            shape = shapes[table]
            yield (shape.drop, key) if row is None else (shape.put, row)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one table is written, and read by its key."""

    put: str
    drop: str
    read: str


def _shapes(connection: sqlite3.Connection) -> dict[str, _Shape]:
    # Only tables that are there, by their own columns: nothing of the file becomes SQL.
    names = connection.execute(_TABLES).fetchall()
    return {name: _shape(connection, name) for (name,) in names}


def _shape(connection: sqlite3.Connection, table: str) -> _Shape:
    about = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [row[1] for row in sorted(about, key=lambda row: row[5]) if row[5]]
    marks = ", ".join("?" for _ in about)
    same = " AND ".join(f'"{key}" = ?' for key in keys)
    # Of our own schema, never of the journal.
    return _Shape(
        f'INSERT OR REPLACE INTO "{table}" VALUES ({marks})',  # noqa: S608
        f'DELETE FROM "{table}" WHERE {same}',  # noqa: S608
        f'SELECT * FROM "{table}" WHERE {same}',  # noqa: S608
    )


_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 1) <> '_'"
    " AND substr(name, 1, 7) <> 'sqlite_'"
)
