"""A report with all that its tokens point at: a draft reads the registers, a final one itself."""

from dataclasses import replace
from typing import Any, cast

from core.compose import compose
from core.documents import CitedDocument
from core.events import proposals
from core.exchange import cited
from core.facts import Facts
from core.fields import Figure
from core.final import Revision, finalised, paper_of, registered, snapshot
from core.paper import Document
from core.period import a_year_before
from core.registers import document_from, unit_from
from core.report import Report, Source, State, paper_day
from storage import library, registers, reports, tallies
from storage.database import Store
from storage.events import events
from storage.kept import ReportDamaged
from storage.laws import known_documents
from storage.past import past


def facts_of(store: Store, id_: str) -> Facts:
    """The report of that id with its unit, documents and template."""
    report = reports.load(store, id_)
    revision = reports.revision(store, id_) if report.state is State.FINAL else None
    return _locked(report, revision) if revision else live(store, report)


def live(store: Store, report: Report) -> Facts:
    """A draft as the registers stand on its day."""
    template = library.template(report.template, report.version)
    unit = registers.unit(store, paper_day(report))
    facts = Facts(template, report, unit, known_documents(store))
    told = proposals(template, events(store), report.first_day, report.last_day)
    return replace(facts, earlier=_earlier(store, facts), past=past(store, facts), events=told)


def _earlier(store: Store, facts: Facts) -> dict[str, Figure]:
    """The unit's own figures of the same period a year before, where that report is final."""
    report = facts.report
    when = str(a_year_before(report.period))
    try:
        own = [
            each
            for each in tallies.listed(store, report.template, when)
            if each.unit == report.unit and each.source is not Source.RECEIVED
        ]
        own_figures = tallies.with_figures(store, report.template, when, own)
    except ReportDamaged:
        return {}
    return {id_: value for before in own_figures for id_, value in before.figures.items()}


def lock(store: Store, facts: Facts) -> str:
    """The draft and everything it points at, made final; → the revision's digest."""
    report = facts.report
    printed = compose(replace(facts, report=replace(report, state=State.FINAL)))
    text = library.template_text(report.template, report.version)
    snap = snapshot(facts.unit, cited(facts), text, printed)
    revision = finalised(report, snap, *reports.lineage(store, report.id))
    reports.finalise(store, report, revision)
    return revision.digest


def locked_documents(revision: Revision) -> dict[str, CitedDocument]:
    """The documents a final revision cites, as they were when it was locked."""
    given = cast(list[dict[str, Any]], revision.snapshot["documents"])
    return {str(one["id"]): document_from(one) for one in given}


def _locked(report: Report, revision: Revision) -> Facts:
    snapshot = cast(dict[str, Any], revision.snapshot)
    documents = locked_documents(revision)
    file = f"{report.template}-{report.version}"
    template = library.template_from(str(snapshot["template"]), file)
    return Facts(template, report, unit_from(snapshot["unit"]), documents)


def paper(store: Store, id_: str) -> Document:
    """What the report prints, number and date as they are known."""
    report = reports.load(store, id_)
    revision = reports.revision(store, id_) if report.state is State.FINAL else None
    if revision:
        return paper_of(revision, report.registration)
    return registered(compose(live(store, report)), report.registration)
