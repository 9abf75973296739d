"""A report as answers: one key and one JSON value each, the way they are kept and digested.

Keys: "figure:so_ho", "field:x", "table:x", "section:x", "slot:x", "head", "unplaced", and where
they were set "due", "note:so_ho", "why:so_ho" (words beside a figure, why it was overridden).
Values are canonical JSON; numbers with a fraction are {"n": "6.9"}, days {"d": "2024-09-10"}, so
that they are read back without the template.
"""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from core.canonical import Json, digest, pairs_digest
from core.errors import AppError
from core.fields import NOTHING, Figure, Nothing, Value
from core.markup import is_markup, parse, print_
from core.paper import Circulation, Urgency
from core.period import read_period
from core.report import Head, Progress, Registration, Report, Row, SectionText, Unplaced

# As `encoded` writes it: no exponent that would fill the memory, no NaN.
_FRACTION = re.compile(r"-?\d{1,28}(?:\.\d{1,28})?", re.ASCII)
_SECTION = {"prose", "progress"}
_Given = TypeVar("_Given")
_STAGES = tuple(stage.value for stage in Progress)


def answers(report: Report) -> dict[str, Json]:
    """Every answer that was given; what was never answered has no key."""
    found: dict[str, Json] = {}
    for id_, figure in report.figures.items():
        found[f"figure:{id_}"] = encoded(figure)
    for id_, value in report.fields.items():
        found[f"field:{id_}"] = encoded(value)
    for id_, rows in report.tables.items():
        found[f"table:{id_}"] = [_encoded_row(row) for row in rows]
    for id_, text in report.sections.items():
        found[f"section:{id_}"] = _encoded_section(text)
    for id_, document in report.slots.items():
        found[f"slot:{id_}"] = document
    found |= {f"note:{id_}": words for id_, words in report.notes.items() if words}
    found |= {f"why:{id_}": words for id_, words in report.reasons.items() if words}
    if report.head != Head():
        found["head"] = _encoded_head(report.head)
    if report.unplaced:
        found["unplaced"] = [[piece.heading, piece.text] for piece in report.unplaced]
    if report.due:
        found["due"] = encoded(report.due)
    return {key: value for key, value in found.items() if value is not None and value != []}


def with_answers(report: Report, given: Mapping[str, Json]) -> Report:
    """The report holding exactly the answers `given` (as `answers` wrote them)."""
    kinds: dict[str, dict[str, Json]] = {}
    for key, value in given.items():
        kind, _, id_ = key.partition(":")
        kinds.setdefault(kind, {})[id_] = value
    return replace(
        report,
        figures={id_: _figure(value) for id_, value in kinds.get("figure", {}).items()},
        fields={id_: decoded(value) for id_, value in kinds.get("field", {}).items()},
        tables={id_: rows_from(value) for id_, value in kinds.get("table", {}).items()},
        sections={id_: _section(value) for id_, value in kinds.get("section", {}).items()},
        slots={id_: str(value) for id_, value in kinds.get("slot", {}).items()},
        head=_head(kinds.get("head", {}).get("")),
        unplaced=_unplaced(kinds.get("unplaced", {}).get("")),
        notes={id_: str(value) for id_, value in kinds.get("note", {}).items()},
        reasons={id_: str(value) for id_, value in kinds.get("why", {}).items()},
        due=_day(kinds.get("due", {}).get("")),
    )


def with_answer(report: Report, key: str, value: Json) -> Report:
    """The report with this one answer otherwise; None takes it away."""
    one = with_answers(report, {} if value is None else {key: value})
    kind, _, id_ = key.partition(":")
    match kind:
        case "figure":
            return replace(report, figures={**_without(report.figures, id_), **one.figures})
        case "field":
            return replace(report, fields={**_without(report.fields, id_), **one.fields})
        case "table":
            return replace(report, tables={**_without(report.tables, id_), **one.tables})
        case "section":
            return replace(report, sections={**_without(report.sections, id_), **one.sections})
        case "slot":
            return replace(report, slots={**_without(report.slots, id_), **one.slots})
        case "note":
            return replace(report, notes={**_without(report.notes, id_), **one.notes})
        case "why":
            return replace(report, reasons={**_without(report.reasons, id_), **one.reasons})
        case "head":
            return replace(report, head=one.head)
        case "unplaced":
            return replace(report, unplaced=one.unplaced)
        case _:
            return replace(report, due=one.due)


def is_readable(report: Report, given: Mapping[str, Json]) -> bool:
    """Whether `with_answers` would read them; most answers are told at a glance."""
    few = {key: value for key, value in given.items() if not _is_plain(key, value)}
    try:
        with_answers(report, few)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, AppError):
        return False
    return True


def _is_plain(key: str, value: Json) -> bool:
    """Whether it is an answer as nearly all are, which can be read."""
    if type(value) is int:
        return key.startswith(("figure:", "field:"))
    if type(value) is str:
        return key.startswith(("field:", "slot:", "note:", "why:"))
    if not isinstance(value, dict) or value.keys() != _SECTION or not key.startswith("section:"):
        return False
    prose, progress = value["prose"], value["progress"]
    return isinstance(prose, str) and progress in _STAGES and is_markup(prose)


def changed(old: Report, new: Report) -> dict[str, Json]:
    """The answers that `new` has otherwise than `old`; None where one is gone."""
    before, after = answers(old), answers(new)
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return {key: after.get(key) for key in keys}


def report_digest(digests: Mapping[str, str]) -> str:
    """One digest over the digests of all answers, by key."""
    return pairs_digest(sorted(digests.items()))


def identity(report: Report) -> dict[str, Json]:
    """What the report is, apart from its answers and its registration."""
    return {
        "id": report.id,
        "template": report.template,
        "version": report.version,
        "period": str(report.period),
        "unit": report.unit,
        "first_day": report.first_day.isoformat() if report.first_day else None,
        "last_day": report.last_day.isoformat() if report.last_day else None,
    }


def content_digest(report: Report) -> str:
    """The digest of all that the report says (not its number, date and place in life)."""
    each = {key: digest(value) for key, value in answers(report).items()}
    return digest([identity(report), report_digest(each)])


def encoded(value: Value) -> Json:
    """A field's value as canonical JSON."""
    match value:
        case Nothing():
            return {"none": True}
        case Decimal():
            whole = value == value.to_integral_value()
            return int(value) if whole else {"n": f"{value.normalize():f}"}
        case datetime.date():
            return {"d": value.isoformat()}
        case tuple():
            return list(value)
        case _:
            return value


def decoded(value: Json) -> Value:
    """The value that `encoded` wrote."""
    if type(value) is int:
        return Decimal(value)
    if type(value) is str:
        return value
    match value:
        case {"none": True}:
            return NOTHING
        case {"n": str(number)} if _FRACTION.fullmatch(number):
            return Decimal(number)
        case {"d": str(day)}:
            return datetime.date.fromisoformat(day)
        case list():
            return tuple(str(item) for item in value)
        case bool() | None:
            return value
    raise ValueError(f"no answer: {value!r}")


def rows_from(value: Json) -> tuple[Row, ...]:
    """The rows of a table."""
    rows = value if isinstance(value, list) else []
    return tuple(
        {column: decoded(cell) for column, cell in row.items()}
        for row in rows
        if isinstance(row, dict)
    )


def registration_json(registration: Registration) -> dict[str, Json]:
    """Number and date as they are kept beside a report."""
    day = registration.date.isoformat() if registration.date else None
    return {"number": registration.number, "date": day, "counter": registration.counter}


def _without(given: Mapping[str, _Given], id_: str) -> dict[str, _Given]:
    return {other: value for other, value in given.items() if other != id_}


def _encoded_section(text: SectionText) -> dict[str, Json]:
    said: dict[str, Json] = {"prose": print_(text.prose), "progress": text.progress.value}
    # A younger key, said only where it is known: older sections keep their digest.
    if text.carried_from:
        said["from"] = str(text.carried_from)
    return said


def _encoded_row(row: Row) -> Json:
    return {column: encoded(value) for column, value in row.items() if value is not None}


def _encoded_head(head: Head) -> Json:
    said: dict[str, Json] = {
        "signer": head.signer,
        "recipients": None if head.recipients is None else list(head.recipients),
        "addressed_to": None if head.addressed_to is None else list(head.addressed_to),
    }
    # Younger choices are said only where they were made: older heads keep their digest.
    if head.urgency:
        said["urgency"] = head.urgency.value
    if head.annex is not None:
        said["annex"] = head.annex
    if head.circulation:
        said["circulation"] = head.circulation.value
    if head.drafter:
        said["drafter"] = head.drafter
    return said


def _figure(value: Json) -> Figure:
    figure = decoded(value)
    if figure is None or isinstance(figure, Decimal | Nothing):
        return figure
    raise ValueError(f"no figure: {value!r}")


def _section(value: Json) -> SectionText:
    match value:
        case {"prose": str(prose), "progress": str(progress), **more}:
            old = read_period(str(more["from"])) if more.get("from") else None
            return SectionText(parse(prose), Progress(progress), old)
    raise ValueError(f"no section: {value!r}")


def _head(value: Json) -> Head:
    match value:
        case {"signer": signer, "recipients": recipients, "addressed_to": addressed, **more}:
            circulated = more.get("circulation")
            return Head(
                signer=str(signer) if signer else None,
                recipients=_names(recipients),
                addressed_to=_names(addressed),
                urgency=Urgency(str(more["urgency"])) if more.get("urgency") else None,
                annex=_switch(more.get("annex")),
                circulation=Circulation(str(circulated)) if circulated else None,
                drafter=str(more.get("drafter", "")),
            )
    return Head()


def _names(value: Json) -> tuple[str, ...] | None:
    return tuple(str(item) for item in value) if isinstance(value, list) else None


def _day(value: Json) -> datetime.date | None:
    day = decoded(value)
    return day if isinstance(day, datetime.date) else None


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _unplaced(value: Json) -> tuple[Unplaced, ...]:
    pieces = value if isinstance(value, list) else []
    return tuple(
        Unplaced(str(piece[0]), str(piece[1]))
        for piece in pieces
        if isinstance(piece, list) and len(piece) == 2
    )
