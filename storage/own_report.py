"""The office's own report: which forms take totals over, and one filled with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.answers import changed
from core.damaged import Tell, unheard
from core.report import ReportFinal, State
from core.taking_over import Narrative, Sent, filled, takes, with_narratives
from core.template import tables
from storage import communes, library, papers_sent, reports
from storage.facts import facts_of

if TYPE_CHECKING:
    from core.totals import Summing
    from storage.database import Store


def takers(kind: str) -> tuple[str, ...]:
    """The forms that take over what reports of `kind` add up to: those made for it first."""
    forms = [library.template(id_, version) for id_, version in library.template_names()]
    found = dict.fromkeys(form.id for form in forms if takes(form, kind))
    return tuple(sorted(found, key=lambda id_: id_ == kind))


def take_over(
    store: Store,
    made: Summing,
    report: str,
    texts: tuple[str, Sequence[Narrative]] = ("", ()),
    tell: Tell = unheard,
) -> tuple[str, ...]:
    """Fill the office's draft where it is empty, and put `texts` into a section; → what is new.

    Raises ReportFinal, and TotalsOfAnother where it is of another kind or period.
    """
    section, taken = texts
    facts = facts_of(store, report)
    if facts.report.state is State.FINAL:
        raise ReportFinal(report=report)
    has_rows = tables(facts.template)
    rows = tuple(papers_sent.tables(store, made.units, tell)) if has_rows else ()
    absent = made.absent if communes.expected(store).communes else None
    sent = Sent(made.template.id, made.period, made.totals, len(made.units), absent, rows)
    new = filled(facts.template, facts.report, sent)
    if section:
        new = with_narratives(facts.template, new, section, taken)
    answers = changed(facts.report, new)
    if answers:
        reports.save_answers(store, report, answers)
    return tuple(answers)
