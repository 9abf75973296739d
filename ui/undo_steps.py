"""A save back or forth, in whatever section: what it changed is told, and the focus goes there."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.change_log import changes
from core.report import Report
from core.undoing import Steps, back, forth
from ui.keys import bind
from ui.main_window import MainWindow
from ui.places import place_words
from ui.session import Session
from ui.undo_reach import UndoReach
from ui.wizard.answer_place import answer_place
from ui.wizard.outline import UNPLACED
from ui.wizard.wizard import Wizard

Way = Callable[[Steps, Report], tuple[Steps, Report] | None]


class UndoSteps(QObject):
    """Ctrl+Alt+Z, Ctrl+Alt+Y; Ctrl+Z, Ctrl+Y where a field has nothing of its own left.

    `older` shows what else there is: the versions of the section.
    """

    def __init__(
        self, session: Session, wizard: Wizard, window: MainWindow, older: Callable[[], None]
    ) -> None:
        super().__init__(wizard)
        self._session = session
        self._wizard = wizard
        self._window = window
        self._older = older
        bind(wizard, {"Ctrl+Alt+Z": self.undo, "Ctrl+Alt+Y": self.redo})
        self._reach = UndoReach(wizard, wizard.stack, self.undo, self.redo)
        session.save_failed.connect(self._on_failed)

    def undo(self) -> None:
        """What the last save changed, in whatever section, is as before."""
        self._after_leaving(lambda: self._step(back, "lùi"))

    def redo(self) -> None:
        """Forth again."""
        self._after_leaving(lambda: self._step(forth, "tới"))

    def _after_leaving(self, act: Callable[[], None]) -> None:
        # A field shows another value only when it is left, and gives what it has then.
        self._wizard.setFocus()
        self._wizard.flush()
        self._session.save_now(act)

    def _step(self, way: Way, words: str) -> None:
        session, now = self._session, self._session.report
        found = None if session.is_final else way(session.steps, now)
        if found is None:
            self._tell_end(words)
            return
        session.step(*found)
        session.save_now()
        told = changes(session.facts, now)
        if not told:
            return
        if told[0].key == "unplaced":
            self._wizard.open_page(UNPLACED)
        else:
            self._wizard.go_to_place(answer_place(session.facts, now, told[0].key))
        place = place_words(session.facts.template, self._wizard.page) or "Chưa xếp"
        more = f" · và {len(told) - 1} chỗ khác" if len(told) > 1 else ""
        self._window.status.tell(f"Đã {words}: {place} · {told[0].words}{more}")

    def _on_failed(self, _error: object) -> None:
        """Nothing is taken back then, and typing goes on where it was."""
        if self._wizard.hasFocus():
            self._wizard.frame.return_focus()

    def _tell_end(self, words: str) -> None:
        self._wizard.frame.return_focus()
        if self._session.look_only:
            told = "Bản này chỉ để xem, không có bước nào để lùi hay tới."
        elif self._session.is_final:
            told = "Báo cáo đã hoàn thành nên không lùi được. Muốn sửa, chọn Mở lại."
        elif words == "tới":
            told = "Không còn bước nào để tới."
        else:
            told = "Đã lùi hết, về đến lúc mở báo cáo. Trước nữa thì xem các bản trước của mục."
        self._window.bar.tell(told, ("Các bản trước (Ctrl+H)", self._older))
