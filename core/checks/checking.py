"""All checks of a report, in reading order."""

from core.checks.annexes import annex_findings
from core.checks.figures import figure_findings, relation_findings
from core.checks.finding import Code, Finding, Level
from core.checks.numbers import number_findings
from core.checks.periods import period_findings
from core.checks.references import reference_findings
from core.checks.validity import validity_findings
from core.facts import Facts
from core.report import SectionText
from core.template import all_sections


def check(facts: Facts) -> tuple[Finding, ...]:
    """Every finding, by section in print order, the whole report's first."""
    found = (
        *_whole(facts),
        *reference_findings(facts),
        *period_findings(facts),
        *figure_findings(facts),
        *relation_findings(facts),
        *number_findings(facts),
        *annex_findings(facts),
        *validity_findings(facts),
    )
    order = {section.id: at for at, section in enumerate(all_sections(facts.template), 1)}
    return tuple(sorted(found, key=lambda finding: order.get(finding.section, 0)))


def blocks(findings: tuple[Finding, ...]) -> bool:
    """Whether the report can't be finalised for them."""
    return any(finding.level is Level.ERROR for finding in findings)


def _whole(facts: Facts) -> tuple[Finding, ...]:
    found = []
    if not facts.unit.name:
        found.append(Finding(Level.ERROR, Code.UNIT_NAMELESS, "", ""))
    if not facts.unit.signer(facts.report.head.signer):
        found.append(Finding(Level.WARNING, Code.SIGNER_MISSING, "", ""))
    title = facts.template.title.id
    if not facts.report.sections.get(title, SectionText()).prose.paragraphs:
        found.append(Finding(Level.WARNING, Code.TITLE_EMPTY, title, ""))
    if facts.report.unplaced:
        count = str(len(facts.report.unplaced))
        first = facts.report.unplaced[0]
        quote = (first.heading or first.text)[:60]
        found.append(Finding(Level.WARNING, Code.UNPLACED_TEXT, "", quote, facts={"count": count}))
    return tuple(found)
