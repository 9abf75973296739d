"""The open report as a file in another place, where its own database can't take it."""

from collections.abc import Sequence
from pathlib import Path

from core.documents import CitedDocument
from core.report import Report
from core.unit import Unit
from storage import files, registers, reports
from storage.database import fresh


def write(path: Path, report: Report, unit: Unit, documents: Sequence[CitedDocument]) -> None:
    """A working database of this one draft: `restore` and receiving read it.

    Raises the errors of `storage.files`.
    """
    store = fresh()
    try:
        registers.save_unit(store, unit)
        registers.save_documents(store, documents)
        reports.create(store, report)
        data = store.conn.serialize()
    finally:
        store.conn.close()
    files.write(path, data)
