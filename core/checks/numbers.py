"""Numbers in sentences that are surely a figure's and say something else."""

from core.checks.finding import Code, Finding, Level
from core.facts import Facts, number_words
from core.proposals import differing
from core.report import figure


def number_findings(facts: Facts) -> tuple[Finding, ...]:
    """Each such number once, with its sentence's section and its figure."""
    found: dict[tuple[str, str], Finding] = {}
    for section, proposal, words in differing(facts):
        field = proposal.field
        value = number_words(facts, field.kind, figure(facts.template, facts.report, field.id))
        told = {"label": field.label, "right": f"{value} {field.unit}"}
        finding = Finding(
            Level.WARNING, Code.NUMBER_DIFFERS, section.id, words, field.id, facts=told
        )
        found.setdefault((section.id, field.id), finding)
    return tuple(found.values())
