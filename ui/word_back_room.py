"""The room of a Word file of ours that comes back: a file of ours is no old report."""

from collections.abc import Callable

from core.word_changes import WordChange
from ui.main_window import MainWindow
from ui.office.office import Office
from ui.office.word_back import WordBack
from ui.word_changes_page import WordChangesPage


class WordBackRoom:
    """`open_report` gets the id and what to tell; `read_as_old` and `leave` are the ways out."""

    def __init__(
        self,
        office: Office,
        window: MainWindow,
        open_report: Callable[[str, str], None],
        read_as_old: Callable[[], None],
        leave: Callable[[], None],
    ) -> None:
        self._office = office
        self._window = window
        self._open_report = open_report
        self._page = WordChangesPage()
        self._page.agreed.connect(self._take)
        self._page.old_asked.connect(read_as_old)
        self._page.left.connect(leave)

    def show(self, back: WordBack) -> None:
        """What was changed, before anything is taken."""
        self._page.show_back(back)
        self._window.show_room(self._page, "Sửa trong Word")

    def _take(self, given: tuple[WordBack, tuple[WordChange, ...]]) -> None:
        def taken(id_: str) -> None:
            self._office.refresh()
            told = "Đã nhận các chỗ sửa trong Word. Xem lại rồi bấm F8 để soát."
            self._open_report(id_, told)

        back, changes = given
        self._office.returning.take(back, changes, taken)
