"""Last report + new period → new report: prose carried and marked, figures empty."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from core.fields import Kind
from core.period import Period
from core.report import Progress, Report, SectionText, new_report, with_progress, with_prose
from core.template import Template, all_sections, fields


@dataclass(frozen=True, slots=True)
class Wish:
    """What is chosen for a new report beside its source: sections that start from another report
    (None: from the form's own words), its days, and the documents of the period.
    """

    sections: Mapping[str, str | None] = field(default_factory=dict)
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    due: datetime.date | None = None
    slots: Mapping[str, str] = field(default_factory=dict)


def carried_over(template: Template, old: Report, period: Period, id_: str, unit: str) -> Report:
    """A draft for `period` whose sections hold the old prose, each waiting to be seen.

    Sections the old report lacks keep the template's first prose; figures, rows, dates and
    bound documents belong to their period and start empty.
    """
    fresh = new_report(template, period, id_, unit)
    everywhere = {section.id: old for section in all_sections(template)}
    lasting = {
        id_: value
        for id_, value in old.fields.items()
        if id_ in fields(template) and fields(template)[id_].kind is not Kind.DATE
    }
    return replace(with_sections(fresh, everywhere), fields=lasting, head=old.head)


def with_sections(report: Report, sources: Mapping[str, Report]) -> Report:
    """The draft with the prose of other reports in these sections, where they have any."""
    texts = {
        section: SectionText(found.prose, Progress.CARRIED, old.period)
        for section, old in sources.items()
        if (found := old.sections.get(section)) and found.prose.paragraphs
    }
    return replace(report, sections={**report.sections, **texts})


def dropped(template: Template, report: Report, sections: Iterable[str]) -> Report:
    """Those sections told anew: the form's first prose instead of what was carried."""
    chosen = set(sections)
    for section in all_sections(template):
        if section.id in chosen:
            report = with_prose(report, section.id, section.prose)
            report = with_progress(report, section.id, Progress.EMPTY)
    return report
