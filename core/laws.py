"""The shipped list of laws and other documents often cited: TOML, already read → documents."""

import datetime
import re
from dataclasses import dataclass

from core.documents import CitedDocument
from core.toml_node import Node

_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Law:
    """One document of the list, and a line that says what it is for."""

    document: CitedDocument
    note: str


def read_laws(given: object) -> tuple[Law, ...]:
    """The list in the file's order; raises TemplateWrong."""
    node = Node(given, "")
    laws = tuple(_law(item) for item in node.take("document", list))
    node.done()
    ids = [law.document.id for law in laws]
    for law in laws:
        twice = ids.count(law.document.id) > 1
        if twice or law.document.replaced_by not in ("", *ids):
            raise Node({}, law.document.id).wrong("bad_rule", "replaced_by")
    return laws


def _law(given: object) -> Law:
    node = Node(given, "")
    node.section = node.id(_ID)
    document = CitedDocument(
        id=node.section,
        type=node.line("type"),
        sign=node.line("sign"),
        date=node.take("date", datetime.date),
        issuer=node.line("issuer"),
        subject=node.line("subject"),
        valid_from=_day(node, "valid_from"),
        valid_to=_day(node, "valid_to"),
        replaced_by=node.line("replaced_by", ""),
    )
    note = node.line("note")
    node.done()
    return Law(document, note)


def _day(node: Node, key: str) -> datetime.date | None:
    return node.take(key, datetime.date) if key in node.given else None
