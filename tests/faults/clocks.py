"""A computer whose clock is wrong: set to 2000, back by a day, years ahead, in any order."""

import datetime
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from core.report import State
from storage import history, kept, reports, restoring
from storage.backup_names import FOLDER, Backup, Why, backups
from storage.first_page import listed
from storage.opening import close
from storage.schema import NAME
from tests.faults.power_cuts import prepare
from tests.faults.scenes import FIGURE, SECTION, begun, saved

TODAY = datetime.datetime(2026, 11, 28, 16, 45).astimezone()
JUMPS = (
    datetime.timedelta(minutes=7),
    datetime.timedelta(days=1),
    datetime.timedelta(days=-1),
    datetime.timedelta(days=40),
    datetime.timedelta(days=-370),
    datetime.timedelta(days=2000),
)


@dataclass(slots=True)
class Clock:
    """What the computer says the time is."""

    at: datetime.datetime = TODAY

    def jump(self, chance: Random) -> None:
        if chance.random() < 0.2:
            self.at = datetime.datetime(2000, 1, 1, 0, 3).astimezone()  # its battery is empty
        elif chance.random() < 0.3:
            self.at = TODAY
        else:
            self.at += chance.choice(JUMPS)
        self.at = min(max(self.at, TODAY.replace(year=1990)), TODAY.replace(year=2090))

    def set(self, patch: Any) -> None:
        """The storage reads this clock; `patch` puts the computer's own back."""
        now = SimpleNamespace(now=lambda: self.at)
        patch.setattr(kept, "datetime", SimpleNamespace(datetime=now))


def tried(folder: Path, clock: Clock, seed: int) -> str:
    """Twenty saves while the clock jumps, with starts, ends and backups: "ok", or what is wrong."""
    chance = Random(seed)  # noqa: S311
    prepare(folder, upgraded=True)
    _, store = begun(folder)
    (draft,) = (r.id for r in reports.summaries(store.conn) if r.state is State.DRAFT)
    for number in range(1, 21):
        clock.jump(chance)
        saved(store, draft, number)
        if store.keeper and chance.random() < 0.5:
            store.keeper.back_up(chance.choice((Why.ASKED, Why.SUBMITTED)))
        if chance.random() < 0.2:
            close(store.conn, folder / NAME, store.keeper)
            opening, store = begun(folder)
            if opening.is_older or opening.recovered:
                return "told older or bad, and is neither"
        store.sitting = frozenset()  # each save is a sitting of its own
    if listed(store.conn)[0].id != draft:
        return "the list does not begin with what was changed last"
    seqs = [one.seq for one in history.versions(store, draft, f"section:{SECTION}")]
    if seqs != sorted(seqs, reverse=True) or len(seqs) < 3:
        return f"versions are in disorder: {seqs}"
    close(store.conn, folder / NAME, store.keeper)
    return _copies(folder, draft, chance)


def _copies(folder: Path, draft: str, chance: Random) -> str:
    found = backups(folder / FOLDER)
    if [one.seq for one in found] != sorted((one.seq for one in found), reverse=True):
        return "backups are in disorder"
    wrong = [one.day for one in found if _nearest(folder, one.day) != _right(found, one.day)]
    if wrong:
        return f"another backup than that of {wrong[0]}"
    (folder / NAME).write_bytes(b"gone" * chance.randrange(1, 99))
    opening, store = begun(folder)
    made = reports.load(store, draft)
    close(store.conn, folder / NAME, store.keeper)
    if not opening.recovered or not opening.recovered.is_complete:
        return "not recovered"
    return "ok" if made.figures[FIGURE] == 20 else f"recovered {made.figures[FIGURE]}"


def _nearest(folder: Path, day: str) -> Path:
    return restoring.find(folder / FOLDER, f"{day[:4]}-{day[4:6]}-{day[6:]}")


def _right(found: tuple[Backup, ...], day: str) -> Path:
    """The newest of those that say to be of that day."""
    return next(one.path for one in found if one.day == day)
