"""Tokens whose fact is gone or not there yet, each told once a section."""

from collections.abc import Iterator

from core.checks.finding import Code, Finding, Level
from core.facts import EMPTY, Facts, value
from core.markup import Token, tokens
from core.report import SectionText
from core.template import Role, Section, all_sections, fields, misplaced_tables, tables


def reference_findings(facts: Facts) -> tuple[Finding, ...]:
    """What a sentence points at and can't print."""
    return tuple(
        finding for section in all_sections(facts.template) for finding in _section(facts, section)
    )


def _section(facts: Facts, section: Section) -> Iterator[Finding]:
    prose = facts.report.sections.get(section.id, SectionText()).prose
    names = dict.fromkeys((token.name, token.key) for token in tokens(prose))
    for name, key in names:
        words = None if _is_itself(section, name) else value(facts, Token(name, key))
        if words is None:
            code = f"{name}:{key}" if key else name
            yield Finding(Level.ERROR, Code.FACT_GONE, section.id, code)
        elif words == EMPTY:
            yield _empty(facts, section.id, name, key)
    for key in misplaced_tables(section.role, prose):
        known = tables(facts.template).get(key)
        if known:
            yield Finding(Level.ERROR, Code.TABLE_IN_SENTENCE, section.id, known.label, key)


def _is_itself(section: Section, name: str) -> bool:
    """Whether it is the title told within the title."""
    return section.role is Role.TITLE and name == "tieu_de"


def _empty(facts: Facts, section: str, name: str, key: str) -> Finding:
    known = fields(facts.template).get(name)
    if known and known.kind.is_figure:
        return Finding(Level.ERROR, Code.FIGURE_EMPTY, section, known.label, known.id)
    if known:
        return Finding(Level.WARNING, Code.FIELD_EMPTY, section, known.label, known.id)
    if name == "vb":
        label = next((slot.label for slot in facts.template.slots if slot.id == key), key)
        return Finding(Level.WARNING, Code.SLOT_EMPTY, section, label, key)
    return Finding(Level.WARNING, Code.FIELD_EMPTY, section, f"{name}:{key}" if key else name)
