"""A table of the form as it is printed, ruled, its rows counted."""

from dataclasses import replace

from core.fields import NOTHING, Kind, Value, written
from core.paper import Align, Column, Origin, Run, Table, Told
from core.report import Row
from core.template import Field, TableForm


def table_block(form: TableForm, rows: tuple[Row, ...], origin: Origin) -> Table:
    """The rows under the form's columns."""
    width = 1 / (len(form.columns) + 0.5)
    order = Column("TT", 1 - width * len(form.columns), Align.CENTRE)
    columns = (order, *(_column(column, width) for column in form.columns))
    printed = tuple(
        ((Run(str(count)),), *((Run(cell_words(row.get(column.id))),) for column in form.columns))
        for count, row in enumerate(rows, 1)
    )
    told = (Told(0, (len(printed) + 1) * len(columns), form.id),)
    return Table(columns, printed, replace(origin, told=told))


def _column(column: Field, width: float) -> Column:
    label = f"{column.label} ({column.unit})" if column.unit else column.label
    centred = column.kind.is_figure or column.kind is Kind.DATE
    return Column(label, width, Align.CENTRE if centred else Align.LEFT)


def cell_words(given: Value) -> str:
    """A table's cell: "không phát sinh" is said in words there."""
    return "Không phát sinh" if given is NOTHING else written(given)
