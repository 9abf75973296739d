"""Final reports of our own that we lost: what came back by a stick is ours again, not received."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.report import Source
from storage import kept, registers
from storage.facts import locked_documents

if TYPE_CHECKING:
    from core.merge import PlannedFile
    from storage.database import Store


def make_ours(store: Store, planned: PlannedFile) -> None:
    """Within the caller's transaction, after the file was taken.

    The documents it cites enter the register where their ids are unknown: the next lần and the next
    period point at them.
    """
    for report in planned.reports:
        if report.becomes_ours:
            entry, _ = kept.entry(store, report.arrival.id)
            kept.place(store, replace(entry, report=replace(entry.report, source=Source.OWN)))
            _learn_documents(store, report.arrival.id)


def _learn_documents(store: Store, id_: str) -> None:
    revision = kept.revision(store, id_)
    known = {document.id for document in registers.documents(store)}
    cited = locked_documents(revision) if revision else {}
    registers.save_documents(store, [one for one in cited.values() if one.id not in known])
