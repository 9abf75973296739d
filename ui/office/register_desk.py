"""The unit's registers as every room sees them: profile, documents, events."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from core.documents import CitedDocument
    from core.events import Event, EventKind, Proposals
    from core.facts import Facts
    from core.unit import Unit
    from core.unit_history import UnitHistory
    from storage.database import Store
    from ui.session import Session

Write = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[], None] | None], None]


class RegisterDesk(QObject):
    """`changed` says the registers are others now; `write` carries work to the writer's thread."""

    changed = Signal()

    def __init__(self, write: Write, store: Callable[[], Store], parent: QObject) -> None:
        super().__init__(parent)
        self._write = write
        self._store = store
        self._history: UnitHistory | None = None
        self.documents: dict[str, CitedDocument] = {}

    @property
    def history(self) -> UnitHistory:
        """The profile with all its entries; an empty one before it was read."""
        from core.unit_history import UnitHistory

        return self._history or UnitHistory()

    def unit(self, day: datetime.date | None = None) -> Unit:
        """The unit as it stood that day, else today."""
        from core.unit_history import unit_on

        return unit_on(self.history, day or datetime.date.today())

    def show(self, history: UnitHistory, documents: dict[str, CitedDocument]) -> None:
        """The registers as they were read."""
        self._history, self.documents = history, documents

    def follow(self, session: Session) -> None:
        """A draft whose days become others reads the registers of its new days."""
        known, weak = [_days(session.facts)], ref(session)

        def on_facts(facts: Facts) -> None:
            open_ = weak()
            if open_ is not None and _days(facts) != known[0]:
                known[0] = _days(facts)
                self._write(partial(self._told, facts), partial(self._give, open_), None)

        session.facts_changed.connect(on_facts)

    def save_unit(self, unit: Unit, then: Callable[[], None] | None = None) -> None:
        """Corrects today's profile; `then` runs when it is safe."""
        from core.unit_history import corrected

        self.save_history(corrected(self.history, unit, datetime.date.today()), then)

    def save_history(self, history: UnitHistory, then: Callable[[], None] | None = None) -> None:
        """Keeps the profile and all its entries; `then` runs when it is safe."""

        def work() -> None:
            from storage import registers

            registers.save_history(self._store(), history)

        def done(_: object) -> None:
            self._history = history
            self.changed.emit()

        self._write(work, done, then)

    def save_documents(
        self, documents: tuple[CitedDocument, ...], then: Callable[[], None] | None = None
    ) -> None:
        """Adds documents to the register, or replaces those of the same id."""

        def work() -> None:
            from storage import registers

            registers.save_documents(self._store(), documents)

        def done(_: object) -> None:
            self.documents = {**self.documents, **{found.id: found for found in documents}}
            self.changed.emit()

        self._write(work, done, then)

    def take_out_document(
        self, id_: str, then: Callable[[tuple[CitedDocument, ...]], None]
    ) -> None:
        """The document was a mistake; `then` gets what is left. Refused while a report cites it."""

        def work() -> dict[str, CitedDocument]:
            from storage import document_use, laws

            document_use.take_out(self._store(), id_)
            return laws.known_documents(self._store())

        def done(left: dict[str, CitedDocument]) -> None:
            self.documents = left
            self.changed.emit()
            then(tuple(left.values()))

        self._write(work, done, None)

    def cite(self, event: Event, then: Callable[[CitedDocument], None]) -> None:
        """Puts the document an event tells of into the register; raises AppError where it can't
        be, and `then` gets it when it is safe."""
        from core.issued import issued

        found = issued(event, self.unit(event.date), self.documents.values())
        self.save_documents((found,), lambda: then(found))

    def event_kinds(self) -> dict[str, EventKind]:
        """What can be written into the register of events."""
        from storage import events

        return dict(events.kinds())

    def read_events(self, then: Callable[[tuple[Event, ...]], None]) -> None:
        """`then` gets the register of events."""

        def work() -> tuple[Event, ...]:
            from storage import events

            return events.events(self._store())

        self._write(work, then, None)

    def save_event(self, event: Event, then: Callable[[tuple[Event, ...]], None]) -> None:
        """Keeps one event; `then` gets the whole register when it is safe."""

        def work() -> tuple[Event, ...]:
            from storage import events

            events.save_events(self._store(), [event])
            return events.events(self._store())

        self._write(work, then, None)

    def take_out_event(self, id_: str, then: Callable[[tuple[Event, ...]], None]) -> None:
        """The event was a mistake; `then` gets what is left."""

        def work() -> tuple[Event, ...]:
            from storage import events

            events.take_out(self._store(), id_)
            return events.events(self._store())

        self._write(work, then, None)

    def _told(self, facts: Facts) -> Proposals:
        from core.events import proposals
        from storage import events

        report = facts.report
        found = events.events(self._store())
        return proposals(facts.template, found, report.first_day, report.last_day)

    def _give(self, session: Session, told: Proposals) -> None:
        session.with_registers(self.unit(session.paper_day), self.documents, told)


def _days(facts: Facts) -> tuple[datetime.date | None, ...]:
    from core.report import paper_day

    return facts.report.first_day, facts.report.last_day, paper_day(facts.report)
