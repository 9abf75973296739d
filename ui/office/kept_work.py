"""What is done about backups and versions in the writer's thread, and in the worker's: no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.change_log import Changed
    from core.facts import Facts
    from core.report_line import ReportLine
    from storage.backup_state import BackupState, Due
    from storage.copying import Copying
    from storage.database import Store
    from storage.history import Lock, Version


def back_up(store: Callable[[], Store]) -> Copying | None:
    """One more backup; of a large database the one on its way."""
    from storage.backup_names import Why

    keeper = store().keeper
    made = keeper.back_up_beside(Why.ASKED) if keeper else None
    if made:
        made.hurry()  # somebody waits for it
    return made


def told_log(
    facts: Facts, versions: tuple[Version, ...], locks: tuple[Lock, ...]
) -> tuple[Changed, ...]:
    from core.change_log import Changed, change_log

    log = change_log(facts, [(one.key, one.at, one.value) for one in versions])
    pairs = zip(versions, log, strict=True)
    lines = [(one.seq, told) for one, told in pairs if not told.stays]
    lines += [
        (lock.seq, Changed("", lock.at, "", f"Hoàn thành lần {lock.revision}")) for lock in locks
    ]
    return tuple(told for _, told in sorted(lines, key=lambda line: -line[0]))


def looked_at(due: Due) -> BackupState:
    from storage import backup_state

    return backup_state.looked_at(due)


def look(path: Path) -> tuple[ReportLine, ...]:
    from storage import restoring
    from storage.first_page import listed

    inside = restoring.looked(restoring.source(path))
    try:
        return listed(inside)
    finally:
        inside.close()
