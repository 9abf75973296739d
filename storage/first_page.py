"""What the first page shows, by plain SQL: the list does not wait for the rest of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.period import read_period
from core.report_line import ReportLine
from storage.connection import FAILURES, is_empty, path_of, told

if TYPE_CHECKING:
    import sqlite3


def listed(connection: sqlite3.Connection) -> tuple[ReportLine, ...]:
    """Every report, the last changed first; none in a database that is still empty."""
    try:
        if is_empty(connection):
            return ()
        found = connection.execute(
            "SELECT r.id, template, period, unit, r.revision, state = 'final', source = 'practice',"
            " source = 'received', coalesce(number, '') FROM report r LEFT JOIN registration g"
            " ON g.report = r.id AND g.revision = r.revision ORDER BY r.seq DESC, r.id"
        ).fetchall()
    except FAILURES as error:
        raise told(error, path_of(connection)) from error
    return tuple(_line(*row) for row in found)


def _line(
    id_: str, template: str, period: str, unit: str, revision: int, *rest: object
) -> ReportLine:
    final, practice, received, number = rest
    flags = bool(final), bool(practice), bool(received)
    return ReportLine(id_, template, read_period(period), unit, revision, *flags, str(number))
