"""Which room follows which, and what each asks of the office."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.carry_over import Wish
    from core.markup import Token
    from core.paper import Document
    from core.period import Period
    from core.report_line import ReportLine
    from core.unit import Unit
    from ui.home import Home
    from ui.jobs import Jobs
    from ui.kept_room import KeptRoom
    from ui.main_window import MainWindow
    from ui.office.office import Office
    from ui.office.word_back import WordBack
    from ui.receiving_rooms import ReceivingRooms
    from ui.report_room import ReportRoom
    from ui.session import Session


class Rooms(QObject):
    """Builds each room when it is first entered; `folder` is where the data is, and why there."""

    def __init__(
        self, window: MainWindow, home: Home, office: Office, jobs: Jobs, folder: tuple[str, str]
    ) -> None:
        super().__init__(window)
        self._window = window
        self.office = self._office = office
        self._jobs = jobs
        self._folder = folder
        self._built: dict[str, Any] = {}
        self.report: ReportRoom | None = None
        self.home = home
        self._connect_home()
        office.reports_changed.connect(self._on_reports)
        office.registers_changed.connect(self._on_unit)
        office.failed.connect(self.show_failed)
        window.flush_asked.connect(self._flush)

    def show_first_start(self) -> None:
        """The first page of a new data folder."""
        self._window.show_room(self._first_start(), "Bắt đầu")

    def go_home(self) -> None:
        """The list; what was open is saved and closed."""
        self._window.save_now()
        report, self.report = self.report, None
        if self._window.session is not None:
            self._window.session.save_now(self._office.refresh)
        self._window.follow(None)
        self._window.show_room(self.home)
        if report is not None:
            readable = report.readable()
            if readable:
                self._office.keeping.twin(readable)
            self._window.drop_room(report.wizard)
            report.deleteLater()

    def open_report(self, id_: str, told: str = "", then: Callable[[], object] = bool) -> None:
        """Opens a report in the form, and tells why."""
        self._office.open(id_, partial(self._on_opened, told, then))

    def show_failed(self, error: Exception) -> None:
        """Tells of an error over the room, work goes on; a bug is raised for the crash box."""
        from core.errors import AppError
        from ui.messages import sentence

        if not isinstance(error, AppError):
            raise error
        self._window.bar.tell(sentence(error))

    @property
    def receiving(self) -> ReceivingRooms:
        """The rooms of a receiving office."""
        from ui.receiving_rooms import ReceivingRooms

        def build() -> ReceivingRooms:
            made = ReceivingRooms(self._window, self._office, self._jobs)
            made.left.connect(self.go_home)
            return made

        found: ReceivingRooms = self._room("receiving", build)
        return found

    def _connect_home(self) -> None:
        home = self.home
        home.opened.connect(self.open_report)
        home.new_asked.connect(self._show_new)
        home.old_asked.connect(self._show_old)
        home.unit_asked.connect(self._show_unit)
        home.events_asked.connect(self._show_events)
        home.submit_asked.connect(self._show_submit)
        home.receive_asked.connect(self._show_receive)
        home.board_asked.connect(self._show_board)
        home.totals_asked.connect(self._show_totals)
        home.kept_asked.connect(self.show_kept)
        home.delete_asked.connect(lambda report: self.kept.delete(report))  # noqa: PLW0108  late

    @cached_property
    def kept(self) -> KeptRoom:
        """What is behind their page."""
        from ui.kept_room import KeptRoom

        return KeptRoom(self._office, self._window, self.go_home)

    def show_kept(self) -> None:
        """The backups and the bin."""
        self.kept.show()

    def _room(self, name: str, build: Callable[[], Any]) -> Any:
        if name not in self._built:
            self._built[name] = build()
        return self._built[name]

    def _first_start(self) -> QWidget:
        from ui.first_start import FirstStart

        room = FirstStart(*self._folder)

        def kept(unit: Unit, then: Callable[[], None]) -> None:
            self._office.save_unit(unit, then)

        room.practise_asked.connect(
            lambda unit: kept(unit, lambda: self._office.practise(self.open_report))
        )
        room.new_asked.connect(lambda unit: kept(unit, self._show_new))
        room.old_asked.connect(lambda unit: kept(unit, self._show_old))
        return room

    def _show_new(self) -> None:
        from ui.new_report import NewReport

        def build() -> NewReport:
            made = NewReport(datetime.date.today())
            made.agreed.connect(self._create)
            made.old_asked.connect(self._show_old)
            made.left.connect(self.go_home)
            return made

        room = self._room("new", build)
        office = self._office
        documents = office.documents.values()
        room.show_choices(office.names, office.reports, office.form, documents)
        self._window.show_room(room, "Báo cáo mới")

    def _create(self, given: tuple[str, Period, str | None, Wish]) -> None:
        template, period, source, wish = given
        self._office.create(template, period, source, self.open_report, wish)

    def _show_old(self) -> None:
        from ui.old_report import OldReport

        def build() -> OldReport:
            made = OldReport(datetime.date.today())
            made.read_asked.connect(lambda given: self._read_old(made, *given))
            made.look_asked.connect(lambda read: self._office.look_again(read, made.show_looked))
            made.agreed.connect(
                lambda given: self._office.keep_old(given[0], given[1], self.open_report)
            )
            made.read_asked.connect(
                lambda given: self._office.returning.recognise(given[0], self._show_back)
            )
            made.left.connect(self._return)
            return made

        room = self._room("old", build)
        room.show_choices(self._office.names)
        self._window.show_room(room, "Mở tệp Word kỳ trước")

    def _show_pasted(self, text: str) -> None:
        from ui.given_files import Pasted

        self._show_old()
        self._built["old"].read(Pasted("Đoạn đã chép.txt", text))

    def _show_back(self, back: WordBack) -> None:
        from ui.word_back_room import WordBackRoom

        ways = (self.open_report, self._show_old, self.go_home)
        self._room("back", lambda: WordBackRoom(self._office, self._window, *ways)).show(back)

    def _read_old(self, room: Any, *given: Any) -> None:
        from ui.office.old_files import Wanted

        wanted = Wanted(*given)
        titles, labels = self._office.titles(wanted.template), self._office.labels(wanted.template)
        watch = wanted.watch
        self._office.read_old(
            wanted,
            lambda looked: room.show_read(looked, titles, labels) if room.awaits(watch) else None,
            lambda error: room.show_failed(error) if room.awaits(watch) else None,
        )

    def _show_unit(self) -> None:
        from ui.register_rooms import built_profile

        desk = self._office.registers
        room = self._room("unit", lambda: built_profile(desk, self._folder[0], self._return))
        room.show_history(desk.history)
        room.show_documents(tuple(desk.documents.values()))
        self._window.show_room(room, "Đơn vị")

    def _show_register(self, token: Token) -> None:
        """Where the fact behind a chip is written."""
        self._show_unit()
        self._built["unit"].open_at(token.name, token.key)

    def _return(self) -> None:
        """Back to the open report, else to the list."""
        if self.report is None:
            self.go_home()
            return
        self._window.show_room(self.report.wizard, self.report.title())
        self.report.wizard.frame.return_focus()

    def _show_events(self) -> None:
        from ui.register_rooms import built_events

        room = self._room("events", lambda: built_events(self._office.registers, self.go_home))
        self._office.registers.read_events(room.show_events)
        self._window.show_room(room, "Sổ việc")

    def _show_submit(self) -> None:
        from ui.handover.submit import Submit

        def build() -> Submit:
            made = Submit()
            made.slip_asked.connect(self._print_slip)
            made.agreed.connect(
                lambda given: self._office.submit(
                    given[0], given[1], made.show_written, made.show_failed, made.going.watch
                )
            )
            made.left.connect(self.go_home)
            return made

        room = self._room("submit", build)
        room.show_reports(self._office.reports)
        self._window.show_room(room, "Ghi ra USB")

    def _print_slip(self, slip: Document) -> None:
        self.receiving.print_paper(lambda: slip, "Phiếu giao nhận", 2)

    def _show_receive(self) -> None:
        self.receiving.show_receive()

    def _show_board(self) -> None:
        self.receiving.show_board()

    def _show_totals(self) -> None:
        self.receiving.show_totals()

    def _on_reports(self, reports: tuple[ReportLine, ...]) -> None:
        self.home.show_reports(reports, self._office.names)

    def _on_unit(self, unit: Unit) -> None:
        self.home.show_unit(unit.full_name)
        if not unit.name and not self._office.reports and self._window.room is self.home:
            self.show_first_start()

    def _on_opened(self, told: str, then: Callable[[], object], session: Session) -> None:
        from ui.report_room import ReportRoom

        folder = Path(self._folder[0])
        made = ReportRoom(session, self._office, self._jobs, self._window, folder)
        old, self.report = self.report, made
        self.report.left.connect(self.go_home)
        self.report.register_asked.connect(self._show_register)
        self.report.old_asked.connect(self._show_pasted)
        self.report.open_asked.connect(lambda asked: self.open_report(*asked))
        self._window.follow(session)
        self._window.show_room(self.report.wizard, self.report.title())
        if old is not None:
            self._window.drop_room(old.wizard)
            old.deleteLater()
        made.tell(told)
        then()

    def _flush(self) -> None:
        if self.report is not None:
            self.report.wizard.flush()
        unit = self._built.get("unit")
        if unit is not None:
            unit.flush()
