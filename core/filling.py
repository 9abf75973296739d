"""`fill`: JSON → the next report and the register's new entries, all of it or nothing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from core.documents import CitedDocument
from core.drafter import read_drafter
from core.errors import AppError
from core.exchange import IDENTITY, identity
from core.facts import Facts
from core.fields import Kind, Value, read_figure, read_value
from core.markup import MarkupError, parse, tokens
from core.number_of_paper import read_number_of_paper
from core.paper import Circulation, Urgency
from core.report import (
    Registration,
    Report,
    ReportFinal,
    Row,
    State,
    touched,
    with_prose,
    with_words,
)
from core.template import Field, all_sections, fields, knows, tables
from core.text import clean, clean_line

_Mark = TypeVar("_Mark", Urgency, Circulation)

_KEY = re.compile(r"[a-z0-9][a-z0-9_]*")
_IGNORED = ("progress", "unplaced")
_DOCUMENT_LINES = ("type", "sign", "issuer", "subject", "replaced_by")
_DOCUMENT_DAYS = ("date", "valid_from", "valid_to")
_DOCUMENT_KEYS = ("id", *_DOCUMENT_LINES, *_DOCUMENT_DAYS)


class FillUnreadable(AppError):
    """The file is no JSON object; `place` says where it stops being one."""


class FillUnknown(AppError):
    """`part` of this form has no `key`."""


class FillForeign(AppError):
    """`key` says `given`; this report has `own`."""


class FillWrong(AppError):
    """`value` can't stand at `key` of `part`."""


class SignerUnknown(AppError):
    """The unit's profile has no signer `value`; `known` are."""


class FillMarkup(AppError):
    """The prose of `section` is no markup at `line`, `column`: `found`."""


class FillToken(AppError):
    """The prose of `section` points at `token`, which this form does not have."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The next report, and documents to enter in the register."""

    report: Report
    documents: tuple[CitedDocument, ...]


def fill(facts: Facts, given: object) -> Filled:
    """What `given` says, put into the report; raises a child of AppError and changes nothing."""
    if not isinstance(given, Mapping):
        raise FillUnreadable(place="")
    if facts.report.state is State.FINAL:
        raise ReportFinal(report=facts.report.id)
    _agree(facts.report, given)
    documents = _documents(facts, given.get("documents", []))
    known = {**facts.documents, **{document.id: document for document in documents}}
    report = facts.report
    for part, put in _PARTS.items():
        for key, value in _items(given, part):
            report = put(replace(facts, report=report, documents=known), key, value)
    return Filled(touched(facts.template, report, _answered(facts.report, report)), documents)


def _answered(old: Report, new: Report) -> set[str]:
    """The figures, fields and tables that the two answer otherwise."""
    was = {**old.figures, **old.fields, **old.tables}
    now = {**new.figures, **new.fields, **new.tables}
    return {id_ for id_, value in now.items() if value != was.get(id_, () if value == () else None)}


def _agree(report: Report, given: Mapping[str, object]) -> None:
    own = identity(report)
    for key in given:
        if key not in (*IDENTITY, *_PARTS, *_IGNORED, "documents"):
            raise FillUnknown(part="", key=key)
        if key in IDENTITY and str(given[key]) != str(own[key]):
            raise FillForeign(key=key, given=given[key], own=own[key])


def _items(given: Mapping[str, object], part: str) -> tuple[tuple[str, object], ...]:
    found = given.get(part, {})
    if not isinstance(found, Mapping):
        raise FillWrong(part=part, key="", value=found)
    return tuple((str(key), value) for key, value in found.items())


def _asked(facts: Facts, part: str, key: str, *, figure: bool) -> Field:
    found = fields(facts.template).get(key)
    if not found or found.kind.is_figure is not figure:
        raise FillUnknown(part=part, key=key)
    return found


def _figure(facts: Facts, key: str, value: object) -> Report:
    asked = _asked(facts, "figures", key, figure=True)
    figures = {**facts.report.figures, key: read_figure(key, asked.kind, value)}
    return replace(facts.report, figures=figures)


def _note(facts: Facts, key: str, value: object) -> Report:
    notes = _words_beside(facts, "notes", key, value, facts.report.notes)
    return replace(facts.report, notes=notes)


def _reason(facts: Facts, key: str, value: object) -> Report:
    reasons = _words_beside(facts, "reasons", key, value, facts.report.reasons)
    return replace(facts.report, reasons=reasons)


def _words_beside(
    facts: Facts, part: str, key: str, value: object, known: Mapping[str, str]
) -> dict[str, str]:
    _asked(facts, part, key, figure=True)
    if value is not None and not isinstance(value, str):
        raise FillWrong(part=part, key=key, value=value)
    return with_words(known, key, value or "")


def _field(facts: Facts, key: str, value: object) -> Report:
    asked = _asked(facts, "fields", key, figure=False)
    read = read_value(key, asked.kind, value, asked.choices)
    return replace(facts.report, fields={**facts.report.fields, key: read})


def _table(facts: Facts, key: str, value: object) -> Report:
    form = tables(facts.template).get(key)
    if not form:
        raise FillUnknown(part="tables", key=key)
    if not isinstance(value, list):
        raise FillWrong(part="tables", key=key, value=value)
    columns = {column.id: column for column in form.columns}
    rows = tuple(_row(key, columns, row) for row in value)
    return replace(facts.report, tables={**facts.report.tables, key: rows})


def _row(table: str, columns: Mapping[str, Field], given: object) -> Row:
    if not isinstance(given, Mapping):
        raise FillWrong(part="tables", key=table, value=given)
    row: dict[str, Value] = {}
    for key, value in given.items():
        column = columns.get(str(key))
        if not column:
            raise FillUnknown(part=f"tables.{table}", key=key)
        read = read_value(f"{table}.{key}", column.kind, value, column.choices)
        if read is not None:
            row[column.id] = read
    return row


def _section(facts: Facts, key: str, value: object) -> Report:
    if key not in {section.id for section in all_sections(facts.template)}:
        raise FillUnknown(part="sections", key=key)
    if not isinstance(value, str):
        raise FillWrong(part="sections", key=key, value=value)
    try:
        prose = parse(clean(value))
    except MarkupError as error:
        raise FillMarkup(section=key, **error.facts) from None
    for token in tokens(prose):
        if not knows(facts.template, token):
            name = f"{token.name}:{token.key}" if token.key else token.name
            raise FillToken(section=key, token=name)
    return with_prose(facts.report, key, prose)


def _slot(facts: Facts, key: str, value: object) -> Report:
    if key not in {slot.id for slot in facts.template.slots}:
        raise FillUnknown(part="slots", key=key)
    slots = {slot: id_ for slot, id_ in facts.report.slots.items() if slot != key}
    if value is not None:
        if not isinstance(value, str) or value not in facts.documents:
            raise FillWrong(part="slots", key=key, value=value)
        slots[key] = value
    return replace(facts.report, slots=slots)


def _head(facts: Facts, key: str, value: object) -> Report:
    report = facts.report
    match key:
        case "number" | "date":
            return replace(report, registration=_registration(report.registration, key, value))
        case "signer":
            return replace(report, head=replace(report.head, signer=_signer(facts, value)))
        case "recipients":
            return replace(report, head=replace(report.head, recipients=_names(key, value)))
        case "addressed_to":
            return replace(report, head=replace(report.head, addressed_to=_names(key, value)))
        case "urgency":
            return replace(report, head=replace(report.head, urgency=_mark(Urgency, key, value)))
        case "circulation":
            mark = _mark(Circulation, key, value)
            return replace(report, head=replace(report.head, circulation=mark))
        case "drafter" if isinstance(value, str):
            return replace(report, head=replace(report.head, drafter=read_drafter(value)))
        case "annex" if value is None or isinstance(value, bool):
            return replace(report, head=replace(report.head, annex=value))
        case "annex" | "drafter":
            raise FillWrong(part="head", key=key, value=value)
    raise FillUnknown(part="head", key=key)


def _mark(kind: type[_Mark], key: str, value: object) -> _Mark | None:
    for mark in kind:
        if value in (mark.value, mark.words):
            return mark
    if value in (None, ""):
        return None
    raise FillWrong(part="head", key=key, value=value)


def _registration(old: Registration, key: str, value: object) -> Registration:
    if key == "number":
        number = read_number_of_paper(value)
        new = replace(old, number=number)
    else:
        new = replace(old, date=read_value("date", Kind.DATE, value))  # type: ignore[arg-type]
    return new if new == old else replace(new, counter=old.counter + 1)


def _signer(facts: Facts, value: object) -> str | None:
    if value is None:
        return None
    for signer in facts.unit.signers:
        if value in (signer.id, signer.name):
            return signer.id
    if value == facts.report.head.signer:
        return facts.report.head.signer
    raise SignerUnknown(value=value, known=tuple(signer.name for signer in facts.unit.signers))


def _names(key: str, value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise FillWrong(part="head", key=key, value=value)
    return tuple(line for item in value if (line := clean_line(item).strip("-–;. ")))


def _documents(facts: Facts, given: object) -> tuple[CitedDocument, ...]:
    if not isinstance(given, list):
        raise FillWrong(part="documents", key="", value=given)
    read = tuple(_document(item) for item in given)
    return tuple(document for document in read if facts.documents.get(document.id) != document)


def _document(given: object) -> CitedDocument:
    if not isinstance(given, Mapping) or not set(given) <= set(_DOCUMENT_KEYS):
        raise FillWrong(part="documents", key="", value=given)
    id_ = given.get("id")
    if not isinstance(id_, str) or not _KEY.fullmatch(id_):
        raise FillWrong(part="documents", key="id", value=id_)
    days = {key: read_value(f"{id_}.{key}", Kind.DATE, given.get(key)) for key in _DOCUMENT_DAYS}
    words = {key: given.get(key) or "" for key in _DOCUMENT_LINES}
    for key, value in words.items():
        if not isinstance(value, str):
            raise FillWrong(part="documents", key=key, value=value)
    lines = {key: clean_line(str(value)) for key, value in words.items()}
    return CitedDocument(id=id_, **days, **lines)  # type: ignore[arg-type]


_PARTS: Mapping[str, Callable[[Facts, str, object], Report]] = {
    "figures": _figure,
    "notes": _note,
    "reasons": _reason,
    "fields": _field,
    "tables": _table,
    "slots": _slot,
    "sections": _section,
    "head": _head,
}
