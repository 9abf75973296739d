"""Remarks on reports and the office's word on a lần, kept on both sides of the stick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.errors import AppError
from core.remark import Acknowledgement, Remark, Verdict
from core.report import ReportNotFinal, Source
from storage import kept, remark_rows

if TYPE_CHECKING:
    from storage.database import Store


_OF_PERIOD = (
    "SELECT a.report, a.head, a.revision, verdict, office, a.counter, wall_time, a.digest"
    " FROM report r CROSS JOIN acknowledgement a ON a.report = r.id"
    " WHERE r.template = ? AND r.period = ? AND r.source = 'received'"
)
_UNSETTLED = (
    " AND (a.verdict = 'returned') = (a.head = r.head) AND NOT EXISTS (SELECT 1"
    " FROM acknowledgement n WHERE n.report = r.id AND n.head = r.head"
    " AND n.verdict = 'accepted') ORDER BY a.revision"
)


class ReportOwn(AppError):
    """Report `report` is our own: remarks are made on what other units sent."""


class RemarkUnknown(AppError):
    """Report `report` has no remark `remark`."""


def of(store: Store, report: str) -> tuple[Remark, ...]:
    """Every remark on a report, the oldest lần first."""
    found = store.fetch(
        f"{remark_rows.READ_REMARK} WHERE report = ? ORDER BY revision, section, field, id",
        (report,),
    )
    try:
        return tuple(remark_rows.remark(row) for row in found)
    except kept.WRONG as error:
        raise kept.ReportDamaged(report=report, keys=("remark",)) from error


def make(store: Store, given: Remark) -> Remark:
    """Keep a remark on the newest lần of a report that was received; → it with its place."""
    with store.write():
        head, revision = _newest(store, given.report)
        made = replace(given, head=head, revision=revision, wall_time=kept.now())
        write(store, made)
    return made


def forget(store: Store, report: str, remark: str) -> None:
    """Take one's own remark back."""
    with store.write():
        _newest(store, report)
        _known(store, report, remark)
        store.execute("DELETE FROM remark WHERE report = ? AND id = ?", (report, remark))
        kept.count(store)


def answer(store: Store, report: str, remark: str, words: str) -> Remark:
    """Keep what the unit says to a remark on its own report."""
    with store.write():
        if kept.entry(store, report)[0].report.source is Source.RECEIVED:
            raise RemarkUnknown(report=report, remark=remark)
        made = answered(_known(store, report, remark), words)
        write(store, made)
    return made


def answered(remark: Remark, words: str) -> Remark:
    """The remark with what the unit says to it."""
    return replace(remark, answer=words)


def word(store: Store, report: str, head: str | None = None) -> Acknowledgement | None:
    """What was decided about a report's newest lần, or about the one of digest `head`."""
    head = head or kept.entry(store, report)[0].head
    found = store.fetch(f"{remark_rows.READ_WORD} WHERE report = ? AND head = ?", (report, head))
    try:
        return remark_rows.acknowledgement(found[0]) if found else None
    except kept.WRONG as error:
        raise kept.ReportDamaged(report=report, keys=("acknowledgement",)) from error


def words(
    store: Store, template: str, period: str
) -> tuple[dict[str, Acknowledgement], frozenset[str]]:
    """What was decided about the newest lần of every report of a period, by the report; and the
    reports of which that is no more what was kept."""
    found = store.fetch(f"{_OF_PERIOD} AND a.head = r.head", (template, period))
    told_, damaged = _acknowledged(found)
    return {one.report: one for one in told_}, damaged


def unsettled(
    store: Store, template: str, period: str
) -> tuple[frozenset[str], dict[str, str], frozenset[str]]:
    """Received reports whose newest lần was returned; of those whose newest lần is not accepted,
    the digest of the newest that is; and the reports of which that is no more what was kept."""
    found = store.fetch(f"{_OF_PERIOD}{_UNSETTLED}", (template, period))
    told_, damaged = _acknowledged(found)
    accepted = {one.report: one.head for one in told_ if one.verdict is Verdict.ACCEPTED}
    returned = frozenset(one.report for one in told_ if one.verdict is Verdict.RETURNED)
    return returned, accepted, damaged


def decide(store: Store, report: str, verdict: Verdict, office: str) -> Acknowledgement:
    """Keep the decision on the newest lần; the same one again changes nothing."""
    with store.write():
        head, revision = _newest(store, report)
        was = word(store, report, head)
        if was and was.verdict is verdict:
            return was
        counter = was.counter + 1 if was else 1
        made = Acknowledgement(report, head, revision, verdict, office, counter, kept.now())
        write_word(store, made)
    return made


def write(store: Store, given: Remark) -> None:
    """Write one row within the caller's transaction; of a known one only the answer."""
    store.execute(remark_rows.WRITE_REMARK, remark_rows.remark_columns(given))
    kept.count(store)


def write_word(store: Store, given: Acknowledgement) -> None:
    """Write one row within the caller's transaction."""
    store.execute(remark_rows.WRITE_WORD, remark_rows.acknowledgement_columns(given))
    kept.count(store)


def _acknowledged(
    found: Sequence[tuple[Any, ...]],
) -> tuple[list[Acknowledgement], frozenset[str]]:
    """What was decided, and the reports whose rows do not say what was written."""
    sound: list[Acknowledgement] = []
    damaged: set[str] = set()
    for row in found:
        try:
            sound.append(remark_rows.acknowledgement(row))
        except kept.WRONG:
            damaged.add(str(row[0]))
    return sound, frozenset(damaged)


def _newest(store: Store, report: str) -> tuple[str, int]:
    """Digest and lần of the newest revision of a received report."""
    entry, _ = kept.entry(store, report)
    if entry.report.source is not Source.RECEIVED:
        raise ReportOwn(report=report)
    if entry.head is None:
        raise ReportNotFinal(report=report)
    return entry.head, entry.report.revision


def _known(store: Store, report: str, remark: str) -> Remark:
    found = [one for one in of(store, report) if one.id.startswith(remark)]
    if len(found) != 1 or not remark:
        raise RemarkUnknown(report=report, remark=remark)
    return found[0]
