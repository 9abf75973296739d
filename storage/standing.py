"""Whether an open database's file is still what this program wrote last."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
from enum import Enum, auto
from typing import TYPE_CHECKING

from storage import backups, files
from storage.backup_names import Why
from storage.connection import FAILURES

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from storage.keeper import Keeper

_SAYS = "SELECT key, value FROM main.meta WHERE key IN ('install_id', 'seq') ORDER BY key"


class Fate(Enum):
    """What became of the file."""

    OURS = auto()
    GONE = auto()
    REPLACED = auto()  # another file has its name
    OVERWRITTEN = auto()  # another's bytes are in it


class Standing:
    """Asked before each change, told after it; a `stat` each, as long as nobody else wrote."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._was_overwritten = False
        found = self._stat()
        self._place = found and _place(found)
        self.note()

    def note(self) -> None:
        """The file is as this program left it."""
        found = self._stat()
        self._left = found and (found.st_size, found.st_mtime_ns)
        self._said = self._says()

    def fate(self) -> Fate:
        """What it is now. What was overwritten stays so: nobody knows which pages are whose."""
        found = self._stat()
        if found is None:
            return Fate.GONE
        if _place(found) != self._place:
            return Fate.REPLACED
        if not self._was_overwritten and (found.st_size, found.st_mtime_ns) != self._left:
            self._was_overwritten = found.st_size != self._size() or not self._still_says()
            if not self._was_overwritten:
                self.note()
        return Fate.OVERWRITTEN if self._was_overwritten else Fate.OURS

    def _still_says(self) -> bool:
        """Read from the file itself: what is held in memory would say the same in any case."""
        self._connection.execute("PRAGMA shrink_memory")
        return self._says() == self._said

    def _says(self) -> list[tuple[str, str]]:
        with contextlib.suppress(*FAILURES):
            return self._connection.execute(_SAYS).fetchall()
        return []

    def _size(self) -> int:
        pages, size = (
            int(self._connection.execute(f"PRAGMA main.{asked}").fetchone()[0])
            for asked in ("page_count", "page_size")
        )
        return pages * size

    def _stat(self) -> os.stat_result | None:
        try:
            return self._path.stat()
        except OSError:
            return None


def keep_noted(keeper: Keeper) -> None:
    """The last state as a backup of its own, from the backups and the journal; not from the file.

    Nothing of the connection is to be kept any more.
    """
    from storage.recovering import newest

    keeper.stop_copying()
    keeper.settle()
    keeper.is_cut_off = True
    with contextlib.suppress(OSError, backups.BackupUnsound, files.TargetUnwritable):
        found = newest(keeper.folder, keeper.install)
        if found:
            backups.keep(found.data, keeper.folder, found.seq, Why.NEWER)


def _place(found: os.stat_result) -> tuple[int, int]:
    # Windows lets nobody take an open file's place, and may number the files of a stick anew.
    return (0, 0) if sys.platform == "win32" else (found.st_dev, found.st_ino)
