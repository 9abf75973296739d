"""Prints small papers that are no report: a slip, a list of thousands of lines."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.errors import AppError
from core.layout.placed import Page
from core.paper import Document
from core.print_order import PrintWish
from ui.jobs import Jobs
from ui.notices import warn

if TYPE_CHECKING:
    from ui.main_window import MainWindow

# So long it draws before the window is heard again.
_TURN_S = 0.01
# With fewer there is no time to stop it.
_MANY = 20


class ListPrinter(QObject):
    """Lays out in the worker, asks for the printer, draws page by page; one paper at a time."""

    def __init__(self, window: "MainWindow", jobs: Jobs) -> None:
        super().__init__(window)
        self._window = window
        self._jobs = jobs
        self._busy = False
        self._going: Iterator[int] = iter(())
        self._count = 0
        self._told = ""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_next)

    def print_paper(self, make: Callable[[], Document], title: str, copies: int) -> None:
        """Prints what `make` makes, so many times."""
        if self._busy:
            return
        self._busy = True

        def work() -> tuple[Page, ...]:
            from ui.paper import rendering

            return rendering.pages(make())

        self._window.status.tell(f"Đang dàn trang {title}…")
        wish = PrintWish(1, 1, copies)
        self._jobs.run(work, lambda pages: self._on_placed(pages, title, wish), self._on_failed)

    def _on_placed(self, pages: tuple[Page, ...], title: str, wish: PrintWish) -> None:
        from ui.paper.painter import page_painter
        from ui.paper.printing import ask_printer, begun

        wish = replace(wish, last=len(pages))
        printer = ask_printer(wish, title, self._window)
        if printer is None:
            self._end("Chưa in.")
            return
        wish = replace(wish, copies=printer.copyCount())
        self._count = len(pages) * wish.copies
        try:
            drawing = begun(pages, page_painter(), wish, printer)
        except AppError as error:
            self._on_failed(error)
            return
        self._going = drawing
        self._told = f"Đã gửi {self._count} trang tới máy in."
        if self._count > _MANY:
            self._window.bar.tell(f"Đang in {self._count} trang.", ("&Dừng in", self._stop))
        self._on_next()

    def _on_next(self) -> None:
        """A few pages more."""
        until = time.monotonic() + _TURN_S
        for done in self._going:
            if time.monotonic() > until:
                self._window.status.tell(f"Đang in trang {done}/{self._count}…")
                self._next.start()
                return
        self._end(self._told)

    def _stop(self) -> None:
        """What was drawn is taken back from the printer where it can be."""
        self._going.close()  # type: ignore[attr-defined]
        self._going, self._told = iter(()), "Đã dừng in."

    def _end(self, told: str) -> None:
        self._busy = False
        if self._count > _MANY:
            self._window.bar.hide()
        self._count = 0
        self._window.status.tell(told)

    def _on_failed(self, error: Exception) -> None:
        self._end("Chưa in.")
        if not isinstance(error, AppError):
            raise error
        warn(self._window, error)
