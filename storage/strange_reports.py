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

Counts = Callable[[Report, Revision], str]


def _uncounted(_report: Report, _head: Revision) -> str:
    return ""


def arrivals(
    found: Tables, counts: Counts = _uncounted, *, with_copies: bool = True
) -> tuple[Arrival, ...]:
    """The newest final revision of every report, and every draft; damaged where proof fails.

    `counts` gives a lock its figures, where it is to be taken over. `with_copies`: each as a
    working database has it; without, reports are told by what their revisions grew from.
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
            proved = _proved(entry, str(row[12]), own, counts)
        except _WRONG:
            proved = [replace(bare, is_damaged=True)]
        else:
            if with_copies:
                # Of the two of a reopened report the draft is how it stands.
                proved[-1] = replace(proved[-1], copy=_copy(str(row[12]), own))
        made += proved
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


def _bare(report: Report, **more: Any) -> Arrival:
    return Arrival(
        id=report.id,
        unit=report.unit,
        template=report.template,
        version=report.version,
        period=report.period,
        revision=report.revision,
        source=report.source,
        **more,
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
    closed = tuple(_findings(entry.report.id, own.get("closed_finding", ())))
    made = []
    if head:
        made.append(_locked(entry, head, own, closed, counts))
    if entry.report.state is State.DRAFT:
        answers = {key: json.loads(value) for _, key, _, value in own.get("answer", ())}
        with_answers(entry.report, answers)
        made.append(replace(_bare(entry.report), closed=closed))
    _require(bool(made))
    return made


def _copy(digest: str, own: Mapping[str, list[Row]]) -> Copy:
    return Copy(digest, tuple((actor, seq) for _, actor, seq in own.get("lineage", ())))


def _locked(
    entry: rows.Entry,
    head: Revision,
    own: Mapping[str, list[Row]],
    closed: tuple[ClosedFinding, ...],
    counts: Counts,
) -> Arrival:
    """The final revision, proved to be a report that can be read and printed."""
    report = _readable(entry, head)
    registrations = dict(_registrations(report.id, own.get("registration", ())))
    remarks = tuple(remark_rows.remark(row) for row in own.get("remark", ()))
    install, seq, wall_time = next(row[7:] for row in own["revision"] if row[0] == head.digest)
    snapshot = cast(dict[str, Any], head.snapshot)
    whose = (str(snapshot["unit"]["parent"]), str(snapshot["unit"]["province"]))
    days = (report.first_day, report.last_day)
    figures = counts(report, head)
    return _bare(
        report,
        locked=Lock(head.digest, head.parents, *whose, head.counter, *days, figures),
        registration=registrations.get(head.revision, Registration()),
        closed=closed,
        remarks=remarks,
        install=install,
        seq=seq,
        wall_time=wall_time,
    )


def _readable(entry: rows.Entry, head: Revision) -> Report:
    """What `head` locks, without its answers; raises where it can't be read and printed."""
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
    return report


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
