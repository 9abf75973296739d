"""What the focus stands on: its help, its table; where a field is asked for."""

from collections.abc import Iterable

from PySide6.QtWidgets import QApplication, QWidget

from core.template import Placed, Template, outline
from ui.wizard.figure_row import FigureRow
from ui.wizard.questions import FieldRow, SlotRow
from ui.wizard.rows import RowsEditor


def help_of(widget: QWidget, room: QWidget) -> tuple[str, str]:
    """Label and help of the question a widget belongs to; empty where it belongs to none."""
    here: QWidget | None = widget
    while here is not None and here is not room:
        match here:
            case FigureRow() | FieldRow():
                return here.field.label, here.field.help
            case RowsEditor():
                return here.form.label, here.form.help
            case SlotRow():
                return here.slot.label, here.slot.help
        here = here.parentWidget()
    return "", ""


def section_of(pages: Iterable[Placed], field: str) -> str:
    """The section that asks for a field; "" where none does."""
    asking = (page.section for page in pages if any(one.id == field for one in page.section.fields))
    return next((section.id for section in asking), "")


def figure_of(template: Template, count: int) -> str:
    """The id of the figure that stands in that row of the annex, counted from 1; "" beyond."""
    sections = (placed.section for placed in outline(template))
    ids = [field.id for section in sections for field in section.fields if field.kind.is_figure]
    return ids[count - 1] if 0 < count <= len(ids) else ""


def table_with_focus(tables: list[RowsEditor]) -> RowsEditor:
    """The table one is in, else the first."""
    focus = QApplication.focusWidget()
    held = (table for table in tables if focus is not None and table.isAncestorOf(focus))
    return next(held, tables[0])
