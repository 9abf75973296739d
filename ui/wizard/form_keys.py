"""What the focus stands on: its help, its table; where a field is asked for."""

from PySide6.QtWidgets import QApplication, QWidget

from core.template import Template, section_of
from ui.paper.place import Place, Where
from ui.paper.pointing import DATE, NUMBER
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


def page_of(place: Place, template: Template, here: str) -> str:
    """The page of the form that a place in the paper belongs to; `here` where none does."""
    registered = place.where is Where.HEAD and place.field in {NUMBER, DATE}
    if place.where is Where.FOOT or registered:
        return template.closing.id
    if place.where is Where.ANNEX:
        return section_of(template, place.field) or here
    return place.section if place.where is Where.TEXT else template.title.id


def table_with_focus(tables: list[RowsEditor]) -> RowsEditor:
    """The table one is in, else the first."""
    focus = QApplication.focusWidget()
    held = (table for table in tables if focus is not None and table.isAncestorOf(focus))
    return next(held, tables[0])
