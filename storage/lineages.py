"""Who changed a report last in a database, and how another copy of it stands to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.draft_lineage import Relation, relation
from storage.kept import ReportUnknown, entry

if TYPE_CHECKING:
    import sqlite3

    from storage.database import Store


def compared(store: Store, other: sqlite3.Connection, report: str) -> Relation:
    """What the copy of `report` in `other` is to the one in `store`."""
    asked = "SELECT actor, seq FROM lineage WHERE report = ?"
    digest = "SELECT digest FROM report WHERE id = ?"
    try:
        _, sealed = entry(store, report)
    except ReportUnknown:
        return Relation.NEW
    if other.execute(digest, (report,)).fetchone() == (sealed,):
        return Relation.SAME
    ours = dict(store.fetch(asked, (report,)))
    theirs = dict(other.execute(asked, (report,)).fetchall())
    found = relation(ours, theirs)
    # The same changes and other words: one of them was copied and went on under the same name.
    return Relation.FORKED if found is Relation.SAME else found
