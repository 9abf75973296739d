"""The figures of every final report side by side, kept apart so that totals need no papers.

Everything here is derived: a row that does not fit its report's newest revision, or does not say
what was written, is made anew. A report of which that can't be done is told and left out.
"""

from __future__ import annotations

import contextlib
import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core.arrival import Lock
from core.canonical import Json
from core.collation import sort_key
from core.damaged import Damaged, Tell, of_tally, unheard
from core.report import Report, Source
from core.tally import Tally, counted, named
from core.tally import listed as listed_
from core.template import Template
from storage import kept, library, remarks, rows, tally_figures, tally_rows
from storage.kept import ReportDamaged
from storage.tally_rows import Row

if TYPE_CHECKING:
    from storage.database import Store

_GONE = (
    "DELETE FROM tally WHERE template = ? AND period = ? AND NOT EXISTS"
    " (SELECT 1 FROM report r WHERE r.id = tally.report AND r.template = tally.template"
    " AND r.period = tally.period AND r.head = tally.head)"
)
_REPORTS = (
    "SELECT id, head, source, seq, unit, revision FROM report WHERE template = ? AND period = ?"
    " AND head IS NOT NULL AND source <> 'practice' AND id NOT IN (SELECT report FROM bin)"
)
_AMONG = " WHERE digest IN (SELECT value FROM json_each(?))"
_AT_ONCE = 200

# A report's row, its source and the number of its last change.
_Fitting = tuple[Row, str, int]


def of(store: Store, template: str, period: str, tell: Tell = unheard) -> tuple[Tally, ...]:
    """One tally of every unit that has a final report of that period, own and received, by unit.

    Of a report the newest lần that the office accepted, else the newest. `tell` hears of those
    that are damaged.
    """
    found = with_figures(store, template, period, listed(store, template, period, tell), tell)
    return tuple(sorted(found, key=lambda tally: sort_key(tally.unit)))


def listed(store: Store, template: str, period: str, tell: Tell = unheard) -> tuple[Tally, ...]:
    """The newest lần of every unit, without its figures.

    Where one unit has several reports, the one a person chose, else the one of the higher lần,
    then of the later change.
    """
    chosen = _chosen(store, template, period)
    newest: dict[tuple[str, ...], Tally] = {}
    for row, source, _ in sorted(_fitting(store, template, period, tell), key=_rank):
        tally = _tally(row, source)
        known = newest.get(tally.place)
        if known is None or known.report not in chosen:
            newest[tally.place] = tally
    return tuple(newest.values())


def with_figures(
    store: Store, template: str, period: str, given: Sequence[Tally], tell: Tell = unheard
) -> tuple[Tally, ...]:
    """Those of `listed`, each of its newest accepted lần, else of its newest, with its figures."""
    returned, accepted, unknown = remarks.unsettled(store, template, period)
    wanted = {tally.head for tally in given if tally.report not in accepted}
    read = store.fetch(tally_rows.READ, (template, period)) if wanted else []
    found = [row for row in map(tally_rows.proved, read) if row and row[4] in wanted]
    figures = tally_figures.read([(row[0], row[10]) for row in found])
    made: list[Tally] = []
    for tally in given:
        head = accepted.get(tally.report, tally.head)
        if tally.report in unknown:
            tell(of_tally(tally))
        elif head == tally.head and tally.report in figures:
            made.append(replace(tally, figures=figures[tally.report]))
        else:
            made += _out_of_revision(store, tally, head, tell)
    return tuple(
        replace(tally, is_returned=True)
        if tally.report in returned and tally.report not in accepted
        else tally
        for tally in made
    )


def places(
    store: Store, template: str, period: str, tell: Tell = unheard
) -> Iterator[tuple[str, ...]]:
    """Which units sent a report of it."""
    for row, source, _ in _fitting(store, template, period, tell):
        yield _tally(row, source).place


def periods(store: Store, template: str) -> tuple[str, ...]:
    """Every period that any report of the kind is of."""
    found = store.fetch(
        "SELECT DISTINCT period FROM report WHERE template = ? ORDER BY period DESC", (template,)
    )
    return tuple(str(row[0]) for row in found)


def refresh(store: Store, template: str, period: str) -> None:
    """Make what is missing, and drop what is no more."""
    _fitting(store, template, period, unheard)


def write(store: Store, made: Row) -> None:
    """Write one row within the caller's transaction, in place of the report's row before."""
    store.conn.execute(tally_rows.WRITE, made)


def packed(id_: str, version: str, figures: Mapping[str, Json]) -> str:
    """What `counted` gave as a text: of our own forms without the names, thousands of times."""
    template = own_form(id_, version)
    return rows.text_of(listed_(template, figures) if template else figures)


def unpacked(id_: str, version: str, text: str) -> dict[str, Json]:
    """What was packed of that form; nothing where nothing was."""
    found = json.loads(text) if text else {}
    template = own_form(id_, version)
    return named(template, found) if template and isinstance(found, list) else dict(found)


def columns(report: Report, lock: Lock, figures: Mapping[str, Json]) -> Row:
    """The row of a final report."""
    place = (report.id, report.template, report.version, str(report.period), lock.digest)
    whose = (report.unit, lock.superior, lock.province)
    said = (*place, report.revision, lock.counter, *whose)
    return tally_rows.sealed(said, rows.text_of(figures))


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


def _made(id_: str, source: Source, row: Sequence[Any]) -> Row:
    """The row of the report that a row of `READ_REVISION_DATA` locks, its digest proved."""
    try:
        if not row or row[1] != id_ or not rows.is_sealed_data(row):
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


def _fitting(store: Store, template: str, period: str, tell: Tell) -> list[_Fitting]:
    """The row of every report that counts."""
    asked = (template, period)
    proved = map(tally_rows.proved, store.fetch(tally_rows.READ, asked))
    kept_rows = {row[0]: row for row in proved if row}
    found, waiting = [], []
    for id_, head, source, seq, *told in store.fetch(_REPORTS, asked):
        row = kept_rows.get(id_)
        if row and row[4] == head:
            found.append((row, source, seq))
        else:
            waiting.append((head, seq, Damaged(id_, told[0], period, told[1], Source(source))))
    return found + _made_anew(store, asked, waiting, tell) if waiting else found


def _made_anew(
    store: Store, asked: tuple[str, str], waiting: Sequence[tuple[str, int, Damaged]], tell: Tell
) -> list[_Fitting]:
    """Rows out of the revisions themselves, kept for the next time but in a copy to look at."""
    found: list[_Fitting] = []
    with store.write() if store.is_kept else contextlib.nullcontext():
        if store.is_kept:
            store.execute(_GONE, asked)
        for at in range(0, len(waiting), _AT_ONCE):
            some = waiting[at : at + _AT_ONCE]
            heads = rows.text_of([head for head, _, _ in some])
            locked = {
                row[0]: row for row in store.fetch(f"{rows.READ_REVISION_DATA}{_AMONG}", (heads,))
            }
            for head, seq, report in some:
                try:
                    row = _made(report.report, report.source, locked.get(head, ()))
                except ReportDamaged:
                    tell(report)
                    continue
                found.append((row, report.source.value, seq))
                if store.is_kept:
                    write(store, row)
    return found


def _tally(row: Row, source: str) -> Tally:
    id_, template, version, period, head, revision, counter, unit, superior, province, _ = row
    place = (id_, template, version, period, head, revision, counter)
    return Tally(*place, unit, superior, province, source=Source(source))


def _rank(found: _Fitting) -> tuple[int, int, int]:
    row, _, seq = found
    return row[5], row[6], seq


def _out_of_revision(store: Store, newest: Tally, head: str, tell: Tell) -> tuple[Tally, ...]:
    """The lần of digest `head` in place of the newest, read from its own revision."""
    found = store.fetch(f"{rows.READ_REVISION_DATA} WHERE digest = ?", (head,))
    try:
        row = _made(newest.report, newest.source, found[0] if found else ())
    except ReportDamaged:
        tell(of_tally(newest))
        return ()
    figures = tally_figures.read([(newest.report, row[10].encode())])[newest.report]
    newer = newest.revision if head != newest.head else 0
    return (replace(_tally(row, newest.source.value), figures=figures, newer=newer),)


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
