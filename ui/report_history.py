"""The past of the open report: a section's versions, how it was at opening, and the change log."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from core.change_log import Changed
from core.facts import read_words
from core.markup import Prose, parse
from ui.keys import bind
from ui.main_window import MainWindow
from ui.notices import words_of
from ui.office.keeping import Keeping
from ui.opening_words import moment
from ui.places import place_words
from ui.session import Session
from ui.wizard.answer_place import change_place
from ui.wizard.changes_page import ChangesPage
from ui.wizard.versions import VersionsDialog
from ui.wizard.wizard import Wizard


class ReportHistory(QObject):
    """Ctrl+H: the versions of the open section; Ctrl+Alt+H: all that was changed, in words."""

    def __init__(
        self, session: Session, wizard: Wizard, keeping: Keeping, window: MainWindow
    ) -> None:
        super().__init__(wizard)
        self._session = session
        self._wizard = wizard
        self._keeping = keeping
        self._window = window
        self.log = ChangesPage(session.facts.template)
        wizard.stack.addWidget(self.log)
        self.log.left.connect(wizard.back)
        self.log.picked.connect(lambda change: wizard.go_to_place(change_place(change)))
        self.log.versions_asked.connect(self._show_versions)
        self.log.taken.connect(self._on_taken)
        bind(wizard, {"Ctrl+H": self.show, "Ctrl+Alt+H": self.show_log})
        session.saved.connect(self._on_saved)
        window.status.log_asked.connect(self.show_log)
        window.status.elsewhere_asked.connect(self._ask_elsewhere)

    def show(self) -> None:
        """What the open section said before, or the one chosen in the log."""
        change = self.log.current() if self._is_log_shown() else None
        self._show_versions(change.section if change and change.section else self._wizard.page)

    def show_log(self) -> None:
        """All that was changed, once what is typed is kept."""
        self._wizard.flush()
        self._session.save_now(lambda: self._read_log(self._on_log))

    def _show_versions(self, section: str) -> None:
        if section not in self._session.facts.report.sections:
            self.show_log()
            return
        self._window.save_now()
        asked = partial(self._keeping.versions, self._session.report.id, f"section:{section}")
        self._session.save_now(partial(asked, partial(self._on_found, section)))

    def _is_log_shown(self) -> bool:
        return self._wizard.stack.currentWidget() is self.log

    def _read_log(self, then: Callable[[tuple[Changed, ...]], None]) -> None:
        self._keeping.log(self._session.facts, then)

    def _on_log(self, log: tuple[Changed, ...]) -> None:
        self._fill_log(log)
        self._wizard.show_over(self.log)

    def _fill_log(self, log: tuple[Changed, ...]) -> None:
        self.log.show_log(log, self._wizard.page, can_take=not self._session.is_final)

    def _on_saved(self, _at: object) -> None:
        if self._is_log_shown():
            self._read_log(self._fill_log)

    def _on_taken(self, change: Changed) -> None:
        if change.key.startswith("section:"):
            self._session.answer_prose(change.section, _prose(change.value))
        else:
            self._session.take_back(change.key, change.value)
        self._session.save_now()
        place = place_words(self._session.facts.template, change.section)
        self._window.bar.tell(
            f"Đã lấy lại như trước lần thay đổi ấy ({place}). Lùi được bằng Ctrl+Alt+Z."
        )

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

        written = self._session.report

        def done() -> None:
            self._window.elsewhere = written, path
            self._window.bar.tell(
                f"Đã ghi tạm cả báo cáo, đến chữ vừa gõ, vào {path}. Khi lưu lại được, chương "
                "trình tự lưu tiếp; nếu không, lần sau vào trang Bản sao, bấm Xem tệp khác."
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
        dialog.log_asked.connect(self.show_log)
        dialog.open()

    def _take_back(self, section: str, prose: Prose) -> None:
        self._session.answer_prose(section, prose)
        self._window.save_now()
        self._window.bar.tell("Đã lấy lại bản trước của mục này. Bản vừa thay vẫn ở Ctrl+H.")


def _prose(value: Any) -> Prose:
    return parse(str(value["prose"])) if isinstance(value, dict) else Prose()
