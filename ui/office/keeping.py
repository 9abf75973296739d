"""Presenter of what is kept: backups and what is in them, the bin, the versions of a section."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.report import State
from ui.office import kept_work
from ui.places import named_place

if TYPE_CHECKING:
    from core.change_log import Changed
    from core.facts import Facts
    from core.forks import Difference
    from core.report import Report
    from core.report_line import ReportLine
    from storage.backup_names import Backup
    from storage.backup_state import BackupState, Due
    from storage.copying import Copying
    from storage.database import Store
    from storage.deleted import Deleted
    from storage.history import Lock, Version
    from ui.jobs import Jobs
    from ui.office.office import Office
    from ui.office.work import LastWork

    Fork = tuple[Report, tuple[Difference, ...], list[str]]
    Kept = tuple[tuple[Backup, ...], tuple[Deleted, ...], str, tuple[Path, ...], tuple[Backup, ...]]


class Keeping(QObject):
    """`restored`: a backup was taken back, in whole or in part; `office` tells what failed."""

    restored = Signal()

    def __init__(self, jobs: Jobs, store: Callable[[], Store], office: Office) -> None:
        super().__init__(office)
        self._office = office
        self._jobs = jobs
        self._store = store
        self.restored.connect(office.begin)
        self.restored.connect(office.refresh)

    def end(self, readable: Callable[[], object] | None = None) -> None:
        """The last backup of the day's work, before the program ends; then `readable`."""
        from ui.office import work as doing

        self._jobs.write(partial(doing.end, self._store), failed=_forget)
        if readable:
            self._jobs.write(readable, failed=_forget)

    def twin(self, readable: Callable[[], object]) -> None:
        """Writes a report's readable twin in the worker; nobody waits for it."""
        self._jobs.run(readable, failed=_forget)

    def surroundings(self, then: Callable[[tuple[bool, Path | None]], None]) -> None:
        """`then` gets whether the database lies on a stick, and a drive for more backups to ask
        about: once."""

        def work() -> tuple[bool, Path | None]:
            from storage import drives, second_place

            database = self._store().path
            return drives.is_on_stick(database), second_place.offered(database)

        self._jobs.write(work, then, _forget)

    def backup_state(self, then: Callable[[BackupState], None]) -> None:
        """Once a day `then` gets how the backups stand; they are read in the worker."""

        def asked() -> Due | None:
            from storage import backup_state

            return backup_state.due(self._store())

        def found(due: Due | None) -> None:
            if due:
                self._jobs.run(partial(kept_work.looked_at, due), then, _forget)

        self._jobs.write(asked, found, _forget)

    def last_work(
        self, answers: tuple[tuple[str, str], ...], then: Callable[[LastWork | None], None]
    ) -> None:
        """`then` gets where these answers stand; None where their report can't be read."""
        from ui.office import work as doing

        work = partial(doing.last_work, self._store, answers)
        self._jobs.write(work, then, lambda _: then(None))

    def show(self, then: Callable[[Kept], None]) -> None:
        """`then` gets the backups, the bin, where the backups are, files that were bad, and
        those of the backups that another installation made."""

        def work() -> Kept:
            from storage.backup_names import backups, bad_files
            from storage.chains import others
            from storage.database import meta
            from storage.deleted import deleted
            from storage.restoring import folder_of

            store = self._store()
            folder = folder_of(store)
            strange = others(folder, meta(store, "install_id"))
            return backups(folder), deleted(store), str(folder), bad_files(folder), strange

        self._write(work, then)

    def choose_second(self, folder: Path, then: Callable[[Path], None]) -> None:
        """From now on the newest backup is put there too; `then` gets the file."""

        def work() -> Path:
            from storage import second_place
            from storage.backup_names import Why

            database = self._store().path
            self._store().back_up(Why.ASKED)
            second_place.choose(database, folder)
            made = second_place.put(database)
            return made or folder

        self._write(work, then)

    def back_up(self, then: Callable[[object], None]) -> None:
        """One more backup; of a large database the saves go on meanwhile, and the worker waits."""

        def begun(made: Copying | None) -> None:
            if made is None:
                then(None)
            else:
                self._jobs.run(made.result, then, self._announce_failed)

        self._write(partial(kept_work.back_up, self._store), begun)

    def look(self, path: Path, then: Callable[[tuple[ReportLine, ...]], None]) -> None:
        """`then` gets the reports in a backup, or in what can be read of a damaged file."""
        self._jobs.run(partial(kept_work.look, path), then, self._announce_failed)

    def restore(self, path: Path, report: str | None, then: Callable[[str], None]) -> None:
        """Takes back one report, or all; `then` gets the name of the backup made before."""

        def work() -> str:
            from storage import restoring

            data = restoring.source(path)
            if report:
                return restoring.restore_report(self._store(), data, report).path.name
            return restoring.restore_all(self._store(), data, path).path.name

        def done(before: str) -> None:
            self.restored.emit()
            then(before)

        self._write(work, done)

    def fork(self, path: Path, report: str, then: Callable[[Fork | None], None]) -> None:
        """`then` gets what differs where ours and the file's draft grew apart, else None."""

        def work() -> Fork | None:
            from core.draft_lineage import Relation
            from storage import forking, library, reports, restoring

            data = restoring.source(path)
            if forking.relation(self._store(), data, report) is not Relation.FORKED:
                return None
            made = reports.load(self._store(), report)
            found = forking.apart(self._store(), data, report)
            template = library.template(made.template, made.version)
            places = [named_place(template, one.section) for one in found]
            return (made, found, places) if made.state is State.DRAFT and found else None

        self._write(work, then)

    def take_sections(
        self, path: Path, report: str, sections: tuple[str, ...], then: Callable[[str], None]
    ) -> None:
        """Those sections as the file has them; `then` gets the name of the backup made before."""

        def work() -> str:
            from storage import forking, restoring

            before = forking.take(self._store(), restoring.source(path), report, sections)
            return before.path.name if before else ""

        def done(before: str) -> None:
            self.restored.emit()
            then(before)

        self._write(work, done)

    def delete(self, report: str, then: Callable[[object], None]) -> None:
        """Into the bin."""

        def work() -> None:
            from storage import deleted

            deleted.delete(self._store(), report)

        self._write(work, then)

    def undelete(self, report: str, then: Callable[[object], None]) -> None:
        """Out of the bin."""

        def work() -> None:
            from storage import deleted

            deleted.take_back(self._store(), report)

        self._write(work, then)

    def versions(
        self, report: str, key: str, then: Callable[[tuple[tuple[str, Any], ...]], None]
    ) -> None:
        """What an answer said before: until when, and what, the newest first."""

        def work() -> tuple[tuple[str, Any], ...]:
            from storage import history

            found = history.versions(self._store(), report, key)
            return tuple((version.at, version.value) for version in found)

        self._write(work, then)

    def log(self, facts: Facts, then: Callable[[tuple[Changed, ...]], None]) -> None:
        """`then` gets all that was changed in a report, in words, the newest first."""

        def work() -> tuple[tuple[Version, ...], tuple[Lock, ...]]:
            from storage import history

            id_ = facts.report.id
            return history.versions(self._store(), id_), history.locks(self._store(), id_)

        def found(kept: tuple[tuple[Version, ...], tuple[Lock, ...]]) -> None:
            self._jobs.run(lambda: kept_work.told_log(facts, *kept), then, self._announce_failed)

        self._write(work, found)

    def write_elsewhere(
        self,
        facts: Facts,
        path: Path,
        then: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """The report as it stands, in a file that `restore` reads; the database is not touched."""

        def work() -> None:
            from storage import elsewhere

            elsewhere.write(path, facts.report, facts.unit, tuple(facts.documents.values()))

        self._jobs.run(work, lambda _: then(), failed)

    def _write(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self._jobs.write(work, then, self._announce_failed)

    def _announce_failed(self, error: Exception) -> None:
        self._office.failed.emit(error)


def _forget(error: Exception) -> None:
    """The work itself is safe; the log says what was not possible beside it."""
    import logging

    logging.getLogger(__name__).warning("%s", type(error).__name__)
