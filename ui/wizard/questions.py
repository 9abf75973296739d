"""The questions of one section: figures, other fields, tables, documents of the period."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.documents import CitedDocument, short_citation
from core.errors import AppError
from core.facts import Facts
from core.markup import tokens
from core.numbers import write_date
from core.template import Field, Section, Slot
from ui.entries import Choice
from ui.messages import sentence
from ui.parts import label
from ui.session import Session
from ui.wizard.editors import ValueEditor
from ui.wizard.figure_row import FigureRow
from ui.wizard.figure_state import figure_state
from ui.wizard.rows import RowsEditor


class FieldRow(QWidget):
    """A field that is no figure: its label over its editor, its fault under it."""

    def __init__(self, field: Field, year: int) -> None:
        super().__init__()
        self.field = field
        self.editor = ValueEditor(field, year)
        self._fault = label("", "fault", wraps=True)
        self._fault.hide()
        name = label(field.label, wraps=True)
        name.setBuddy(self.editor.focusProxy() or self.editor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(2)
        box.addWidget(name)
        box.addWidget(self.editor)
        box.addWidget(self._fault)
        self.setFocusProxy(self.editor)
        self.editor.faulty.connect(self._on_faulty)

    def _on_faulty(self, error: AppError | None) -> None:
        self._fault.setText(sentence(error) if error else "")
        self._fault.setVisible(error is not None)


class SlotRow(QWidget):
    """Which document of the register a slot stands for in this report."""

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self.slot = slot
        self._shown: tuple[Mapping[str, CitedDocument], str] | None = None
        self.choice = Choice(slot.label)
        self.choice.setAccessibleDescription(slot.help)
        name = label(slot.label, wraps=True)
        name.setBuddy(self.choice)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(2)
        box.addWidget(name)
        box.addWidget(self.choice)
        self.setFocusProxy(self.choice)

    def show_bound(self, facts: Facts) -> None:
        """Offers the register, the slot's own type first."""
        bound = facts.report.slots.get(self.slot.id, "")
        if self._shown == (facts.documents, bound):
            return
        self._shown = (facts.documents, bound)
        found = sorted(
            facts.documents.values(), key=lambda document: document.type != self.slot.type
        )
        items: list[tuple[str, object]] = [("(chưa chọn)", "")]
        for document in found:
            day = f" ngày {write_date(document.date)}" if document.date else ""
            items.append((f"{short_citation(document)}{day}", document.id))
        self.choice.offer(items)
        self.choice.choose(bound)


class Questions(QWidget):
    """All questions of a section, bound to the session."""

    def __init__(self, session: Session, section: Section) -> None:
        super().__init__()
        self._session = session
        self.section = section
        year = session.report.period.year
        self.figures = [FigureRow(item) for item in section.fields if item.kind.is_figure]
        self.others = [FieldRow(item, year) for item in section.fields if not item.kind.is_figure]
        self.tables = [RowsEditor(form, year) for form in section.tables]
        self.slots = [SlotRow(slot) for slot in slots_of(session.facts, section)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 8, 0)
        box.setSpacing(2)
        for part in self.rows():
            box.addWidget(part)
        box.addStretch(1)
        self._connect()
        self.show_facts(session.facts)
        self.setEnabled(not session.is_final)

    def rows(self) -> list[QWidget]:
        """Everything asked, in the order of the form."""
        asked: dict[str, QWidget] = {row.field.id: row for row in self.figures}
        asked |= {row.field.id: row for row in self.others}
        ordered = [asked[item.id] for item in self.section.fields]
        return [*self.slots, *ordered, *self.tables]

    def row_of(self, field: str) -> QWidget | None:
        """Where that field, table or slot is asked."""
        known: dict[str, QWidget] = {row.field.id: row for row in self.figures}
        known |= {row.field.id: row for row in self.others}
        known |= {row.form.id: row for row in self.tables}
        known |= {row.slot.id: row for row in self.slots}
        return known.get(field)

    def show_facts(self, facts: Facts) -> None:
        """Shows the answers as they stand now."""
        report = facts.report
        for row in self.figures:
            row.show_state(figure_state(facts, row.field))
        for other in self.others:
            other.editor.show_value(report.fields.get(other.field.id))
        for table in self.tables:
            table.show_rows(report.tables.get(table.form.id, ()))
            table.offer(facts.events.tables.get(table.form.id, ()))
        for slot in self.slots:
            slot.show_bound(facts)

    def flush(self) -> None:
        """Takes all that is typed but not left yet."""
        for row in self.figures:
            row.flush()
        for other in self.others:
            other.editor.flush()
        for table in self.tables:
            table.flush()

    def _connect(self) -> None:
        session = self._session
        for row in self.figures:
            id_ = row.field.id
            row.answered.connect(partial(session.answer_figure, id_))
            row.noted.connect(partial(session.answer_note, id_))
            row.reasoned.connect(partial(session.answer_reason, id_))
        for other in self.others:
            other.editor.answered.connect(
                lambda value, id_=other.field.id: session.answer_field(id_, value)
            )
        for table in self.tables:
            table.answered.connect(lambda rows, id_=table.form.id: session.answer_table(id_, rows))
        for slot in self.slots:
            slot.choice.currentIndexChanged.connect(
                lambda _, row=slot: session.bind(row.slot.id, str(row.choice.value() or ""))
            )


def slots_of(facts: Facts, section: Section) -> tuple[Slot, ...]:
    """The slots its sentences name; one that no sentence names stands on the opening page."""
    template = facts.template
    mine = {token.key for token in tokens(section.prose) if token.name == "vb"}
    text = facts.report.sections.get(section.id)
    if text:
        mine |= {token.key for token in tokens(text.prose) if token.name == "vb"}
    if section.id == template.opening.id:
        elsewhere = {
            token.key
            for text in facts.report.sections.values()
            for token in tokens(text.prose)
            if token.name == "vb"
        }
        mine |= {slot.id for slot in template.slots if slot.id not in elsewhere}
    return tuple(slot for slot in template.slots if slot.id in mine)


def has_questions(facts: Facts, section: Section) -> bool:
    """Whether the section asks anything besides its text."""
    return bool(section.fields or section.tables or slots_of(facts, section))
