"""A new file for others: the same schema, only what it is to say, proved on the stick."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.collation import folded
from storage import files, stranger
from storage.database import meta
from storage.rows import file_digest
from storage.schema import APPLICATION_ID, RELEASED, VERSION
from storage.strange_file import Refused, slurp
from storage.strange_values import tables

if TYPE_CHECKING:
    from core.report import Report
    from storage.database import Store

_KEPT = 3
_NAME = re.compile(
    r"(?:BC|TL)_[a-z0-9-]+_[a-z0-9-]+_[A-Za-z0-9-]+_[a-z0-9]+_(\d{6,})_[0-9a-f]{12}\.db"
)


@dataclass(frozen=True, slots=True)
class Submitted:
    """The file written, the SHA-256 of its bytes, and the ids of its reports."""

    file: Path
    sha256: str
    reports: tuple[str, ...]


def packed(
    store: Store, kind: str, commune: str, fill: Callable[[sqlite3.Connection], None]
) -> bytes:
    """The bytes of a file of that kind, holding what `fill` puts into its tables."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    try:
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {VERSION}")
        made.execute("BEGIN")
        for statement in RELEASED[VERSION]:
            made.execute(statement)
        fill(made)
        about = {
            "kind": kind,
            "commune": commune,
            "install_id": meta(store, "install_id"),
            "seq": meta(store, "seq"),
        }
        made.executemany("INSERT INTO meta VALUES (?, ?)", sorted(about.items()))
        made.execute("INSERT INTO meta VALUES ('digest', ?)", (file_digest(tables(made)),))
        made.execute("COMMIT")
        return made.serialize()
    finally:
        made.close()


def put(
    store: Store, data: bytes, folder: Path, name: str, watch: files.Watch | None = None
) -> Path:
    """The file in `folder`, proved and listed there; of its like the last three are kept.

    Raises the errors of `storage.files`.
    """
    file = files.put_on_stick(data, folder, name, watch)
    try:
        _keep_last(folder, name, meta(store, "install_id"))
        listed = {found.name for found in folder.iterdir()}
    except OSError as error:
        raise files.told_of_stick(error, file) from error
    if name not in listed:
        raise files.WriteNotKept(path=file)
    return file


def file_name(beginning: str, told: Sequence[Report], seq: int, sha256: str) -> str:
    """ASCII, at most 70 characters, no clock in it; sorts by `seq` within one unit and form."""
    unit = _ascii({report.unit for report in told}, 16)
    form = _ascii({report.template for report in told}, 14)
    periods = {str(report.period) for report in told}
    period = periods.pop() if len(periods) == 1 else "nhieu"
    numbers = {report.revision for report in told}
    number = f"lan{numbers.pop()}" if len(numbers) == 1 else "nhieu"
    return f"{beginning}_{unit}_{form}_{period}_{number}_{seq:06}_{sha256[:12]}.db"


def is_named_ours(name: str) -> bool:
    """Whether a file's name is one that a file for others or a working database carries."""
    return bool(_NAME.fullmatch(name)) or (name.startswith("baocaoxa") and name.endswith(".db"))


def _ascii(words: set[str], limit: int) -> str:
    if len(words) != 1:
        return "nhieu"
    bare = re.sub(r"[^a-z0-9]+", "-", folded(words.pop())).strip("-")
    return bare[:limit].strip("-") or "x"


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
