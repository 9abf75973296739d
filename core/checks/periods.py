"""Words of another period, each told once a section."""

from core.checks.finding import Code, Finding, Level
from core.facts import Facts
from core.period import words
from core.period_words import Stale, stale_words
from core.template import all_sections


def period_findings(facts: Facts) -> tuple[Finding, ...]:
    """What carried texts still say of the period they were carried from."""
    found: dict[tuple[str, str], Finding] = {}
    for section in all_sections(facts.template):
        for stale in stale_words(facts, section.id):
            found.setdefault((section.id, stale.quote), _finding(facts, stale))
    return tuple(found.values())


def _finding(facts: Facts, stale: Stale) -> Finding:
    code = Code.CITATION_OLD if stale.is_citation else Code.PERIOD_STALE
    told = {"right": stale.right, "period": words(facts.report.period)}
    return Finding(Level.WARNING, code, stale.section, stale.quote, facts=told)
