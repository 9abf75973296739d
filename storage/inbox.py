"""Receiving: look through a stick, tell what is there, and take it in one transaction."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AppError
from core.merge import (
    Arrival,
    FileState,
    Known,
    Line,
    Plan,
    PlannedFile,
    Reason,
    Received,
    Scan,
    ScannedFile,
    Slot,
    slot,
)
from core.report import Registration, Source
from storage import closed_findings, kept, rows, stranger
from storage.strange_file import beginning, is_ours
from storage.submission import is_named_ours

if TYPE_CHECKING:
    from storage.database import Store


class ArrivalsOutdated(AppError):
    """What is known changed since the plan was made: look through the files again."""


def scan(paths: Sequence[Path], working: Path | None = None) -> Scan:
    """Every file named, and in every folder named, at any depth, what is ours or a database.

    `working` is the database now open: it is never opened a second time.
    """
    found = (path for given in paths for path in _files(given, working))
    return Scan(tuple(_scanned(path, working) for path in found))


def known(store: Store, found: Scan, templates: Collection[tuple[str, str]]) -> Known:
    """What we have of the reports that `found` names; `templates` are those we can read."""
    arrivals = [arrival for file in found.files for arrival in file.arrivals]
    lines: dict[str, Line] = {}
    registered: dict[tuple[str, int], int] = {}
    for id_ in dict.fromkeys(arrival.id for arrival in arrivals):
        line = _line(store, id_)
        if line:
            lines[id_] = line
    for arrival in arrivals:
        place = (arrival.id, arrival.revision)
        if arrival.id in lines:
            registered[place] = kept.registration(store, *place).counter
    slots = {place: _claimed(store, place) for place in filter(None, map(slot, arrivals))}
    return Known(lines, registered, slots, frozenset(templates))


def receive(store: Store, plan: Plan) -> Received:
    """Take what the plan takes and keep a receipt of every file, in one transaction.

    The same files twice change nothing. Raises ArrivalsOutdated where the plan is an old one.
    """
    found = Scan(tuple(planned.file for planned in plan.files))
    filled = 0
    with store.write():
        if known(store, found, plan.known.templates) != plan.known:
            raise ArrivalsOutdated
        for planned in plan.files:
            for report in planned.reports:
                if report.is_taken:
                    _take(store, report.arrival)
                elif report.registered:
                    _fill_in(store, report.arrival)
                    filled += 1
        _keep_receipts(store, plan.files)
    return Received(plan.accepted, filled, plan.refused)


def _files(given: Path, working: Path | None) -> Iterator[Path]:
    if given.is_symlink() or not given.is_dir():
        yield given
        return
    for folder, inner, names in os.walk(given):
        inner.sort()
        for name in sorted(names):
            path = Path(folder, name)
            ours = _may_be_ours(name) or is_ours(beginning(path))
            if ours and not _is_same(path, working):
                yield path


def _may_be_ours(name: str) -> bool:
    """A database by its name: one that is not ours is told, rather than passed over in silence.

    Windows keeps its thumbnails in a Thumbs.db, other systems their marks in hidden files.
    """
    bare = name.lower()
    return bare.endswith(".db") and bare != "thumbs.db" and not bare.startswith(".")


def _scanned(path: Path, working: Path | None) -> ScannedFile:
    # Opening the database that is open here would drop its lock when it is closed again.
    if _is_same(path, working):
        return ScannedFile(str(path), path.name, FileState.FOREIGN, Reason.IN_USE)
    return stranger.scan(path, is_named_ours=is_named_ours(path.name))


def _is_same(path: Path, working: Path | None) -> bool:
    try:
        return working is not None and path.samefile(working)
    except OSError:
        return False


def _line(store: Store, id_: str) -> Line | None:
    found = store.fetch(f"{rows.READ_ENTRY} WHERE id = ?", (id_,))
    if not found:
        return None
    entry = rows.entry(found[0][:-1])
    newest = kept.revision(store, id_)
    return Line(entry.report.state, entry.head, newest.parents if newest else ())


def _claimed(store: Store, place: Slot) -> frozenset[str]:
    """The reports that already tell of that unit and period."""
    template, period, unit, superior, province = place
    found = store.fetch(
        "SELECT r.id FROM report r JOIN revision v ON v.digest = r.head"
        " WHERE template = ? AND period = ? AND unit = ? AND source <> 'practice'"
        " AND json_extract(v.snapshot, '$.unit.parent') = ?"
        " AND json_extract(v.snapshot, '$.unit.province') = ?",
        (template, period, unit, superior, province),
    )
    return frozenset(row[0] for row in found)


def _take(store: Store, arrival: Arrival) -> None:
    locked = arrival.locked
    if locked is None:
        return
    owned = store.fetch("SELECT source FROM report WHERE id = ?", (arrival.id,))
    source = Source(owned[0][0]) if owned else Source.RECEIVED
    kept.place(store, rows.Entry(rows.locked_report(locked, source), locked.counter, locked.digest))
    kept.write_revision(store, locked, arrival.install, arrival.seq, arrival.wall_time)
    if arrival.registration != Registration():
        _fill_in(store, arrival)
    store.execute("DELETE FROM closed_finding WHERE report = ?", (arrival.id,))
    for finding in arrival.closed:
        closed_findings.write(store, arrival.id, finding)


def _fill_in(store: Store, arrival: Arrival) -> None:
    kept.write_registration(store, arrival.id, arrival.revision, arrival.registration)


def _keep_receipts(store: Store, files: Iterable[PlannedFile]) -> None:
    for planned in files:
        file = planned.file
        if file.sha256:
            store.execute(
                "INSERT INTO receipt (sha256, name, size, outcome, detail, install, seq, taken)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sha256, outcome) DO NOTHING",
                (
                    file.sha256,
                    file.name,
                    file.size,
                    file.state.value,
                    file.reason.value,
                    file.install,
                    file.seq,
                    kept.now(),
                ),
            )
