"""The past of the open report: a section's versions, and how it was when it was opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from core.facts import Facts
from core.markup import Prose, parse
from core.report import Report
from core.undoing import Steps, back, forth, place_of
from ui.keys import bind
from ui.main_window import MainWindow
from ui.notices import words_of
from ui.office.keeping import Keeping
from ui.opening_words import moment
from ui.places import place_words
from ui.session import Session
from ui.undo_reach import UndoReach
from ui.wizard.chip_words import chip_views
from ui.wizard.clipboard import plain_text
from ui.wizard.versions import VersionsDialog
from ui.wizard.wizard import Wizard

Way = Callable[[Steps, Report], tuple[Steps, Report] | None]


class ReportHistory(QObject):
    """Ctrl+H: the versions of the open section; Ctrl+Alt+Z, Ctrl+Alt+Y: a save back or
    forth, anywhere."""

    def __init__(
        self, session: Session, wizard: Wizard, keeping: Keeping, window: MainWindow
    ) -> None:
        super().__init__(wizard)
        self._session = session
        self._wizard = wizard
        self._keeping = keeping
        self._window = window
        bind(wizard, {"Ctrl+H": self.show, "Ctrl+Alt+Z": self.undo, "Ctrl+Alt+Y": self.redo})
        self._reach = UndoReach(wizard, self.undo, self.redo)
        window.status.elsewhere_asked.connect(self._ask_elsewhere)

    def show(self) -> None:
        """What the open section said before, once all that is typed is kept."""
        section = self._wizard.page
        if section in self._session.facts.report.sections:
            self._window.save_now()
            asked = partial(self._keeping.versions, self._session.report.id, f"section:{section}")
            self._session.save_now(partial(asked, partial(self._on_found, section)))

    def undo(self) -> None:
        """Ctrl+Alt+Z: what the last save changed, in whatever section, is as before."""
        self._wizard.flush()
        self._session.save_now(lambda: self._step(back, "lùi"))

    def redo(self) -> None:
        """Ctrl+Alt+Y: forth again."""
        self._wizard.flush()
        self._session.save_now(lambda: self._step(forth, "tới"))

    def _step(self, way: Way, words: str) -> None:
        session, now = self._session, self._session.report
        found = None if session.is_final else way(session.steps, now)
        if found is None:
            self._window.bar.tell(f"Không còn bước nào để {words} kể từ lúc mở báo cáo.")
            return
        session.step(*found)
        section = place_of(now, session.report)
        if section:
            self._wizard.setFocus()  # the editor shows the other text only when it is left
            self._wizard.open_page(section)
        session.save_now()

    def _ask_elsewhere(self) -> None:
        """The database can't take the work: a file in another place does."""
        from PySide6.QtWidgets import QFileDialog

        name = f"bao-cao-{self._session.report.id[:6]}.db"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Ghi tạm ra nơi khác", name, "Dữ liệu Báo cáo xã (*.db)"
        )
        if chosen:
            self.write_elsewhere(Path(chosen))

    def write_elsewhere(self, path: Path) -> None:
        """Everything typed until now, into that file."""
        self._wizard.flush()

        def done() -> None:
            self._window.bar.tell(
                f"Đã ghi tạm cả báo cáo, đến chữ vừa gõ, vào {path}. "
                "Khi ổ đĩa dùng lại được, chương trình tự lưu tiếp; nếu không, lấy lại bằng tệp ấy."
            )

        def failed(error: Exception) -> None:
            self._window.bar.tell(words_of(error))

        self._keeping.write_elsewhere(self._session.facts, path, done, failed)

    def _on_found(self, section: str, found: tuple[tuple[str, Any], ...]) -> None:
        facts = self._session.facts
        known = [(moment(at), _prose(value)) for at, value in found]
        opened = self._session.opened.sections.get(section)
        if opened and opened.prose not in (self._session.prose(section), *(p for _, p in known)):
            known.insert(0, ("lúc mở", opened.prose))
        dialog = VersionsDialog(
            place_words(facts.template, section),
            tuple((f"Đến {at}", _read(facts, prose)) for at, prose in known),
            _read(facts, self._session.prose(section)),
            self._window,
        )
        dialog.take.setEnabled(bool(known) and not self._session.is_final)
        dialog.chosen.connect(lambda at: self._take_back(section, known[at][1]))
        dialog.open()

    def _take_back(self, section: str, prose: Prose) -> None:
        self._session.answer_prose(section, prose)
        self._window.save_now()
        self._window.bar.tell("Đã lấy lại bản trước của mục này. Bản vừa thay vẫn ở Ctrl+H.")


def _read(facts: Facts, prose: Prose) -> str:
    return plain_text(prose.paragraphs, chip_views(facts))


def _prose(value: Any) -> Prose:
    return parse(str(value["prose"])) if isinstance(value, dict) else Prose()
