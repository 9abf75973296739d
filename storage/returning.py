"""The file an office gives back: remarks on a unit's reports, and whether each lần stands."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AppError
from core.remark import Acknowledgement, Remark, Verdict
from storage import outgoing, remark_rows, remarks, reports, stranger
from storage.database import meta
from storage.outgoing import Submitted
from storage.strange_file import Refused
from storage.submission import NothingChosen, SubmissionUnsound

if TYPE_CHECKING:
    from storage.database import Store


class NothingToReturn(AppError):
    """Report `report` has neither a remark nor a receipt to give back."""


class ReturnsOfTwoUnits(AppError):
    """The reports are of `units`: a file goes back to one unit."""


def give_back(store: Store, ids: Sequence[str], folder: Path, office: str) -> Submitted:
    """Write what was decided and remarked about these reports into a new file in `folder`.

    A report with remarks that nothing was decided about is returned by it. Raises NothingToReturn,
    ReturnsOfTwoUnits, the errors of `storage.remarks` or those of `storage.files`.
    """
    chosen = tuple(dict.fromkeys(ids))
    if not chosen:
        raise NothingChosen
    told = [reports.load(store, id_) for id_ in chosen]
    units = sorted({report.unit for report in told})
    if len(units) > 1:
        raise ReturnsOfTwoUnits(units=", ".join(units))
    with store.write():
        said = [_decided(store, id_, office) for id_ in chosen]
    data = packed(store, units[0], said)
    sha256 = hashlib.sha256(data).hexdigest()
    name = outgoing.file_name("TL", told, int(meta(store, "seq")), sha256)
    return Submitted(outgoing.put(store, data, folder, name), sha256, chosen)


def packed(
    store: Store, unit: str, said: Sequence[tuple[Acknowledgement, tuple[Remark, ...]]]
) -> bytes:
    """The file's bytes, proved by the reader that the unit will read them with."""

    def fill(made: sqlite3.Connection) -> None:
        for word, made_of_it in said:
            made.execute(remark_rows.WRITE_WORD, remark_rows.acknowledgement_columns(word))
            for remark in made_of_it:
                made.execute(remark_rows.WRITE_REMARK, remark_rows.remark_columns(remark))

    data = outgoing.packed(store, "return", unit, fill)
    try:
        found = stranger.read(data)
    except Refused as refused:
        raise SubmissionUnsound(reason=refused.reason) from refused
    if len(found.returned) != len(said):
        raise SubmissionUnsound(reason="reports")
    return data


def _decided(store: Store, id_: str, office: str) -> tuple[Acknowledgement, tuple[Remark, ...]]:
    """The decision on the newest lần, and the remarks on it."""
    word = remarks.word(store, id_)
    every = remarks.of(store, id_)
    if word is None:
        if not every:
            raise NothingToReturn(report=id_)
        word = remarks.decide(store, id_, Verdict.RETURNED, office)
    return word, tuple(remark for remark in every if remark.head == word.head)
