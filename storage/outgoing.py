"""A new file for others: the same schema, only what it is to say, proved on the stick."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import AppError
from core.report import Report
from storage import files, stranger
from storage.database import meta
from storage.outgoing_names import NAME, file_name
from storage.rows import file_digest
from storage.schema import APPLICATION_ID, RELEASED, VERSION
from storage.strange_file import LARGEST, Refused, slurp
from storage.strange_values import tables

if TYPE_CHECKING:
    from storage.database import Store

_KEPT = 3


class NothingChosen(AppError):
    """No report was chosen."""


class SubmissionTooLarge(AppError):
    """The file would have `size` MB; the receiving office reads up to `largest`."""


class SubmissionUnsound(AppError):
    """The file made for handing over does not read back as sound: `reason`."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that a file for others will say, read from the database and waiting to be written.

    `rows` are statements with what they put in; `beginning` and `told` make the file's name.
    """

    kind: str
    beginning: str
    told: tuple[Report, ...]
    install: str
    seq: str
    rows: tuple[tuple[str, tuple[tuple[Any, ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Submitted:
    """The file written, the SHA-256 of its bytes, and the ids of its reports."""

    file: Path
    sha256: str
    reports: tuple[str, ...]


def parcel(
    store: Store,
    kind: str,
    told: Sequence[Report],
    rows: Sequence[tuple[str, Sequence[tuple[Any, ...]]]],
) -> Parcel:
    """What is to be said of the reports `told`, with who says it and at which count of changes."""
    beginning = "BC" if kind == "submission" else "TL"
    said = tuple((statement, tuple(values)) for statement, values in rows)
    return Parcel(kind, beginning, tuple(told), meta(store, "install_id"), meta(store, "seq"), said)


def send(given: Parcel, folder: Path, watch: files.Watch | None = None) -> Submitted:
    """The parcel as a new file in `folder`, proved and listed there; no database is asked.

    Of its like the last three are kept. Raises the errors of this module or of `storage.files`.
    """
    data = packed(given)
    sha256 = hashlib.sha256(data).hexdigest()
    name = file_name(given.beginning, given.told, int(given.seq), sha256)
    file = files.put_on_stick(data, folder, name, watch)
    try:
        _keep_last(folder, name, given.install)
        listed = {found.name for found in folder.iterdir()}
    except OSError as error:
        raise files.told_of_stick(error, file) from error
    if name not in listed:
        raise files.WriteNotKept(path=file)
    return Submitted(file, sha256, tuple(report.id for report in given.told))


def packed(given: Parcel) -> bytes:
    """The file's bytes, proved by the reader that others will read them with."""
    data = _written(given)
    if len(data) > LARGEST:
        raise SubmissionTooLarge(size=-(-len(data) >> 20), largest=LARGEST >> 20)
    try:
        found = stranger.read(data)
    except Refused as refused:
        raise SubmissionUnsound(reason=refused.reason) from refused
    there = [arrival.id for arrival in found.arrivals if arrival.locked]
    there += [word.report for word in found.returned]
    if sorted(there) != sorted(report.id for report in given.told):
        raise SubmissionUnsound(reason="reports")
    return data


def _written(given: Parcel) -> bytes:
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {VERSION}")
        made.execute("BEGIN")
        for statement in RELEASED[VERSION]:
            made.execute(statement)
        for statement, values in given.rows:
            made.executemany(statement, values)
        units = {report.unit for report in given.told}
        about = {
            "kind": given.kind,
            "commune": units.pop() if len(units) == 1 else "",
            "install_id": given.install,
            "seq": given.seq,
        }
        made.executemany("INSERT INTO meta VALUES (?, ?)", sorted(about.items()))
        made.execute("INSERT INTO meta VALUES ('digest', ?)", (file_digest(tables(made)),))
        made.execute("COMMIT")
        return made.serialize()
    finally:
        made.close()


def _keep_last(folder: Path, name: str, install: str) -> None:
    """Delete older files of the same unit, form and period that this very program wrote."""
    beginning = "_".join(name.split("_")[:4]) + "_"
    numbered = []
    for found in folder.iterdir():
        match = NAME.fullmatch(found.name)
        if match and found.name.startswith(beginning):
            numbered.append((int(match[1]), found.name, found))
    older = [file for _, _, file in sorted(numbered)][:-_KEPT]
    for file in older:
        with suppress(OSError, Refused):
            if file.name != name and stranger.read(slurp(file)).install == install:
                file.unlink()
