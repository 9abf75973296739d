"""Backups: silent copies made on the open connection, proved, numbered and thinned."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AppError
from storage import chains, files, journal, proving
from storage.backup_names import Backup, Why, backup_path, backups, journals, noted, outgrown
from storage.connection import FAILURES, DatabaseDamaged, path_of, told
from storage.kept import now

if TYPE_CHECKING:
    from storage.proving import Proof


class BackupUnsound(AppError):
    """The copy at `path` did not read back as the database: `reason`."""


def _seq(connection: sqlite3.Connection) -> int:
    found = connection.execute("SELECT value FROM meta WHERE key = 'seq'").fetchone()
    try:
        return int(found[0])
    except (TypeError, ValueError) as error:
        raise DatabaseDamaged(path=path_of(connection), detail="seq") from error


def make(connection: sqlite3.Connection, folder: Path, why: Why) -> tuple[Backup, Proof]:
    """A new numbered copy of the database, flushed and read back; older ones are thinned.

    A part that was damaged before is so in the copy too, and told by the proof.
    Raises BackupUnsound, or the errors of `storage.files` and `storage.connection`.
    """
    seq = _seq(connection)
    final = backup_path(folder, next_number(folder), seq, now(), why)
    part = final.with_name(f"{final.name}.part")
    try:
        folder.mkdir(exist_ok=True)  # not its parent: a data folder that is gone stays gone
        forget_torn(folder)
        connection.execute("VACUUM INTO ?", (str(part),))
        proof = proved(part, final, seq)
        made = named(part, final, proof, chains.changes_of(connection))
    except FAILURES as error:
        _forget(part)
        raise told(error, part) from error
    except OSError as error:
        _forget(part)
        raise files.told(error, part) from error
    except AppError:
        _forget(part)
        raise
    return made, proof


def keep(data: bytes, folder: Path, seq: int, why: Why) -> Path:
    """A whole database's bytes as one more backup."""
    path = backup_path(folder, next_number(folder), seq, now(), why)
    files.write(path, data)
    return path


def next_number(folder: Path) -> int:
    """The number of the next backup: greater than any in the folder, whatever clocks say."""
    numbers = [backup.number for backup in backups(folder)]
    return max([0, *numbers, *(number for number, _ in noted(folder))]) + 1


def proof_of(path: Path) -> Proof:
    """What a backup's bytes are now."""
    return proving.prove_file(path)


def says_the_same(backup: Backup, connection: sqlite3.Connection) -> bool:
    """Whether a good backup holds what the open database does, in the same version."""
    about = dict(connection.execute("SELECT key, value FROM main.meta"))
    if backup.seq != int(about["seq"]):
        return False
    version = connection.execute("PRAGMA main.user_version").fetchone()[0]
    proof = proof_of(backup.path)
    same = proof.install == about["install_id"] and version_of(backup.path) == version
    return proof.is_good and same


def version_of(path: Path) -> int:
    """Of which form a backup is."""
    with path.open("rb") as file:
        return int.from_bytes(file.read(64)[60:], "big")


def proved(part: Path, final: Path, seq: int) -> Proof:
    """A copy flushed and read back from the disk; raises BackupUnsound where it is not that."""
    files.flush(part)
    files.forget_cache(part)
    proof = proving.prove_file(part)
    if proof.reason or proof.seq != seq:
        raise BackupUnsound(path=final, reason=proof.reason.value or "seq")
    return proof


def named(part: Path, final: Path, proof: Proof, known: chains.Changes) -> Backup:
    """A proved copy gets its name, on the disk too; then older backups are thinned."""
    files.rename_new(part, final)
    files.flush_folder(final.parent)
    files.flush_folder(final.parent.parent)  # the folder itself may be new
    _thin(final.parent, proof.install, known)
    return next(backup for backup in backups(final.parent) if backup.path == final)


def forget_torn(folder: Path) -> None:
    """What a bad end left of a copy that was on its way."""
    for part in folder.glob("ban-sao-*.db.part"):
        _forget(part)


def _thin(folder: Path, install: str, known: chains.Changes) -> None:
    """Only of this installation, and what the newest knows: the rest somebody put here, or is
    another line of work. What lies before a backup that was taken back was given up."""
    found = chains.own(folder, install)
    given_up = max((one.number for one in found if one.why is Why.RESTORED), default=0)
    for backup in outgrown(found):
        apart = chains.knows_more(chains.changes_at(backup.path), known)
        if backup.number < given_up or not apart:
            _forget(backup.path)
    # A journal leads from one backup to the next: those of the last ten make one chain.
    oldest = found[:10][-1].number
    for number, path in journals(folder).items():
        if number < oldest and journal.install_of(path) in ("", install):
            _forget(path)


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
