"""Cited documents that had lost their force on the paper's day."""

import datetime
from collections.abc import Iterator

from core.checks.finding import Code, Finding, Level
from core.collation import folded
from core.documents import CitedDocument, by_sign, short_citation
from core.facts import Facts, document, plain_words
from core.markup import tokens
from core.numbers import write_date
from core.report import SectionText, paper_day
from core.template import all_sections


def validity_findings(facts: Facts) -> tuple[Finding, ...]:
    """Each such document once a section, cited by a token or by its sign in plain words."""
    day = paper_day(facts.report)
    if day is None:
        return ()
    known = facts.documents.values()
    ended = [found for found in known if found.sign and _has_ended(found, day)]
    return tuple(
        _finding(facts, section.id, found)
        for section in all_sections(facts.template)
        for found in _cited(facts, section.id, day, ended)
    )


def _cited(
    facts: Facts, section: str, day: datetime.date, ended: list[CitedDocument]
) -> Iterator[CitedDocument]:
    prose = facts.report.sections.get(section, SectionText()).prose
    told = set[str]()
    for token in tokens(prose):
        found = document(facts, token.key) if token.name == "vb" else None
        # An entry of one's own may not say what the list of laws knows of the same sign.
        listed = by_sign(ended, found.sign, found.date) if found else None
        if found and (_has_ended(found, day) or listed) and found.id not in told:
            told |= {found.id, *({listed.id} if listed else ())}
            yield found if found.valid_to or not listed else listed
    words = folded(plain_words(facts, prose)).replace(" ", "")
    for found in ended:
        if found.id not in told and folded(found.sign).replace(" ", "") in words:
            yield found


def _has_ended(found: CitedDocument, day: datetime.date) -> bool:
    return found.valid_to is not None and found.valid_to <= day


def _finding(facts: Facts, section: str, found: CitedDocument) -> Finding:
    said = {"day": write_date(found.valid_to) if found.valid_to else ""}
    after = facts.documents.get(found.replaced_by)
    quote = f"{found.type} số {found.sign}" if found.sign else short_citation(found)
    if after is None:
        return Finding(Level.WARNING, Code.DOCUMENT_ENDED, section, quote, facts=said)
    by = f"{short_citation(after)} ({after.sign})" if after.sign else short_citation(after)
    said["by"] = by
    return Finding(Level.WARNING, Code.DOCUMENT_REPLACED, section, quote, facts=said)
