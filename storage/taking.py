"""One file's reports put into the working database, from the very bytes that were proved."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.arrival import Arrival, Lock
from core.errors import AppError
from core.merge import PlannedFile, PlannedReturn
from core.remark import Remark
from core.report import Registration, Report, Source, State
from storage import closed_findings, kept, remarks, reports, rows, tallies
from storage.strange_file import Refused, open_proved, slurp

if TYPE_CHECKING:
    from storage.database import Store

_AHEAD = 3
Rows = Mapping[str, tuple[Any, ...]]
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


def read_ahead(plan: Sequence[PlannedFile]) -> Generator[Rows, None, None]:
    """What is taken of each file, in order, the next one read while the last is written.

    Raises ArrivalGone.
    """
    with ThreadPoolExecutor(1, "reading ahead") as pool:
        files = iter(plan)
        reading = deque(pool.submit(_rows, planned) for planned in islice(files, _AHEAD))
        while reading:
            found = reading.popleft().result()
            reading += [pool.submit(_rows, planned) for planned in islice(files, 1)]
            yield found


def take(store: Store, planned: PlannedFile, found: Rows) -> None:
    """All that the plan takes of one file, within the caller's transaction."""
    for report in planned.reports:
        if report.is_taken and report.arrival.locked:
            _take(store, report.arrival, report.arrival.locked, found)
        if report.chosen:
            tallies.choose(store, report.arrival.id)
        if report.registered:
            fill_in(store, report.arrival)
    for word in planned.returned:
        if word.is_taken:
            _take_word(store, word)


def fill_in(store: Store, arrival: Arrival) -> None:
    """Number and date that came after the report."""
    kept.write_registration(store, arrival.id, arrival.revision, arrival.registration)


def _rows(planned: PlannedFile) -> Rows:
    """The revisions taken of one file, by their digest, from bytes that are still the same."""
    taken = [report.arrival.locked for report in planned.reports if report.is_taken]
    if not taken:
        return {}
    path = Path(planned.file.path)
    try:
        data = slurp(path)
    except Refused as refused:
        raise ArrivalGone(path=path) from refused
    if hashlib.sha256(data).hexdigest() != planned.file.sha256:
        raise ArrivalGone(path=path)
    connection = open_proved(data)
    try:
        locks = [lock.digest for lock in taken if lock]
        return {digest: connection.execute(_READ, (digest,)).fetchone() for digest in locks}
    finally:
        connection.close()


def _take(store: Store, arrival: Arrival, lock: Lock, found: Rows) -> None:
    """What was proved while looking through is not taken apart again: these are the same bytes."""
    owned = store.fetch("SELECT source FROM report WHERE id = ?", (arrival.id,))
    report = _report(arrival, lock, Source(owned[0][0]) if owned else Source.RECEIVED)
    entry = rows.Entry(report, lock.counter, lock.digest)
    if owned:
        kept.place(store, entry)
        store.conn.execute("DELETE FROM bin WHERE report = ?", (arrival.id,))
        store.conn.execute("DELETE FROM closed_finding WHERE report = ?", (arrival.id,))
    else:
        kept.place_new(store, entry)
    store.conn.execute(_WRITE, found[lock.digest])
    figures = tallies.unpacked(report.template, report.version, lock.figures)
    tallies.write(store, tallies.columns(report, lock, figures))
    if arrival.registration != Registration():
        fill_in(store, arrival)
    for finding in arrival.closed:
        closed_findings.write(store, arrival.id, finding)
    _take_answers(store, arrival.remarks)


def _report(arrival: Arrival, lock: Lock, source: Source) -> Report:
    return Report(
        id=arrival.id,
        template=arrival.template,
        version=arrival.version,
        period=arrival.period,
        unit=arrival.unit,
        state=State.FINAL,
        revision=arrival.revision,
        source=source,
        first_day=lock.first_day,
        last_day=lock.last_day,
    )


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
