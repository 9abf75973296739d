"""Opens the working database and looks whether it is all there: repaired, replayed or told."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from core.arrival import Reason
from storage import backups, files, journal, local_state, owner, proving, replaying
from storage.backup_names import FOLDER, Why, journals
from storage.connection import DatabaseDamaged, DatabaseLocked, connect, is_empty
from storage.journal import Journal
from storage.local_state import LocalState
from storage.recovering import Fault, Recovered, newest, recover


@dataclass(frozen=True, slots=True)
class Opening:
    """The open database, and what is to be told of it.

    `recovered`: it was bad or missing, or lacked what was noted since. `cut`: it was not closed
    the last time, and this was the last change (key of the answer, when). `wrong`: parts that are
    not what was saved. `newer`: the file is older than the last work on this computer, and this
    backup holds the newer state.
    """

    connection: sqlite3.Connection
    recovered: Recovered | None = None
    cut: tuple[str, str] | None = None
    wrong: tuple[str, ...] = ()
    newer: Path | None = None
    is_older: bool = False


def open_checked(path: Path) -> Opening:
    """The database at `path`; what is bad is moved aside and made again from backup and journal.

    Raises the errors of `storage.connection`; DatabaseLocked says who has it.
    """
    state = local_state.read(path)
    as_left = local_state.matches(path, state)
    opening = _connected(path)
    was_open = owner.read(path) is not None
    try:
        if was_open or (not as_left and opening.recovered is None):
            opening = _looked_through(path, opening, state, was_open=was_open)
    except BaseException:
        opening.connection.close()
        raise
    owner.take(path)
    if opening.is_older:  # what follows is another line of work
        state = replace(state, actor="")
    local_state.write(path, replace(state, size=0, modified=0))
    return opening


def close(connection: sqlite3.Connection, path: Path) -> None:
    """Close it and remember how it was left; everything acknowledged is on the disk."""
    about: dict[str, str] = {}
    with contextlib.suppress(sqlite3.Error):
        about = dict(connection.execute("SELECT key, value FROM meta"))
    connection.close()
    if about:
        state = local_state.read(path)
        left = local_state.left(path, state, about["install_id"], int(about["seq"]))
        local_state.write(path, left)
    owner.release(path)


def _connected(path: Path) -> Opening:
    recovered = None
    if not path.exists() or not path.stat().st_size:
        recovered = recover(path)
    try:
        return Opening(connect(path), recovered)
    except DatabaseLocked as error:
        raise _locked(path) from error
    except DatabaseDamaged:
        recovered = recover(path)
        if recovered is None:
            raise
        return Opening(connect(path), recovered)


def _locked(path: Path) -> DatabaseLocked:
    found = owner.read(path) or owner.Owner("", "", "")
    return DatabaseLocked(path=path, name=found.name, computer=found.computer, since=found.since)


def _looked_through(path: Path, opening: Opening, state: LocalState, *, was_open: bool) -> Opening:
    """After a bad end, or where the file is not as it was left."""
    connection = opening.connection
    if is_empty(connection):
        return opening
    proof = proving.prove(connection.serialize())
    folder = path.parent / FOLDER
    known = _newest_journal(folder)
    if proof.wrong or proof.reason is Reason.CONTENT:
        taken = _taken_over(path, opening, proof.seq)
        if taken is not opening:
            return taken
    told = replace(opening, wrong=proof.wrong, cut=_last(known) if was_open else None)
    if proof.reason or not proof.seq:
        return told
    noted = known.end if known and known.install == proof.install else 0
    seen = max(noted, state.seq if state.install == proof.install else 0)
    if seen <= proof.seq:
        return told
    if was_open and known and noted >= seen:
        repaired = _caught_up(connection, known, proof.seq)
        if repaired:
            return replace(told, recovered=repaired, cut=None)
    return replace(told, is_older=True, newer=_kept_newer(folder, seen))


def _taken_over(path: Path, opening: Opening, seq: int) -> Opening:
    """Another file in its place, where that lacks nothing of this one; else it stays, told."""
    source = newest(path.parent / FOLDER)
    if source is None or not source.is_complete or source.seq < seq:
        return opening
    opening.connection.close()
    recovered = recover(path)
    return Opening(connect(path), recovered)


def _caught_up(connection: sqlite3.Connection, known: Journal, seq: int) -> Recovered | None:
    """The disk had promised more than it kept: what was noted since is made again."""
    later = tuple(change for change in known.changes if change.was >= seq)
    if not later or later[0].was != seq:
        return None
    try:
        replaying.replay(connection, later)
    except (sqlite3.Error, ValueError):
        return None
    return Recovered(Fault.BEHIND, None, later[-1].seq, later[-1].at, is_complete=True)


def _kept_newer(folder: Path, seen: int) -> Path | None:
    """The newer state as a backup of its own, so that it can be taken back by name."""
    source = newest(folder)
    if source is None or source.seq < seen:
        return None
    with contextlib.suppress(OSError, backups.BackupUnsound, files.TargetUnwritable):
        return backups.keep(source.data, folder, source.seq, Why.NEWER)
    return None


def _newest_journal(folder: Path) -> Journal | None:
    found = journals(folder)
    return journal.read(found[max(found)]) if found else None


def _last(known: Journal | None) -> tuple[str, str]:
    """The answer that was changed last, and when: ("section:x", "2026-…")."""
    if known is None or not known.changes:
        return "", ""
    last = known.changes[-1]
    keys = [str(key[1]) for table, key, _ in last.rows if table == "answer" and len(key) == 2]
    return next(iter(keys), ""), last.at
