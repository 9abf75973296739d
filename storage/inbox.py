"""Receiving: look through a stick, tell what is there, and take it in one transaction."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.arrival import Arrival, FileState, Reason, Scan, ScannedFile, Slot, slot
from core.errors import AppError
from core.merge import Known, Line, Plan, Received
from core.report import Source, State
from storage import deliveries, kept, rows, stranger
from storage.backup_names import FOLDER, Why
from storage.database import seq
from storage.outgoing import is_named_ours
from storage.schema import NAME
from storage.strange_file import Refused, beginning, is_ours, slurp
from storage.taking import take

if TYPE_CHECKING:
    from storage.database import Store

_LINES = (
    "SELECT r.id, r.state, r.head, r.source, v.parents FROM report r"
    " LEFT JOIN revision v ON v.digest = r.head WHERE r.id IN (SELECT value FROM json_each(?))"
)
_SLOTS = (
    "SELECT r.id, r.unit,"
    " coalesce(t.superior, json_extract(v.snapshot, '$.unit.parent')),"
    " coalesce(t.province, json_extract(v.snapshot, '$.unit.province'))"
    " FROM report r JOIN revision v ON v.digest = r.head LEFT JOIN tally t"
    " ON t.template = r.template AND t.period = r.period AND t.report = r.id AND t.head = r.head"
    " WHERE r.template = ? AND r.period = ? AND r.source <> 'practice'"
)
_REMARKS = "SELECT report, id FROM remark WHERE report IN (SELECT value FROM json_each(?))"
_WORDS = (
    "SELECT report, head, counter FROM acknowledgement"
    " WHERE report IN (SELECT value FROM json_each(?))"
)
_MANY = 50


class ArrivalsOutdated(AppError):
    """What is known changed since the plan was made: look through the files again."""


class Stopped(AppError):
    """A person stopped it; nothing was changed."""


# Told how many files of how many are done; False asks to stop.
Watch = Callable[[int, int], bool]


def _unwatched(_done: int, _of: int) -> bool:
    return True


def scan(
    paths: Sequence[Path],
    working: Path | None = None,
    before: deliveries.Known | None = None,
    watch: Watch = _unwatched,
) -> Scan:
    """Every file named, and in every folder named, at any depth, what is ours or a database.

    `working` is the database now open: it is never opened a second time. `before` is what is known
    of files by their digest: they are not read again. Raises Stopped.
    """
    found = [path for given in paths for path in _files(given, working)]
    scanned = []
    for at, path in enumerate(found):
        if not watch(at, len(found)):
            raise Stopped
        scanned.append(_scanned(path, working, before or {}))
    watch(len(found), len(found))
    return Scan(tuple(scanned))


def known(store: Store, found: Scan, templates: Collection[tuple[str, str]]) -> Known:
    """What we have of the reports that `found` names; `templates` are those we can read."""
    arrivals = [arrival for file in found.files for arrival in file.arrivals]
    words = [word for file in found.files for word in file.returned]
    ids = dict.fromkeys([*(one.id for one in arrivals), *(one.report for one in words)])
    lines: dict[str, Line] = {}
    for id_, state, head, source, parents in store.fetch(_LINES, (rows.text_of(list(ids)),)):
        grown = rows.loaded_parents(parents) if parents is not None else ()
        lines[id_] = Line(State(state), head, grown, Source(source))
    registered = {
        (arrival.id, arrival.revision): kept.registration(
            store, arrival.id, arrival.revision
        ).counter
        for arrival in arrivals
        if arrival.id in lines and arrival.registration.counter
    }
    return Known(
        lines,
        registered,
        _slots(store, arrivals),
        frozenset(templates),
        *_said(store, tuple(dict.fromkeys(one.report for one in words))),
        seq=seq(store),
    )


def receive(store: Store, plan: Plan, watch: Watch = _unwatched) -> Received:
    """Take what the plan takes and keep a receipt of every file, in one transaction.

    The same files twice change nothing. Raises ArrivalsOutdated where the plan is an old one,
    ArrivalGone where a file is no more what it was, Stopped; then nothing was changed.
    """
    if not plan.changes and all(planned.file.is_known for planned in plan.files):
        return Received(0, 0, plan.refused)
    found = Scan(tuple(planned.file for planned in plan.files))
    filled = 0
    if plan.accepted:
        store.back_up(Why.IMPORT)
    with _noted(store, plan), store.write():
        if seq(store) != plan.known.seq:
            now = known(store, found, plan.known.templates)
            if now != plan.known:
                raise ArrivalsOutdated
        for at, planned in enumerate(plan.files):
            if not watch(at, len(plan.files)):
                raise Stopped
            if planned.changes:
                take(store, planned)
            filled += sum(report.registered for report in planned.reports)
            if not planned.file.is_known:
                deliveries.keep_receipt(store, planned)
                deliveries.remember(store, planned)
    return Received(plan.accepted, filled, plan.refused, plan.returned)


def _noted(store: Store, plan: Plan) -> contextlib.AbstractContextManager[None]:
    """A few reports go into the edit journal, many into the backup that follows them."""
    if store.keeper and plan.accepted > _MANY:
        return store.keeper.resting()
    return contextlib.nullcontext()


def _files(given: Path, working: Path | None) -> Iterator[Path]:
    if given.is_symlink() or not given.is_dir():
        yield given
        return
    for folder, inner, names in os.walk(given):
        # Beside a database its backups tell nothing that it does not.
        inner[:] = sorted(name for name in inner if name != FOLDER or NAME not in names)
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


def _scanned(path: Path, working: Path | None, before: deliveries.Known) -> ScannedFile:
    # Opening the database that is open here would drop its lock when it is closed again.
    if _is_same(path, working):
        return ScannedFile(str(path), path.name, FileState.FOREIGN, Reason.IN_USE)
    named_ours = is_named_ours(path.name)
    try:
        data = slurp(path)
    except Refused as refused:
        return stranger.refused_file(path, refused.reason, is_named_ours=named_ours)
    sha256 = hashlib.sha256(data).hexdigest()
    held = before.get(sha256)
    if held:
        return deliveries.as_before(str(path), path.name, sha256, len(data), held)
    return stranger.scan(path, data, sha256, is_named_ours=named_ours)


def _is_same(path: Path, working: Path | None) -> bool:
    try:
        return working is not None and path.samefile(working)
    except OSError:
        return False


def _slots(store: Store, arrivals: Iterable[Arrival]) -> Mapping[Slot, frozenset[str]]:
    """The reports that already tell of the units and periods of these arrivals."""
    asked = {place: set[str]() for place in filter(None, map(slot, arrivals))}
    for template, period in {place[:2] for place in asked}:
        for id_, *whose in store.fetch(_SLOTS, (template, period)):
            unit, superior, province = whose
            place = (template, period, str(unit), str(superior or ""), str(province or ""))
            if place in asked:
                asked[place].add(str(id_))
    return {place: frozenset(ids) for place, ids in asked.items()}


def _said(
    store: Store, ids: tuple[str, ...]
) -> tuple[frozenset[tuple[str, str]], Mapping[tuple[str, str], int]]:
    """The remarks and decisions we have on reports of ours."""
    given = (rows.text_of(ids),)
    words = {(report, head): counter for report, head, counter in store.fetch(_WORDS, given)}
    return frozenset(store.fetch(_REMARKS, given)), words
