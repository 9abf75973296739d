"""The office's own report filled from what its units sent: figures, rows, and texts with source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from core.fields import NOTHING, Figure, Kind
from core.markup import Prose, Shape, literal
from core.report import Report, Row, SectionText, touched, with_prose
from core.template import TableForm, Template, fields, tables
from core.text import clean_line
from core.totals import Total


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


def filled(
    template: Template, report: Report, found: Sequence[Total], units: Sequence[UnitTables]
) -> Report:
    """The report with totals where it has no figure, and all rows where it has no row.

    A figure that is a sum of others, or counted from rows, follows by itself.
    """
    figures = dict(report.figures)
    for total in found:
        asked = fields(template)[total.id]
        value = _value(total)
        told = asked.parts or asked.counted
        if value is not None and not told and figures.get(total.id) is None:
            figures[total.id] = value
    rows = dict(report.tables)
    for table in tables(template).values():
        joined = _joined(table, units)
        if joined and not rows.get(table.id):
            rows[table.id] = joined
    made = replace(report, figures=figures, tables=rows)
    return touched(template, made, changed(report, made))


def changed(old: Report, new: Report) -> tuple[str, ...]:
    """The figures and tables that `new` has otherwise."""
    was: Mapping[str, object] = {**old.figures, **old.tables}
    now: Mapping[str, object] = {**new.figures, **new.tables}
    return tuple(id_ for id_, value in now.items() if value != was.get(id_))


def with_narratives(report: Report, section: str, taken: Sequence[Narrative]) -> Report:
    """The section's text, and after it what the units say, each with its name."""
    prose = report.sections.get(section, SectionText()).prose
    told = tuple(
        literal(clean_line(f"{paragraph} ({narrative.unit})"), Shape.DASH)
        for narrative in taken
        for paragraph in narrative.paragraphs
        if clean_line(paragraph)
    )
    return with_prose(report, section, Prose((*prose.paragraphs, *told)))


def _value(total: Total) -> Figure:
    if total.reported == 0 and total.none > 0:
        return NOTHING
    return total.total


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
