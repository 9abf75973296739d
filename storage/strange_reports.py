"""The reports in a stranger's tables, every digest proved."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from core.answers import identity, is_readable, with_answers
from core.arrival import Arrival, Lock, ReturnedReport
from core.closed_finding import ClosedFinding
from core.draft_lineage import Copy
from core.errors import AppError
from core.final import Revision
from core.paper_json import is_document as is_paper
from core.registers import document_from, unit_from
from core.remark import Remark
from core.report import Registration, Report, State
from storage import remark_rows, rows
from storage.kept_text import PLAIN_PAPER
from storage.strange_values import Row, Tables, is_digest

_WRONG = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, AppError)
_OF_A_REPORT = (
    ("answer", 0),
    ("revision", 1),
    ("registration", 0),
    ("closed_finding", 0),
    ("remark", 0),
    ("lineage", 0),
)

Counts = Callable[[Arrival, Revision], Lock | None]


def _uncounted(arrival: Arrival, _head: Revision) -> Lock | None:
    return arrival.locked


def arrivals(found: Tables, counts: Counts = _uncounted) -> tuple[Arrival, ...]:
    """The newest final revision of every report, and every draft; damaged where proof fails.

    `counts` gives a lock its figures, where it is to be taken over.
    """
    by_report: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table, at in _OF_A_REPORT:
        for row in found[table]:
            by_report[row[at]][table].append(row)
    made: list[Arrival] = []
    for row in found["report"]:
        own = by_report[row[0]]
        entry = rows.entry(row[:12])
        bare = _bare(entry.report)
        try:
            made += _proved(entry, str(row[12]), own, counts)
        except _WRONG:
            made.append(replace(bare, is_damaged=True))
    return tuple(made)


def returned(found: Tables) -> tuple[ReturnedReport, ...]:
    """What an office says of each lần; raises ValueError where a digest does not fit."""
    words = [remark_rows.acknowledgement(row) for row in found["acknowledgement"]]
    made: dict[tuple[str, str], list[Remark]] = {(word.report, word.head): [] for word in words}
    for row in found["remark"]:
        remark = remark_rows.remark(row)
        made[remark.report, remark.head].append(remark)
    for word in words:
        _require(is_digest(word.head))
    return tuple(
        ReturnedReport(word.report, word.head, word.revision, word, tuple(made[place]))
        for word in words
        for place in ((word.report, word.head),)
    )


def _bare(report: Report) -> Arrival:
    return Arrival(
        id=report.id,
        unit=report.unit,
        template=report.template,
        version=report.version,
        period=report.period,
        revision=report.revision,
        source=report.source,
    )


def _proved(
    entry: rows.Entry, kept: str, own: Mapping[str, list[Row]], counts: Counts
) -> list[Arrival]:
    digests = {}
    for _, key, digest, value in own.get("answer", ()):
        _require(hashlib.sha256(value.encode()).hexdigest() == digest)
        digests[key] = digest
    _require(rows.entry_digest(entry, digests) == kept)
    found = {row[0]: row[:7] for row in own.get("revision", ())}
    _require(all(rows.is_sealed(row) for row in found.values()))
    head = rows.revision(found[entry.head]) if entry.head is not None else None
    _require((head.counter if head else 0) == entry.counter)
    registrations = dict(_registrations(entry.report.id, own.get("registration", ())))
    closed = tuple(_findings(entry.report.id, own.get("closed_finding", ())))
    remarks = tuple(remark_rows.remark(row) for row in own.get("remark", ()))
    made = []
    if head:
        locked = _locked(entry, head, registrations, closed)
        made.append(replace(locked, remarks=remarks, locked=counts(locked, head)))
        place = next(row[7:] for row in own["revision"] if row[0] == entry.head)
        made[0] = replace(made[0], install=place[0], seq=place[1], wall_time=place[2])
    if entry.report.state is State.DRAFT:
        answers = {key: json.loads(value) for _, key, _, value in own.get("answer", ())}
        with_answers(entry.report, answers)
        made.append(replace(_bare(entry.report), closed=closed))
    _require(bool(made))
    # Of the two of a reopened report the draft is how it stands.
    made[-1] = replace(made[-1], copy=_copy(kept, own))
    return made


def _copy(digest: str, own: Mapping[str, list[Row]]) -> Copy:
    return Copy(digest, tuple((actor, seq) for _, actor, seq in own.get("lineage", ())))


def _locked(
    entry: rows.Entry,
    head: Revision,
    registrations: Mapping[int, Registration],
    closed: tuple[ClosedFinding, ...],
) -> Arrival:
    """The final revision, proved to be a report that can be read and printed."""
    report = rows.bare_report(head, entry.report.source)
    _require(is_readable(report, rows.body_answers(head)))
    _require(all(is_digest(parent) for parent in head.parents))
    _require(head.digest not in head.parents and head.report == entry.report.id)
    if entry.report.state is State.FINAL:
        same = (identity(report), report.revision) == (
            identity(entry.report),
            entry.report.revision,
        )
        _require(same)
    else:
        _require(head.revision < entry.report.revision)
    snapshot = cast(dict[str, Any], head.snapshot)
    unit_from(snapshot["unit"])
    for document in snapshot["documents"]:
        document_from(document)
    _require(isinstance(snapshot["template"], str))
    _require(snapshot["paper"] is PLAIN_PAPER or is_paper(snapshot["paper"]))
    registration = registrations.get(head.revision, Registration())
    unit = (str(snapshot["unit"]["parent"]), str(snapshot["unit"]["province"]))
    days = (report.first_day, report.last_day)
    lock = Lock(head.digest, head.parents, *unit, head.counter, *days)
    return replace(_bare(report), locked=lock, registration=registration, closed=closed)


def _registrations(id_: str, found: Sequence[Row]) -> Iterator[tuple[int, Registration]]:
    for _, number, sign, day, counter, digest in found:
        registration = rows.registration(sign, day, counter)
        _require(rows.registered(id_, number, registration) == digest)
        yield number, registration


def _findings(id_: str, found: Sequence[Row]) -> Iterator[ClosedFinding]:
    for _, code, section, quote, reason, wall_time, digest in found:
        finding = ClosedFinding(code, section, quote, reason, wall_time)
        _require(rows.finding_digest(id_, finding) == digest)
        yield finding


def _require(holds: bool) -> None:
    if not holds:
        raise ValueError("a digest or a place does not fit")
