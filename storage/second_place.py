"""The newest backup once more in another place: a second disk, a stick that is often there."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from core.errors import AppError
from storage import chains, files, local_state, proving
from storage.backup_names import FOLDER
from storage.backups import BackupUnsound
from storage.drives import other_places
from storage.kept import now

_KEPT = 3


class SecondPlaceMissing(AppError):
    """The second place `path` is not there now."""


def place(database: Path) -> Path | None:
    """Where backups are also put; None: nowhere."""
    chosen = local_state.read(database).second
    return Path(chosen) if chosen else None


def choose(database: Path, folder: Path | None) -> None:
    """Remember the place, or that none is wanted; it is not offered again."""
    state = local_state.read(database)
    second = str(folder.absolute()) if folder else ""
    local_state.write(database, replace(state, second=second, was_offered=True))


def was_offered(database: Path) -> bool:
    """Whether a person was asked once."""
    return local_state.read(database).was_offered


def offered(database: Path) -> Path | None:
    """A drive to ask about, the first time one is there; never asked twice."""
    state = local_state.read(database)
    if state.second or state.was_offered:
        return None
    found = next(iter(other_places(database)), None)
    if found:
        local_state.write(database, replace(state, was_offered=True))
    return found


def put(database: Path) -> Path | None:
    """Put the newest good backup there too, proved; None where no place was chosen.

    Raises SecondPlaceMissing where a stick is not in, or the errors of `storage.files`.
    """
    chosen = place(database)
    if chosen is None:
        return None
    if not chosen.is_dir():
        raise SecondPlaceMissing(path=chosen)
    install = local_state.read(database).install
    for backup in chains.own(database.parent / FOLDER, install):
        if proving.prove_file(backup.path).is_good:
            folder = chosen / FOLDER
            folder.mkdir(exist_ok=True)
            made = files.put_on_stick(backup.path.read_bytes(), folder, backup.path.name)
            _keep_last(folder, chains.install_of(made))
            seen = replace(local_state.read(database), second_seen=now()[:10])
            local_state.write(database, seen)
            return made
    raise BackupUnsound(path=database.parent / FOLDER, reason="none")


def _keep_last(folder: Path, install: str) -> None:
    """Only backups of this installation; whatever else lies there is not ours."""
    for backup in chains.own(folder, install)[_KEPT:]:
        with contextlib.suppress(OSError):
            backup.path.unlink()
