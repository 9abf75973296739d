"""The office's own report filled from what its units sent: figures, rows, and texts with source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.errors import AppError
from core.fields import NOTHING, Figure, Kind, Value, fits
from core.markup import Prose, Shape, literal
from core.period import Period
from core.report import Report, Row, SectionText, touched, with_prose
from core.report_line import ReportLine
from core.template import TableForm, Template, all_sections, fields, tables
from core.text import clean_line
from core.totals import Summing, Total

_NAMED = 40


class TotalsOfAnother(AppError):
    """`report` is of a kind or period whose totals these are not."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """What one unit's paper says in one section, paragraph by paragraph."""

    unit: str
    report: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitTables:
    """The rows of one unit's report, by the table's id."""

    unit: str
    tables: Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Sent:
    """What `units` of them sent: the totals of their figures, who is missing (None: nobody said who
    is expected), and the rows of their reports."""

    kind: str
    period: Period
    totals: Sequence[Total]
    units: int
    absent: tuple[str, ...] | None = None
    rows: Sequence[UnitTables] = ()


def takes(template: Template, kind: str) -> bool:
    """Whether a report of the template can take over what reports of `kind` add up to."""
    return kind in (template.id, template.sums)


def taker(made: Summing, drafts: Sequence[ReportLine]) -> ReportLine | None:
    """Which of one's own drafts takes the totals over: of the form made for it first."""
    of_period = [one for one in drafts if one.period == made.period]
    places = ((kind, one) for kind in made.takers for one in of_period)
    return next((one for kind, one in places if one.template == kind), None)


def filled(template: Template, report: Report, sent: Sent) -> Report:
    """The office's own report, of `template`, with totals where it has no figure, and all rows
    where it has no row.

    A figure that is a sum of others, or counted from rows, follows by itself. Raises
    TotalsOfAnother where the report is of another kind or period.
    """
    if not takes(template, sent.kind) or report.period != sent.period:
        raise TotalsOfAnother(report=report.id)
    figures = dict(report.figures)
    for id_, value in _figures(template, sent).items():
        asked = fields(template).get(id_)
        told = asked is None or asked.parts or asked.counted
        if value is not None and not told and figures.get(id_) is None:
            figures[id_] = value
    rows = dict(report.tables)
    for table in tables(template).values():
        joined = _joined(table, sent.rows)
        if joined and not rows.get(table.id):
            rows[table.id] = joined
    made = replace(report, figures=figures, tables=rows, fields=_fields(template, report, sent))
    return touched(template, made, changed(report, made))


def changed(old: Report, new: Report) -> tuple[str, ...]:
    """The figures, tables and fields that `new` has otherwise."""
    was: Mapping[str, object] = {**old.figures, **old.tables, **old.fields}
    now: Mapping[str, object] = {**new.figures, **new.tables, **new.fields}
    return tuple(id_ for id_, value in now.items() if value != was.get(id_))


def with_narratives(
    template: Template, report: Report, section: str, taken: Sequence[Narrative]
) -> Report:
    """The section's text, and after it what the units say, each with its name.

    Nothing changes where the office's own form has no such section.
    """
    if section not in {one.id for one in all_sections(template)}:
        return report
    prose = report.sections.get(section, SectionText()).prose
    told = tuple(
        literal(clean_line(f"{paragraph} ({narrative.unit})"), Shape.DASH)
        for narrative in taken
        for paragraph in narrative.paragraphs
        if clean_line(paragraph)
    )
    return with_prose(report, section, Prose((*prose.paragraphs, *told)))


def _figures(template: Template, sent: Sent) -> dict[str, Figure]:
    found = {total.id: _value(template, total) for total in sent.totals}
    return found | {template.sent: Decimal(sent.units)} if template.sent else found


def _fields(template: Template, report: Report, sent: Sent) -> Mapping[str, Value]:
    if not template.absent or sent.absent is None or report.fields.get(template.absent):
        return report.fields
    return {**report.fields, template.absent: _absent(sent.absent)}


def _absent(names: Sequence[str]) -> str:
    """As a sentence takes them: all of a district, of a whole country their number."""
    if len(names) > _NAMED:
        return f"{len(names)} đơn vị theo danh sách kèm theo"
    return ", ".join(names) or "không có"


def _value(template: Template, total: Total) -> Figure:
    """A mean of counts, or a sum that the office's own field can't hold, is left to the person."""
    if total.reported == 0 and total.none > 0:
        return NOTHING
    asked = fields(template).get(total.id)
    fitting = asked and total.total is not None and fits(asked.kind, total.total)
    return total.total if fitting else None


def _joined(table: TableForm, units: Sequence[UnitTables]) -> tuple[Row, ...]:
    """Rows of all units; the first column of words says whose they are."""
    named = next((c.id for c in table.columns if c.kind in (Kind.LINE, Kind.TEXT)), "")
    return tuple(
        _with_source(row, named, sent.unit)
        for sent in units
        for row in sent.tables.get(table.id, ())
    )


def _with_source(row: Row, named: str, unit: str) -> Row:
    if not named or not unit:
        return row
    return {**row, named: clean_line(f"{row.get(named) or ''} ({unit})")}
