"""What the page of backups and the bin asks for, and what is told of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.kept_page import KeptPage
from ui.main_window import MainWindow
from ui.office.office import Office
from ui.taking_back import TakingBack

if TYPE_CHECKING:
    from core.report_line import ReportLine
    from ui.office.keeping import Kept


class KeptRoom(QObject):
    """Shows the page and carries out what is asked there."""

    def __init__(self, office: Office, window: MainWindow, leave: Callable[[], None]) -> None:
        super().__init__(window)
        self._office = office
        self._keeping = office.keeping
        self._window = window
        self._taking = TakingBack(office.keeping, window, self.show, self.show)
        self._looking_at: Path | None = None
        self.page = KeptPage()
        self.page.left.connect(leave)
        self.page.looked.connect(self._look)
        self.page.restored.connect(lambda asked: self._asked_back(*asked))
        self.page.undeleted.connect(self._undelete)
        self.page.second_chosen.connect(self.choose_second)
        self.page.back_up_asked.connect(lambda: self._keeping.back_up(lambda _: self.show()))

    def show(self, told: str = "") -> None:
        """The page as everything stands now."""

        def shown(found: "Kept") -> None:
            self.page.show_kept(*found)
            self._window.show_room(self.page, "Bản sao")
            if told:
                self._window.bar.tell(told)

        self._keeping.show(shown)

    def delete(self, report: str) -> None:
        """Into the bin; the way back is told at once."""

        def done(_: object) -> None:
            self._office.refresh()
            self._window.bar.tell(
                "Đã bỏ báo cáo vào thùng rác, giữ 90 ngày.",
                ("Lấy lại ngay", partial(self._keeping.undelete, report, self._on_back)),
            )

        self._keeping.delete(report, done)

    def choose_second(self, folder: Path) -> None:
        """Backups go there too from now on."""

        def done(made: Path) -> None:
            self.show(f"Đã để thêm bản sao ở {made.parent}. Từ nay mỗi khi đóng, máy tự để thêm.")

        self._keeping.choose_second(folder, done)

    def _on_back(self, _: object) -> None:
        self._office.refresh()
        self._window.bar.tell("Đã lấy lại báo cáo.")

    def _look(self, path: Path) -> None:
        self._looking_at = path

        def found(reports: "tuple[ReportLine, ...]") -> None:
            if self._looking_at == path:
                self.page.show_inside(reports)

        self._keeping.look(path, found)

    def _asked_back(self, path: Path, report: str | None) -> None:
        """The page asked for consent already."""
        if report:
            self._taking.report(path, report, lambda: True)
        else:
            self._taking.whole(path, None)

    def _undelete(self, report: str) -> None:
        def done(_: object) -> None:
            self._office.refresh()
            self.show("Đã lấy lại báo cáo ra khỏi thùng rác.")

        self._keeping.undelete(report, done)
