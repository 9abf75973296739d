"""The working database through sqlite-utils: every change in one immediate transaction."""

import contextlib
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils

from storage.connection import DatabaseDamaged, connect, is_empty, path_of, told
from storage.migrations import migrations
from storage.schema import MIGRATION_RECORD, VERSION


class Store(sqlite_utils.Database):
    """A connection made by `storage.connection.connect`; used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection, recursive_triggers=False, execute_plugins=False)
        self.path = path_of(connection)

    @contextlib.contextmanager
    def write(self) -> Iterator[None]:
        """All of the block or nothing of it; kept on the disk when the outermost block is left.

        Raises the errors of `storage.connection` where SQLite refuses.
        """
        if self.conn.in_transaction:
            with self.atomic():
                yield
            return
        try:
            self.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.conn.execute("COMMIT")
            except BaseException:
                self.rollback()
                raise
        except sqlite3.Error as error:
            raise told(error, self.path) from error


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
    """Make or upgrade the tables in one transaction; an older file is copied beside first."""
    try:
        if not migrations.pending(store):
            return
        if not is_empty(store.conn):
            _copy_beside(store)
        # A table that others refer to can't be rebuilt while the references are watched.
        store.conn.execute("PRAGMA foreign_keys = OFF")
        with store.write():
            _upgrade(store)
        store.conn.execute("PRAGMA foreign_keys = ON")
    except sqlite3.Error as error:
        raise told(error, store.path) from error


def next_seq(store: Store) -> int:
    """Count one more change of this installation, within the change's own transaction."""
    store.conn.execute(
        "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE key = 'seq'"
    )
    return seq(store)


def seq(store: Store) -> int:
    """How many changes this installation has made."""
    return int(meta(store, "seq"))


def meta(store: Store, key: str) -> str:
    """One value of the database about itself."""
    row = store.conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise DatabaseDamaged(path=store.path, detail=f"meta {key}")
    return str(row[0])


def _upgrade(store: Store) -> None:
    known = store.conn.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'")
    if known.fetchone() is None:
        for statement in MIGRATION_RECORD:
            store.conn.execute(statement)
    migrations.apply(store)
    store.conn.execute(f"PRAGMA user_version = {VERSION}")
    store.conn.execute(
        "INSERT INTO meta (key, value) VALUES ('kind', 'working'), ('seq', '0'), ('install_id', ?)"
        " ON CONFLICT (key) DO NOTHING",
        (uuid.uuid4().hex,),
    )
    broken = store.conn.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise DatabaseDamaged(path=store.path, detail=f"foreign key of {broken[0]}")


def _copy_beside(store: Store) -> None:
    """A checked copy of the file as it was, named by its version and its count of changes."""
    version = store.conn.execute("PRAGMA user_version").fetchone()[0]
    name = f"{store.path.stem}-{version >> 16}.{version & 0xFFFF}-{seq(store):06}.db"
    copy = store.path.with_name(name)
    copy.unlink(missing_ok=True)
    store.conn.execute("VACUUM INTO ?", (str(copy),))
    checked = sqlite3.connect(copy)
    try:
        found = checked.execute("PRAGMA integrity_check(1)").fetchone()[0]
    finally:
        checked.close()
    if found != "ok":
        raise DatabaseDamaged(path=copy, detail=found)
