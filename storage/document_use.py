"""A document entered by mistake leaves the register, unless a report of ours points at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import AppError
from core.exchange import cited_ids
from core.report import Source
from storage import register_rows, reports

if TYPE_CHECKING:
    from storage.database import Store

_DOCUMENT = "document"


class DocumentCited(AppError):
    """Document `id` is cited in `count` reports, first in that of `period`."""


class DocumentNotOwn(AppError):
    """Document `id` is none of the unit's register; the shipped laws can't be taken out."""


def take_out(store: Store, id_: str) -> None:
    """The document stands no more; raises DocumentCited while a report cites it, kept, final or in
    the bin, or DocumentNotOwn."""
    with store.write():
        own = [row for row in register_rows.read(store, _DOCUMENT) if row.id == id_]
        if not own:
            raise DocumentNotOwn(id=id_)
        ids = store.fetch("SELECT id FROM report WHERE source <> ? ORDER BY id", (Source.RECEIVED,))
        using = [made for (id2,) in ids if id_ in cited_ids(made := reports.load(store, id2))]
        if using:
            raise DocumentCited(id=id_, count=len(using), period=str(using[0].period))
        for row in own:
            register_rows.take_out(store, _DOCUMENT, row)
        register_rows.count_change(store)
