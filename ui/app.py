"""Builds everything once and shows the window."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from core.errors import AppError
from storage import data_folder
from storage.connection import is_empty
from storage.data_folder import DataFolder
from storage.first_page import listed
from storage.opening import Opening, close
from ui.backup_watch import BackupWatch
from ui.beginning import begun
from ui.home import Home
from ui.jobs import Jobs, threaded
from ui.main_window import NAME, MainWindow
from ui.theme import STYLE, dress

if TYPE_CHECKING:
    from storage.database import Store
    from ui.office.office import Office
    from ui.rooms import Rooms

WARM_UP_MS = 200
SPARE_MS = 3000
BACKUPS_MS = 1200


class Program:
    """The window with all that stands behind it; `connection` as `storage.connection` made it.

    `opening` tells what was found at the start; `copy_of` says whose database this copy is of:
    then it can only be looked at.
    """

    def __init__(
        self,
        folder: DataFolder,
        connection: Any,
        jobs: Jobs,
        opening: Opening | None = None,
        copy_of: str = "",
    ) -> None:
        self.jobs = jobs
        self._connection = connection
        self.folder = folder
        self._opening = opening
        self._copy_of = copy_of
        self._reports = listed(connection)
        self._rooms: Rooms | None = None
        self._store: Store | None = None
        self.window = MainWindow()
        self.home = Home()
        self._later = (
            self._timer(0, self._begin),
            self._timer(WARM_UP_MS, lambda: self.jobs.run(_warm_up)),
            self._timer(BACKUPS_MS, self._tell_backups),
        )
        self.backup_watch = BackupWatch(self._trouble, self.window.status.tell_trouble, self.window)
        self.window.is_held = lambda: jobs.is_carrying
        self.window.painted.connect(self._on_painted)
        if is_empty(connection):
            self.rooms.show_first_start()
        else:
            self.home.show_reports(self._reports, {})
            self.window.show_room(self.home)

    @property
    def rooms(self) -> "Rooms":
        """Everything beyond the list; made after the first paint, or when it is first needed."""
        if self._rooms is None:
            from ui.office.office import Office
            from ui.opening_words import about_folder
            from ui.rooms import Rooms

            self.window.bind_keys()
            office = Office(self.jobs, self._opened, self._reports, self.window)
            office.look_only = bool(self._copy_of)
            where = (
                str(self.folder.path),
                about_folder(self.folder.synced_by, is_avoided=self.folder.avoided is not None),
            )
            self._rooms = Rooms(self.window, self.home, office, self.jobs, where)
        return self._rooms

    @property
    def office(self) -> "Office":
        """The presenter of the list and the registers."""
        return self.rooms.office

    def close(self) -> None:
        """Ends what is running; everything acknowledged is on the disk, and copied once more."""
        for timer in self._later:
            timer.stop()
        self.backup_watch.stop()
        if self._copy_of:
            self.jobs.close()
            self._connection.close()
            return
        if self._rooms is not None:
            report = self.rooms.report
            self.office.keeping.end(report.readable() if report else None)
        self.jobs.close()
        keeper = self._store.keeper if self._store else None
        close(self._connection, self.folder.database, keeper)

    def on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Whatever nobody expected: an error with words is told, a bug gets its calm box."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, AppError):
            self.rooms.show_failed(error)
            return
        import logging

        from ui.notices import CrashBox, details_of

        details = details_of(kind, error, trace)
        logging.getLogger(__name__).error("%s", details)
        self.window.save_now()
        if not self.window.findChildren(CrashBox):  # one is enough, whatever follows from it
            CrashBox(details, self.window).open()

    def on_unraisable(self, found: "sys.UnraisableHookArgs") -> None:
        """A bug where nothing could be raised, as in an object's end."""
        if found.exc_value is not None:
            self.on_bug(found.exc_type, found.exc_value, found.exc_traceback)

    def _opened(self) -> "Store":
        """The connection as the writer's thread uses it; made there at its first job."""
        from storage.database import Store

        self._store = self._store or Store(self._connection)
        return self._store

    def _begin(self) -> None:
        from ui.qt_words import QtWords

        QApplication.installTranslator(QtWords(self.window))
        self.office.begin(self._tell)

    def _tell(self) -> None:
        """What was found at the start, once, over the list."""
        from ui import opening_words
        from ui.telling import tell

        if self._copy_of:
            self.home.look_only()
            self.window.bar.tell(opening_words.copy(self._copy_of))
        elif self._opening:
            tell(self._opening, self.window.bar, self.rooms)

    def _tell_backups(self) -> None:
        from ui.telling import tell_backups

        if not self._copy_of:
            tell_backups(self.window.status, self.office.keeping)

    def _on_painted(self) -> None:
        # The list is seen; what follows takes longer than the whole first page.
        for timer in self._later:
            timer.start()
        self.backup_watch.start()

    def _trouble(self) -> Exception | None:
        keeper = self._store.keeper if self._store else None
        return keeper.trouble if keeper else None

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self.window, singleShot=True, interval=milliseconds)
        timer.timeout.connect(then)
        return timer


def run(data: Path | None) -> int:
    """Shows the window until it is closed; the exit code."""
    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName(NAME)
    QLocale.setDefault(QLocale("vi_VN"))
    dress(application)
    try:
        folder = data_folder.chosen(data)
        program = _opened(folder)
    except AppError as error:
        from ui.notices import warn

        warn(None, error)
        return 2
    if program is None:
        return 2
    sys.excepthook = program.on_bug
    sys.unraisablehook = program.on_unraisable
    program.window.painted.connect(lambda: _log_to(program.folder.path))
    program.window.painted.connect(lambda: QTimer.singleShot(SPARE_MS, _spare_the_window))
    application.commitDataRequest.connect(lambda _: program.window.save_and_wait())
    application.saveStateRequest.connect(lambda _: program.window.save_and_wait())
    program.window.show()
    code = application.exec()
    program.close()
    from ui.wizard.clipboard import leave_clipboard

    leave_clipboard()
    return code


def _opened(folder: DataFolder) -> Program | None:
    """The program on its database, or on a copy of it or of a backup; None: not wanted."""
    found = begun(folder)
    if found is None:
        return None
    return Program(found.folder, found.connection, threaded(), found.opening, found.copy_of)


def _log_to(folder: Path) -> None:
    from ui.error_log import log_to

    log_to(folder)


def _warm_up() -> None:
    from ui.warming import warm_up

    warm_up()


def _spare_the_window() -> None:
    from ui.warming import spare_the_window

    spare_the_window()
