"""The working database through sqlite-utils: every change in one immediate transaction."""

import contextlib
import sqlite3
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlite_utils

from storage import backups, local_state
from storage.backup_names import FOLDER, Why
from storage.backup_names import backups as listed
from storage.connection import (
    FAILURES,
    DatabaseDamaged,
    DatabaseGone,
    DatabaseReplaced,
    connect,
    is_empty,
    path_of,
    told,
)
from storage.keeper import Keeper
from storage.migrations import migrations
from storage.schema import MIGRATION_RECORD, VERSION
from storage.standing import Fate, Standing, keep_noted

_BUGS = (sqlite3.IntegrityError, sqlite3.InterfaceError, sqlite3.ProgrammingError)


class Store(sqlite_utils.Database):
    """A connection made by `storage.connection.connect`; used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, recursive_triggers=False, execute_plugins=False)
        self.path = path_of(connection)
        self.is_kept = self.path.is_absolute()  # else a database in memory
        self._standing = Standing(connection, self.path) if self.is_kept else None
        self.keeper: Keeper | None = None
        self.actor = ""
        # The reports and keys that the last change was to: see `storage.history`.
        self.sitting: frozenset[tuple[str, str]] = frozenset()

    def fetch(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of one SELECT."""
        try:
            return self.conn.execute(sql, parameters).fetchall()
        except FAILURES as error:
            raise told(error, self.path) from error

    @contextlib.contextmanager
    def write(self) -> Iterator[None]:
        """All of the block or nothing of it; kept on the disk when the outermost block is left.

        Raises the errors of `storage.connection` where SQLite refuses.
        """
        if self.conn.in_transaction:
            with self.atomic():
                yield
            return
        self.prove_in_place()
        if self.keeper:
            self.keeper.before_change()
        try:
            self.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                if self.keeper:
                    self.keeper.count()
                self.conn.execute("COMMIT")
            except BaseException:
                self.rollback()
                raise
        except _BUGS:
            raise
        except FAILURES as error:
            raise told(error, self.path) from error
        self.note_in_place()
        if self.keeper:
            self.keeper.note()

    def close(self) -> None:
        """The journal to its end, then the connection."""
        if self.keeper:
            self.keeper.finish()
        super().close()

    def prove_in_place(self) -> None:
        """A system may take what is written to a file that lost its name, and keep nothing of it.

        What was saved until then is put among the backups, as far as those are there.
        Raises DatabaseGone and DatabaseReplaced.
        """
        match self._standing and self._standing.fate():
            case Fate.GONE:
                raise DatabaseGone(path=self.path)
            case Fate.REPLACED:
                self.back_up(Why.NEWER)
                raise DatabaseReplaced(path=self.path)
            case Fate.OVERWRITTEN:
                if self.keeper and not self.keeper.is_cut_off:
                    keep_noted(self.keeper)
                raise DatabaseReplaced(path=self.path)

    def note_in_place(self) -> None:
        """The file is as this program left it: after whatever wrote to it."""
        if self._standing:
            self._standing.note()

    def back_up(self, why: Why) -> None:
        """A backup before what is hard to take back; one that can't be made stops nothing."""
        if self.keeper:
            self.keeper.back_up_quietly(why)


def open_store(path: Path) -> Store:
    """The database at `path`, made or brought up to date."""
    store = Store(connect(path))
    try:
        migrate(store)
    except BaseException:
        store.conn.close()
        raise
    return store


def migrate(store: Store) -> None:
    """Make or upgrade the tables in one transaction; an older file is backed up first.

    From here on every change is noted in the edit journal.
    """
    if not store.is_kept and store.fetch("PRAGMA user_version") == [(VERSION,)]:
        return  # a copy to look at
    try:
        if _pending(store):
            if store.is_kept and not is_empty(store.conn):
                _copy_first(store)
            # A table that others refer to can't be rebuilt while the references are watched.
            store.conn.execute("PRAGMA foreign_keys = OFF")
            with store.write():
                _upgrade(store)
            store.conn.execute("PRAGMA foreign_keys = ON")
        seq(store)
        if store.keeper is None and store.is_kept:
            store.keeper = Keeper(store.conn, store.path)
            store.actor = local_state.actor_of(store.path)
    except FAILURES as error:
        raise told(error, store.path) from error


def _pending(store: Store) -> bool:
    try:
        return bool(migrations.pending(store))
    except (KeyError, ValueError, TypeError) as error:  # the record of migrations is damaged
        raise DatabaseDamaged(path=store.path, detail=type(error).__name__) from error


def fresh() -> Store:
    """A database in memory, with all tables and nothing in them; nobody keeps it."""
    store = Store(sqlite3.connect(":memory:", isolation_level=None))
    with store.write():
        _upgrade(store)
    return store


def meta(store: Store, key: str) -> str:
    """One value the database says of itself: "kind", "install_id", "seq"."""
    found = store.fetch("SELECT value FROM meta WHERE key = ?", (key,))
    if not found:
        raise DatabaseDamaged(path=store.path, detail=f"meta {key}")
    return str(found[0][0])


def seq(store: Store) -> int:
    """How many changes this installation has made."""
    return int(meta(store, "seq"))


def _upgrade(store: Store) -> None:
    if not store.fetch("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"):
        for statement in MIGRATION_RECORD:
            store.conn.execute(statement)
    migrations.apply(store)
    store.conn.execute(f"PRAGMA user_version = {VERSION}")
    store.conn.execute(
        "INSERT INTO meta (key, value) VALUES ('kind', 'working'), ('seq', '0'), ('install_id', ?)"
        " ON CONFLICT (key) DO NOTHING",
        (uuid.uuid4().hex,),
    )
    broken = store.fetch("PRAGMA foreign_key_check")
    if broken:
        raise DatabaseDamaged(path=store.path, detail=f"foreign key of {broken[0][0]}")


def _copy_first(store: Store) -> None:
    """A proved backup of the file as it was; the one a broken upgrade left is good enough."""
    folder = store.path.parent / FOLDER
    newest = next(iter(listed(folder)), None)
    if newest and backups.says_the_same(newest, store.conn):
        return
    try:
        backups.make(store.conn, folder, Why.UPGRADE)
    except backups.BackupUnsound as error:
        raise DatabaseDamaged(path=store.path, detail=str(error.facts["reason"])) from error
