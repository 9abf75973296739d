"""A look at a database that another program has open: its bytes as they lie, proved, in memory."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path

from core.arrival import Reason
from storage.connection import DatabaseDamaged
from storage.proving import LARGE, prove, prove_file
from storage.restoring import looked, to_look_at
from storage.strange_file import Refused, slurp

_TRIES = 20


def can_be_looked_at(path: Path) -> bool:
    """Whether there is something to read."""
    try:
        return path.stat().st_size > 0 and os.access(path, os.R_OK)
    except OSError:
        return False


def looked_at(path: Path) -> tuple[sqlite3.Connection, str]:
    """A copy that can't be changed, and when it was saved last, by its own clock.

    A copy caught in the middle of a save does not prove, and is taken again.
    Raises DatabaseDamaged where none does.
    """
    reason = Reason.NONE
    for _ in range(_TRIES):
        try:
            connection = _large(path) if path.stat().st_size > LARGE else _proved(slurp(path))
            return connection, _saved_last(connection)
        except Refused as refused:
            reason = refused.reason
        except OSError:
            reason = Reason.UNREADABLE
        time.sleep(0.1)
    raise DatabaseDamaged(path=path, detail=reason.value)


def _proved(data: bytes) -> sqlite3.Connection:
    proof = prove(data)
    if not proof.is_good:
        raise Refused(proof.reason or Reason.DIGEST)
    return looked(data)


def _large(path: Path) -> sqlite3.Connection:
    """A receiving office's database, larger than any stranger's may be: copied page by page.

    Nothing was saved while it was copied, and every page of the copy is sound.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        before = _at_rest(path)
        shutil.copyfile(path, copy)
        if _at_rest(path) != before:
            raise Refused(Reason.CHANGING)
        reason = prove_file(copy).reason
        if reason:
            raise Refused(reason)
        made = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        with contextlib.closing(sqlite3.connect(copy)) as lying:
            lying.backup(made)
    return to_look_at(made)


def _at_rest(path: Path) -> tuple[int, int]:
    """How the file lies while no change is under way; raises Refused where one is."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() and journal.stat().st_size:
        raise Refused(Reason.CHANGING)
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _saved_last(connection: sqlite3.Connection) -> str:
    asked = "SELECT changed_at FROM report ORDER BY seq DESC LIMIT 1"
    found = connection.execute(asked).fetchone()
    return str(found[0]) if found else ""
