"""The reports: list, find, load, save one answer, register, lock and reopen."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.answers import answers, identity, with_answers
from core.canonical import Json
from core.errors import AppError
from core.final import Revision, is_sound
from core.period import Period, read_period
from core.report import Registration, Report, ReportNotFinal, Source, State
from storage import kept, rows
from storage.connection import FAILURES, is_empty, path_of, told
from storage.kept import ReportDamaged, ReportUnknown

if TYPE_CHECKING:  # the first page reads without sqlite-utils
    from storage.database import Store


class ReportAmbiguous(AppError):
    """Several reports' `ids` begin with `beginning`."""


class ReportExists(AppError):
    """There is a report `report` already."""


class ReportReceived(AppError):
    """Report `report` came from another unit and is not ours to change."""


class ReportChanged(AppError):
    """Report `report` is no longer what was to be locked."""


class SaveNotKept(AppError):
    """Of `report`, `keys` were saved and read back otherwise."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list; `changed_at` is shown, never compared."""

    id: str
    template: str
    version: str
    period: Period
    unit: str
    state: State
    revision: int
    source: Source
    number: str | None
    changed_at: str


def summaries(connection: sqlite3.Connection) -> tuple[Summary, ...]:
    """Every report, the last changed first; none in a database that is still empty."""
    try:
        if is_empty(connection):
            return ()
        found = connection.execute(
            "SELECT r.id, template, version, period, unit, state, r.revision, source, number,"
            " changed_at FROM report r LEFT JOIN registration g"
            " ON g.report = r.id AND g.revision = r.revision"
            " WHERE r.id NOT IN (SELECT report FROM bin) ORDER BY r.seq DESC, r.id"
        ).fetchall()
    except FAILURES as error:
        raise told(error, path_of(connection)) from error
    return tuple(_summary(*row) for row in found)


def find(store: Store, beginning: str) -> str:
    """The one id that is `beginning` or begins with it."""
    found = store.fetch(
        "SELECT id FROM report WHERE substr(id, 1, length(?1)) = ?1"
        " AND id NOT IN (SELECT report FROM bin) ORDER BY id",
        (beginning,),
    )
    ids = tuple(str(row[0]) for row in found)
    if beginning in ids:
        return beginning
    if not ids or not beginning:
        raise ReportUnknown(beginning=beginning)
    if len(ids) > 1:
        raise ReportAmbiguous(beginning=beginning, ids=ids)
    return ids[0]


def load(store: Store, id_: str) -> Report:
    """The report with its answers; raises ReportDamaged where a digest does not fit."""
    entry, sealed = kept.entry(store, id_)
    digests: dict[str, str] = {}
    if entry.report.state is State.FINAL:
        given = _final_answers(store, entry)
    else:
        given, digests = kept.answers(store, id_)
    if not _is_sealed(entry, digests, sealed):
        raise ReportDamaged(report=id_, keys=("report",))
    try:
        report = with_answers(entry.report, given)
    except kept.WRONG as error:
        raise ReportDamaged(report=id_, keys=tuple(given)) from error
    return replace(report, registration=kept.registration(store, id_, report.revision))


def _is_sealed(entry: rows.Entry, digests: Mapping[str, str], sealed: str) -> bool:
    try:
        return rows.entry_digest(entry, digests) == sealed
    except TypeError:  # a flipped bit makes bytes of a text
        return False


def create(store: Store, report: Report) -> None:
    """Keep a new draft."""
    with store.write():
        if store.fetch("SELECT 1 FROM report WHERE id = ?", (report.id,)):
            raise ReportExists(report=report.id)
        entry = rows.Entry(replace(report, state=State.DRAFT), 0, None)
        kept.place(store, entry)
        kept.write_answers(store, report.id, answers(report))
        if report.registration != Registration():
            given = replace(report.registration, counter=max(1, report.registration.counter))
            kept.write_registration(store, report.id, report.revision, given)
        kept.seal(store, entry)


def save_answers(store: Store, id_: str, changed: Mapping[str, Json]) -> None:
    """Keep the changed answers (None: gone) of a draft; when it returns, they are on the disk.

    The answers, their digests, the report's digest and the count of changes are one transaction.
    """
    with store.write():
        entry = kept.draft(store, id_)
        texts = kept.write_answers(store, id_, changed)
        sealed = kept.seal(store, entry)
    wrong = [key for key, text in texts.items() if not kept.says(store, id_, key, text)]
    if wrong or not kept.is_sealed(store, id_, sealed):
        raise SaveNotKept(report=id_, keys=tuple(wrong))


def save(store: Store, report: Report, changed: Mapping[str, Json]) -> None:
    """Keep a draft's days as `report` has them, and its changed answers."""
    was = kept.draft(store, report.id).report
    if (was.first_day, was.last_day) != (report.first_day, report.last_day):
        with store.write():
            save_identity(store, report)
            save_answers(store, report.id, changed)
    elif changed:
        save_answers(store, report.id, changed)


def save_identity(store: Store, report: Report) -> None:
    """Keep a draft's period, days, unit and template version as `report` has them."""
    with store.write():
        old = kept.draft(store, report.id)
        was = old.report
        now = replace(report, state=was.state, revision=was.revision, source=was.source)
        kept.place(store, replace(old, report=now))


def register(store: Store, id_: str, given: Registration) -> Registration:
    """Keep number and date of the current lần, outside its digest; returns it with its counter."""
    with store.write():
        entry, _ = kept.entry(store, id_)
        if entry.report.source is Source.RECEIVED:
            raise ReportReceived(report=id_)
        known = kept.registration(store, id_, entry.report.revision)
        if (known.number, known.date) == (given.number, given.date):
            return known
        counted = replace(given, counter=known.counter + 1)
        kept.write_registration(store, id_, entry.report.revision, counted)
        kept.seal(store, entry)
    return counted


def lineage(store: Store, id_: str) -> tuple[tuple[str, ...], int]:
    """What the next final revision grows from: every earlier one's digest, and its counter."""
    entry, _ = kept.entry(store, id_)
    newest = kept.revision(store, id_)
    parents = (*newest.parents, newest.digest) if newest else ()
    return parents, entry.counter + 1


def finalise(store: Store, report: Report, revision: Revision) -> None:
    """Lock the draft as `revision` has it; raises ReportChanged where it is that draft no more."""
    with store.write():
        entry = kept.draft(store, report.id)
        _, digests = kept.answers(store, report.id)
        said = answers(report)
        same = digests == {key: rows.text_digest(rows.text_of(said[key])) for key in said}
        parents, counter = lineage(store, report.id)
        fits = (revision.report, revision.revision, revision.counter, set(revision.parents)) == ((
            report.id,
            entry.report.revision,
            counter,
            set(parents),
        ))
        body = {"identity": identity(entry.report), "answers": said}
        if not same or not fits or revision.body != body or not is_sound(revision):
            raise ReportChanged(report=report.id)
        _lock(store, entry, revision)


def reopen(store: Store, id_: str) -> None:
    """Make a final report the draft of its next lần, from the same answers."""
    with store.write():
        entry, _ = kept.entry(store, id_)
        if entry.report.source is Source.RECEIVED:
            raise ReportReceived(report=id_)
        if entry.report.state is State.DRAFT:
            raise ReportNotFinal(report=id_)
        kept.write_answers(store, id_, _final_answers(store, entry))
        draft = replace(entry.report, state=State.DRAFT, revision=entry.report.revision + 1)
        kept.place(store, replace(entry, report=draft))


def revision(store: Store, id_: str) -> Revision | None:
    """The newest final revision, its digest proved; None before the first."""
    return kept.revision(store, id_)


def final(store: Store, id_: str, source: Source) -> Report:
    """The newest final lần of a report, whatever is done to it since."""
    newest = kept.revision(store, id_)
    try:
        if newest is None:
            raise ValueError("no revision")
        report = rows.locked_report(newest, source)
    except kept.WRONG as error:
        raise ReportDamaged(report=id_, keys=("revision",)) from error
    return replace(report, registration=kept.registration(store, id_, report.revision))


def _lock(store: Store, entry: rows.Entry, revision: Revision) -> None:
    about = dict(store.fetch("SELECT key, value FROM meta"))
    kept.write_revision(store, revision, about["install_id"], int(about["seq"]) + 1, kept.now())
    store.execute("DELETE FROM answer WHERE report = ?", (revision.report,))
    final = replace(entry.report, state=State.FINAL)
    kept.place(store, rows.Entry(final, revision.counter, revision.digest))


def _final_answers(store: Store, entry: rows.Entry) -> dict[str, Json]:
    newest = kept.revision(store, entry.report.id)
    if newest is None or newest.body.get("identity") != identity(entry.report):
        raise ReportDamaged(report=entry.report.id, keys=("revision",))
    return kept.locked_answers(entry.report.id, newest)


def _summary(*row: str) -> Summary:
    id_, template, version, period, unit, state, number, source, registered, changed = row
    try:
        places = (State(state), int(number), Source(source))
        when = read_period(period)
    except kept.WRONG as error:
        raise ReportDamaged(report=id_, keys=("report",)) from error
    return Summary(id_, template, version, when, unit, *places, registered, changed)
