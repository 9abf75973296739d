"""Presenter of all but the open report: list, unit, registers, what leaves and comes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from PySide6.QtCore import QObject, Signal

from storage.first_page import listed
from ui.office.register_desk import RegisterDesk

if TYPE_CHECKING:
    from core.carry_over import Wish
    from core.documents import CitedDocument
    from core.found_tokens import FoundToken
    from core.importing.looking import Looked
    from core.importing.reading import Imported
    from core.period import Period
    from core.remark import Remark
    from core.report import Registration
    from core.report_line import ReportLine
    from core.template import Template
    from core.unit import Unit
    from storage.database import Store
    from ui.jobs import Jobs
    from ui.office.handing_over import Handed
    from ui.office.keeping import Keeping
    from ui.office.old_files import Wanted
    from ui.office.returning import Returning
    from ui.office.work import Opened, Registers
    from ui.receiving.inbox.inbox import Inbox
    from ui.session import Session


class Office(QObject):
    """`store` opens the database for the writer's thread, which alone calls it."""

    reports_changed = Signal(object)
    registers_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        store: Callable[[], Store],
        first: tuple[ReportLine, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.look_only = False
        self._jobs = jobs
        self._store = store
        self.reports = first
        self.registers = RegisterDesk(self._write, store, self)
        self.names: dict[str, str] = {}
        self.is_read = False
        self._open: WeakSet[Session] = WeakSet()
        self.registers.changed.connect(self._announce_registers)

    @property
    def unit(self) -> Unit:
        """The profile as it stands today; an empty one before it was read."""
        return self.registers.unit()

    @property
    def documents(self) -> dict[str, CitedDocument]:
        """Every document a text can cite, by id."""
        return self.registers.documents

    @cached_property
    def inbox(self) -> Inbox:
        """What comes from other units."""
        from ui.receiving.inbox.inbox import Inbox

        return Inbox(self._jobs, self._store, self)

    @property
    def returning(self) -> Returning:
        """Word files of ours that come back."""
        from ui.office.returning import Returning

        return Returning(self._jobs, self._store, self._announce_failed)

    @cached_property
    def keeping(self) -> Keeping:
        """Backups, the bin, older versions."""
        from ui.office.keeping import Keeping

        return Keeping(self._jobs, self._store, self)

    def begin(self, then: Callable[[], None] | None = None) -> None:
        """Brings the database up to date and reads the registers."""
        from ui.office import work as doing

        self._write(partial(doing.read_registers, self._store), self._on_registers, then)

    def refresh(self) -> None:
        """Reads the list again."""
        self._write(lambda: listed(self._store().conn), self._on_reports)

    def form(self, template: str) -> Template:
        """A kind's newest form."""
        from storage import library

        return library.template(template)

    def titles(self, template: str) -> dict[str, str]:
        """The numbered headings of a kind's sections, by id and in order."""
        from core.template import outline

        placed = outline(self.form(template))
        return {each.section.id: f"{each.number} {each.section.title}".strip() for each in placed}

    def labels(self, template: str) -> dict[str, str]:
        """What a kind's fields, tables and their columns ("doi_thoai.y_kien") are called."""
        from core.template import labels

        return labels(self.form(template))

    def submit(
        self,
        ids: tuple[str, ...],
        folder: Path,
        then: Callable[[Handed], None],
        failed: Callable[[Exception], None],
        watch: Callable[[int, int], bool] | None = None,
    ) -> None:
        """Writes final reports as one file; `then` gets what was proved there."""
        from ui.office.handing_over import hand_over

        hand_over(self._jobs, self._store, (ids, folder, watch), (then, failed))

    def save_unit(self, unit: Unit, then: Callable[[], None] | None = None) -> None:
        """Corrects today's profile; `then` runs when it is safe."""
        self.registers.save_unit(unit, then)

    def create(
        self,
        template: str,
        period: Period,
        source: str | None,
        then: Callable[[str], None],
        wish: Wish | None = None,
    ) -> None:
        """A new report, empty or carried over from `source`; `then` gets its id."""
        from core.carry_over import Wish
        from ui.office import work as doing

        chosen = wish or Wish()
        work = partial(doing.create_report, self._store, template, period, source, chosen)
        self._write(work, lambda id_: self._on_made(id_, then))

    def practise(self, then: Callable[[str], None]) -> None:
        """A report of the shipped sample's figures, never handed over."""
        from ui.office import work as doing

        self._write(
            partial(doing.practise_report, self._store), lambda id_: self._on_made(id_, then)
        )

    def read_old(
        self,
        wanted: Wanted,
        then: Callable[[Looked], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Reads an old report in the worker; nothing is kept yet."""
        from ui.office import old_files

        work = partial(old_files.read, wanted, self.unit, dict(self.documents))
        self._jobs.run(work, then, failed)

    def look_again(self, imported: Imported, then: Callable[[Looked], None]) -> None:
        """Looks through an imported report after something was put elsewhere."""
        from ui.office import old_files

        work = partial(old_files.look_again, imported, self.unit, dict(self.documents))
        self._jobs.run(work, then)

    def keep_old(
        self, imported: Imported, chosen: tuple[FoundToken, ...], then: Callable[[str], None]
    ) -> None:
        """Keeps an imported report, the chosen tokens in it, and what it says of the unit."""
        from ui.office import old_files

        def done(id_: str) -> None:
            self.begin()
            self._on_made(id_, then)

        self._write(partial(old_files.keep, self._store, imported, chosen), done)

    def open(self, id_: str, then: Callable[[Session], None]) -> None:
        """Opens a report; `then` gets its session."""
        from ui.office import work as doing

        self._write(
            partial(doing.open_report, self._store, id_), lambda opened: then(self._session(opened))
        )

    def finalise(self, session: Session, then: Callable[[], None]) -> None:
        """Locks the report as it stands, after everything typed is kept."""

        def work() -> str:
            from storage.facts import facts_of, lock

            store = self._store()
            return lock(store, facts_of(store, session.report.id))

        session.save_now(lambda: self._write(work, lambda _: self.refresh(), then))

    def reopen(self, id_: str, then: Callable[[], None]) -> None:
        """Makes a final report the draft of its next lần."""

        def work() -> None:
            from storage import reports

            reports.reopen(self._store(), id_)

        self._write(work, lambda _: self.refresh(), then)

    def register(self, session: Session, given: Registration) -> None:
        """Keeps number and date of the paper."""

        def work() -> Registration:
            from storage import reports

            return reports.register(self._store(), session.report.id, given)

        def done(registration: Registration) -> None:
            session.take_registration(registration)
            self.refresh()

        self._write(work, done)

    def _session(self, opened: Opened) -> Session:
        from ui.office import work as doing
        from ui.session import Session

        session = Session(opened.facts, self._jobs, partial(doing.save, self._store), opened.locked)
        session.look_only = self.look_only
        session.remarks = opened.remarks
        session.reply = partial(self._reply, session)
        self.registers.follow(session)
        self._open.add(session)
        return session

    def _reply(self, session: Session, remark: str, text: str, then: Callable[[], None]) -> None:
        """Keeps what the unit says to a remark on its own report."""
        from ui.office import work as doing

        def done(said: Remark) -> None:
            others = (one for one in session.remarks if one.id != said.id)
            session.remarks = (*others, said)

        id_ = session.report.id
        self._write(partial(doing.answer_remark, self._store, id_, remark, text), done, then)

    def _on_registers(self, found: Registers) -> None:
        self.registers.show(found.history, found.documents)
        self.names = found.names
        self.is_read = True
        self._announce_registers()
        self._announce_reports()

    def _on_reports(self, found: tuple[ReportLine, ...]) -> None:
        self.reports = found
        self._announce_reports()

    def _on_made(self, id_: str, then: Callable[[str], None]) -> None:
        self.refresh()
        then(id_)

    def _announce_reports(self) -> None:
        self.reports_changed.emit(self.reports)

    def _announce_registers(self) -> None:
        for session in tuple(self._open):
            unit = self.registers.unit(session.paper_day)
            session.with_registers(unit, self.documents)
        self.registers_changed.emit(self.unit)

    def _announce_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _write(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        then: Callable[[], None] | None = None,
    ) -> None:
        def finished(result: Any) -> None:
            done(result)
            if then:
                then()

        self._jobs.write(work, finished, self._announce_failed)
