"""The unit's own reports of one form before a report: their figures as they counted."""

from collections.abc import Iterator

from core.facts import Facts, Past
from core.period import Period, PeriodUnknown, a_year_before, days, read_period
from core.report import figure
from core.template import fields
from storage import reports
from storage.database import Store
from storage.kept import ReportDamaged

# The months of a year and its quarters: older ones are asked for only by name.
_MOST = 16


def past(store: Store, facts: Facts) -> tuple[Past, ...]:
    """The newest first; one a period, a final one before a draft. A damaged one is left out."""
    report = facts.report
    wanted = dict(_before(store, facts))
    newest = sorted(wanted, key=lambda period: days(period)[::-1], reverse=True)
    twin = a_year_before(report.period)
    chosen = [period for period in newest[:_MOST] if period != twin]
    if twin in wanted:
        chosen.append(twin)
    found = (_read(store, facts, period, wanted[period]) for period in chosen)
    known = [each for each in found if each is not None]
    return tuple(sorted(known, key=lambda each: days(each.period)[::-1], reverse=True))


def _before(store: Store, facts: Facts) -> Iterator[tuple[Period, str]]:
    report = facts.report
    found = store.fetch(
        "SELECT period, id FROM report WHERE template = ? AND unit = ? AND id <> ?"
        " AND source = 'own' AND id NOT IN (SELECT report FROM bin)"
        " ORDER BY state = 'final', revision, seq",
        (report.template, report.unit, report.id),
    )
    last = days(report.period)[1]
    for written, id_ in found:
        try:
            period = read_period(str(written))
        except PeriodUnknown:
            continue
        if period != report.period and days(period)[1] <= last:
            yield period, str(id_)


def _read(store: Store, facts: Facts, period: Period, id_: str) -> Past | None:
    try:
        before = reports.load(store, id_)
    except ReportDamaged:
        return None
    template = facts.template
    ids = [id_ for id_, field in fields(template).items() if field.kind.is_figure]
    counted = {id_: figure(template, before, id_) for id_ in ids}
    return Past(period, {id_: value for id_, value in counted.items() if value is not None})
