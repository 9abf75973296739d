"""Last report + new period → new report: prose carried and marked, figures empty."""

from dataclasses import replace

from core.fields import Kind
from core.period import Period
from core.report import Progress, Report, SectionText, new_report
from core.template import Template, all_sections, fields


def carried_over(template: Template, old: Report, period: Period, id_: str, unit: str) -> Report:
    """A draft for `period` whose sections hold the old prose, each waiting to be seen.

    Sections the old report lacks keep the template's first prose; figures, rows, dates and
    bound documents belong to their period and start empty.
    """
    fresh = new_report(template, period, id_, unit)
    sections = {
        section.id: _carried(old.sections.get(section.id), fresh.sections[section.id], old.period)
        for section in all_sections(template)
    }
    lasting = {
        id_: value
        for id_, value in old.fields.items()
        if id_ in fields(template) and fields(template)[id_].kind is not Kind.DATE
    }
    return replace(fresh, sections=sections, fields=lasting, head=old.head)


def _carried(old: SectionText | None, fresh: SectionText, period: Period) -> SectionText:
    if old is None or not old.prose.paragraphs:
        return fresh
    return SectionText(old.prose, Progress.CARRIED, period)
