"""What the page of backups and the bin asks for, and what is told of it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.period import words
from ui.kept_page import KeptPage
from ui.main_window import MainWindow
from ui.office.office import Office

if TYPE_CHECKING:
    from core.report_line import ReportLine
    from ui.office.keeping import Fork, Kept


class KeptRoom(QObject):
    """Shows the page and carries out what is asked there."""

    def __init__(self, office: Office, window: MainWindow, leave: Callable[[], None]) -> None:
        super().__init__(window)
        self._office = office
        self._keeping = office.keeping
        self._window = window
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
        """A draft that grew apart is chosen section by section; anything else comes back whole."""

        def found(fork: "Fork | None") -> None:
            if fork and report:
                self._show_fork(path, report, fork)
            else:
                self._restore(path, report)

        if report:
            self._keeping.fork(path, report, found)
        else:
            self._restore(path, report)

    def _show_fork(self, path: Path, report: str, fork: "Fork") -> None:
        from ui.fork_page import ForkPage

        made, found, places = fork
        page = ForkPage()
        page.left.connect(self.show)
        page.agreed.connect(lambda sections: self._take(path, report, sections))
        name = words(made.period)
        page.show_fork(f"{name[:1].upper()}{name[1:]}", found, places)
        self._window.show_room(page, "Hai bản cùng được sửa")

    def _take(self, path: Path, report: str, sections: tuple[str, ...]) -> None:
        def done(before: str) -> None:
            self.show(
                f"Đã lấy {len(sections)} mục của bản kia, các mục khác giữ như máy này. "
                f"Trạng thái trước đó được giữ trong {before}."
            )

        self._keeping.take_sections(path, report, sections, done)

    def _restore(self, path: Path, report: str | None) -> None:
        what = "báo cáo" if report else "toàn bộ dữ liệu"

        def done(before: str) -> None:
            self.show(f"Đã lấy lại {what}. Trạng thái trước đó được giữ trong {before}.")

        self._keeping.restore(path, report, done)

    def _undelete(self, report: str) -> None:
        def done(_: object) -> None:
            self._office.refresh()
            self.show("Đã lấy lại báo cáo ra khỏi thùng rác.")

        self._keeping.undelete(report, done)
