"""Builds everything once and shows the window."""

import functools
import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from core.errors import AppError
from storage import data_folder
from storage.connection import connect, is_empty
from storage.data_folder import DataFolder
from storage.reports import summaries
from ui.jobs import Jobs, threaded
from ui.main_window import NAME, MainWindow
from ui.office.office import Office
from ui.rooms import Rooms
from ui.theme import dress

if TYPE_CHECKING:
    from storage.database import Store

BEGIN_MS = 20
WARM_UP_MS = 200
_log = logging.getLogger(__name__)


class Program:
    """The window with all that stands behind it; `connection` as `storage.connection` made it."""

    def __init__(self, folder: DataFolder, connection: Any, jobs: Jobs) -> None:
        self.jobs = jobs
        self._connection = connection
        first = summaries(connection)
        self.window = MainWindow()
        self.office = Office(jobs, functools.cache(self._store), first, self.window)
        self.rooms = Rooms(self.window, self.office, jobs, str(folder.path), _about(folder))
        self.rooms.begin(empty=is_empty(connection))
        self.window.painted.connect(self._on_painted)

    def close(self) -> None:
        """Ends what is running; everything acknowledged is on the disk."""
        self.jobs.close()
        self._connection.close()

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
        from ui.notices import CrashBox, details_of

        details = details_of(kind, error, trace)
        _log.error("%s", details)
        if self.window.session is not None:
            self.window.session.save_now()
        CrashBox(details, self.window).open()

    def _store(self) -> "Store":
        """The connection as the writer's thread uses it; made there at its first job."""
        from storage.database import Store

        return Store(self._connection)

    def _on_painted(self) -> None:
        QTimer.singleShot(BEGIN_MS, self.office.begin)
        QTimer.singleShot(WARM_UP_MS, lambda: self.jobs.run(warm_up))


def run(data: Path | None) -> int:
    """Shows the window until it is closed; the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(NAME)
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    dress(application)
    try:
        folder = data_folder.chosen(data)
        connection = connect(data_folder.prepare(folder))
    except AppError as error:
        from ui.notices import warn

        warn(None, error)
        return 2
    _log_to(folder.path)
    program = Program(folder, connection, threaded())
    sys.excepthook = program.on_bug
    program.window.show()
    code = application.exec()
    program.close()
    return code


def warm_up() -> None:
    """Imports what exporting and importing need, so that the first time is not slow."""
    import core.export.docx
    import core.export.pdf
    import core.importing.reading
    from core.layout.placed import Face
    from ui.paper import rendering

    rendering.metrics().width("Báo cáo", Face.REGULAR, 14)
    _log.debug("warm: %s", (core.export.docx, core.export.pdf, core.importing.reading))


def _about(folder: DataFolder) -> str:
    if folder.avoided:
        return (
            f"Thư mục Tài liệu đang do {folder.synced_by} đồng bộ, nên dữ liệu để ở thư mục trên "
            "để không bị sửa từ hai nơi."
        )
    if folder.synced_by:
        return f"Thư mục này đang do {folder.synced_by} đồng bộ; nên chuyển ra ngoài."
    return ""


def _log_to(folder: Path) -> None:
    handler = logging.FileHandler(folder / "nhat-ky.log", encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
