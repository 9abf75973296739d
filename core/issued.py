"""A document the unit wrote down as an event, as an entry of the register of documents."""

import re
from collections.abc import Iterable

from core.documents import CitedDocument, by_sign, sign_of, type_of_sign
from core.errors import AppError
from core.events import Event
from core.fields import written
from core.issuer import body_sign
from core.unit import Unit, short_id

KIND = "van_ban"
_BODY = re.compile(r"-(UBND|HĐND)$")


class NothingIssued(AppError):
    """The event is no document, or tells neither its sign nor what it is about."""


class AlreadyKnown(AppError):
    """The register has a document of that `sign`."""


def issued(event: Event, unit: Unit, known: Iterable[CitedDocument]) -> CitedDocument:
    """The document; its issuer is told by the end of its sign, "" where that is another body's."""
    told = written(event.values.get("so_ky_hieu"))
    sign, subject = sign_of(told) or told, written(event.values.get("trich_yeu"))
    if event.kind != KIND or not (sign or subject):
        raise NothingIssued
    documents = tuple(known)
    if sign and by_sign(documents, sign, event.date):
        raise AlreadyKnown(sign=sign)
    issuer = _issuer(sign, unit)
    kind = type_of_sign(sign) or "Văn bản"
    id_ = short_id(sign or kind, [each.id for each in documents])
    return CitedDocument(id_, kind, sign, event.date, issuer, subject)


def _issuer(sign: str, unit: Unit) -> str:
    if unit.is_office:
        return unit.full_name if sign.endswith(f"-{body_sign(unit)}") else ""
    body = _BODY.search(sign)
    return f"{body[1]} {unit.full_name}".strip() if body else ""
