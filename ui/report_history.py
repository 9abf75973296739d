"""The past of the open report: a section's versions, and how it was when it was opened."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from core.facts import read_words
from core.markup import Prose, parse
from ui.keys import bind
from ui.main_window import MainWindow
from ui.notices import words_of
from ui.office.keeping import Keeping
from ui.opening_words import moment
from ui.places import place_words
from ui.session import Session
from ui.wizard.versions import VersionsDialog
from ui.wizard.wizard import Wizard


class ReportHistory(QObject):
    """Ctrl+H: the versions of the open section."""

    def __init__(
        self, session: Session, wizard: Wizard, keeping: Keeping, window: MainWindow
    ) -> None:
        super().__init__(wizard)
        self._session = session
        self._wizard = wizard
        self._keeping = keeping
        self._window = window
        bind(wizard, {"Ctrl+H": self.show})
        window.status.elsewhere_asked.connect(self._ask_elsewhere)

    def show(self) -> None:
        """What the open section said before, once all that is typed is kept."""
        section = self._wizard.page
        if section in self._session.facts.report.sections:
            self._window.save_now()
            asked = partial(self._keeping.versions, self._session.report.id, f"section:{section}")
            self._session.save_now(partial(asked, partial(self._on_found, section)))

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
            tuple((f"Đến {at}", read_words(facts, prose)) for at, prose in known),
            read_words(facts, self._session.prose(section)),
            self._window,
        )
        dialog.take.setEnabled(bool(known) and not self._session.is_final)
        dialog.chosen.connect(lambda at: self._take_back(section, known[at][1]))
        dialog.open()

    def _take_back(self, section: str, prose: Prose) -> None:
        self._session.answer_prose(section, prose)
        self._window.save_now()
        self._window.bar.tell("Đã lấy lại bản trước của mục này. Bản vừa thay vẫn ở Ctrl+H.")


def _prose(value: Any) -> Prose:
    return parse(str(value["prose"])) if isinstance(value, dict) else Prose()
