"""The annex and the words that point at it: one is not there without the other."""

import re

from core.annex import has_annex
from core.checks.finding import Code, Finding, Level
from core.collation import folded
from core.facts import Facts, plain_words
from core.template import all_sections

# "theo Phụ lục I Thông tư …" is another paper's.
_OWN = re.compile(r"(?:kem theo|dinh kem|xem|tai) phu luc|phu luc (?:kem theo|dinh kem)")


def annex_findings(facts: Facts) -> tuple[Finding, ...]:
    """An annex that no sentence names, a sentence that names one that is not printed (III.1.a)."""
    texts = {
        section.id: folded(plain_words(facts, facts.report.sections[section.id].prose))
        for section in all_sections(facts.template)
        if section.id in facts.report.sections
    }
    if has_annex(facts):
        if any("phu luc" in words for words in texts.values()):
            return ()
        closing = facts.template.closing.id
        return (Finding(Level.WARNING, Code.ANNEX_UNMENTIONED, closing, "Phụ lục"),)
    return tuple(
        Finding(Level.WARNING, Code.ANNEX_MISSING, section, "Phụ lục")
        for section, words in texts.items()
        if _OWN.search(words)
    )
