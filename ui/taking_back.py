"""A report taken out of another file: whole, or section by section where both sides went on."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.period import words
from ui.main_window import MainWindow
from ui.office.keeping import Keeping

if TYPE_CHECKING:
    from ui.office.keeping import Fork


class TakingBack:
    """`leave` shows the room it was asked from; `done` gets the sentence on what was taken."""

    def __init__(
        self,
        keeping: Keeping,
        window: MainWindow,
        leave: Callable[[], None],
        done: Callable[[str], None],
    ) -> None:
        self._keeping = keeping
        self._window = window
        self._leave = leave
        self._done = done

    def report(self, path: Path, report: str, agreed: Callable[[], bool]) -> None:
        """A draft that grew apart is chosen by sections; anything else comes whole where agreed."""

        def found(fork: "Fork | None") -> None:
            if fork:
                self._show_fork(path, report, fork)
            elif agreed():
                self.whole(path, report)

        self._keeping.fork(path, report, found)

    def whole(self, path: Path, report: str | None) -> None:
        """The report as it is in the file; None: everything."""
        what = "báo cáo" if report else "toàn bộ dữ liệu"

        def done(before: str) -> None:
            self._done(f"Đã lấy lại {what}. Trạng thái trước đó được giữ trong {before}.")

        self._keeping.restore(path, report, done)

    def _show_fork(self, path: Path, report: str, fork: "Fork") -> None:
        from ui.fork_page import ForkPage

        made, found, places = fork
        page = ForkPage()
        page.left.connect(self._leave)
        page.agreed.connect(partial(self._take, path, report))
        name = words(made.period)
        page.show_fork(f"{name[:1].upper()}{name[1:]}", found, places)
        self._window.show_room(page, "Hai bản cùng được sửa")

    def _take(self, path: Path, report: str, sections: tuple[str, ...]) -> None:
        def done(before: str) -> None:
            self._done(
                f"Đã lấy {len(sections)} mục của bản kia, các mục khác giữ như máy này. "
                f"Trạng thái trước đó được giữ trong {before}."
            )

        self._keeping.take_sections(path, report, sections, done)
