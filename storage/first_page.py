"""What the first page shows, by plain SQL: the list does not wait for the rest of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.period import read_period
from core.report_line import ReportLine
from storage.connection import FAILURES, is_empty, path_of, told

if TYPE_CHECKING:
    import sqlite3

_LIST = (
    "SELECT r.id, template, period, unit, r.revision, state = 'final', source = 'practice',"
    " source = 'received', coalesce(number, '') FROM report r LEFT JOIN registration g"
    " ON g.report = r.id AND g.revision = r.revision{} ORDER BY r.seq DESC, r.id"
)
# A database of version 1.0 has no bin yet.
_HAS_BIN = "SELECT 1 FROM sqlite_schema WHERE name = 'bin'"
NOT_DELETED = " WHERE r.id NOT IN (SELECT report FROM bin)"
# A receiving office has its own list of what it received: the board.
_NEWEST = (
    " AND (source <> 'received' OR r.id IN"
    " (SELECT id FROM report WHERE source = 'received' ORDER BY seq DESC LIMIT 200))"
)
_WORDS = (
    "SELECT r.id, verdict FROM acknowledgement a JOIN report r ON r.id = a.report"
    " AND r.head = a.head WHERE r.source = 'own'"
)
_PROGRESS = (
    "SELECT report, sum(json_extract(value, '$.progress') = 'done'),"
    " sum(json_extract(value, '$.progress') = 'carried')"
    " FROM answer WHERE key LIKE 'section:%' GROUP BY report"
)


def listed(connection: sqlite3.Connection) -> tuple[ReportLine, ...]:
    """Every report of our own and the newest received ones, the last changed first; none in a
    database that is still empty."""
    try:
        if is_empty(connection):
            return ()
        is_new = connection.execute(_HAS_BIN).fetchone() is not None
        stays = NOT_DELETED + _NEWEST if is_new else ""
        found = connection.execute(_LIST.format(stays)).fetchall()
        words = dict(connection.execute(_WORDS)) if is_new else {}
        counted = {id_: counts for id_, *counts in connection.execute(_PROGRESS)}
    except FAILURES as error:
        raise told(error, path_of(connection)) from error
    return tuple(_line(*row, *counted.get(row[0], (0, 0)), words.get(row[0], "")) for row in found)


def _line(
    id_: str, template: str, period: str, unit: str, revision: int, *rest: object
) -> ReportLine:
    final, practice, received, number, done, waiting, verdict = rest
    flags = bool(final), bool(practice), bool(received)
    counts = int(str(done)), int(str(waiting))
    when = read_period(period)
    named = (id_, template, when, unit, revision)
    return ReportLine(*named, *flags, str(number), *counts, str(verdict))
