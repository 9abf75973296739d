"""Files received before: what was in them, so that a folder seen again costs its digests only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from core.arrival import Arrival, Lock, Outcome
from core.merge import PlannedFile
from core.period import read_period
from core.report import Registration, Source
from storage import kept

if TYPE_CHECKING:
    from storage.database import Store

_SETTLED = (Outcome.SAME, Outcome.OLDER)
_KNOWN = (
    "SELECT d.sha256, d.report, d.revision, d.head, d.counter, r.unit, r.template, r.version,"
    " r.period FROM delivery d LEFT JOIN report r ON r.id = d.report"
    " ORDER BY d.sha256, r.unit, r.period, d.report"
)

Known = Mapping[str, tuple[Arrival, ...]]


def known(store: Store) -> Known:
    """What stood in every file that was received whole, by the file's digest.

    A file of which a report is no more with us is not known: it is read again.
    """
    found: dict[str, tuple[Arrival, ...]] = {}
    lost: set[str] = set()
    for sha256, report, revision, head, counter, unit, template, version, period in store.fetch(
        _KNOWN
    ):
        if unit is None:
            lost.add(sha256)
            continue
        arrival = Arrival(
            id=report,
            unit=unit,
            template=template,
            version=version,
            period=read_period(period),
            revision=revision,
            source=Source.OWN,
            locked=Lock(head),
            registration=Registration(counter=counter),
        )
        found[sha256] = (*found.get(sha256, ()), arrival)
    return {sha256: there for sha256, there in found.items() if sha256 not in lost}


def remember(store: Store, planned: PlannedFile) -> None:
    """Keep what stands in a file all of which is with us, within the caller's transaction."""
    file, reports = planned.file, planned.reports
    whole = all(report.is_taken or report.outcome in _SETTLED for report in reports)
    if not file.sha256 or not reports or not whole:
        return
    store.conn.executemany(
        "INSERT INTO delivery (sha256, report, revision, head, counter)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        tuple(_rows(file.sha256, (report.arrival for report in reports))),
    )


def keep_receipt(store: Store, planned: PlannedFile) -> None:
    """One line for every file ever opened, within the caller's transaction."""
    file = planned.file
    if file.sha256:
        store.conn.execute(
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


def _rows(sha256: str, arrivals: Iterable[Arrival]) -> Iterable[tuple[str | int, ...]]:
    for arrival in arrivals:
        if arrival.locked:
            place = (arrival.id, arrival.revision, arrival.locked.digest)
            yield (sha256, *place, arrival.registration.counter)
