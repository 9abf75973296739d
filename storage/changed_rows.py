"""Which rows of an open database a transaction changed, and what they say at its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3

    from storage.journal import Columns

# What is derived, or only spares a second reading, is made again where it is not there.
_TABLES = (
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    " AND name NOT IN ('tally', 'delivery')"
)
_CHANGE = "CREATE TEMP TABLE IF NOT EXISTS change (name TEXT, key TEXT)"
_COUNT = "UPDATE main.meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'seq'"
_COUNTED = ("meta", '["seq"]')


class ChangedRows:
    """Temporary triggers note the keys of what changes; the rows are read once, at the end.

    So a long text is not copied for each statement that touches its row.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._asked: dict[str, str] = {}

    def watch(self) -> None:
        """From here on; again after the tables were changed."""
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.execute(_CHANGE)
        for (table,) in self._connection.execute(_TABLES).fetchall():
            about = self._connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
            keys = [row[1] for row in sorted(about, key=lambda row: row[5]) if row[5]]
            self._asked[table] = _row_of(table, about, keys)
            for statement in _triggers(table, keys):
                self._connection.execute(statement)

    def unwatch(self) -> None:
        """Lets the tables be replaced as a whole."""
        named = "SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'"
        for (name,) in self._connection.execute(named).fetchall():
            self._connection.execute(f'DROP TRIGGER temp."{name}"')

    def taken(self) -> tuple[tuple[str, str, Columns | None], ...]:
        """Within the transaction: each row that it changed, as it is now, None where it is gone.

        A transaction that was not counted is counted.
        """
        keys = self._keys()
        if keys and _COUNTED not in keys:
            self._connection.execute(_COUNT)
            keys = self._keys()
        if keys:
            self._connection.execute("DELETE FROM temp.change")
        return tuple((table, key, self._row(table, key)) for table, key in keys)

    def _keys(self) -> list[tuple[str, str]]:
        return self._connection.execute("SELECT DISTINCT name, key FROM temp.change").fetchall()

    def _row(self, table: str, key: str) -> Columns | None:
        found = self._connection.execute(self._asked[table], json.loads(key)).fetchone()
        return tuple(found) if found else None


def _row_of(table: str, about: list[tuple[Any, ...]], keys: list[str]) -> str:
    # Texts as bytes: nobody reads them here. The names are of our own schema.
    columns = ", ".join(
        f'CAST("{name}" AS BLOB)' if kind == "TEXT" else f'"{name}"' for _, name, kind, *_ in about
    )
    same = " AND ".join(f'"{key}" = ?' for key in keys)
    return f'SELECT {columns} FROM main."{table}" WHERE {same}'  # noqa: S608


def _triggers(table: str, keys: list[str]) -> list[str]:
    def noted(which: str) -> str:
        key = ", ".join(f'{which}."{name}"' for name in keys)
        return f"INSERT INTO change SELECT '{table}', json_array({key})"

    same = " AND ".join(f'OLD."{name}" = NEW."{name}"' for name in keys)
    old, new = noted("OLD"), f"{noted('NEW')};"
    acts = {"INSERT": new, "UPDATE": f"{old} WHERE NOT ({same}); {new}", "DELETE": f"{old};"}
    return [
        f'CREATE TEMP TRIGGER IF NOT EXISTS "{table} {act}" AFTER {act} ON main."{table}"'
        f" BEGIN {steps} END"
        for act, steps in acts.items()
    ]
