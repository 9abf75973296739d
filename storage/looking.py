"""A look at a database that another program has open: its bytes as they lie, proved, in memory."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

from core.arrival import Reason
from storage.connection import DatabaseDamaged
from storage.proving import prove
from storage.restoring import looked
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
            data = slurp(path)
            proof = prove(data)
            if proof.is_good:
                connection = looked(data)
                return connection, _saved_last(connection)
            reason = proof.reason or Reason.DIGEST
        except Refused as refused:
            reason = refused.reason
        time.sleep(0.1)
    raise DatabaseDamaged(path=path, detail=reason.value)


def _saved_last(connection: sqlite3.Connection) -> str:
    asked = "SELECT changed_at FROM report ORDER BY seq DESC LIMIT 1"
    found = connection.execute(asked).fetchone()
    return str(found[0]) if found else ""
