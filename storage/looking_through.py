"""After a bad end, or where a database is not as it was left: proved, caught up or told."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from pathlib import Path

from core.arrival import Reason
from storage import backups, chains, files, journal, replaying
from storage.backup_names import FOLDER, Why, journals
from storage.connection import connect, is_empty
from storage.journal import Journal
from storage.local_state import LocalState, heads_of
from storage.opening import WHOLE, Cut, Opening
from storage.own_part import prove_open
from storage.proving import Proof
from storage.recovering import Fault, Recovered, newest, recover


def looked_through(path: Path, opening: Opening, state: LocalState, *, was_open: bool) -> Opening:
    """The opening with all that is found; the connection may be another one."""
    connection = opening.connection
    if is_empty(connection):
        return replace(opening, is_older=bool(state.seq))
    proof = prove_open(connection)
    folder = path.parent / FOLDER
    known = _newest_journal(folder, proof.install)
    if proof.wrong or proof.reason is Reason.CONTENT:
        taken = _taken_over(path, opening, proof)
        if taken is not opening:
            return taken
    # What can't be read to its end may lack anything: that is told of the whole.
    wrong = (WHOLE,) if proof.reason is Reason.CONTENT else proof.wrong
    cut = _last(connection, proof.seq, known) if was_open else None
    told = replace(opening, wrong=wrong, cut=cut)
    if proof.reason or not proof.seq:
        return told
    if state.seq and state.install and state.install != proof.install:
        newer = _kept_newer(folder, state.seq, state.install)
        return replace(told, cut=None, is_other=True, newer=newer)
    noted = known.end if known and known.install == proof.install else 0
    seen = max(noted, state.seq if state.install == proof.install else 0)
    if seen <= proof.seq:
        if not _is_mixed(connection, state, proof):
            return told
        return replace(told, is_older=True, newer=_kept_newer(folder, seen, proof.install))
    if was_open and known and noted >= seen:
        repaired = _caught_up(connection, known, proof)
        if repaired:
            return replace(told, recovered=repaired, cut=None)
        taken = _taken_over(path, opening, proof)
        if taken is not opening:
            return taken
    return replace(told, is_older=True, newer=_kept_newer(folder, seen, proof.install))


def _is_mixed(connection: sqlite3.Connection, state: LocalState, proof: Proof) -> bool:
    """As many changes as this computer left it with, and reports that say something else."""
    if (proof.install, proof.seq) != (state.install, state.seq) or not state.heads:
        return False
    return heads_of(connection) != state.heads


def _taken_over(path: Path, opening: Opening, proof: Proof) -> Opening:
    """Another file in its place, where that lacks nothing of this one; else it stays, told."""
    source = newest(path.parent / FOLDER, chains.said_by(opening.connection))
    if source is None or not source.is_complete or source.seq < proof.seq:
        return opening
    opening.connection.close()
    recovered = recover(path)
    return Opening(connect(path), recovered)


def _caught_up(connection: sqlite3.Connection, known: Journal, proof: Proof) -> Recovered | None:
    """The disk had promised more than it kept: what was noted since is made again.

    Only where that is sound to the last digest: it is tried on a copy in memory first, for the
    file may be another line of work that has come to the same number.
    """
    later = replaying.since(known, proof.seq)
    if not later or not replaying.fits(connection, known, proof.seq):
        return None
    try:
        with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as tried:
            tried.deserialize(connection.serialize())
            replaying.replay(tried, later)
            found = prove_open(tried)
        if found.reason or found.seq != later[-1].seq or set(found.wrong) - set(proof.wrong):
            return None
        replaying.replay(connection, later)
    except (sqlite3.Error, ValueError, MemoryError):
        return None
    answers = replaying.answers_of(later)
    return Recovered(Fault.BEHIND, None, later[-1].seq, later[-1].at, True, answers)


def _kept_newer(folder: Path, seen: int, install: str) -> Path | None:
    """The newer state as a backup of its own, so that it can be taken back by name."""
    source = newest(folder, install)
    if source is None or source.install != install or source.seq < seen:
        return None
    with contextlib.suppress(OSError, backups.BackupUnsound, files.TargetUnwritable):
        return backups.keep(source.data, folder, source.seq, Why.NEWER)
    return None


def _newest_journal(folder: Path, install: str) -> Journal | None:
    """This installation's; where it is not known, whichever is the last."""
    for _, path in sorted(journals(folder).items(), reverse=True):
        if not install or journal.install_of(path) in ("", install):
            return journal.read(path)
    return None


def _last(connection: sqlite3.Connection, seq: int, known: Journal | None) -> Cut:
    """A journal that does not end there knows not which answer; the database knows the report."""
    if known is None or not known.changes or known.end != seq:
        asked = "SELECT changed_at, id FROM report ORDER BY seq DESC"
        with contextlib.suppress(sqlite3.Error):
            found = connection.execute(asked).fetchone()
            return Cut(str(found[0]), ((str(found[1]), ""),)) if found else Cut("")
        return Cut("")
    return Cut(known.changes[-1].at, replaying.answers_of(known.changes[-1:]))
