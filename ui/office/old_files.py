"""Old reports of files: read, looked through, kept; each a job."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.given_files import bytes_of, new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.documents import CitedDocument
    from core.found_tokens import FoundToken
    from core.importing.legacy import Consent
    from core.importing.looking import Looked
    from core.importing.reading import Imported
    from core.importing.watching import Watch
    from core.period import Period
    from core.unit import Unit
    from storage.database import Store
    from ui.given_files import Pasted


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which file a person wants read, as what, and what was said of its old font."""

    file: Path | Pasted
    template: str
    period: Period
    consent: Consent
    watch: Watch


def read(wanted: Wanted, unit: Unit, documents: Mapping[str, CitedDocument]) -> Looked:
    """The file's report and what is found in it."""
    from core.importing.looking import looked_through
    from core.importing.reading import read_old_report
    from core.importing.refused import LARGEST
    from storage import library

    form = library.template(wanted.template)
    data = bytes_of(wanted.file, LARGEST)
    imported = read_old_report(
        wanted.file.name, data, form, wanted.period, new_id(), wanted.consent, wanted.watch
    )
    return looked_through(imported, form, unit, documents)


def look_again(imported: Imported, unit: Unit, documents: Mapping[str, CitedDocument]) -> Looked:
    """The same after a person put something elsewhere."""
    from core.importing.looking import looked_through
    from storage import library

    form = library.template(imported.report.template, imported.report.version)
    return looked_through(imported, form, unit, documents)


def keep(store: Callable[[], Store], imported: Imported, chosen: tuple[FoundToken, ...]) -> str:
    """The report as a draft, its documents in the register; → its id."""
    from core.found_tokens import documents_of, with_tokens
    from core.importing.adopting import adopted
    from storage import registers, reports
    from storage.backup_names import Why

    opened = store()
    opened.back_up(Why.IMPORT)
    unit, report = adopted(registers.unit(opened), imported)
    with opened.write():
        registers.save_unit(opened, unit)
        registers.save_documents(opened, documents_of(chosen))
        reports.create(opened, with_tokens(report, chosen))
    return report.id
