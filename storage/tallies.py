"""The figures of every final report side by side, kept apart so that totals need no papers.

Everything here is derived: a row that does not fit its report's newest revision is made anew.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from core.collation import sort_key
from core.final import Revision
from core.over_time import with_told
from core.period import Period, parts
from core.report import Report, Source
from core.taking_over import Narrative
from core.tally import Tally, counted, figures_from, sent
from core.template import Template
from storage import kept, library, reports, rows
from storage.kept import ReportDamaged

if TYPE_CHECKING:
    from storage.database import Store

_WRITE = (
    "INSERT OR REPLACE INTO tally (template, period, report, version, head, revision, counter,"
    " unit, superior, province, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_STALE = (
    "SELECT r.id, r.source, v.digest, v.report, v.revision, v.counter, v.parents, v.body,"
    " v.snapshot FROM report r JOIN revision v ON v.digest = r.head"
    " WHERE r.template = ? AND r.period = ? AND NOT EXISTS (SELECT 1 FROM tally t"
    " WHERE t.template = r.template AND t.period = r.period AND t.report = r.id"
    " AND t.head = r.head) LIMIT 200"
)
_GONE = (
    "DELETE FROM tally WHERE template = ? AND period = ? AND NOT EXISTS"
    " (SELECT 1 FROM report r WHERE r.id = tally.report AND r.template = tally.template"
    " AND r.period = tally.period AND r.head = tally.head)"
)
_BLOCKS = "SELECT json_extract(snapshot, '$.paper.blocks') FROM revision WHERE digest = ?"
_READ = (
    "SELECT t.report, t.template, t.version, t.period, t.head, t.revision, t.counter, t.unit,"
    " t.superior, t.province, t.figures, r.source FROM tally t JOIN report r ON r.id = t.report"
    " WHERE t.template = ? AND t.period = ? AND r.source <> 'practice'"
    " AND t.report NOT IN (SELECT report FROM bin)"
    " ORDER BY t.revision, t.counter, r.seq"
)


def of(store: Store, template: str, period: str) -> tuple[Tally, ...]:
    """One tally of every unit that has a final report of that period, own and received, by unit.

    Where one unit has several reports of it, the one a person chose, else the one of the higher
    lần, then of the later change.
    """
    refresh(store, template, period)
    chosen = _chosen(store, template, period)
    newest: dict[tuple[str, ...], Tally] = {}
    for row in store.fetch(_READ, (template, period)):
        found = _tally(row)
        place = (found.unit, found.superior, found.province) if found.unit else (found.report,)
        if place in newest and newest[place].report in chosen:
            continue
        newest[place] = found
    return tuple(sorted(newest.values(), key=lambda tally: sort_key(tally.unit)))


def whole(store: Store, template: Template, period: Period) -> tuple[Tally, ...]:
    """`of`, and of units that sent only the shorter periods it is made of, these together."""
    own = of(store, template.id, str(period))
    shorter = [of(store, template.id, str(part)) for part in parts(period)]
    return sent(with_told(template, str(period), own, shorter))


def finals(store: Store, tallies: Sequence[Tally]) -> tuple[Report, ...]:
    """The reports behind tallies, whole."""
    return tuple(reports.final(store, tally.report, tally.source) for tally in tallies)


def narratives(store: Store, tallies: Sequence[Tally], section: str) -> Iterator[Narrative]:
    """What every unit's paper prints in one section; units without a word there are left out."""
    for tally in tallies:
        found = store.fetch(_BLOCKS, (tally.head,))
        blocks = json.loads(found[0][0]) if found and found[0][0] else []
        words = tuple(
            "".join(str(run[0]) for run in block[1])
            for block in blocks
            if block[0] == "paragraph" and block[4][0] == section
        )
        if words:
            yield Narrative(tally.unit, tally.report, words)


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


def columns(
    template: Template | None, report: Report, found: Revision, whose: tuple[str, str]
) -> tuple[Any, ...]:
    """The row of a report that `found` locks; `whose` are its superior and its province."""
    figures = counted(template, report, rows.body_answers(found)) if template else {}
    place = (report.template, str(report.period), report.id, report.version, found.digest)
    told = (found.revision, found.counter, report.unit, *whose)
    return (*place, *told, rows.text_of(figures))


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


def _columns(id_: str, source: Source, row: list[Any]) -> tuple[Any, ...]:
    try:
        found = rows.revision(row)
        unit = found.snapshot["unit"]
        if not isinstance(unit, dict):
            raise ValueError("no unit")
        report = rows.bare_report(found, source)
        whose = (str(unit.get("parent", "")), str(unit.get("province", "")))
        return columns(form(report.template, report.version, row[6]), report, found, whose)
    except kept.WRONG as error:
        raise ReportDamaged(report=id_, keys=("revision",)) from error


def _tally(row: tuple[Any, ...]) -> Tally:
    id_, form_, version, period, head, revision, counter, unit, superior, province, *rest = row
    place = (id_, form_, version, period, head, revision, counter)
    try:
        figures = figures_from(json.loads(rest[0]))
        return Tally(*place, unit, superior, province, figures, Source(rest[1]))
    except kept.WRONG as error:
        raise ReportDamaged(report=str(row[0]), keys=("tally",)) from error


def form(id_: str, version: str, snapshot: str | bytes) -> Template | None:
    """Our own form of that name, else the one the report was locked with; None where it is none.

    Ours first: what stands in a stranger's report need not be what the name promises.
    """
    try:
        return _shipped(id_, version)
    except library.TemplateUnknown:
        pass
    try:
        said = json.loads(snapshot)
        return library.template_from(str(said["template"]), f"{id_}-{version}")
    except kept.WRONG:
        return None


@functools.lru_cache(maxsize=8)
def _shipped(id_: str, version: str) -> Template:
    return library.template(id_, version)
