"""A new report from what was chosen for it, kept as a draft."""

from collections.abc import Mapping
from dataclasses import replace

from core.carry_over import Wish, carried_over, dropped, with_sections
from core.period import Period
from core.report import Report, new_report, with_days
from storage import library, registers, reports
from storage.database import Store
from storage.facts import facts_of


def start(
    store: Store, template: str, period: Period, source: str | None, wish: Wish, id_: str
) -> Report:
    """Keeps a new draft, empty or carried over; sections may come from elsewhere than the rest."""
    form = library.template(template)
    unit = registers.unit(store).full_name
    report = (
        carried_over(form, facts_of(store, source).report, period, id_, unit)
        if source
        else new_report(form, period, id_, unit)
    )
    report = dropped(form, report, [key for key, other in wish.sections.items() if not other])
    report = with_sections(report, _others(store, wish.sections))
    report = with_days(report, wish.first_day, wish.last_day, wish.due)
    report = replace(report, slots={**report.slots, **wish.slots})
    reports.create(store, report)
    return report


def _others(store: Store, sections: Mapping[str, str | None]) -> dict[str, Report]:
    read = {id_: facts_of(store, id_).report for id_ in set(sections.values()) if id_}
    return {section: read[id_] for section, id_ in sections.items() if id_}
