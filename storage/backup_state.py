"""How the backups stand, looked at once a day: the newest good one, and the second place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from storage import local_state, proving
from storage.backup_names import FOLDER, backups
from storage.kept import now

if TYPE_CHECKING:
    from storage.database import Store

_OLD, _LONG_AWAY = 2, 7


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be looked at today: the database as it stands, and where its backups are."""

    database: Path
    install: str
    seq: int
    today: str
    second: str
    second_seen: str


@dataclass(frozen=True, slots=True)
class BackupState:
    """`day` (2026-11-28) and `time` (16:40) of the newest good backup, "" where there is none.

    `bad` newer ones do not read back. `is_old`: for days it lacks what was saved since. `second`
    was last reached on `second_seen`; `is_away`: long ago.
    """

    today: str
    day: str = ""
    time: str = ""
    bad: int = 0
    is_old: bool = False
    second: str = ""
    second_seen: str = ""
    is_away: bool = False

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to do."""
        return bool(self.day) and not (self.bad or self.is_old or self.is_away)


def due(store: Store) -> Due | None:
    """What to look at; None where that was done today, or nothing was ever saved."""
    about = dict(store.fetch("SELECT key, value FROM meta"))
    state, today = local_state.read(store.path), now()[:10]
    if state.looked == today or not store.is_kept or not int(about["seq"]):
        return None
    seen = state.second_seen or (today if state.second else "")
    local_state.write(store.path, replace(state, looked=today, second_seen=seen))
    seq = int(about["seq"])
    return Due(store.path, about["install_id"], seq, today, state.second, seen)


def looked_at(asked: Due) -> BackupState:
    """The newest backups are read to their end, until one is good; the database is not touched."""
    away = _days(asked.second_seen, asked.today) >= _LONG_AWAY
    state = BackupState(asked.today, "", "", 0, False, asked.second, asked.second_seen, away)
    for bad, backup in enumerate(backups(asked.database.parent / FOLDER)):
        proof = proving.prove_file(backup.path)
        if proof.is_good:
            day = f"{backup.day[:4]}-{backup.day[4:6]}-{backup.day[6:]}"
            lacks = (proof.install, proof.seq) != (asked.install, asked.seq)
            is_old = lacks and _days(day, asked.today) >= _OLD
            time = f"{backup.time[:2]}:{backup.time[2:]}"
            return replace(state, day=day, time=time, bad=bad, is_old=is_old)
    return state


def _days(day: str, today: str) -> int:
    """How many days ago; a clock that was wrong counts as today."""
    try:
        return (datetime.date.fromisoformat(today) - datetime.date.fromisoformat(day)).days
    except ValueError:
        return 0
