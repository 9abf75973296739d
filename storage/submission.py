"""The file a unit hands over: a new database of the same schema with the chosen final reports."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.collation import folded
from core.errors import AppError
from core.report import Report, ReportNotFinal, Source, State
from storage import files, reports, stranger
from storage.database import meta
from storage.rows import file_digest
from storage.schema import APPLICATION_ID, RELEASED, VERSION
from storage.strange_file import Refused, slurp
from storage.strange_values import tables

if TYPE_CHECKING:
    from storage.database import Store

_KEPT = 3
_NAME = re.compile(r"BC_[a-z0-9-]+_[a-z0-9-]+_[A-Za-z0-9-]+_[a-z0-9]+_(\d{6,})_[0-9a-f]{12}\.db")
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
)


class ReportIsPractice(AppError):
    """Report `report` is practice and not to be handed over."""


class NothingChosen(AppError):
    """No report was chosen."""


class SubmissionUnsound(AppError):
    """The file made for handing over does not read back as sound: `reason`."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """The file written, the SHA-256 of its bytes, and the ids of its reports."""

    file: Path
    sha256: str
    reports: tuple[str, ...]


def submit(store: Store, ids: Sequence[str], folder: Path) -> Submitted:
    """Write the chosen final reports into a new file in `folder`, proved and listed there.

    Nothing is overwritten; of files of the same unit, form and period the last three are kept.
    Raises ReportNotFinal, ReportIsPractice, NothingChosen or the errors of `storage.files`.
    """
    chosen = tuple(dict.fromkeys(ids))
    data = stage(store, chosen)
    sha256 = hashlib.sha256(data).hexdigest()
    told = [reports.load(store, id_) for id_ in chosen]
    name = submission_name(told, int(meta(store, "seq")), sha256)
    file = files.put_on_stick(data, folder, name)
    _keep_last(folder, name, meta(store, "install_id"))
    if name not in {found.name for found in folder.iterdir()}:
        raise files.WriteNotKept(path=file)
    return Submitted(file, sha256, chosen)


def stage(store: Store, ids: Sequence[str]) -> bytes:
    """The file's bytes: the same for the same reports at the same count of changes."""
    chosen = sorted(set(ids))
    if not chosen:
        raise NothingChosen
    units = {_handed_over(store, id_).unit for id_ in chosen}
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {VERSION}")
        made.execute("BEGIN")
        for statement in RELEASED[VERSION]:
            made.execute(statement)
        for asked, insert in _COPIED:
            for id_ in chosen:
                made.executemany(insert, store.fetch(asked, (id_,)))
        about = {
            "kind": "submission",
            "commune": units.pop() if len(units) == 1 else "",
            "install_id": meta(store, "install_id"),
            "seq": meta(store, "seq"),
        }
        made.executemany("INSERT INTO meta VALUES (?, ?)", sorted(about.items()))
        made.execute("INSERT INTO meta VALUES ('digest', ?)", (file_digest(tables(made)),))
        made.execute("COMMIT")
        data = made.serialize()
    finally:
        made.close()
    _prove(data, chosen)
    return data


def submission_name(told: Sequence[Report], seq: int, sha256: str) -> str:
    """ASCII, at most 70 characters, no clock in it; sorts by `seq` within one unit and form."""
    unit = _ascii({report.unit for report in told}, 16)
    form = _ascii({report.template for report in told}, 14)
    periods = {str(report.period) for report in told}
    period = periods.pop() if len(periods) == 1 else "nhieu"
    numbers = {report.revision for report in told}
    number = f"lan{numbers.pop()}" if len(numbers) == 1 else "nhieu"
    return f"BC_{unit}_{form}_{period}_{number}_{seq:06}_{sha256[:12]}.db"


def is_named_ours(name: str) -> bool:
    """Whether a file's name is one that a submission or a working database carries."""
    return bool(_NAME.fullmatch(name)) or (name.startswith("baocaoxa") and name.endswith(".db"))


def _ascii(words: set[str], limit: int) -> str:
    if len(words) != 1:
        return "nhieu"
    bare = re.sub(r"[^a-z0-9]+", "-", folded(words.pop())).strip("-")
    return bare[:limit].strip("-") or "x"


def _handed_over(store: Store, id_: str) -> Report:
    report = reports.load(store, id_)
    if report.state is not State.FINAL:
        raise ReportNotFinal(report=id_)
    if report.source is Source.PRACTICE:
        raise ReportIsPractice(report=id_)
    return report


def _prove(data: bytes, chosen: Sequence[str]) -> None:
    """The receiving office's own reader says first whether it would take the file."""
    try:
        found = stranger.read(data)
    except Refused as refused:
        raise SubmissionUnsound(reason=refused.reason) from refused
    if sorted(arrival.id for arrival in found.arrivals if arrival.locked) != list(chosen):
        raise SubmissionUnsound(reason="reports")


def _keep_last(folder: Path, name: str, install: str) -> None:
    """Delete older files of the same unit, form and period that this very program wrote."""
    beginning = "_".join(name.split("_")[:4]) + "_"
    numbered = []
    for found in folder.iterdir():
        match = _NAME.fullmatch(found.name)
        if match and found.name.startswith(beginning):
            numbered.append((int(match[1]), found.name, found))
    older = [file for _, _, file in sorted(numbered)][:-_KEPT]
    for file in older:
        with suppress(OSError, Refused):
            if file.name != name and stranger.read(slurp(file)).install == install:
                file.unlink()
