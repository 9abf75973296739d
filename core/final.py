"""A final revision: body and snapshot under one digest, immutable, with its parent."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from core.answers import answers, identity
from core.canonical import Json, digest
from core.documents import CitedDocument
from core.numbers import write_long_date
from core.paper import AnnexTitle, Block, Document, Letterhead
from core.paper_json import document_from, document_json
from core.registers import document_json as cited_json
from core.registers import unit_json
from core.report import Registration, Report
from core.unit import Unit

# As `core.annex` writes them.
_BLANK_NUMBER = re.compile(r"số +/")
_BLANK_DATE = re.compile(r"ngày +tháng [0-9 ]+năm[0-9 ]* của ")


@dataclass(frozen=True, slots=True)
class Revision:
    """One lần, locked. `digest` covers all the rest; `parents` are digests of what it grew from.

    `body`: {"identity", "answers"}; `snapshot`: {"unit", "documents", "template", "paper"}.
    `counter` counts the final revisions of this report's line, not days.
    """

    digest: str
    report: str
    revision: int
    counter: int
    parents: tuple[str, ...]
    body: dict[str, Json]
    snapshot: dict[str, Json]


def snapshot(
    unit: Unit, documents: Iterable[CitedDocument], template_text: str, paper: Document
) -> dict[str, Json]:
    """All that the report's tokens point at, and the blocks as they print, not yet registered."""
    return {
        "unit": unit_json(unit),
        "documents": [cited_json(document) for document in documents],
        "template": template_text,
        "paper": document_json(paper),
    }


def finalised(
    report: Report, snap: dict[str, Json], parents: tuple[str, ...], counter: int
) -> Revision:
    """The report locked as its current lần."""
    body: dict[str, Json] = {"identity": identity(report), "answers": dict(answers(report))}
    return sealed(Revision("", report.id, report.revision, counter, parents, body, snap))


def sealed(revision: Revision) -> Revision:
    """The revision with the digest of what it says."""
    covered = [
        revision.report,
        revision.revision,
        revision.counter,
        sorted(revision.parents),
        revision.body,
        revision.snapshot,
    ]
    return replace(revision, digest=digest(covered))


def is_sound(revision: Revision) -> bool:
    """Whether its digest is the digest of what it says."""
    return sealed(revision).digest == revision.digest


def paper_of(revision: Revision, registration: Registration) -> Document:
    """The locked paper with the clerk's number and date filled in."""
    document = document_from(cast(dict[str, Any], revision.snapshot["paper"]))
    return registered(document, registration)


def registered(document: Document, registration: Registration) -> Document:
    """The document with number and date where they are given, blanks where not."""
    blocks = tuple(_registered(block, registration) for block in document.blocks)
    return replace(document, blocks=blocks)


def _registered(block: Block, registration: Registration) -> Block:
    match block:
        case Letterhead():
            return _with_head(block, registration)
        case AnnexTitle():
            return replace(block, reference=_with_reference(block.reference, registration))
        case _:
            return block


def _with_reference(reference: str, registration: Registration) -> str:
    """Number and date in the line that says which paper an annex belongs to."""
    if registration.number:
        number = padded(registration.number)
        reference = _BLANK_NUMBER.sub(f"số {number}/", reference, count=1)
    if registration.date:
        day = write_long_date(registration.date)
        reference = _BLANK_DATE.sub(f"{day} của ", reference, count=1)
    return reference


def padded(number: str) -> str:
    """Numbers below 10 take a 0 (II.3.c)."""
    return f"{int(number):02}" if number.isdecimal() else number


def _with_head(head: Letterhead, registration: Registration) -> Letterhead:
    number, day = registration.number, registration.date
    if number:
        head = replace(head, number=f"Số: {padded(number)}/{head.number.partition('/')[2]}")
    if day:
        place = head.place_date.partition(",")[0]
        head = replace(head, place_date=f"{place}, {write_long_date(day)}")
    return head
