"""Which earlier report a new one starts from: the newest, and that of the same period last year."""

from collections.abc import Iterable

from core.period import Period, a_year_before, days
from core.report_line import ReportLine


def own(lines: Iterable[ReportLine], template: str) -> tuple[ReportLine, ...]:
    """The unit's own reports of that form, the newest period first, a final one before a draft."""
    mine = (line for line in lines if not line.is_practice and not line.is_received)
    of_form = [line for line in mine if line.template == template]
    return tuple(
        sorted(
            of_form,
            key=lambda line: (days(line.period)[::-1], line.is_final, line.revision),
            reverse=True,
        )
    )


def newest_before(lines: Iterable[ReportLine], template: str, period: Period) -> ReportLine | None:
    """The newest whose days end before those of `period`; else the newest of all."""
    found = own(lines, template)
    before = (line for line in found if days(line.period)[1] < days(period)[1])
    return next(before, found[0] if found else None)


def year_ago(lines: Iterable[ReportLine], template: str, period: Period) -> ReportLine | None:
    """The report of the same period last year."""
    wanted = a_year_before(period)
    return next((line for line in own(lines, template) if line.period == wanted), None)
