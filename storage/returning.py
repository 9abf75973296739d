"""The file an office gives back: remarks on a unit's reports, and whether each lần stands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AppError
from core.remark import Acknowledgement, Remark, Verdict
from storage import outgoing, remark_rows, remarks, reports
from storage.files import Watch
from storage.outgoing import NothingChosen, Parcel, Submitted

if TYPE_CHECKING:
    from storage.database import Store


class NothingToReturn(AppError):
    """Report `report` has neither a remark nor a receipt to give back."""


class ReturnsOfTwoUnits(AppError):
    """The reports are of `units`: a file goes back to one unit."""


def give_back(
    store: Store, ids: Sequence[str], folder: Path, office: str, watch: Watch | None = None
) -> Submitted:
    """Write what was decided and remarked about these reports into a new file in `folder`.

    Raises as `gather` and `storage.outgoing.send` do.
    """
    return outgoing.send(gather(store, ids, office), folder, watch)


def gather(store: Store, ids: Sequence[str], office: str) -> Parcel:
    """What the file will hold. A report with remarks that nothing was decided about is returned by
    it: that is kept at home first, so that a stick never knows more than we do.

    Raises NothingChosen, NothingToReturn, ReturnsOfTwoUnits or the errors of `storage.remarks`.
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
    words = [remark_rows.acknowledgement_columns(word) for word, _ in said]
    made = [remark_rows.remark_columns(remark) for _, of_it in said for remark in of_it]
    rows = ((remark_rows.WRITE_WORD, words), (remark_rows.WRITE_REMARK, made))
    return outgoing.parcel(store, "return", told, rows)


def _decided(store: Store, id_: str, office: str) -> tuple[Acknowledgement, tuple[Remark, ...]]:
    """The decision on the newest lần, and the remarks on it."""
    word = remarks.word(store, id_)
    every = remarks.of(store, id_)
    if word is None:
        if not every:
            raise NothingToReturn(report=id_)
        word = remarks.decide(store, id_, Verdict.RETURNED, office)
    return word, tuple(remark for remark in every if remark.head == word.head)
