"""The kinds of events as data: TOML, already read into dictionaries, → EventKind."""

import re
from collections.abc import Mapping

from core.events import DAY, EventKind
from core.fields import Value, read_value
from core.template import Field
from core.template_reading import read_field
from core.toml_node import Node

_ID = re.compile(r"[a-z][a-z0-9_]*")


def read_event_kinds(given: object) -> dict[str, EventKind]:
    """The kinds by their ids, in the file's order; raises TemplateWrong."""
    node = Node(given, "")
    kinds = [_kind(item) for item in node.take("kind", list)]
    node.done()
    return {kind.id: kind for kind in kinds}


def _kind(given: object) -> EventKind:
    node = Node(given, "")
    node.section = node.id(_ID)
    columns, initial = list[Field](), dict[str, Value]()
    label = node.line("label")
    for item in node.take("column", list):
        bare = dict(item) if isinstance(item, Mapping) else item
        first = bare.pop("initial", None) if isinstance(bare, dict) else None
        column = read_field(bare, node.section)
        if column.id in (DAY, "id", "kind", "date"):
            raise node.wrong("reserved_id", "id", found=column.id)
        columns.append(column)
        if first is not None:
            initial[column.id] = read_value(column.label, column.kind, first, column.choices)
    node.done()
    return EventKind(node.section, label, tuple(columns), initial)
