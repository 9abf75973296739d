"""Who changed a report last in a database, and how another copy of it stands to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core import draft_lineage
from core.draft_lineage import Copy, Relation
from storage import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from storage.database import Store

_LINEAGE = (
    "SELECT report, actor, seq FROM lineage WHERE report IN (SELECT value FROM json_each(?))"
    " ORDER BY report, actor"
)
_DIGESTS = "SELECT id, digest FROM report WHERE id IN (SELECT value FROM json_each(?))"


def of(other: sqlite3.Connection, report: str) -> list[tuple[str, str, int]]:
    """Who changed the report in that database; nobody is known in one of version 1.0."""
    there = other.execute("SELECT 1 FROM sqlite_schema WHERE name = 'lineage'").fetchone()
    asked = "SELECT report, actor, seq FROM lineage WHERE report = ?"
    return other.execute(asked, (report,)).fetchall() if there else []


def compared(store: Store, other: sqlite3.Connection, report: str) -> Relation:
    """What the copy of `report` in `other` is to the one in `store`."""
    found = other.execute("SELECT digest FROM report WHERE id = ?", (report,)).fetchone()
    theirs = tuple((actor, seq) for _, actor, seq in of(other, report))
    return draft_lineage.compared(
        copies(store, (report,)).get(report), Copy(found[0] if found else "", theirs)
    )


def copies(store: Store, ids: Sequence[str]) -> dict[str, Copy]:
    """How those of these reports that are in `store` stand there."""
    given = (rows.text_of(list(ids)),)
    lines: dict[str, list[tuple[str, int]]] = {}
    for report, actor, seq in store.fetch(_LINEAGE, given):
        lines.setdefault(report, []).append((actor, seq))
    return {
        report: Copy(digest, tuple(lines.get(report, ())))
        for report, digest in store.fetch(_DIGESTS, given)
    }


def learn(store: Store, other: sqlite3.Connection, report: str) -> None:
    """Every change that the other copy knows is one that ours was made in the knowledge of.

    Within the caller's transaction.
    """
    store.conn.executemany(
        "INSERT INTO lineage (report, actor, seq) VALUES (?, ?, ?)"
        " ON CONFLICT (report, actor) DO UPDATE SET seq = max(seq, excluded.seq)",
        of(other, report),
    )
