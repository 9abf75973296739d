"""Keeps an open database safe: an edit journal of every change, and the backups it goes on from."""

from __future__ import annotations

import contextlib
import logging
import time
from typing import TYPE_CHECKING

from core.errors import AppError
from storage import backups, chains, files, journal, local_state
from storage.backup_names import FOLDER, Why, journal_path, journals
from storage.backup_names import backups as listed
from storage.changed_rows import ChangedRows
from storage.connection import FAILURES, DatabaseReplaced
from storage.copying import Copying, is_long
from storage.journal import Noted
from storage.journal_writer import JournalWriter
from storage.kept import now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from storage.backup_names import Backup

_LONGEST = 8 << 20
_AGAIN_S = 600
_BESIDE = {Why.SUBMITTED}  # nothing that is hard to take back follows


class Keeper:
    """Watches one connection; used by the thread that writes.

    What can't be written here never stops a change: `problem` says what stands in the way.
    """

    def __init__(self, connection: sqlite3.Connection, database: Path) -> None:
        self.folder = database.parent / FOLDER
        self.problem: Exception | None = None
        self._connection = connection
        self._rows = ChangedRows(connection)
        self._writer = JournalWriter()
        self._journal: Path | None = None
        self._is_torn = False
        self._copying: Copying | None = None
        self._not_before = 0.0
        self._length = 0
        self._day = ""
        self.is_cut_off = False  # the file is not ours any more: see `storage.standing`
        self._was = 0
        self.install = ""
        self._waiting: Noted | None = None
        self.watch()

    def watch(self) -> None:
        """Notes every row that changes from here on; again after the tables were changed."""
        self._rows.watch()
        self._was = self._seq()
        self.install = self._install()
        self._journal = None

    @property
    def trouble(self) -> Exception | None:
        """What stands in the way now, before the next change meets it; any thread may ask."""
        failed = self._writer.trouble
        copying = self._copying.trouble if self._copying else None
        return self.problem or copying or (files.told(failed, self.folder) if failed else None)

    def unwatch(self) -> None:
        """Lets the tables be replaced as a whole."""
        self._rows.unwatch()

    @contextlib.contextmanager
    def resting(self) -> Iterator[None]:
        """For a change too long for the journal: the next one goes on from a new backup."""
        self.unwatch()
        try:
            yield
        finally:
            self.watch()

    def before_change(self) -> None:
        """Before a transaction: a journal to write to, and the day's first backup."""
        self._look_back()
        try:
            if self._journal is None:
                self._go_on()
            elif self._is_due():
                self.back_up_beside(Why.DAY)
            elif self._length > _LONGEST:
                self.back_up_beside(Why.LONG)
        except (AppError, OSError, *FAILURES) as error:
            self._give_up(error)

    def count(self) -> None:
        """Within the transaction: its change has a number of its own, and waits to be noted."""
        rows = self._rows.taken()
        self._waiting = Noted(self._was, self._seq(), now(), rows) if rows else None

    def note(self) -> None:
        """After the transaction: its rows come into the journal, soon after."""
        if self._waiting is None:
            return
        change, self._waiting = self._waiting, None
        self._was = change.seq
        if self._journal:
            self._length += self._writer.write(self._journal, change)

    def settle(self) -> None:
        """The journal is on the disk; what stood in the way is remembered, not raised."""
        self._writer.settle()
        self._look_back()

    def finish(self) -> None:
        """`settle`, and a backup on its way has come: before the connection is closed."""
        with contextlib.suppress(AppError):
            if self._copying:
                self._copying.result()
        self.settle()

    def stop_copying(self) -> None:
        """No backup is on its way any more."""
        if self._copying:
            self._copying.stop()

    def back_up_quietly(self, why: Why) -> None:
        """`back_up`; what stands in the way is remembered, not raised."""
        try:
            if why in _BESIDE:
                self.back_up_beside(why)
            else:
                self.back_up(why)
        except (AppError, OSError, *FAILURES) as error:
            self._give_up(error)

    def begin_quietly(self, why: Why) -> Copying | None:
        """`back_up_beside`; what stands in the way is remembered, not raised."""
        try:
            return self.back_up_beside(why)
        except (AppError, OSError, *FAILURES) as error:
            self._give_up(error)
            return None

    def back_up(self, why: Why) -> Backup:
        """A backup of the database as it stands, and a new journal that goes on from it.

        One that says the very same is not made twice.
        """
        self.stop_copying()
        self.settle()
        if self.is_cut_off:
            raise DatabaseReplaced(path=self.folder.parent)
        newest = next(iter(chains.own(self.folder, self._install())), None)
        same = newest and backups.says_the_same(newest, self._connection)
        if newest and same and why is not Why.SUBMITTED:
            self._day = now()[:10]
            return newest
        made, _ = backups.make(self._connection, self.folder, why)
        self._begin(made.number)
        return made

    def back_up_beside(self, why: Why) -> Copying | None:
        """`back_up`; of a large database by a thread of its own, None where it is made already.

        The journal of its number is begun at once: it goes on from the one before, and the backup
        will stand somewhere in it.
        """
        if not is_long(self._connection):
            self.back_up(why)
            return None
        running = self._copying if self._copying and self._copying.is_running else None
        if running and self._journal:
            return running
        self.stop_copying()
        self.settle()
        if self.is_cut_off:
            raise DatabaseReplaced(path=self.folder.parent)
        newest = next(iter(chains.own(self.folder, self.install)), None)
        same = why is not Why.SUBMITTED and newest and self._seems_same(newest)
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise files.told(error, self.folder) from error
        number = backups.next_number(self.folder)
        self._begin(number)
        self._copying = Copying(self._connection, self.folder, number, why, self.install)
        self._copying.start(chains.changes_of(self._connection), newest if same else None)
        return self._copying

    def _seems_same(self, newest: Backup) -> bool:
        here = (self._seq(), self._version())
        return (newest.seq, backups.version_of(newest.path)) == here

    def _is_due(self) -> bool:
        return self._day != now()[:10] and time.monotonic() >= self._not_before

    def _go_on(self) -> None:
        """With the journal that ends where the database stands; else with a new backup."""
        self.settle()
        found = journals(self.folder)
        newest = max([*found, *(backup.number for backup in listed(self.folder))], default=0)
        known = journal.read(found[newest]) if newest in found else None
        here = (self._install(), self._version(), self._seq())
        goes_on = known and (known.install, known.version, known.end) == here
        if known and goes_on and not self._is_torn:
            if not known.is_whole:
                journal.cut(found[newest], known.good)
            self._journal, self._length = found[newest], known.good
            self.problem = None
            self._day = self._made_on(newest)
            if self._is_due():
                self.back_up_beside(Why.DAY)
        elif newest == 0 and not found and self._seq() == 0:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._begin(0)
        elif is_long(self._connection):
            self.back_up_beside(Why.DAY)
        else:
            made = self.back_up(Why.DAY)
            if self._journal is None:
                self._begin_after(made)

    def _begin_after(self, made: Backup) -> None:
        """Where another chain's journal has that number, or one that says more, it stays."""
        path = journal_path(self.folder, made.number)
        known = journal.read(path)
        if known and (known.changes or known.install != self._install()):
            made, _ = backups.make(self._connection, self.folder, Why.DAY)
        self._begin(made.number)

    def _made_on(self, number: int) -> str:
        days = {backup.number: backup.day for backup in listed(self.folder)}
        if not number:
            return now()[:10]  # a new database goes on from nothing
        day = days.get(number, "")
        return f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else ""

    def _begin(self, number: int) -> None:
        path = journal_path(self.folder, number)
        self._journal = None  # nothing goes on from the one before, whatever happens here
        heads = local_state.heads_of(self._connection)
        try:
            journal.begin(path, self._install(), self._version(), self._seq(), heads)
        except OSError as error:
            raise files.told(error, path) from error
        files.flush_folder(self.folder)
        self._journal, self._length, self._day = path, 0, now()[:10]
        self._is_torn = False
        self.problem = None

    def _look_back(self) -> None:
        error = self._writer.failed()
        if error:
            self._is_torn = True  # what a disk refused once may be missing, whatever it reads as
            self._give_up(files.told(error, self.folder))
        if self._copying and not self._copying.is_running:
            ended, self._copying = self._copying, None
            try:
                ended.result()
            except AppError as failed:
                # The journal goes on from the one before; the copy is tried again, not at once.
                self.problem = failed
                self._day, self._not_before = "", time.monotonic() + _AGAIN_S

    def _give_up(self, error: Exception) -> None:
        """The change goes on without a journal; the next one tries again."""
        self.problem = error
        self._journal = None
        logging.getLogger(__name__).warning("%s", type(error).__name__)

    def _seq(self) -> int:
        return int(self._meta("seq"))

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA main.user_version").fetchone()[0])

    def _install(self) -> str:
        return self._meta("install_id")

    def _meta(self, key: str) -> str:
        found = self._connection.execute("SELECT value FROM main.meta WHERE key = ?", (key,))
        return str(found.fetchone()[0])
