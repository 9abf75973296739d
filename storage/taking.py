"""One file's reports put into the working database, from the very bytes that were proved."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.arrival import Arrival, Lock
from core.errors import AppError
from core.final import Revision
from core.merge import PlannedFile, PlannedReturn
from core.remark import Remark
from core.report import Registration, Source
from storage import children, closed_findings, kept, remarks, reports, rows, tallies
from storage.strange_file import Refused, open_proved, slurp

if TYPE_CHECKING:
    from storage.database import Store

_BATCH = 4
# As bytes: they go from one file into the other as they are.
_READ = (
    "SELECT digest, report, revision, counter, parents, CAST(body AS BLOB),"
    " CAST(snapshot AS BLOB), install, seq, wall_time FROM revision WHERE digest = ?"
)
_WRITE = (
    "INSERT OR IGNORE INTO revision (digest, report, revision, counter, parents, body, snapshot,"
    " install, seq, wall_time)"
    " VALUES (?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?)"
)


class ArrivalGone(AppError):
    """`path` is no more what was looked through."""


@dataclass(frozen=True, slots=True)
class Ready:
    """One report as it goes into the database: its revision's row, its tally's."""

    arrival: Arrival
    found: Revision
    row: tuple[Any, ...]
    tally: tuple[Any, ...]


def ready(planned: PlannedFile, _given: None = None) -> tuple[Ready, ...] | None:
    """What the plan takes of one file; None where the file is no more what was looked through.

    Nothing is written: another process may do it.
    """
    taken = [report.arrival for report in planned.reports if report.is_taken]
    if not taken:
        return ()
    data = _proved(planned)
    if data is None:
        return None
    connection = open_proved(data)
    try:
        return tuple(
            _ready(connection, arrival, arrival.locked) for arrival in taken if arrival.locked
        )
    finally:
        connection.close()


def all_ready(plan: Sequence[PlannedFile]) -> Generator[tuple[Ready, ...], None, None]:
    """What is to be taken of each file, in order, many by other processes; raises ArrivalGone."""
    told = 0
    if len(plan) >= children.FEW:
        with suppress(children.NoChildren, children.ChildDied):
            for made in children.each(ready, plan, None, _BATCH):
                yield _there(plan[told], made)
                told += 1
    for planned in plan[told:]:
        yield _there(planned, ready(planned))


def take(store: Store, planned: PlannedFile, made: tuple[Ready, ...]) -> None:
    """All that the plan takes of one file, within the caller's transaction."""
    for one in made:
        _take(store, one)
    for report in planned.reports:
        if report.is_taken and report.chosen:
            tallies.choose(store, report.arrival.id)
        if report.registered:
            fill_in(store, report.arrival)
    for word in planned.returned:
        if word.is_taken:
            _take_word(store, word)


def fill_in(store: Store, arrival: Arrival) -> None:
    """Number and date that came after the report."""
    kept.write_registration(store, arrival.id, arrival.revision, arrival.registration)


def _there(planned: PlannedFile, made: tuple[Ready, ...] | None) -> tuple[Ready, ...]:
    if made is None:
        raise ArrivalGone(path=Path(planned.file.path))
    return made


def _proved(planned: PlannedFile) -> bytes | None:
    try:
        data = slurp(Path(planned.file.path))
    except Refused:
        return None
    return data if hashlib.sha256(data).hexdigest() == planned.file.sha256 else None


def _ready(connection: sqlite3.Connection, arrival: Arrival, lock: Lock) -> Ready:
    row = connection.execute(_READ, (lock.digest,)).fetchone()
    body, snapshot = row[5:7]
    found = rows.revision((*row[:5], body.decode(), "{}"))
    report = rows.bare_report(found, Source.RECEIVED)
    form = tallies.form(report.template, report.version, snapshot)
    tally = tallies.columns(form, report, found, (lock.superior, lock.province))
    return Ready(arrival, replace(found, body={"identity": found.body["identity"]}), row, tally)


def _take(store: Store, made: Ready) -> None:
    arrival, found = made.arrival, made.found
    owned = store.fetch("SELECT source FROM report WHERE id = ?", (arrival.id,))
    source = Source(owned[0][0]) if owned else Source.RECEIVED
    report = rows.bare_report(found, source)
    kept.place(store, rows.Entry(report, found.counter, found.digest))
    store.conn.execute("DELETE FROM bin WHERE report = ?", (arrival.id,))
    store.conn.execute(_WRITE, made.row)
    tallies.write(store, made.tally)
    if arrival.registration != Registration():
        fill_in(store, arrival)
    store.conn.execute("DELETE FROM closed_finding WHERE report = ?", (arrival.id,))
    for finding in arrival.closed:
        closed_findings.write(store, arrival.id, finding)
    _take_answers(store, arrival.remarks)


def _take_answers(store: Store, given: tuple[Remark, ...]) -> None:
    """What the unit says to remarks that we made; others than ours are not taken."""
    for remark in given:
        for own in remarks.of(store, remark.report):
            if own.id == remark.id and own.answer != remark.answer:
                said = remarks.answered(own, remark.answer)
                remarks.write(store, said)


def _take_word(store: Store, word: PlannedReturn) -> None:
    said = word.returned.acknowledgement
    known = remarks.word(store, word.returned.report, word.returned.head)
    if said and (known is None or said.counter > known.counter):
        remarks.write_word(store, said)
    there = {remark.id for remark in remarks.of(store, word.returned.report)}
    for remark in word.returned.remarks:
        if remark.id not in there:
            remarks.write(store, remarks.answered(remark, ""))
    if word.reopens:
        reports.reopen(store, word.returned.report)
