"""A receiving office's database proved in seconds: all its pages, and every digest of our own."""

from __future__ import annotations

import sqlite3

from core.arrival import Reason
from storage import proving
from storage.proving import LARGE, Proof

_RECEIVED = "SELECT id FROM report WHERE source = 'received'"
_PAGES = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"


def prove_open(connection: sqlite3.Connection) -> Proof:
    """What an open database is; of a large one what others sent is proved by its pages alone.

    All of it at once would need six times its size in memory: of an old computer more than there
    is, and what can't be read for that would pass for damaged.
    """
    if connection.execute(_PAGES).fetchone()[0] <= LARGE:
        return proving.prove(connection.serialize())
    try:
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            return Proof(Reason.CONTENT)
        own = _own_part(connection)
    except sqlite3.Error:
        return Proof(Reason.CONTENT)
    try:
        return proving.prove(own.serialize())
    finally:
        own.close()


def _own_part(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A database in memory of all that others did not send."""
    own = sqlite3.connect(":memory:", isolation_level=None)
    for mark in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA main.{mark}").fetchone()[0]
        own.execute(f"PRAGMA {mark} = {value}")
    made = connection.execute(
        "SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    ).fetchall()
    own.execute("BEGIN")
    for _, _, sql in made:
        own.execute(sql)
    for name in (name for kind, name, _ in made if kind == "table"):
        columns = [row[1] for row in connection.execute(f'PRAGMA main.table_info("{name}")')]
        key = "id" if name == "report" else "report" if "report" in columns else ""
        # The names are ours, of a schema that is compared letter by letter.
        ours = f" WHERE {key} NOT IN ({_RECEIVED})" if key else ""
        marks = ", ".join("?" for _ in columns)
        rows = connection.execute(f'SELECT * FROM main."{name}"{ours}')  # noqa: S608
        own.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)  # noqa: S608
    own.execute("COMMIT")
    return own
