"""The figures of every final report side by side, kept apart so that totals need no papers.

Everything here is derived: a row that does not fit its report's newest revision is made anew.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.arrival import Lock
from core.canonical import Json
from core.collation import sort_key
from core.report import Report, Source
from core.tally import Tally, counted, named
from core.tally import listed as listed_
from core.template import Template
from storage import kept, library, remarks, rows, tally_figures
from storage.kept import ReportDamaged

if TYPE_CHECKING:
    from storage.database import Store

_WRITE = (
    "INSERT OR REPLACE INTO tally (template, period, report, version, head, revision, counter,"
    " unit, superior, province, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_STALE = (
    "SELECT r.id, r.source, v.digest, v.report, v.revision, v.counter, v.parents,"
    " CAST(v.body AS BLOB), CAST(v.snapshot AS BLOB)"
    " FROM report r JOIN revision v ON v.digest = r.head WHERE r.template = ? AND r.period = ?"
    " AND r.source <> 'practice' AND r.id NOT IN (SELECT report FROM bin)"
    " AND NOT EXISTS (SELECT 1 FROM tally t"
    " WHERE t.template = r.template AND t.period = r.period AND t.report = r.id"
    " AND t.head = r.head) LIMIT 200"
)
_GONE = (
    "DELETE FROM tally WHERE template = ? AND period = ? AND NOT EXISTS"
    " (SELECT 1 FROM report r WHERE r.id = tally.report AND r.template = tally.template"
    " AND r.period = tally.period AND r.head = tally.head)"
)
_REPORTS = (
    "SELECT id, head, source, seq FROM report WHERE template = ? AND period = ?"
    " AND head IS NOT NULL AND source <> 'practice' AND id NOT IN (SELECT report FROM bin)"
)
_READ = (
    "SELECT report, template, version, period, head, revision, counter, unit, superior, province"
    " FROM tally WHERE template = ? AND period = ?"
)
_FIGURES = "SELECT report, head, figures FROM tally WHERE template = ? AND period = ?"

_Row = tuple[Any, ...]


def of(store: Store, template: str, period: str) -> tuple[Tally, ...]:
    """One tally of every unit that has a final report of that period, own and received, by unit.

    Of a report the newest lần that the office accepted, else the newest.
    """
    found = with_figures(store, template, period, listed(store, template, period))
    return tuple(sorted(found, key=lambda tally: sort_key(tally.unit)))


def listed(store: Store, template: str, period: str) -> tuple[Tally, ...]:
    """The newest lần of every unit, without its figures.

    Where one unit has several reports, the one a person chose, else the one of the higher lần,
    then of the later change.
    """
    chosen = _chosen(store, template, period)
    newest: dict[tuple[str, ...], Tally] = {}
    for row, source, _ in sorted(_fitting(store, template, period), key=_rank):
        tally = _tally(row, source)
        known = newest.get(tally.place)
        if known is None or known.report not in chosen:
            newest[tally.place] = tally
    return tuple(newest.values())


def with_figures(
    store: Store, template: str, period: str, given: Sequence[Tally]
) -> tuple[Tally, ...]:
    """Those of `listed`, each of its newest accepted lần, else of its newest, with its figures."""
    returned, accepted = remarks.unsettled(store, template, period)
    wanted = {tally.head for tally in given if tally.report not in accepted}
    found = store.fetch(_FIGURES, (template, period)) if wanted else []
    figures = tally_figures.read([(id_, text) for id_, head, text in found if head in wanted])
    return tuple(
        _as_accepted(store, tally, accepted[tally.report])
        if tally.report in accepted
        else replace(tally, figures=figures[tally.report], is_returned=tally.report in returned)
        for tally in given
    )


def places(store: Store, template: str, period: str) -> Iterator[tuple[str, ...]]:
    """Which units sent a report of it."""
    for row, source, _ in _fitting(store, template, period):
        yield _tally(row, source).place


def periods(store: Store, template: str) -> tuple[str, ...]:
    """Every period that any report of the kind is of."""
    found = store.fetch(
        "SELECT DISTINCT period FROM report WHERE template = ? ORDER BY period DESC", (template,)
    )
    return tuple(str(row[0]) for row in found)


def refresh(store: Store, template: str, period: str) -> None:
    """Make what is missing, and drop what is no more."""
    stale = store.fetch(_STALE, (template, period))
    gone = store.fetch(_GONE.replace("DELETE", "SELECT count(*)", 1), (template, period))
    if not stale and not gone[0][0]:
        return
    with store.write():
        store.execute(_GONE, (template, period))
        while stale:
            for id_, source, *revision in stale:
                write(store, _columns(id_, Source(source), revision))
            stale = store.fetch(_STALE, (template, period))


def write(store: Store, made: tuple[Any, ...]) -> None:
    """Write one row within the caller's transaction, in place of the report's row before."""
    store.conn.execute(_WRITE, made)


def packed(id_: str, version: str, figures: Mapping[str, Json]) -> str:
    """What `counted` gave as a text: of our own forms without the names, thousands of times."""
    template = own_form(id_, version)
    return rows.text_of(listed_(template, figures) if template else figures)


def unpacked(id_: str, version: str, text: str) -> dict[str, Json]:
    """What was packed of that form; nothing where nothing was."""
    found = json.loads(text) if text else {}
    template = own_form(id_, version)
    return named(template, found) if template and isinstance(found, list) else dict(found)


def columns(report: Report, lock: Lock, figures: Mapping[str, Json]) -> tuple[Any, ...]:
    """The row of a final report."""
    place = (report.template, str(report.period), report.id, report.version, lock.digest)
    whose = (report.unit, lock.superior, lock.province)
    return (*place, report.revision, lock.counter, *whose, rows.text_of(figures))


def choose(store: Store, report: str) -> None:
    """Remember, within the caller's transaction, that a person took this one of several."""
    text = rows.text_of({"report": report})
    digest = rows.register_digest("chosen", report, "", None, 0, text)
    store.execute(
        "INSERT OR REPLACE INTO register (kind, id, valid_from, valid_to, position, body, digest)"
        " VALUES ('chosen', ?, '', NULL, 0, ?, ?)",
        (report, text, digest),
    )


def _chosen(store: Store, template: str, period: str) -> frozenset[str]:
    found = store.fetch(
        "SELECT r.id FROM register g JOIN report r ON r.id = g.id"
        " WHERE g.kind = 'chosen' AND r.template = ? AND r.period = ?",
        (template, period),
    )
    return frozenset(str(row[0]) for row in found)


def _columns(id_: str, source: Source, row: Sequence[Any]) -> _Row:
    """The row of the report that a row of `READ_REVISION_DATA` locks, its digest proved."""
    try:
        if not rows.is_sealed_data(row):
            raise ValueError("no revision as it was locked")
        found = rows.revision((*row[:5], row[5].decode(), row[6].decode()))
        unit = found.snapshot["unit"]
        if not isinstance(unit, dict):
            raise ValueError("no unit")
        report = rows.bare_report(found, source)
        whose = (str(unit.get("parent", "")), str(unit.get("province", "")))
        template = form(report.template, report.version, str(found.snapshot["template"]))
        figures = counted(template, report, rows.body_answers(found)) if template else {}
        lock = Lock(found.digest, found.parents, *whose, found.counter)
        return columns(report, lock, figures)
    except kept.WRONG as error:
        raise ReportDamaged(report=id_, keys=("revision",)) from error


def _fitting(store: Store, template: str, period: str) -> list[tuple[_Row, str, int]]:
    """The row of every report that counts, its source and the number of its last change."""
    found = _joined(store, template, period)
    if found is None:
        refresh(store, template, period)
        found = _joined(store, template, period)
    if found is None:
        raise ReportDamaged(report="", keys=("tally",))
    return found


def _joined(store: Store, template: str, period: str) -> list[tuple[_Row, str, int]] | None:
    """None where a row is missing, or is not of its report's newest revision."""
    kept_rows = {row[0]: row for row in store.fetch(_READ, (template, period))}
    found = []
    for id_, head, source, seq in store.fetch(_REPORTS, (template, period)):
        row = kept_rows.get(id_)
        if row is None or row[4] != head:
            return None
        found.append((row, source, seq))
    return found


def _tally(row: _Row, source: str) -> Tally:
    id_, template, version, period, head, revision, counter, unit, superior, province = row
    place = (id_, template, version, period, head, revision, counter)
    return Tally(*place, unit, superior, province, source=Source(source))


def _rank(found: tuple[_Row, str, int]) -> tuple[int, int, int]:
    row, _, seq = found
    return row[5], row[6], seq


def _as_accepted(store: Store, newest: Tally, head: str) -> Tally:
    """An earlier lần in place of the newest, read from its own revision."""
    found = store.fetch(f"{rows.READ_REVISION_DATA} WHERE digest = ?", (head,))
    if not found:
        raise ReportDamaged(report=newest.report, keys=("revision",))
    made = _columns(newest.report, newest.source, found[0])
    template, period, report, version, *rest = made
    tally = _tally((report, template, version, period, *rest[:-1]), newest.source)
    figures = tally_figures.read([(report, rest[-1])])[report]
    return replace(tally, figures=figures, newer=newest.revision)


def form(id_: str, version: str, text: str) -> Template | None:
    """Our own form of that name, else the one a report was locked with, its `text`; None where it
    is none.

    Ours first: what stands in a stranger's report need not be what the name promises.
    """
    ours = own_form(id_, version)
    if ours:
        return ours
    try:
        return library.template_from(text, f"{id_}-{version}")
    except kept.WRONG:
        return None


@functools.lru_cache(maxsize=8)
def own_form(id_: str, version: str) -> Template | None:
    """The form of that name that is shipped with the program."""
    try:
        return library.template(id_, version)
    except library.TemplateUnknown:
        return None
