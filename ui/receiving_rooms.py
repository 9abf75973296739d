"""Which room of the receiving office follows which."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from core.commune import Commune
    from core.paper import Document
    from core.totals import Summing
    from ui.jobs import Jobs
    from ui.main_window import MainWindow
    from ui.office.office import Office
    from ui.receiving.reading import ReadingPage

_AT_REST_MS = 400


class ReceivingRooms(QObject):
    """Builds each room when it is first entered; `left` asks for the list of reports."""

    left = Signal()

    def __init__(self, window: MainWindow, office: Office, jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._office = office
        self._jobs = jobs
        self._built: dict[str, Any] = {}
        self._back: Callable[[], None] = self.show_totals
        self._soon = QTimer(self, singleShot=True, interval=_AT_REST_MS)
        self._soon.timeout.connect(self._on_rest)

    def show_receive(self) -> None:
        """What is on a stick."""
        from ui.receiving.arrivals import Arrivals

        def build() -> Arrivals:
            made = Arrivals(self._office.inbox)
            made.taken.connect(self._office.refresh)
            made.compare_asked.connect(lambda asked: self._compare(*asked))
            made.left.connect(self.left)
            return made

        room = self._room("receive", build)
        room.begin()
        self._window.show_room(room, "Nhận báo cáo")

    def _compare(self, path: Path, report: str) -> None:
        """A copy of a report of our own: taken over ours, whole or by sections."""
        from ui.notices import ask
        from ui.taking_back import TakingBack

        def agreed() -> bool:
            question = (
                "Lấy báo cáo này như trong tệp kia? Dữ liệu bây giờ được sao lại trước. Nếu báo "
                "cáo trên máy này đã hoàn thành, nội dung trong tệp thành dự thảo của lần sau."
            )
            return ask(self._window, question, "Lấy báo cáo")

        def done(told: str) -> None:
            self.show_receive()
            self._built["receive"].plan_again()
            self._window.bar.tell(told)

        taking = TakingBack(self._office.keeping, self._window, self.show_receive, done)
        taking.report(path, report, agreed)

    def show_board(self) -> None:
        """Units against periods."""
        from ui.receiving.board import BoardPage

        def build() -> BoardPage:
            made = BoardPage(self._office.inbox, datetime.date.today())
            made.read_asked.connect(lambda id_: self.show_reading(id_, self.show_board))
            made.communes_asked.connect(self._show_communes)
            made.print_asked.connect(lambda asked: self._print_list(*asked))
            made.left.connect(self.left)
            made.shown.connect(self._soon.start)
            made.show_choices(self._office.names)
            return made

        room = self._room("board", build)
        self._window.show_room(room, "Bảng theo dõi")
        room.show_board()

    def show_totals(self) -> None:
        """Figures added up."""
        from ui.receiving.totals import TotalsPage

        def build() -> TotalsPage:
            made = TotalsPage(self._office.inbox, datetime.date.today())
            made.read_asked.connect(self._show_of_totals)
            made.texts_asked.connect(self._show_texts)
            made.filled.connect(self._office.refresh)
            made.left.connect(self.left)
            return made

        room = self._room("totals", build)
        room.show_choices(self._office.names, self._office.reports)
        self._window.show_room(room, "Tổng hợp")
        self._soon.start()

    def show_reading(self, report: str, back: Callable[[], None], field: str = "") -> None:
        """One received report, where it asks for `field`; from there `back`."""
        self._back = back
        room = self._reading()
        self._window.show_room(room, "Đọc báo cáo")
        room.read(report, field)

    def _on_rest(self) -> None:
        """Somebody looks at the board or the totals: what reading asks for is made ready."""
        from ui.paper.painter import page_painter

        if "reading" not in self._built:
            self._window.take_in(self._reading())
            QTimer.singleShot(0, page_painter)

    def _reading(self) -> ReadingPage:
        from ui.paper.painter import page_painter
        from ui.receiving.reading import ReadingPage

        def build() -> ReadingPage:
            made = ReadingPage(self._office.inbox, self._jobs, page_painter)
            made.left.connect(self._on_read)
            return made

        found: ReadingPage = self._room("reading", build)
        return found

    def _show_of_totals(self, report: str, field: str) -> None:
        self.show_reading(report, self.show_totals, field)

    def _on_read(self) -> None:
        self._back()

    def _show_communes(self, communes: tuple[Commune, ...]) -> None:
        from ui.receiving.communes import CommunesPage

        def build() -> CommunesPage:
            made = CommunesPage(self._office.inbox)
            made.kept.connect(self.show_board)
            made.left.connect(self.show_board)
            return made

        room = self._room("communes", build)
        room.show_communes(communes)
        self._window.show_room(room, "Danh sách đơn vị")

    def _show_texts(self, made_of: Summing) -> None:
        from core.taking_over import taker
        from ui.receiving.texts import TextsPage

        def build() -> TextsPage:
            made = TextsPage(self._office.inbox)
            made.filled.connect(self._office.refresh)
            made.left.connect(self.show_totals)
            return made

        own = (one for one in self._office.reports if not (one.is_final or one.is_received))
        room = self._room("texts", build)
        room.show_made(made_of, taker(made_of, tuple(own)))
        self._window.show_room(room, "Lời văn các xã")

    def _print_list(self, title: str, lines: tuple[tuple[str, str], ...]) -> None:
        from core.slip import plain_list

        self.print_paper(lambda: plain_list(title, ("Đơn vị", "Điện thoại"), lines), title, 1)

    def print_paper(self, make: Callable[[], Document], title: str, copies: int) -> None:
        """A paper that is no report, so many times."""
        from ui.list_printing import ListPrinter

        printer: ListPrinter = self._room("printer", lambda: ListPrinter(self._window, self._jobs))
        printer.print_paper(make, title, copies)

    def _room(self, name: str, build: Callable[[], Any]) -> Any:
        if name not in self._built:
            self._built[name] = build()
        return self._built[name]
