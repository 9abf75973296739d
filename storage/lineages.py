"""Who changed a report last in a database, and how another copy of it stands to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.draft_lineage import Relation, relation
from storage.kept import ReportUnknown, entry

if TYPE_CHECKING:
    import sqlite3

    from storage.database import Store


def of(other: sqlite3.Connection, report: str) -> list[tuple[str, str, int]]:
    """Who changed the report in that database; nobody is known in one of version 1.0."""
    there = other.execute("SELECT 1 FROM sqlite_schema WHERE name = 'lineage'").fetchone()
    asked = "SELECT report, actor, seq FROM lineage WHERE report = ?"
    return other.execute(asked, (report,)).fetchall() if there else []


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
    theirs = {actor: seq for _, actor, seq in of(other, report)}
    found = relation(ours, theirs)
    # The same changes and other words: one of them was copied and went on under the same name.
    return Relation.FORKED if found is Relation.SAME else found
