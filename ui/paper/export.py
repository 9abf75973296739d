"""Writes a report as Word or PDF: asked where, made in the worker, written whole."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.export.glyphs import Lost
from core.facts import Facts
from core.paper import Document
from core.text import clean_line
from ui.jobs import Jobs
from ui.notices import ask
from ui.paper import rendering
from ui.paper.lost import question, replaced_words

KINDS = {"docx": "Tệp Word (*.docx)", "pdf": "Tệp PDF (*.pdf)"}
_RESULTS = {
    "docx": "Word sẽ mượn phông khác cho chúng, hoặc để ô trống.",
    "pdf": "trong tệp PDF chúng thành ô trống.",
    "print": "trên giấy chúng thành ô trống.",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file on the disk; `note` says what it shows otherwise than it was written."""

    file: Path
    note: str


class Export(QObject):
    """`written` carries what was Written, `failed` the error, `returned` the Lost to be mended."""

    returned = Signal(object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = ""

    def ask(self, kind: str, facts: Facts, paper: Callable[[], Document], over: QWidget) -> None:
        """Asks for a file and writes it; `kind` is "docx" or "pdf"."""

        def told(lost: tuple[Lost, ...]) -> None:
            if self.agrees(lost, kind, over):
                self._ask_file(kind, facts, paper, over)

        self._jobs.run(lambda: rendering.lost(paper()), told, self._announce_failed)

    def agrees(self, lost: tuple[Lost, ...], kind: str, over: QWidget) -> bool:
        """Whether to go on although characters would stay blank; `kind` may be "print" too."""
        blank = tuple(item for item in lost if not item.printed)
        verb = "Vẫn in" if kind == "print" else "Vẫn xuất"
        if not blank or ask(over, question(blank, _RESULTS[kind]), verb, "Quay lại sửa"):
            return True
        self._announce_returned(blank[0])
        return False

    def write(self, kind: str, path: Path, facts: Facts, paper: Callable[[], Document]) -> None:
        """Makes the file in the worker; told when it is on the disk."""
        made = facts.report.registration.date or datetime.date.today()

        def work() -> Written:
            from storage import files

            document = paper()
            if kind == "docx":
                data = rendering.docx_bytes(document, made)
            else:
                data = rendering.pdf_bytes(document, rendering.pages(document), made)
            files.write(path, data)
            return Written(path, replaced_words(rendering.lost(document)))

        self._jobs.run(work, self._announce_written, self._announce_failed)

    def _ask_file(
        self, kind: str, facts: Facts, paper: Callable[[], Document], over: QWidget
    ) -> None:
        folder = self._folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        proposed = str(Path(folder) / f"{file_name(facts)}.{kind}")
        title = "Xuất Word" if kind == "docx" else "Xuất PDF"
        chosen, _ = QFileDialog.getSaveFileName(over, title, proposed, KINDS[kind])
        if chosen:
            path = Path(chosen)
            path = path if path.suffix.lower() == f".{kind}" else Path(f"{chosen}.{kind}")
            self._folder = str(path.parent)
            self.write(kind, path, facts, paper)

    def _announce_returned(self, lost: Lost) -> None:
        self.returned.emit(lost)

    def _announce_written(self, written: Written) -> None:
        self.written.emit(written)

    def _announce_failed(self, error: Exception) -> None:
        self.failed.emit(error)


def file_name(facts: Facts) -> str:
    """A name without marks and spaces: "bao-cao_9m-2024_suoi-lanh_lan-1"."""
    from core.collation import folded

    report = facts.report
    unit = "-".join(folded(clean_line(facts.unit.name or report.unit)).split())
    kind, _, number = str(report.period).partition("-")[::-1]
    parts = ("bao-cao", f"{kind.lower()}-{number}", unit, f"lan-{report.revision}")
    safe = (
        "".join(sign for sign in part if sign.isascii() and (sign.isalnum() or sign == "-"))
        for part in parts
    )
    return "_".join(part for part in safe if part)
