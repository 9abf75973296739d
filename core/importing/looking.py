"""What else an imported report says: the tokens its words would print in this unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.documents import CitedDocument
from core.facts import Facts
from core.found_tokens import FoundToken, found_tokens
from core.importing.adopting import adopted
from core.importing.reading import Imported
from core.template import Template
from core.unit import Unit


@dataclass(frozen=True, slots=True)
class Looked:
    """An old report as it was read, and the tokens found in it; nothing of it is kept yet."""

    imported: Imported
    found: tuple[FoundToken, ...]


def looked_through(
    imported: Imported, template: Template, unit: Unit, documents: Mapping[str, CitedDocument]
) -> Looked:
    """The report with what is found in it, where `unit` and `documents` are what is known."""
    known, report = adopted(unit, imported)
    return Looked(imported, found_tokens(Facts(template, report, known, documents)))
