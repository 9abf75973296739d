"""A report as the JSON that `show` prints, and that `fill` takes back unchanged."""

from collections.abc import Mapping

from core.documents import CitedDocument
from core.facts import Facts
from core.fields import plain
from core.markup import print_, tokens
from core.registers import document_json
from core.report import Report, SectionText
from core.template import all_sections, fields, tables

IDENTITY = ("id", "template", "version", "period", "unit", "state", "revision")


def shown(facts: Facts) -> dict[str, object]:
    """The whole report; every field of the form has its key, answered or not."""
    report, template = facts.report, facts.template
    asked = fields(template).values()
    return {
        **identity(report),
        "figures": {f.id: plain(report.figures.get(f.id)) for f in asked if f.kind.is_figure},
        "notes": {id_: words for id_, words in report.notes.items() if words},
        "reasons": {id_: words for id_, words in report.reasons.items() if words},
        "fields": {f.id: plain(report.fields.get(f.id)) for f in asked if not f.kind.is_figure},
        "tables": {
            table.id: [
                {column.id: plain(row.get(column.id)) for column in table.columns}
                for row in report.tables.get(table.id, ())
            ]
            for table in tables(template).values()
        },
        "sections": {
            section.id: print_(report.sections.get(section.id, SectionText()).prose)
            for section in all_sections(template)
        },
        "documents": [document_json(document) for document in cited(facts)],
        "slots": {slot.id: report.slots.get(slot.id) for slot in template.slots},
        "head": _head(report),
        "progress": {id_: text.progress.value for id_, text in report.sections.items()},
        "unplaced": [{"heading": piece.heading, "text": piece.text} for piece in report.unplaced],
    }


def identity(report: Report) -> dict[str, object]:
    """What the report is and where it stands in its life."""
    return {
        "id": report.id,
        "template": report.template,
        "version": report.version,
        "period": str(report.period),
        "unit": report.unit,
        "state": report.state.value,
        "revision": report.revision,
    }


def cited(facts: Facts) -> tuple[CitedDocument, ...]:
    """The documents the report points at, by id: bound to a slot or named in a sentence."""
    keys = sorted(cited_ids(facts.report))
    return tuple(facts.documents[key] for key in keys if key in facts.documents)


def cited_ids(report: Report) -> set[str]:
    """What the report's slots are bound to and its sentences name."""
    keys = set(report.slots.values())
    for text in report.sections.values():
        keys |= {token.key for token in tokens(text.prose) if token.name == "vb"}
    return keys


def _head(report: Report) -> Mapping[str, object]:
    day = report.registration.date
    head = report.head
    return {
        "number": report.registration.number,
        "date": day.isoformat() if day else None,
        "signer": head.signer,
        "recipients": None if head.recipients is None else list(head.recipients),
        "addressed_to": None if head.addressed_to is None else list(head.addressed_to),
        "urgency": head.urgency.value if head.urgency else "",
        "circulation": head.circulation.value if head.circulation else "",
        "drafter": head.drafter,
        "annex": head.annex,
    }
