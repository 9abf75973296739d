"""The file a unit hands over: a new database of the same schema with the chosen final reports."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AppError
from core.report import Report, ReportNotFinal, Source, State
from storage import outgoing, reports, stranger
from storage.backup_names import Why
from storage.database import meta
from storage.files import Watch
from storage.outgoing import Submitted
from storage.remark_rows import READ_REMARK
from storage.strange_file import LARGEST, Refused

if TYPE_CHECKING:
    from storage.database import Store

_COPIED = (
    (
        (
            "SELECT id, template, version, period, unit, first_day, last_day, state, revision,"
            " counter, source, head, digest, seq, created_at, changed_at FROM report WHERE id = ?"
        ),
        "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    (
        (
            "SELECT digest, report, revision, counter, parents, install, seq, wall_time, body,"
            " snapshot FROM revision WHERE digest = (SELECT head FROM report WHERE id = ?)"
        ),
        "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    (
        (
            "SELECT g.report, g.revision, number, date, g.counter, g.digest FROM registration g"
            " JOIN report r ON r.id = g.report AND r.revision = g.revision WHERE r.id = ?"
        ),
        "INSERT INTO registration VALUES (?, ?, ?, ?, ?, ?)",
    ),
    (
        (
            "SELECT report, code, section, quote, reason, wall_time, digest FROM closed_finding"
            " WHERE report = ? ORDER BY code, section, quote"
        ),
        "INSERT INTO closed_finding VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    (
        f"{READ_REMARK} WHERE report = ? AND answer <> '' ORDER BY id",
        "INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
)


class ReportIsPractice(AppError):
    """Report `report` is practice and not to be handed over."""


class NothingChosen(AppError):
    """No report was chosen."""


class SubmissionTooLarge(AppError):
    """The file would have `size` MB; the receiving office reads up to `largest`."""


class SubmissionUnsound(AppError):
    """The file made for handing over does not read back as sound: `reason`."""


def submit(store: Store, ids: Sequence[str], folder: Path, watch: Watch | None = None) -> Submitted:
    """Write the chosen final reports into a new file in `folder`, proved and listed there.

    Nothing is overwritten; of files of the same unit, form and period the last three are kept.
    Raises ReportNotFinal, ReportIsPractice, NothingChosen or the errors of `storage.files`.
    """
    chosen = tuple(dict.fromkeys(ids))
    data = stage(store, chosen)
    sha256 = hashlib.sha256(data).hexdigest()
    told = [reports.load(store, id_) for id_ in chosen]
    name = outgoing.file_name("BC", told, int(meta(store, "seq")), sha256)
    file = outgoing.put(store, data, folder, name, watch)
    store.back_up(Why.SUBMITTED)
    return Submitted(file, sha256, chosen)


def stage(store: Store, ids: Sequence[str]) -> bytes:
    """The file's bytes: the same for the same reports at the same count of changes."""
    chosen = sorted(set(ids))
    if not chosen:
        raise NothingChosen
    units = {_handed_over(store, id_).unit for id_ in chosen}

    def fill(made: sqlite3.Connection) -> None:
        for asked, insert in _COPIED:
            for id_ in chosen:
                made.executemany(insert, store.fetch(asked, (id_,)))

    data = outgoing.packed(store, "submission", units.pop() if len(units) == 1 else "", fill)
    _prove(data, chosen)
    return data


def _handed_over(store: Store, id_: str) -> Report:
    report = reports.load(store, id_)
    if report.state is not State.FINAL:
        raise ReportNotFinal(report=id_)
    if report.source is Source.PRACTICE:
        raise ReportIsPractice(report=id_)
    return report


def _prove(data: bytes, chosen: Sequence[str]) -> None:
    """The receiving office's own reader says first whether it would take the file."""
    if len(data) > LARGEST:
        raise SubmissionTooLarge(size=-(-len(data) >> 20), largest=LARGEST >> 20)
    try:
        found = stranger.read(data)
    except Refused as refused:
        raise SubmissionUnsound(reason=refused.reason) from refused
    if sorted(arrival.id for arrival in found.arrivals if arrival.locked) != list(chosen):
        raise SubmissionUnsound(reason="reports")
