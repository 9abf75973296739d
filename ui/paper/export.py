"""Writes a report as Word or PDF: asked where, made in the worker, written whole."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.facts import Facts
from core.paper import Document
from core.text import clean_line
from ui.jobs import Jobs
from ui.paper import rendering

KINDS = {"docx": "Tệp Word (*.docx)", "pdf": "Tệp PDF (*.pdf)"}


class Export(QObject):
    """`written` carries the file's path, `failed` the error."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = ""

    def ask(self, kind: str, facts: Facts, paper: Callable[[], Document], over: QWidget) -> None:
        """Asks for a file and writes it; `kind` is "docx" or "pdf"."""
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

    def write(self, kind: str, path: Path, facts: Facts, paper: Callable[[], Document]) -> None:
        """Makes the file in the worker; told when it is on the disk."""
        made = facts.report.registration.date or datetime.date.today()

        def work() -> Path:
            from storage import files

            document = paper()
            if kind == "docx":
                data = rendering.docx_bytes(document, made)
            else:
                data = rendering.pdf_bytes(document, rendering.pages(document), made)
            files.write(path, data)
            return path

        self._jobs.run(work, self._announce_written, self._announce_failed)

    def _announce_written(self, path: Path) -> None:
        self.written.emit(path)

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
