"""The worst day: the bad file is moved aside, the newest good backup and its journal take over."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from storage import backup_names, backups, chains, files, journal, local_state, proving, replaying
from storage.backup_names import FOLDER, Backup, Why
from storage.database import Store, fresh
from storage.salvage import salvaged
from storage.schema import APPLICATION_ID, VERSION
from storage.strange_file import MAGIC, Refused, is_ours, slurp

_TORN = (sqlite3.Error, ValueError, Refused, OSError)


@dataclass(frozen=True, slots=True)
class Source:
    """A whole database: its bytes, the last change in it, and when that was, as clocks said.

    `is_complete`: every change that was acknowledged is in it, as far as anyone can know.
    `answers` (report, key) were made again from the journal, the last changed first. `install` is
    the installation's whose work it is.
    """

    data: bytes
    seq: int
    at: str
    is_complete: bool
    answers: tuple[tuple[str, str], ...] = ()
    install: str = ""


class Fault(StrEnum):
    """What was the matter with the database."""

    DAMAGED = "damaged"
    MISSING = "missing"
    BEHIND = "behind"  # a disk that had promised more than it kept


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was done; `aside` is the bad file, None where there was none.

    `seq` and `at` tell the last change that is there again, `answers` what came from the journal.
    `others`: so many backups of other installations lie there too; `apart`: a backup of what the
    same installation changed elsewhere, and what is open now does not know.
    """

    fault: Fault
    aside: Path | None
    seq: int
    at: str
    is_complete: bool
    answers: tuple[tuple[str, str], ...] = ()
    others: int = 0
    apart: Path | None = None


def recover(path: Path) -> Recovered | None:
    """Put the newest whole state in the place of a bad or missing database at `path`.

    None, and nothing is changed, where there is no backup and nothing can be read in the bad file.
    Raises the errors of `storage.files`.
    """
    folder, state = path.parent / FOLDER, local_state.read(path)
    whose = chains.among(folder, (chains.install_of(path), state.install))
    found = _best(newest(folder, whose), _with_its_mark(path)) or _of_the_bad_file(path)
    if found is None:
        return None
    aside = move_aside(path)
    files.write(path, found.data)
    fault = Fault.DAMAGED if aside else Fault.MISSING
    known = state.seq if state.install == found.install else 0
    apart = _kept_apart(folder, found)
    complete = found.is_complete and found.seq >= known and apart is None
    others = len(chains.others(folder, found.install))
    return Recovered(fault, aside, found.seq, found.at, complete, found.answers, others, apart)


def newest(folder: Path, install: str = "") -> Source | None:
    """The newest good backup with everything noted since; the newest number first.

    That installation's, if there is one: numbers of several can't be compared. Another one's may
    lack anything.
    """
    for backup in chains.own(folder, install):
        with contextlib.suppress(*_TORN):
            made = _of_backup(folder, backup)
            if made:
                return made
    with contextlib.suppress(*_TORN):
        begun = _from_nothing(folder, install)
        if begun:
            return begun
    for backup in chains.others(folder, install):
        with contextlib.suppress(*_TORN):
            made = _of_backup(folder, backup)
            if made:
                return replace(made, is_complete=False)
    return None


def _of_backup(folder: Path, backup: Backup) -> Source | None:
    proof = proving.prove_file(backup.path)
    if not proof.is_good:
        return None
    data = backup.path.read_bytes()
    day, time = backup.day, backup.time
    bare = Source(data, proof.seq, f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:]}", True)
    return _caught_up(folder, backup.number, replace(bare, install=proof.install))


def _best(backup: Source | None, marked: Source | None) -> Source | None:
    """The file itself where only its mark was broken, and it lacks nothing of the backup."""
    if marked is None or backup is None:
        return marked or backup
    lacks_nothing = marked.install == backup.install and marked.seq >= backup.seq
    return marked if lacks_nothing else backup


def _with_its_mark(path: Path) -> Source | None:
    """A whole database of ours that only says it is some other program's."""
    try:
        data = slurp(path)
    except Refused:
        return None
    if data[:16] != MAGIC or is_ours(data):
        return None
    made = b"".join((data[:68], APPLICATION_ID.to_bytes(4, "big"), data[72:]))
    proof = proving.prove(made)
    return Source(made, proof.seq, "", True, install=proof.install) if proof.is_good else None


def _kept_apart(folder: Path, found: Source) -> Path | None:
    """The newest state that went on apart from the one found, made whole as a backup of its own.

    What lies before a backup that was taken back as a whole was given up by a person.
    """
    known = chains.changes_in(found.data)
    for backup in chains.own(folder, found.install):
        if backup.why is Why.RESTORED:
            return None
        with contextlib.suppress(*_TORN, files.TargetUnwritable):
            if chains.knows_more(chains.changes_at(backup.path), known):
                made = _of_backup(folder, backup)
                if made:
                    return backups.keep(made.data, folder, made.seq, Why.NEWER)
    return None


def is_newer_by_mark_alone(path: Path) -> bool:
    """Whether all of it is what this program wrote, but the number of its version.

    Only while no one has it open here: closing the file drops a lock.
    """
    try:
        data = slurp(path)
    except Refused:
        return False
    return proving.prove(data[:60] + VERSION.to_bytes(4, "big") + data[64:]).is_good


def move_aside(path: Path) -> Path | None:
    """The bad file under a name of its own among the backups; None where there is none."""
    if not path.exists():
        return None
    folder = path.parent / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while (aside := folder / f"tep-hong-{number}.db").exists():
            number += 1
        # What SQLite left beside a file belongs to it, and must not meet the one that takes over.
        for end in ("-journal", ""):
            beside = path.with_name(f"{path.name}{end}")
            if beside.exists():
                files.rename_new(beside, aside.with_name(f"{aside.name}{end}"))
        files.flush_folder(folder)
        files.flush_folder(path.parent)
    except OSError as error:
        raise files.told(error, path) from error
    return aside


def _caught_up(folder: Path, number: int, bare: Source) -> Source:
    """With everything noted since; where that does not fit, the bare state, perhaps lacking."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.deserialize(bare.data)
        noted = replaying.caught_up(connection, folder, number, bare.install, bare.seq)
        if not noted:
            return bare
        made = connection.serialize()
    finally:
        connection.close()
    if len(made) <= proving.LARGE and not proving.prove(made).is_good:
        return replace(bare, is_complete=False)
    answers = replaying.answers_of(noted)
    return Source(made, noted[-1].seq, noted[-1].at, True, answers, bare.install)


def _from_nothing(folder: Path, install: str) -> Source | None:
    """From the empty database on, where the first journal is all there is."""
    begun = [journal.read(path) for number, path in backup_names.noted(folder) if number == 0]
    for known in begun:
        if known and known.changes and not known.base and install in ("", known.install):
            store: Store = fresh()
            store.execute("UPDATE meta SET value = ? WHERE key = 'install_id'", (known.install,))
            data = store.conn.serialize()
            store.conn.close()
            return _caught_up(folder, 0, Source(data, 0, "", True, install=known.install))
    return None


def _of_the_bad_file(path: Path) -> Source | None:
    try:
        data = salvaged(slurp(path))
    except Refused:
        return None
    proof = proving.prove(data) if data else None
    if data is None or proof is None or not proof.is_good:
        return None
    return Source(data, proof.seq, "", is_complete=False, install=proof.install)
