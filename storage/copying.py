"""A backup of a large database, made by a thread of its own: no save waits for it."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from typing import TYPE_CHECKING

from core.errors import AppError
from storage import backups, files
from storage.backup_names import backup_path
from storage.connection import FAILURES, told
from storage.kept import now

if TYPE_CHECKING:
    from pathlib import Path

    from storage.backup_names import Backup, Why
    from storage.chains import Changes

LONG = 4 << 20
_SLICE, _PAUSE_S, _HURRIED_S = 64, 0.004, 0.0003
_FLUSHED = 16  # slices: what the disk has to take at once, a save's own flush would wait for
_PAGES = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
_SEQ = "SELECT value FROM meta WHERE key = 'seq'"


def is_long(connection: sqlite3.Connection) -> bool:
    """Whether a save would feel a copy of it; only a connection that threads may share is."""
    large = connection.execute(_PAGES).fetchone()[0] > LONG
    return bool(large) and sqlite3.threadsafety == 3


class _Stopped(Exception):
    """Nobody wants it any more."""


class Copying:
    """The copy on its way, in slices on the connection that saves; between them it waits.

    What that connection writes meanwhile goes into the copy too (SQLite sees to it), so that it
    is the whole database at its last slice, somewhere in the journal of its number. It is flushed,
    proved and named as every backup. `instead`: a backup that needs none, if it is still good.
    """

    def __init__(
        self, source: sqlite3.Connection, folder: Path, number: int, why: Why, install: str
    ) -> None:
        self._source = source
        self._folder, self._number, self._why = folder, number, why
        self._install = install
        self._part = folder / f"ban-sao-{number:06}.db.part"
        self._slices = 0
        self._pause = _PAUSE_S
        self._is_stopped = threading.Event()
        self._made: Backup | None = None
        self._error: Exception | None = None
        self._thread = threading.Thread(target=self._work, name="backup", daemon=True)

    def start(self, known: Changes, instead: Backup | None) -> None:
        """Begins; `known` are the changes the database knows, by the thread that writes."""
        self._known, self._instead = known, instead
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still on its way."""
        return self._thread.is_alive()

    @property
    def trouble(self) -> Exception | None:
        """Why it came to nothing."""
        return self._error

    def stop(self) -> None:
        """Nothing of it is left, unless it was all but done; returns when it has ended."""
        self._is_stopped.set()
        self._thread.join()

    def hurry(self) -> None:
        """Somebody waits for it: it gives way to saves still, but rests no more."""
        self._pause = _HURRIED_S

    def wait(self, seconds: float) -> None:
        """Until it has ended, but no longer than that."""
        self._thread.join(seconds)

    def result(self) -> Backup | None:
        """Waits for it: the backup, None where it was stopped; raises as `backups.make` does."""
        self._thread.join()
        if self._error:
            raise self._error
        return self._made

    def _work(self) -> None:
        try:
            self._made = self._still_good() or self._copied()
        except _Stopped:
            pass
        except FAILURES as error:
            self._error = told(error, self._part)
        except OSError as error:
            self._error = files.told(error, self._part)
        except AppError as error:
            self._error = error
        finally:
            with contextlib.suppress(OSError):
                self._part.unlink(missing_ok=True)

    def _still_good(self) -> Backup | None:
        found = self._instead
        proof = backups.proof_of(found.path) if found else None
        return found if proof and proof.is_good and proof.install == self._install else None

    def _copied(self) -> Backup:
        backups.forget_torn(self._folder)
        seq = self._fill()
        final = backup_path(self._folder, self._number, seq, now(), self._why)
        proof = backups.proved(self._part, final, seq)
        if self._is_stopped.is_set():
            raise _Stopped
        if proof.install != self._install:
            raise backups.BackupUnsound(path=final, reason="install")
        return backups.named(self._part, final, proof, self._known)

    def _fill(self) -> int:
        with contextlib.closing(sqlite3.connect(self._part, isolation_level=None)) as target:
            # It is flushed as a whole before it is proved.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            self._source.backup(target, pages=_SLICE, progress=self._wait, sleep=_PAUSE_S)
            return int(target.execute(_SEQ).fetchone()[0])

    def _wait(self, _status: int, remaining: int, _total: int) -> None:
        self._slices += 1
        if self._slices % _FLUSHED == 0:
            files.flush(self._part)
        if remaining and self._is_stopped.wait(self._pause):
            raise _Stopped
