"""Whose the files beside the data are: backups of several installations can lie together."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from storage import journal
from storage.backup_names import backups, noted

Changes = Mapping[tuple[str, str], int]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from storage.backup_names import Backup


def install_of(path: Path) -> str:
    """Which installation wrote the database in that file, which no one has open; "" unreadable."""
    try:
        about = path.stat()
    except OSError:
        return ""
    return _install(path, about.st_size, about.st_mtime_ns)


def own(folder: Path, install: str) -> tuple[Backup, ...]:
    """That installation's backups, the newest first, and those nobody can read; "": all of them."""
    found = backups(folder)
    if not install:
        return found
    return tuple(one for one in found if install_of(one.path) in ("", install))


def others(folder: Path, install: str) -> tuple[Backup, ...]:
    """Backups of other installations, that somebody put there."""
    ours = set(own(folder, install))
    return tuple(one for one in backups(folder) if one not in ours)


def said_by(connection: sqlite3.Connection) -> str:
    """Which installation's an open database is, damaged as it may be; "" where it can't say."""
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
        found = connection.execute("SELECT value FROM meta WHERE key = 'install_id'").fetchone()
        return str(found[0]) if found else ""
    return ""


def among(folder: Path, wanted: Iterable[str]) -> str:
    """The first of these installations of which something lies there; else the last known."""
    known = [install for install in wanted if install]
    there = {install_of(one.path) for one in backups(folder)}
    there |= {journal.install_of(path) for _, path in noted(folder)}
    return next((install for install in known if install in there), known[-1] if known else "")


def changes_in(data: bytes) -> Changes:
    """Who changed each report of a database, up to which of their changes; none before 1.1."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(data)
        return changes_of(connection)
    finally:
        connection.close()


def changes_at(path: Path) -> Changes:
    """The same of a file that no one has open, of which only that is read."""
    with contextlib.suppress(sqlite3.Error), _looked_at(path) as connection:
        return changes_of(connection)
    return {}


def changes_of(connection: sqlite3.Connection) -> Changes:
    """The same of an open database."""
    with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):
        rows = connection.execute("SELECT report, actor, seq FROM lineage").fetchall()
        return {(report, actor): seq for report, actor, seq in rows}
    return {}


def knows_more(theirs: Changes, ours: Changes) -> bool:
    """Whether somebody changed a report of ours there, and we do not know it.

    A report that we have not may have left the bin long ago: it says nothing.
    """
    there = {report for report, _ in ours}
    return any(seq > ours.get(who, 0) for who, seq in theirs.items() if who[0] in there)


@lru_cache(maxsize=512)
def _install(path: Path, _size: int, _modified: int) -> str:
    with contextlib.suppress(sqlite3.Error), _looked_at(path) as connection:
        return said_by(connection)
    return ""


def _looked_at(path: Path) -> contextlib.closing[sqlite3.Connection]:
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return contextlib.closing(sqlite3.connect(address, uri=True))
