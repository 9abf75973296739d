"""Keeps an open database safe: an edit journal of every change, and the backups it goes on from."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from core.errors import AppError
from storage import backups, files, journal
from storage.backup_names import FOLDER, Why, journal_path, journals
from storage.backup_names import backups as listed
from storage.connection import FAILURES
from storage.kept import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from storage.backup_names import Backup

_LONGEST = 8 << 20
# What is derived, or only spares a second reading, is made again where it is not there.
_TABLES = (
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
    " AND name NOT IN ('tally', 'delivery')"
)
_CHANGE = (
    "CREATE TEMP TABLE IF NOT EXISTS change"
    " (name TEXT, key TEXT, row TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID"
)
_COUNT = "UPDATE main.meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'seq'"


class Keeper:
    """Watches one connection; used by the thread that writes.

    What can't be written here never stops a change: `problem` says what stands in the way.
    """

    def __init__(self, connection: sqlite3.Connection, database: Path) -> None:
        self.folder = database.parent / FOLDER
        self.problem: Exception | None = None
        self._connection = connection
        self._journal: Path | None = None
        self._length = 0
        self._day = ""
        self._was = 0
        self._waiting: tuple[int, list[tuple[str, str, str | None]]] | None = None
        self.watch()

    def watch(self) -> None:
        """Notes every row that changes from here on; again after the tables were changed."""
        self._connection.execute("PRAGMA temp_store = MEMORY")
        self._connection.execute(_CHANGE)
        for (table,) in self._connection.execute(_TABLES).fetchall():
            for statement in _triggers(self._connection, table):
                self._connection.execute(statement)
        self._was = self._seq()
        self._journal = None

    def unwatch(self) -> None:
        """Lets the tables be replaced as a whole."""
        named = "SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'"
        for (name,) in self._connection.execute(named).fetchall():
            self._connection.execute(f'DROP TRIGGER temp."{name}"')

    @contextlib.contextmanager
    def resting(self) -> Iterator[None]:
        """For a change too long for the journal: the next one goes on from a new backup."""
        self.unwatch()
        try:
            yield
        finally:
            self.watch()

    def before_change(self) -> None:
        """Before a transaction: a journal to write to, and the day's first backup."""
        try:
            if self._journal is None:
                self._go_on()
            elif self._day != now()[:10]:
                self.back_up(Why.DAY)
            elif self._length > _LONGEST:
                self.back_up(Why.LONG)
        except (AppError, OSError, *FAILURES) as error:
            self._give_up(error)

    def count(self) -> None:
        """Within the transaction: its change has a number of its own, and waits to be noted."""
        asked = "SELECT name, key, row FROM temp.change"
        found = self._connection.execute(asked).fetchall()
        self._waiting = None
        if not found:
            return
        if not any(name == "meta" and key == '["seq"]' for name, key, _ in found):
            self._connection.execute(_COUNT)
            found = self._connection.execute(asked).fetchall()
        self._connection.execute("DELETE FROM temp.change")
        self._waiting = (self._seq(), found)

    def note(self) -> None:
        """After the transaction: its rows stand in the journal, on the disk."""
        if self._waiting is None:
            return
        (seq, rows), self._waiting = self._waiting, None
        was, self._was = self._was, seq
        if self._journal is None:
            return
        try:
            self._length += journal.append(self._journal, was, seq, now(), rows)
        except OSError as error:
            self._give_up(files.told(error, self._journal))

    def back_up_quietly(self, why: Why) -> None:
        """`back_up`; what stands in the way is remembered, not raised."""
        try:
            self.back_up(why)
        except (AppError, OSError, *FAILURES) as error:
            self._give_up(error)

    def back_up(self, why: Why) -> Backup:
        """A backup of the database as it stands, and a new journal that goes on from it.

        One that says the very same is not made twice.
        """
        newest = next(iter(listed(self.folder)), None)
        same = newest and backups.says_the_same(newest, self._connection)
        if newest and same and why is not Why.SUBMITTED:
            self._day = now()[:10]
            return newest
        made, _ = backups.make(self._connection, self.folder, why)
        self._begin(made.number)
        return made

    def _go_on(self) -> None:
        """With the journal that ends where the database stands; else with a new backup."""
        found = journals(self.folder)
        newest = max([*found, *(backup.number for backup in listed(self.folder))], default=0)
        known = journal.read(found[newest]) if newest in found else None
        here = (self._install(), self._version(), self._seq())
        if known and (known.install, known.version, known.end) == here:
            if not known.is_whole:
                journal.cut(found[newest], known.good)
            self._journal, self._length = found[newest], known.good
            self.problem = None
            self._day = self._made_on(newest)
            if self._day != now()[:10]:
                self.back_up(Why.DAY)
        elif newest == 0 and not found and self._seq() == 0:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._begin(0)
        else:
            self.back_up(Why.DAY)
            if self._journal is None:
                self._begin(listed(self.folder)[0].number)

    def _made_on(self, number: int) -> str:
        days = {backup.number: backup.day for backup in listed(self.folder)}
        day = days.get(number, "")
        return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else now()[:10]

    def _begin(self, number: int) -> None:
        path = journal_path(self.folder, number)
        journal.begin(path, self._install(), self._version(), self._seq())
        files.flush_folder(self.folder)
        self._journal, self._length, self._day = path, 0, now()[:10]
        self.problem = None

    def _give_up(self, error: Exception) -> None:
        """The change goes on without a journal; the next one tries again."""
        self.problem = error
        self._journal = None
        logging.getLogger(__name__).warning("%s", type(error).__name__)

    def _seq(self) -> int:
        return int(self._meta("seq"))

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA main.user_version").fetchone()[0])

    def _install(self) -> str:
        return self._meta("install_id")

    def _meta(self, key: str) -> str:
        found = self._connection.execute("SELECT value FROM main.meta WHERE key = ?", (key,))
        return str(found.fetchone()[0])


def _triggers(connection: sqlite3.Connection, table: str) -> list[str]:
    about = connection.execute(f'PRAGMA main.table_info("{table}")').fetchall()
    columns = [row[1] for row in about]
    keys = [row[1] for row in sorted(about, key=lambda row: row[5]) if row[5]]

    def values(which: str, names: list[str]) -> str:
        return "json_array({})".format(", ".join(f'{which}."{name}"' for name in names))

    def noted(which: str, row: str) -> str:
        # Not INSERT OR REPLACE: the statement that fires the trigger says what a conflict does.
        key = values(which, keys)
        forget = f"DELETE FROM change WHERE name = '{table}' AND key = {key};"  # noqa: S608
        return f"{forget} INSERT INTO change VALUES ('{table}', {key}, {row});"  # noqa: S608

    put, gone = noted("NEW", values("NEW", columns)), noted("OLD", "NULL")
    acts = {"INSERT": put, "UPDATE": f"{gone} {put}", "DELETE": gone}
    return [
        f'CREATE TEMP TRIGGER IF NOT EXISTS "{table} {act}" AFTER {act} ON main."{table}"'
        f" BEGIN {steps} END"
        for act, steps in acts.items()
    ]
