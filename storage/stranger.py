"""The reports in a stranger's file, every byte suspect: a submission, or a copied database."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from core.arrival import Arrival, FileState, Reason, ScannedFile
from core.errors import AppError
from core.final import Revision
from core.report import Report
from core.tally import counted
from storage import rows, tallies
from storage.rows import file_digest
from storage.strange_file import Refused, open_guarded
from storage.strange_reports import arrivals, returned
from storage.strange_values import Tables, tables

# A file for others says nothing in these; a return file nothing of reports at all.
_EMPTY = ("register", "answer", "receipt", "bin", "delivery", "tally")
_NO_REPORTS = (*_EMPTY, "report", "revision", "registration", "closed_finding")
_FOREIGN = (
    Reason.MISSING,
    Reason.NOT_A_FILE,
    Reason.NOT_OURS,
    Reason.NEWER,
    Reason.IN_USE,
    Reason.TOO_BIG,
)


def scan(path: Path, data: bytes, sha256: str, *, is_named_ours: bool) -> ScannedFile:
    """One file of these bytes and their digest; what is not sound says why. Never raises for it.

    A file named as ours that is not ours by its content is damaged, not foreign.
    """
    try:
        found = read(data)
    except Refused as refused:
        found = refused_file(path, refused.reason, is_named_ours=is_named_ours)
    return replace(found, path=str(path), name=path.name, sha256=sha256, size=len(data))


def refused_file(path: Path, reason: Reason, *, is_named_ours: bool) -> ScannedFile:
    """A file nothing is read of, and why."""
    if reason is Reason.NOT_OURS and is_named_ours:
        return ScannedFile(str(path), path.name, FileState.DAMAGED, Reason.HEADER)
    state = FileState.FOREIGN if reason in _FOREIGN else FileState.DAMAGED
    return ScannedFile(str(path), path.name, state, reason)


def seen_before(path: Path, sha256: str, size: int) -> ScannedFile:
    """A file known by its digest: what stands in it is known too."""
    place = (str(path), path.name)
    return ScannedFile(*place, FileState.SOUND, sha256=sha256, size=size, is_known=True)


def read(data: bytes) -> ScannedFile:
    """What a file of these bytes holds, its path and digest still empty; raises Refused."""
    try:
        connection = open_guarded(data)
        try:
            found = tables(connection)
        finally:
            connection.close()
        return _read(found)
    except sqlite3.Error as error:
        slow = getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
        raise Refused(Reason.SLOW if slow else Reason.CONTENT) from error
    except (ValueError, KeyError, TypeError, AppError) as error:
        raise Refused(Reason.CONTENT) from error
    except (MemoryError, RecursionError, OverflowError) as error:
        raise Refused(Reason.CONTENT) from error


def _read(found: Tables) -> ScannedFile:
    about = {str(key): str(value) for key, value in found["meta"]}
    if about["kind"] == "return":
        return _returned(found, about)
    reports = arrivals(found, _figures, with_copies=about["kind"] == "working")
    damaged = tuple(report for report in reports if report.is_damaged)
    match about["kind"]:
        case "submission":
            if damaged or file_digest(found) != about["digest"]:
                raise Refused(Reason.DIGEST)
            if any(found[name] for name in (*_EMPTY, "acknowledgement")):
                raise Refused(Reason.CONTENT)
        case "working":
            reports = damaged or reports
        case _:
            raise Refused(Reason.CONTENT)
    return ScannedFile(
        path="",
        name="",
        state=FileState.DAMAGED if damaged else FileState.SOUND,
        reason=Reason.DIGEST if damaged else Reason.NONE,
        install=about["install_id"],
        seq=int(about["seq"]),
        arrivals=tuple(sorted(reports, key=_place)),
    )


def _figures(report: Report, head: Revision) -> str:
    template = tallies.form(report.template, report.version, str(head.snapshot["template"]))
    if template is None:
        return ""
    found = counted(template, report, rows.body_answers(head))
    return tallies.packed(report.template, report.version, found)


def _returned(found: Tables, about: dict[str, str]) -> ScannedFile:
    if file_digest(found) != about["digest"]:
        raise Refused(Reason.DIGEST)
    if any(found[name] for name in _NO_REPORTS):
        raise Refused(Reason.CONTENT)
    return ScannedFile(
        path="",
        name="",
        state=FileState.SOUND,
        install=about["install_id"],
        seq=int(about["seq"]),
        returned=returned(found),
    )


def _place(arrival: Arrival) -> tuple[str, str, str, int]:
    return (arrival.unit, str(arrival.period), arrival.id, arrival.revision)
