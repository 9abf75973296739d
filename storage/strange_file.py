"""A file from somebody else: its bytes once, its header, and a connection that can only look."""

import os
import sqlite3
import stat
import struct
import sys
import time
from functools import cache
from pathlib import Path

from core.arrival import Reason
from storage.schema import APPLICATION_ID, MIGRATION_RECORD, RELEASED, VERSION

MAGIC = b"SQLite format 3\0"
_SMALLEST, LARGEST = 512, 64 << 20
_SECONDS = 5.0
_LOOK = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 64,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_PRAGMAS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "query_only = ON",
)
_SWITCHED = {
    "SQLITE_DBCONFIG_DEFENSIVE": True,
    "SQLITE_DBCONFIG_TRUSTED_SCHEMA": False,
    "SQLITE_DBCONFIG_ENABLE_TRIGGER": False,
    "SQLITE_DBCONFIG_ENABLE_VIEW": False,
}
_TABLES = {
    "meta",
    "register",
    "report",
    "answer",
    "revision",
    "registration",
    "closed_finding",
    "receipt",
    "bin",
    "version",
    "lineage",
    "remark",
    "acknowledgement",
    "delivery",
    "tally",
    "sqlite_master",
    "sqlite_schema",
}
_CHECKS = {"integrity_check", "foreign_key_check", "user_version"}


class Refused(Exception):
    """The file is not taken; `reason` says why, for its line in the table of arrivals."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def slurp(path: Path) -> bytes:
    """The whole file, read once: what happens to it later, or lies beside it, cannot matter.

    Links, pipes and devices are never followed or waited for.
    """
    try:
        handle = os.open(path, _LOOK)
    except FileNotFoundError:
        raise Refused(Reason.MISSING) from None
    except OSError:
        raise Refused(Reason.NOT_A_FILE if path.is_symlink() else Reason.UNREADABLE) from None
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise Refused(Reason.NOT_A_FILE)
        if before.st_size > LARGEST:
            raise Refused(Reason.TOO_BIG)
        data = _read_to_end(handle, before.st_size + 1)
        after = os.fstat(handle)
    except OSError:
        raise Refused(Reason.UNREADABLE) from None
    finally:
        os.close(handle)
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if len(data) != before.st_size or not same:
        raise Refused(Reason.CHANGING)
    return data


def beginning(path: Path) -> bytes:
    """The first bytes of a regular file; none where it can't be read."""
    try:
        handle = os.open(path, _LOOK)
    except OSError:
        return b""
    try:
        regular = stat.S_ISREG(os.fstat(handle).st_mode)
        return os.read(handle, 100) if regular else b""
    except OSError:
        return b""
    finally:
        os.close(handle)


def is_ours(data: bytes) -> bool:
    """Whether a file that begins so says that it is this program's."""
    return data[:16] == MAGIC and data[68:72] == struct.pack(">I", APPLICATION_ID)


def open_guarded(data: bytes, seconds: float = _SECONDS) -> sqlite3.Connection:
    """The database in `data`, of a version and schema we know, able to do nothing but SELECT.

    Raises Refused or sqlite3.Error.
    """
    connection = loaded(_checked_header(data), seconds)
    try:
        # The schema first: its CHECKs are run by the integrity check that follows.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if _schema(connection) not in _known_schemas(version):
            raise Refused(Reason.SCHEMA)
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise Refused(Reason.CONTENT)
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise Refused(Reason.CONTENT)
    except BaseException:
        connection.close()
        raise
    return connection


def loaded(data: bytes, seconds: float = _SECONDS) -> sqlite3.Connection:
    """The database in `data`, whatever it is, able to do nothing but SELECT from our tables."""
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=0)
    try:
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        end = time.monotonic() + seconds
        connection.set_progress_handler(lambda: int(time.monotonic() > end), 2000)
        connection.deserialize(data)
        _harden(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_proved(data: bytes) -> sqlite3.Connection:
    """Bytes that `open_guarded` and the digests let pass, opened once more to be copied from."""
    return loaded(_checked_header(data))


def _read_to_end(handle: int, room: int) -> bytes:
    parts = []
    while room > 0:
        part = os.read(handle, min(room, 1 << 20))
        if not part:
            break
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


def _checked_header(data: bytes) -> bytes:
    if data[:16] != MAGIC:
        raise Refused(Reason.NOT_OURS)
    if len(data) < _SMALLEST:
        raise Refused(Reason.HEADER)
    size, write, read, reserved, most, least, leaf = struct.unpack(">HBBBBBB", data[16:24])
    pages, form, encoding, version, application = (
        struct.unpack(">I", data[at : at + 4])[0] for at in (28, 44, 56, 60, 68)
    )
    if application != APPLICATION_ID:
        raise Refused(Reason.NOT_OURS)
    if version > VERSION:
        raise Refused(Reason.NEWER)
    size = 65536 if size == 1 else size
    sound = (
        size in {1 << power for power in range(9, 17)}
        and pages * size == len(data)
        and (write, read) in {(1, 1), (2, 2)}
        and (reserved, most, least, leaf) == (0, 64, 32, 32)
        and (form, encoding) == (4, 1)
        and version in RELEASED
        and data[72:92] == bytes(20)
    )
    if not sound:
        raise Refused(Reason.HEADER)
    # A copy that says WAL is read as it lies, without the file beside it.
    return data if data[18:20] == b"\1\1" else data[:18] + b"\1\1" + data[20:]


def _harden(connection: sqlite3.Connection) -> None:
    if sys.version_info >= (3, 12):
        for name, switched in _SWITCHED.items():
            connection.setconfig(getattr(sqlite3, name), switched)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_allowed)


def _allowed(
    action: int, first: str | None, _second: str | None, _base: str | None, inner: str | None
) -> int:
    if inner is not None:
        return sqlite3.SQLITE_DENY  # from within a view or trigger
    if action == sqlite3.SQLITE_READ:
        fine = first in _TABLES
    elif action == sqlite3.SQLITE_PRAGMA:
        fine = first in _CHECKS
    else:
        fine = action == sqlite3.SQLITE_SELECT
    return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[object, ...]]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


@cache
def _known_schemas(version: int) -> tuple[frozenset[tuple[object, ...]], ...]:
    """As a submission of that version has it, and as a working database has it."""
    known = []
    for statements in (RELEASED[version], (*RELEASED[version], *MIGRATION_RECORD)):
        connection = sqlite3.connect(":memory:")
        for statement in statements:
            connection.execute(statement)
        known.append(_schema(connection))
        connection.close()
    return tuple(known)
