"""The reports in a stranger's file, every byte suspect: a submission, or a copied database."""

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

from core.errors import AppError
from core.merge import Arrival, FileState, Reason, ScannedFile
from storage.rows import file_digest
from storage.strange_file import Refused, open_guarded, slurp
from storage.strange_reports import arrivals
from storage.strange_values import Tables, tables

_FOREIGN = (
    Reason.MISSING,
    Reason.NOT_A_FILE,
    Reason.NOT_OURS,
    Reason.NEWER,
    Reason.IN_USE,
    Reason.TOO_BIG,
)


def scan(path: Path, *, is_named_ours: bool) -> ScannedFile:
    """One file as it was found; what is not sound says why. Never raises for what is in it.

    A file named as ours that is not ours by its content is damaged, not foreign.
    """
    data = b""
    try:
        data = slurp(path)
        found = read(data)
    except Refused as refused:
        foreign = refused.reason in _FOREIGN
        if refused.reason is Reason.NOT_OURS and is_named_ours:
            foreign, refused = False, Refused(Reason.HEADER)
        state = FileState.FOREIGN if foreign else FileState.DAMAGED
        found = ScannedFile("", "", state, refused.reason)
    sha256 = hashlib.sha256(data).hexdigest() if data else ""
    return replace(found, path=str(path), name=path.name, sha256=sha256, size=len(data))


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
    reports = arrivals(found)
    damaged = tuple(report for report in reports if report.is_damaged)
    match about["kind"]:
        case "submission":
            if damaged or file_digest(found) != about["digest"]:
                raise Refused(Reason.DIGEST)
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


def _place(arrival: Arrival) -> tuple[str, str, str, int]:
    return (arrival.unit, str(arrival.period), arrival.id, arrival.revision)
