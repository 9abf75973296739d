"""The open report with all that reaches beyond its form: files, printing, locking, reopening."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from core.errors import AppError
from core.export.glyphs import Lost
from core.layout.placed import Page
from core.paper import Document
from core.print_order import PrintWish
from core.report import State
from core.template import all_sections
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.messages import paste_words, sentence
from ui.notices import ask
from ui.office.office import Office
from ui.paper.export import Export, Written
from ui.paper.painter import page_painter
from ui.paper.preview import Preview
from ui.places import place_words
from ui.report_history import ReportHistory
from ui.session import Session
from ui.undo_steps import UndoSteps
from ui.wizard.header import Header
from ui.wizard.wizard import Wizard


class ReportRoom(QObject):
    """`open_asked` carries the id of the report to open anew, and what to tell then;
    `register_asked` the token whose fact is the unit's, `old_asked` a text to read as a report.

    `folder` keeps how it was printed last.
    """

    left = Signal()
    open_asked = Signal(object)
    register_asked = Signal(object)
    old_asked = Signal(object)

    def __init__(
        self, session: Session, office: Office, jobs: Jobs, window: MainWindow, folder: Path
    ) -> None:
        super().__init__(window)
        self._session = session
        self._office = office
        self._jobs = jobs
        self._window = window
        self._folder = folder
        self.export = Export(jobs, self)
        header = Header()
        self.wizard = Wizard(session, header, Preview(jobs, page_painter))
        self.history = ReportHistory(session, self.wizard, office.keeping, window)
        self.steps = UndoSteps(session, self.wizard, window, self.history.show)
        self.wizard.registered.connect(partial(office.register, session))
        self.wizard.finalise.agreed.connect(self._on_finalise)
        self.wizard.desk.register_asked.connect(self.register_asked)
        self.wizard.desk.paste_refused.connect(self._on_paste_refused)
        header.left.connect(self.left)
        header.word_asked.connect(partial(self._ask_file, "docx"))
        header.pdf_asked.connect(partial(self._ask_file, "pdf"))
        header.print_asked.connect(self._on_print)
        header.reopen_asked.connect(self._on_reopen)
        self.export.written.connect(self._on_written)
        self.export.returned.connect(self._on_returned)
        self.export.failed.connect(self._on_failed)

    def tell(self, told: str) -> None:
        """Why it was opened; else what the receiving office says of it, and the way there."""
        if told:
            self._window.bar.tell(told)
        else:
            self._tell_remarks()

    def _tell_remarks(self) -> None:
        report = self._session.report
        newest = [one for one in self._session.remarks if one.revision == report.revision - 1]
        template = self._session.facts.template
        there = {one.section for one in newest}
        places = [one.id for one in all_sections(template) if one.id in there]
        if places and report.state is not State.FINAL:
            first = partial(self.wizard.open_page, places[0])
            told = f"Nơi nhận có {len(newest)} ý kiến về lần {report.revision - 1}, ở mục "
            told += "; ".join(place_words(template, one) for one in places[:3])
            more = f" và {len(places) - 3} mục khác" if len(places) > 3 else ""
            self._window.bar.tell(f"{told}{more}".rstrip(".") + ".", ("Tới ý kiến", first))

    def title(self) -> str:
        """The report as the window and the printer call it."""
        return self.wizard.header.title()

    def readable(self) -> Callable[[], object] | None:
        """Work that writes the report's readable twin; None where nothing was changed."""
        from ui.office import twin

        if self._session.report == self._session.opened or self._session.look_only:
            return None
        return partial(twin.write, self._folder, self._session.facts, self._session.paper())

    def _on_paste_refused(self, text: str) -> None:
        told = paste_words(len(text.encode()))
        self._window.bar.tell(told, ("Mở như báo cáo cũ", lambda: self._announce_old(text)))

    def _announce_old(self, text: str) -> None:
        self.old_asked.emit(text)

    def _ask_file(self, kind: str) -> None:
        self._window.save_now()
        self.export.ask(kind, self._session.facts, self._session.paper(), self._window)

    def _on_written(self, written: Written) -> None:
        file = written.file
        self._window.bar.tell(
            f"Đã ghi {file.name} vào {file.parent}. {written.note}".strip(),
            ("Mở tệp", partial(_open, file)),
            ("Mở thư mục", partial(_open, file.parent)),
        )

    def _on_returned(self, lost: Lost) -> None:
        from ui.paper.lost_place import place_of

        self.wizard.go_to_place(place_of(lost, self._session.facts))

    def _on_print(self) -> None:
        from ui.paper import rendering

        self._window.save_now()
        paper = self._session.paper()

        def work() -> tuple[Document, tuple[Page, ...], tuple[Lost, ...]]:
            document = paper()
            return document, rendering.pages(document), rendering.lost(document)

        self._jobs.run(work, lambda made: self._ask_print(*made), self._on_failed)

    def _ask_print(
        self, document: Document, pages: tuple[Page, ...], lost: tuple[Lost, ...]
    ) -> None:
        from ui.paper.print_page import PrintPage, copies_for

        if not self.export.agrees(lost, "print", self._window):
            return
        page = PrintPage(len(pages), copies_for(document), self._folder, self._window)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.accepted.connect(lambda: self._print(pages, page.wish))
        page.open()

    def _print(self, pages: tuple[Page, ...], wish: PrintWish) -> None:
        from ui.paper.print_page import turning_words
        from ui.paper.printing import agreed, ask_printer, print_pages

        printer = ask_printer(wish, self.title(), self._window)
        if printer is None:
            return
        wish = agreed(wish, printer)
        turned = partial(ask, self._window, turning_words(wish), "In mặt sau")
        try:
            print_pages(pages, page_painter(), wish, printer, turned)
        except AppError as error:
            self._on_failed(error)

    def _on_finalise(self) -> None:
        self._window.save_now()
        report = self._session.report
        told = f"Đã hoàn thành lần {report.revision}. Giờ có thể Xuất Word, Xuất PDF, In."
        self._office.finalise(self._session, lambda: self._on_finalised(report.id, told))

    def _on_finalised(self, id_: str, told: str) -> None:
        from ui.office import twin

        locked = partial(twin.write, self._folder, self._session.facts, self._session.paper())
        self._office.keeping.twin(locked)
        self._announce_open(id_, told)

    def _on_reopen(self) -> None:
        report = self._session.report
        question = (
            f"Mở lại để làm lần {report.revision + 1}? Lần đã hoàn thành vẫn được giữ nguyên."
        )
        if ask(self._window, question, "Mở lại"):
            self.reopen()

    def reopen(self) -> None:
        """Makes the final report the draft of its next lần."""
        report = self._session.report
        told = f"Đã mở lại để làm lần {report.revision + 1}. Lần {report.revision} giữ nguyên."
        self._office.reopen(report.id, lambda: self._announce_open(report.id, told))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._window.bar.tell(sentence(error))

    def _announce_open(self, id_: str, told: str) -> None:
        self.open_asked.emit((id_, told))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
