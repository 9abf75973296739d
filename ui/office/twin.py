"""A copy of a report that any program reads, beside the backups: for the worst day."""

import datetime
from collections.abc import Callable
from pathlib import Path

from core.export.text import text
from core.facts import Facts
from core.paper import Document
from storage import files
from storage.backup_names import FOLDER

READABLE = "Ban doc duoc"


def write(data_folder: Path, facts: Facts, paper: Callable[[], Document]) -> Path:
    """The report's newest state as Word has it; as plain text where that can't be made.

    Raises the errors of `storage.files`.
    """
    from ui.paper import rendering
    from ui.paper.export import file_name

    folder = data_folder / FOLDER / READABLE
    name = f"{file_name(facts)}_{facts.report.id[:6]}"
    document = paper()
    try:
        data = rendering.docx_bytes(document, datetime.date.today())
        path = folder / f"{name}.docx"
    except (ValueError, KeyError, TypeError, ImportError, OSError):
        data, path = text(document).encode(), folder / f"{name}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.told(error, folder) from error
    files.write(path, data)
    return path
