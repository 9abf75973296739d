"""The report as a value: what was answered, section by section, and where it stands in its life."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from core.errors import AppError
from core.fields import Figure, Nothing, Value
from core.markup import Prose
from core.paper import Circulation, Urgency
from core.period import Period, days
from core.template import Template, all_sections, fields
from core.text import clean_line

Row = Mapping[str, Value]


class ReportFinal(AppError):
    """Report `report` is final: nothing in it changes until it is reopened."""


class ReportNotFinal(AppError):
    """Report `report` is still a draft."""


class DaysReversed(AppError):
    """The figures' `first` day is after their `last`."""


class State(StrEnum):
    """Whether the report can be changed."""

    DRAFT = "draft"
    FINAL = "final"


class Progress(StrEnum):
    """Where a section's work stands; a carried one waits for a person's eyes."""

    EMPTY = "empty"
    DOING = "doing"
    CARRIED = "carried"
    DONE = "done"


class Source(StrEnum):
    """How the report came into this database."""

    OWN = "own"
    PRACTICE = "practice"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section's prose and where its work stands.

    `carried_from` is the period of the report its words were taken from.
    """

    prose: Prose = Prose()
    progress: Progress = Progress.EMPTY
    carried_from: Period | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What is chosen for this report; None: as the unit's profile or the form has it; (): none."""

    signer: str | None = None
    recipients: tuple[str, ...] | None = None
    addressed_to: tuple[str, ...] | None = None
    urgency: Urgency | None = None
    annex: bool | None = None
    circulation: Circulation | None = None
    drafter: str = ""


@dataclass(frozen=True, slots=True)
class Registration:
    """Number and date the clerk gives after signing, outside the locked content.

    `counter` grows by one at each change and outranks any clock.
    """

    number: str | None = None
    date: datetime.date | None = None
    counter: int = 0


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A piece of an old report that found no section."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """`unit` is the unit's full name of the day it was made; `revision` is the lần, from 1.

    `notes` are words beside figures, `reasons` say why a figure that counts itself was overridden.
    `due` is the day the superior asks for it.
    """

    id: str
    template: str
    version: str
    period: Period
    unit: str = ""
    state: State = State.DRAFT
    revision: int = 1
    source: Source = Source.OWN
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    fields: Mapping[str, Value] = field(default_factory=dict)
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    sections: Mapping[str, SectionText] = field(default_factory=dict)
    slots: Mapping[str, str] = field(default_factory=dict)
    head: Head = Head()
    registration: Registration = Registration()
    unplaced: tuple[Unplaced, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    due: datetime.date | None = None


def with_days(
    report: Report,
    first: datetime.date | None,
    last: datetime.date | None,
    due: datetime.date | None,
) -> Report:
    """The report with the days that are given; None leaves a day as it is."""
    report = replace(
        report,
        first_day=first or report.first_day,
        last_day=last or report.last_day,
        due=due or report.due,
    )
    if report.first_day and report.last_day and report.first_day > report.last_day:
        raise DaysReversed(first=report.first_day, last=report.last_day)
    return report


def paper_day(report: Report) -> datetime.date | None:
    """The day the registers are read as of: the paper's own, else the last day it tells of."""
    return report.registration.date or report.last_day


def new_report(template: Template, period: Period, id_: str, unit: str) -> Report:
    """An empty report: every section holds its first prose."""
    first, last = days(period)
    return Report(
        id=id_,
        template=template.id,
        version=template.version,
        period=period,
        unit=unit,
        first_day=first,
        last_day=last,
        sections={section.id: SectionText(section.prose) for section in all_sections(template)},
    )


def with_prose(report: Report, section: str, prose: Prose) -> Report:
    """The report with that section's text; an edit counts as having seen it."""
    old = report.sections.get(section, SectionText())
    if old.prose == prose:
        return report
    text = replace(old, prose=prose, progress=Progress.DOING)
    return replace(report, sections={**report.sections, section: text})


def with_progress(report: Report, section: str, progress: Progress) -> Report:
    """The report with that section's work standing at `progress`."""
    text = replace(report.sections.get(section, SectionText()), progress=progress)
    return replace(report, sections={**report.sections, section: text})


def with_words(known: Mapping[str, str], id_: str, words: str) -> dict[str, str]:
    """Notes or reasons with the words beside that figure; none where they are empty."""
    rest = {key: value for key, value in known.items() if key != id_}
    return {**rest, id_: line} if (line := clean_line(words)) else rest


def touched(template: Template, report: Report, answers: Collection[str]) -> Report:
    """The sections that these figures, fields or tables stand in are being worked at.

    A carried text still waits for a person's eyes.
    """
    for section in all_sections(template):
        mine = {field.id for field in section.fields} | {table.id for table in section.tables}
        progress = report.sections.get(section.id, SectionText()).progress
        if mine & set(answers) and progress in (Progress.EMPTY, Progress.DONE):
            report = with_progress(report, section.id, Progress.DOING)
    return report


def kept(report: Report, sections: tuple[str, ...]) -> Report:
    """Those of `sections` that were carried, seen and kept as they are."""
    for section in sections:
        if report.sections.get(section, SectionText()).progress is Progress.CARRIED:
            report = with_progress(report, section, Progress.DONE)
    return report


def carried(report: Report) -> tuple[str, ...]:
    """The sections that wait to be seen."""
    texts = report.sections.items()
    return tuple(id_ for id_, text in texts if text.progress is Progress.CARRIED)


def figure(template: Template, report: Report, id_: str) -> Figure:
    """The figure as it counts: given, else the sum of its parts, else told from its table."""
    given = report.figures.get(id_)
    return counted(template, report, id_) if given is None else given


def counted(template: Template, report: Report, id_: str) -> Figure:
    """What a figure with parts or a table comes to, whatever was given; None for any other."""
    asked = fields(template)[id_]
    if asked.parts:
        values = [figure(template, report, part) for part in asked.parts]
        if any(value is None for value in values):
            return None
        return sum((amount(value) for value in values), Decimal(0))
    if asked.counted:
        table, _, column = asked.counted.partition(".")
        rows = report.tables.get(table, ())
        if not rows:
            return None
        if not column:
            return Decimal(len(rows))
        cells = [row.get(column) for row in rows]
        figures = [cell for cell in cells if isinstance(cell, Decimal | Nothing)]
        known = len(figures) == len(cells)
        return sum((amount(cell) for cell in figures), Decimal(0)) if known else None
    return None


def amount(value: Figure) -> Decimal:
    """What a figure adds to a sum."""
    return value if isinstance(value, Decimal) else Decimal(0)
