"""A report's rows as they are kept: one reading, one digest over each."""

import datetime
import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import Any

from core.answers import identity, registration_json, report_digest, with_answers
from core.canonical import Json, canonical, digest
from core.closed_finding import ClosedFinding
from core.final import Revision
from core.period import read_period
from core.report import Registration, Report, Source, State
from storage.kept_text import KeptText

# The columns that `entry` and `columns` know, and those of `revision`, in their order.
READ_ENTRY = (
    "SELECT id, template, version, period, unit, first_day, last_day,"
    " state, revision, counter, source, head, digest FROM report"
)
READ_REVISION = "SELECT digest, report, revision, counter, parents, body, snapshot FROM revision"
# Long texts as their bytes: most of them are only proved, and searched.
READ_REVISION_DATA = (
    "SELECT digest, report, revision, counter, parents, CAST(body AS BLOB), CAST(snapshot AS BLOB)"
    " FROM revision"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The report's own row: the report without answers, and its place in its line.

    `counter` is that of the newest final revision, `head` its digest.
    """

    report: Report
    counter: int
    head: str | None


def entry(row: Sequence[Any]) -> Entry:
    """The columns of `READ_ENTRY` but its digest; raises ValueError or PeriodUnknown else.

    Saves of one report read the same row again and again: it is taken apart once.
    """
    return _entry(*row)


@functools.lru_cache(maxsize=16)
def _entry(*row: Any) -> Entry:
    id_, template, version, period, unit, first, last, state, revision, counter, source, head = row
    report = Report(
        id=id_,
        template=template,
        version=version,
        period=read_period(period),
        unit=unit,
        state=State(state),
        revision=revision,
        source=Source(source),
        first_day=_day(first),
        last_day=_day(last),
    )
    return Entry(report, counter, head)


def columns(found: Entry) -> tuple[str | int | None, ...]:
    """What `entry` reads, without the digest."""
    report = found.report
    days = [day.isoformat() if day else None for day in (report.first_day, report.last_day)]
    named = (report.id, report.template, report.version, str(report.period), report.unit)
    place = (report.state.value, report.revision, found.counter, report.source.value, found.head)
    return (*named, *days, *place)


def entry_digest(found: Entry, answers: Mapping[str, str]) -> str:
    """The digest over all the row says and over the digests of its answers (a draft's)."""
    # The canonical text of [columns, digest of the answers], without taking it apart twice.
    said = b'[%b,"%b"]' % (canonical(columns(found)), report_digest(answers).encode())
    return data_digest(said)


def text_of(value: object) -> str:
    """A value as it is kept: the text its digest is made of."""
    return canonical(value).decode()


def text_digest(text: str) -> str:
    """The digest of a kept value."""
    return data_digest(text.encode())


def data_digest(data: bytes) -> str:
    """The digest of a kept value, given as the bytes of its text."""
    return hashlib.sha256(data).hexdigest()


def loaded(text: str) -> Json:
    """A kept value; raises ValueError where it has a fraction, NaN or infinity."""
    value: Json = json.loads(text, parse_constant=_refuse, parse_float=_refuse)
    return value


def _refuse(found: str) -> object:
    raise ValueError(f"no canonical JSON: {found[:20]}")


def revision(row: Sequence[Any]) -> Revision:
    """The columns of `READ_REVISION`; whether it is sound is the caller's question."""
    digest_, report, number, counter, parents, body, snapshot = row
    named = loaded_parents(parents)
    said, snap = _said(body), _said(snapshot)
    if not isinstance(said, dict) or not isinstance(snap, dict):
        raise ValueError("no revision")
    return Revision(digest_, report, number, counter, named, said, snap)


def is_sealed(row: Sequence[Any]) -> bool:
    """Whether the digest of a row of `READ_REVISION` is that of its texts, these being canonical.

    What `core.final.sealed` covers is these very texts: nothing has to be written anew.
    """
    return is_sealed_data((*row[:5], row[5].data, row[6].data))


def is_sealed_data(row: Sequence[Any]) -> bool:
    """`is_sealed` of a row of `READ_REVISION_DATA`."""
    kept, report, number, counter, parents, body, snapshot = row
    whole = hashlib.sha256(f"[{text_of(report)},{number},{counter},{parents},".encode())
    for piece in (body, b",", snapshot, b"]"):
        whole.update(piece)
    if whole.hexdigest() != kept:
        return False
    named = loaded_parents(parents)
    return list(named) == sorted(named)


def _said(text: str | KeptText) -> Json:
    return text.value if isinstance(text, KeptText) else loaded(text)


def loaded_parents(text: str) -> tuple[str, ...]:
    """The digests of what a revision grew from."""
    if text == "[]":
        return ()  # most have grown from nothing
    found = loaded(text)
    return tuple(str(parent) for parent in found) if isinstance(found, list) else ()


def revision_columns(given: Revision) -> tuple[str | int, ...]:
    """What `revision` reads."""
    texts = (text_of(sorted(given.parents)), text_of(given.body), text_of(given.snapshot))
    return (given.digest, given.report, given.revision, given.counter, *texts)


def registration_columns(
    report: str, number: int, given: Registration
) -> tuple[str | int | None, ...]:
    """report, revision, number, date, counter and the digest over them."""
    day = given.date.isoformat() if given.date else None
    return (report, number, given.number, day, given.counter, registered(report, number, given))


def registered(report: str, number: int, given: Registration) -> str:
    """The digest of one lần's number and date."""
    return digest([report, number, registration_json(given)])


def registration(number: str | None, day: str | None, counter: int) -> Registration:
    """Number and date as they are kept."""
    return Registration(number, _day(day), counter)


def finding_columns(report: str, given: ClosedFinding) -> tuple[str, ...]:
    """report, code, section, quote, reason, wall_time and the digest over them."""
    said = (given.code, given.section, given.quote, given.reason, given.wall_time)
    return (report, *said, finding_digest(report, given))


def finding_digest(report: str, given: ClosedFinding) -> str:
    """The digest over one closed finding."""
    said = [given.code, given.section, given.quote, given.reason, given.wall_time]
    return digest([report, *said])


def file_digest(tables: Mapping[str, Sequence[Sequence[object]]]) -> str:
    """The digest over all that a submission says, whatever its pages look like.

    `meta` counts without its "digest" and without what begins with "sig": room for a signature.
    """
    whole = hashlib.sha256()
    for name, table in sorted(tables.items()):
        for row in table:
            uncounted = name == "meta" and str(row[0]).startswith(("digest", "sig"))
            if not uncounted:
                whole.update(b"[" + _written(name))
                for item in row:
                    whole.update(b",")
                    for piece in item.quoted if isinstance(item, KeptText) else (_written(item),):
                        whole.update(piece)
                whole.update(b"]\n")
    return whole.hexdigest()


def _written(item: object) -> bytes:
    """As `core.canonical` writes it; texts were NFC when they were read."""
    if isinstance(item, str):
        return encode_basestring(item).encode()
    return str(item).encode() if type(item) is int else canonical(item)


def register_digest(
    kind: str, id_: str, valid_from: str, valid_to: str | None, position: int, body: str
) -> str:
    """The digest over one entry of a register."""
    return digest([kind, id_, valid_from, valid_to, position, body])


def body_answers(found: Revision) -> dict[str, Json]:
    """What the locked report answers; raises ValueError where the body is no report's."""
    return answers_of(found.body)


def answers_of(body: Json) -> dict[str, Json]:
    """The answers in a revision's body; raises ValueError where it is no report's."""
    match body:
        case {"identity": dict(), "answers": dict(answers)}:
            return answers
    raise ValueError("no body of a report")


def locked_report(found: Revision, source: Source) -> Report:
    """The final report that `found` locks, without its registration.

    Raises ValueError, KeyError, TypeError or an AppError where it is no report's.
    """
    return with_answers(bare_report(found, source), body_answers(found))


def bare_report(found: Revision, source: Source) -> Report:
    """`locked_report` without its answers; raises as it does."""
    said = found.body["identity"]
    if not isinstance(said, dict) or said["id"] != found.report:
        raise ValueError("no identity of a report")
    names = ("id", "template", "version", "period", "unit", "first_day", "last_day")
    place = [State.FINAL, found.revision, found.counter, source, found.digest]
    report = entry([*(said[name] for name in names), *place]).report
    if identity(report) != said:
        raise ValueError("no identity of a report")
    return report


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text is not None else None
