"""Writes what changed into the edit journal soon after it was acknowledged, in order."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from storage import journal

if TYPE_CHECKING:
    from pathlib import Path

    from storage.journal import Noted

SOON_S = 0.25
_IDLE = 40  # turns without work until the thread ends
_MUCH = 4 << 20


class JournalWriter:
    """One thread that writes and flushes journals within `SOON_S`; it touches no database.

    It looks again and again while there is work and is woken by nobody: a save would pay for that.
    A journal that could not be written gets nothing more until somebody asked `failed`.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[Path, Noted]] = []
        self._bytes = 0
        self._failed: OSError | None = None
        self._thread: threading.Thread | None = None
        self._state = threading.Lock()
        self._turn = threading.Lock()

    def write(self, path: Path, change: Noted) -> int:
        """The change comes into that journal, after those before it; about how many bytes."""
        size = change.size
        with self._state:
            self._waiting.append((path, change))
            self._bytes += size
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
                self._thread.start()
        if self._bytes > _MUCH:
            self.settle()
        return size

    def settle(self) -> None:
        """Everything stands on the disk now, or has failed."""
        with self._turn:
            with self._state:
                taken, self._waiting, self._bytes = self._waiting, [], 0
            for path in dict.fromkeys(path for path, _ in taken):
                try:
                    if self._failed is None:
                        journal.append(path, [change for to, change in taken if to == path])
                except OSError as error:
                    self._failed = error

    @property
    def trouble(self) -> OSError | None:
        """What stands in the way, while nobody asked `failed`."""
        return self._failed

    def failed(self) -> OSError | None:
        """What stood in the way since it was asked last; what waited behind it is dropped."""
        if self._failed is None:
            return None
        with self._turn, self._state:
            error, self._failed = self._failed, None
            self._waiting, self._bytes = [], 0
        return error

    def _work(self) -> None:
        idle = 0
        while True:
            time.sleep(SOON_S)
            idle = 0 if self._waiting else idle + 1
            self.settle()
            with self._state:
                if idle > _IDLE and not self._waiting:
                    self._thread = None
                    return
