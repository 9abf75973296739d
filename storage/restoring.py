"""Takes a backup back, all of it or one report; the present is backed up before."""

import sqlite3
from pathlib import Path

from core.answers import changed
from core.errors import AppError
from core.report import Report, State
from storage import backups, chains, kept, lineages, proving, reports
from storage.backup_names import FOLDER, Backup, Why
from storage.backup_names import backups as listed
from storage.connection import FAILURES, told
from storage.database import Store, migrate, seq
from storage.keeper import Keeper
from storage.salvage import salvaged
from storage.schema import VERSION
from storage.strange_file import Refused, slurp

# Of the database as a whole, or made anew from the rest; revisions are only ever added.
_LEFT_ALONE = {"bin", "lineage", "version", "delivery", "tally", "revision"}


class BackupUnknown(AppError):
    """No backup is of the day `wanted`, or before it; `known` are the days there are."""


class BackupsNone(AppError):
    """Nothing is `wanted` back: in `folder` there is no backup at all yet."""


class BackupUnreadable(AppError):
    """In the file `path` nothing can be read: `reason`."""


class RestoreNeedsReport(AppError):
    """`path` is no whole working database: its reports come back one by one."""


class ReportNotInBackup(AppError):
    """The backup has no `report`."""


def find(folder: Path, wanted: str, install: str = "") -> Path:
    """The file named, or the newest backup of that day, else of the days before (2026-11-28).

    By a day only that installation's backups are found; another one's by their name.
    """
    path = Path(wanted)
    if path.is_file():
        return path
    if (folder / path.name).is_file():
        return folder / path.name
    found = chains.own(folder, install)
    day = wanted.replace("-", "")
    if day.isdigit() and len(day) == 8:
        before = [backup for backup in found if backup.day <= day]
        if before:  # a clock that stood still or fell back dates the newest too early
            return max(before, key=lambda backup: (backup.day, backup.number)).path
    if not found:
        raise BackupsNone(wanted=wanted, folder=folder)
    known = tuple(dict.fromkeys(_day(backup) for backup in found))
    raise BackupUnknown(wanted=wanted, known=known)


def source(path: Path) -> bytes:
    """A sound database of all that can be read in that file."""
    proof = proving.prove_file(path)
    try:
        data = path.read_bytes() if proof.is_good else slurp(path)
    except (OSError, Refused) as error:
        raise BackupUnreadable(path=path, reason=proof.reason.value) from error
    found = data if proof.is_good else salvaged(data)
    if found is None:
        raise BackupUnreadable(path=path, reason=proof.reason.value or "digest")
    return found


def looked(data: bytes) -> sqlite3.Connection:
    """A sound database's bytes, to look at; they can't be changed."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    connection.deserialize(data)
    return to_look_at(connection)


def to_look_at(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy in memory, of the present form; it can't be changed."""
    if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
        migrate(Store(connection))
    connection.execute("PRAGMA query_only = ON")
    return connection


def restore_all(store: Store, data: bytes, path: Path) -> Backup:
    """The whole database as it was in `data`; returns the backup of what was before."""
    with_ = looked(data)
    try:
        if with_.execute("SELECT value FROM meta WHERE key = 'kind'").fetchone() != ("working",):
            raise RestoreNeedsReport(path=path)
        store.prove_in_place()
        before = _present(store)
        _count_on(with_, seq(store))
        _keeper(store).unwatch()
        with_.backup(store.conn)
        store.note_in_place()
    except FAILURES as error:
        raise told(error, store.path) from error
    finally:
        with_.close()
    _keeper(store).watch()
    _keeper(store).back_up(Why.RESTORED)
    return before


def restore_report(store: Store, data: bytes, id_: str) -> Backup:
    """One report as it was in `data`; returns the backup of what was before.

    Where it was locked otherwise since, the old answers become the draft of the next lần.
    """
    with_ = Store(looked(data))
    try:
        if not with_.fetch("SELECT 1 FROM report WHERE id = ?", (id_,)):
            raise ReportNotInBackup(report=id_)
        old = reports.load(with_, id_)
        before = _present(store)
        with store.write():
            store.execute("DELETE FROM bin WHERE report = ?", (id_,))
            if _was_locked_since(store, with_, id_):
                _as_next(store, old)
            else:
                _as_it_was(store, with_, id_)
            lineages.learn(store, with_.conn, id_)
    finally:
        with_.close()
    reports.load(store, id_)
    return before


def folder_of(store: Store) -> Path:
    """Where this database's backups are."""
    return store.path.parent / FOLDER


def _present(store: Store) -> Backup:
    """A backup of what is now; what is damaged already is kept byte for byte."""
    keeper = _keeper(store)
    try:
        return keeper.back_up(Why.RESTORE)
    except backups.BackupUnsound:
        folder = folder_of(store)
        path = backups.keep(store.conn.serialize(), folder, seq(store), Why.RESTORE)
        return next(one for one in listed(folder) if one.path == path)


def _count_on(with_: sqlite3.Connection, count: int) -> None:
    """Numbers of changes are never used twice on one computer; in the copy, so that all is one."""
    with_.execute("PRAGMA query_only = OFF")
    with_.execute(
        "UPDATE meta SET value = max(?, CAST(value AS INTEGER)) + 1 WHERE key = 'seq'", (count,)
    )


def _was_locked_since(store: Store, with_: Store, id_: str) -> bool:
    asked = "SELECT head FROM report WHERE id = ?"
    here = store.fetch(asked, (id_,))
    return bool(here) and here[0][0] is not None and here != with_.fetch(asked, (id_,))


def _as_it_was(store: Store, with_: Store, id_: str) -> None:
    _copy(store, with_, "report", id_)
    _copy(store, with_, "revision", id_)
    there = set(kept.tables_of_reports(with_))
    for table in kept.tables_of_reports(store):
        if table not in _LEFT_ALONE:
            # The names are ours.
            store.execute(f"DELETE FROM {table} WHERE report = ?", (id_,))  # noqa: S608
            if table in there:
                _copy(store, with_, table, id_)
    kept.seal(store, kept.entry(store, id_)[0])


def _as_next(store: Store, old: Report) -> None:
    if kept.entry(store, old.id)[0].report.state is State.FINAL:
        reports.reopen(store, old.id)
    now = reports.load(store, old.id)
    reports.save_answers(store, old.id, changed(now, old))


def _copy(store: Store, with_: Store, table: str, id_: str) -> None:
    key = "id" if table == "report" else "report"
    # The names are ours, of a schema that was compared letter by letter.
    columns = [row[1] for row in with_.fetch(f'PRAGMA table_info("{table}")')]
    named, marks = ", ".join(columns), ", ".join("?" for _ in columns)
    found = with_.fetch(f"SELECT {named} FROM {table} WHERE {key} = ?", (id_,))  # noqa: S608
    put = f"INSERT OR REPLACE INTO {table} ({named}) VALUES ({marks})"  # noqa: S608
    store.conn.executemany(put, found)


def _keeper(store: Store) -> Keeper:
    if store.keeper is None:
        raise BackupsNone(wanted=store.path.name, folder=folder_of(store))
    return store.keeper


def _day(backup: Backup) -> str:
    return f"{backup.day[:4]}-{backup.day[4:6]}-{backup.day[6:]}"
