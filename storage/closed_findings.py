"""Findings that were closed with a reason, kept with their report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.closed_finding import ClosedFinding
from storage import kept, rows

if TYPE_CHECKING:  # the first page reads without sqlite-utils
    from storage.database import Store


def closed(store: Store, report: str) -> tuple[ClosedFinding, ...]:
    """The report's closed findings, by code and place."""
    found = store.fetch(
        "SELECT code, section, quote, reason, wall_time, digest FROM closed_finding"
        " WHERE report = ? ORDER BY code, section, quote",
        (report,),
    )
    findings = tuple(ClosedFinding(*row[:5]) for row in found)
    for finding, row in zip(findings, found, strict=True):
        if rows.finding_digest(report, finding) != row[5]:
            raise kept.ReportDamaged(report=report, keys=("closed_finding",))
    return findings


def close(store: Store, report: str, finding: ClosedFinding) -> None:
    """Keep the finding as closed; its time is now."""
    with store.write():
        entry = kept.draft(store, report)
        write(store, report, replace(finding, wall_time=kept.now()))
        kept.seal(store, entry)


def open_again(store: Store, report: str, finding: ClosedFinding) -> None:
    """Forget that the finding was closed."""
    with store.write():
        entry = kept.draft(store, report)
        store.execute(
            "DELETE FROM closed_finding"
            " WHERE report = ? AND code = ? AND section = ? AND quote = ?",
            (report, finding.code, finding.section, finding.quote),
        )
        kept.seal(store, entry)


def write(store: Store, report: str, finding: ClosedFinding) -> None:
    """Write one row within the caller's transaction."""
    store.execute(
        "INSERT INTO closed_finding (report, code, section, quote, reason, wall_time, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (report, code, section, quote) DO UPDATE SET"
        " reason = excluded.reason, wall_time = excluded.wall_time, digest = excluded.digest",
        rows.finding_columns(report, finding),
    )
