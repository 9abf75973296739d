"""The file a unit hands over: a new database of the same schema with the chosen final reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AppError
from core.report import Report, ReportNotFinal, Source, State
from storage import outgoing, reports
from storage.backup_names import Why
from storage.files import Watch
from storage.outgoing import NothingChosen, Parcel, Submitted
from storage.remark_rows import READ_REMARK

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


def submit(store: Store, ids: Sequence[str], folder: Path, watch: Watch | None = None) -> Submitted:
    """Write the chosen final reports into a new file in `folder`, proved and listed there.

    Nothing is overwritten; of files of the same unit, form and period the last three are kept.
    Raises as `gather` and `storage.outgoing.send` do.
    """
    made = outgoing.send(gather(store, ids), folder, watch)
    submitted(store)
    return made


def gather(store: Store, ids: Sequence[str]) -> Parcel:
    """What a file of the chosen reports will hold, read in one go; nothing is written.

    Raises ReportNotFinal, ReportIsPractice or NothingChosen.
    """
    chosen = tuple(dict.fromkeys(ids))
    if not chosen:
        raise NothingChosen
    told = [_handed_over(store, id_) for id_ in chosen]
    rows = [
        (insert, [row for id_ in sorted(chosen) for row in store.fetch(asked, (id_,))])
        for asked, insert in _COPIED
    ]
    return outgoing.parcel(store, "submission", told, rows)


def submitted(store: Store) -> None:
    """What was handed over is kept at home once more."""
    store.back_up(Why.SUBMITTED)


def stage(store: Store, ids: Sequence[str]) -> bytes:
    """The file's bytes: the same for the same reports at the same count of changes."""
    return outgoing.packed(gather(store, ids))


def _handed_over(store: Store, id_: str) -> Report:
    report = reports.load(store, id_)
    if report.state is not State.FINAL:
        raise ReportNotFinal(report=id_)
    if report.source is Source.PRACTICE:
        raise ReportIsPractice(report=id_)
    return report
