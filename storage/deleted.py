"""The bin: a deleted report is kept for 90 days and can be taken back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import AppError
from storage import kept
from storage.backup_names import FOLDER, backups

if TYPE_CHECKING:
    from storage.database import Store

DAYS = 90
_FIRST_SANE_YEAR = 2024


class ReportDeleted(AppError):
    """Report `report` is in the bin."""


class ReportNotDeleted(AppError):
    """Report `report` is not in the bin."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """One report of the bin; `at` is what the clock said, `left` the days until it goes."""

    id: str
    template: str
    period: str
    unit: str
    at: str
    left: int


def delete(store: Store, id_: str) -> None:
    """Put the report into the bin; nothing in it changes."""
    kept.entry(store, id_)
    if is_deleted(store, id_):
        raise ReportDeleted(report=id_)
    with store.write():
        store.execute(
            "INSERT INTO bin (report, seq, wall_time) SELECT ?, CAST(value AS INTEGER), ?"
            " FROM meta WHERE key = 'seq'",
            (id_, kept.now()),
        )


def take_back(store: Store, id_: str) -> None:
    """Out of the bin, as it was."""
    if not is_deleted(store, id_):
        raise ReportNotDeleted(report=id_)
    with store.write():
        store.execute("DELETE FROM bin WHERE report = ?", (id_,))


def is_deleted(store: Store, id_: str) -> bool:
    """Whether the report is in the bin."""
    return bool(store.fetch("SELECT 1 FROM bin WHERE report = ?", (id_,)))


def deleted(store: Store) -> tuple[Deleted, ...]:
    """What is in the bin, the last deleted first."""
    found = store.fetch(
        "SELECT r.id, template, period, unit, wall_time FROM bin b JOIN report r ON r.id = b.report"
        " ORDER BY b.seq DESC"
    )
    return tuple(
        Deleted(id_, template, period, unit, at, DAYS - _days_since(at, kept.now()))
        for id_, template, period, unit, at in found
    )


def empty(store: Store) -> int:
    """Let go for good what was deleted 90 days ago; how many reports.

    A clock that was reset says nothing of days: then all stays. One that was set ahead says it of
    one day: some earlier day long after the deletion must have seen a backup.
    """
    days = _days_of_backups(store)
    old = [
        found.id
        for found in deleted(store)
        if found.left <= 0 and any(_days_since(found.at, day) >= DAYS // 2 for day in days)
    ]
    if not old:
        return 0
    with store.write():
        for id_ in old:
            store.execute("UPDATE report SET head = NULL WHERE id = ?", (id_,))
            for table in kept.tables_of_reports(store):
                # The names are ours.
                store.execute(f"DELETE FROM {table} WHERE report = ?", (id_,))  # noqa: S608
            store.execute("DELETE FROM report WHERE id = ?", (id_,))
    return len(old)


def _days_of_backups(store: Store) -> set[str]:
    """The days of which there are backups, less today."""
    found = {backup.day for backup in backups(store.path.parent / FOLDER)}
    return {f"{day[:4]}-{day[4:6]}-{day[6:]}" for day in found} - {kept.now()[:10]}


def _days_since(at: str, now: str) -> int:
    try:
        then, today = (datetime.date.fromisoformat(text[:10]) for text in (at, now))
    except ValueError:
        return 0
    sane = then.year >= _FIRST_SANE_YEAR and today.year >= _FIRST_SANE_YEAR
    return max((today - then).days, 0) if sane else 0
