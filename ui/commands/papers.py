"""The command that writes a report's files."""

import datetime
from argparse import Namespace

from core.errors import AppError
from core.export.text import text
from core.paper import Document
from storage import reports
from storage.database import Store
from storage.facts import paper
from ui.commands.desk import Said, write_files
from ui.paper import rendering
from ui.paper.lost import lost_lines


class ExportNowhere(AppError):
    """No file was named."""


def export(store: Store, given: Namespace) -> Said:
    """DOCX, PDF and text of one report, all written whole or none at all."""
    targets = {kind: getattr(given, kind) for kind in ("docx", "pdf", "txt")}
    if not any(targets.values()):
        raise ExportNowhere
    id_ = reports.find(store, given.report)
    document = paper(store, id_)
    pages = rendering.pages(document)
    made = reports.load(store, id_).registration.date or datetime.date.today()
    makers = {
        "docx": lambda: rendering.docx_bytes(document, made),
        "pdf": lambda: rendering.pdf_bytes(document, pages, made),
        "txt": lambda: text(document).encode(),
    }
    written: dict[str, object] = dict.fromkeys(targets)
    data = {kind: makers[kind]() for kind, target in targets.items() if target}
    write_files(store, [(targets[kind], content) for kind, content in data.items()])
    written |= {kind: str(targets[kind]) for kind in data}
    lines = [f"Đã ghi {path}" for path in written.values() if path]
    return Said({**written, "pages": len(pages)}, (*lines, *missing_lines(document)))


def missing_lines(document: Document) -> tuple[str, ...]:
    """Warnings: each character that the font can't draw, where it stands, what is printed."""
    return lost_lines(rendering.lost(document))
