"""The one connection to the working database: locked at once, checked, every commit on the disk."""

import sqlite3
from pathlib import Path

from core.errors import AppError
from storage.reading_through import read_through
from storage.schema import APPLICATION_ID, MAJOR

_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
)

# SQLite quotes a damaged schema in its complaint, and that need not be UTF-8.
FAILURES = (sqlite3.Error, UnicodeDecodeError)


class DatabaseLocked(AppError):
    """`path` is open elsewhere: by `name` at `computer` since `since`, "" where nobody said;
    `is_here`: on this very computer."""


class DatabaseDamaged(AppError):
    """`path` can't be read as it was written; `detail` is SQLite's word."""


class DatabaseNewer(AppError):
    """`path` was written by a newer program: its schema is `major`, ours `known`."""


class DatabaseForeign(AppError):
    """`path` is some other program's database."""


class DataFolderUnwritable(AppError):
    """Nothing can be written in `folder`."""


class DatabaseReplaced(AppError):
    """Another file took the place of `path` while it was open: what is open is not there now."""


class DatabaseGone(AppError):
    """`path`, open here, is not where it was any more: the file or its folder went away."""


class DiskFull(AppError):
    """The disk of `path` has no room left."""


class DiskFailing(AppError):
    """The disk of `path` refused to read or write; `detail` is SQLite's or the system's word."""


def connect(path: Path) -> sqlite3.Connection:
    """The database at `path`, made empty where there is none, locked for this program alone.

    Never opened again by other means while this connection lives: on Linux, closing any other
    handle on the file within this process would drop the lock.
    """
    connection: sqlite3.Connection | None = None
    # Before it is opened: closing this handle later would drop the lock.
    read_through(path)
    try:
        connection = sqlite3.connect(
            path, timeout=0.5, isolation_level=None, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        # The pragma alone locks nothing before the first write.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        _check(connection, path)
        _prove_writable(connection)
    except FAILURES as error:
        _close(connection)
        raise told(error, path) from error
    except AppError:
        _close(connection)
        raise
    return connection


def path_of(connection: sqlite3.Connection) -> Path:
    """The file behind a connection."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the database holds nothing at all yet."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def told(error: Exception, path: Path) -> AppError:
    """What one of `FAILURES` at `path` means in this program's terms."""
    name = getattr(error, "sqlite_errorname", "")
    detail = f"{name} {error}".strip()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return DatabaseLocked(path=path, name="", computer="", since="", is_here=False)
    if name.startswith("SQLITE_FULL"):
        return DiskFull(path=path)
    if name == "SQLITE_READONLY_DBMOVED":
        return DatabaseReplaced(path=path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return DataFolderUnwritable(folder=path.parent)
    if name.startswith("SQLITE_IOERR"):
        return DiskFailing(path=path, detail=detail)
    return DatabaseDamaged(path=path, detail=detail)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        if application == 0 and is_empty(connection):
            return
        raise DatabaseForeign(path=path)
    if version >> 16 > MAJOR:
        raise DatabaseNewer(path=path, major=version >> 16, known=MAJOR)
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DatabaseDamaged(path=path, detail=found)


def _prove_writable(connection: sqlite3.Connection) -> None:
    """SQLite opens what it may not write without a word: begin a change, and take it back."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _close(connection: sqlite3.Connection | None) -> None:
    if connection is not None:
        connection.close()
