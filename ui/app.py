"""Builds everything once and shows the window."""

import functools
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QMimeData, QTimer
from PySide6.QtWidgets import QApplication

from core.errors import AppError
from storage import data_folder
from storage.connection import connect, is_empty
from storage.data_folder import DataFolder
from storage.first_page import listed
from ui.home import Home
from ui.jobs import Jobs, threaded
from ui.main_window import NAME, MainWindow
from ui.theme import STYLE, dress

if TYPE_CHECKING:
    from storage.database import Store
    from ui.office.office import Office
    from ui.rooms import Rooms

WARM_UP_MS = 200


class Program:
    """The window with all that stands behind it; `connection` as `storage.connection` made it."""

    def __init__(self, folder: DataFolder, connection: Any, jobs: Jobs) -> None:
        self.jobs = jobs
        self._connection = connection
        self._folder = folder
        self._reports = listed(connection)
        self._rooms: Rooms | None = None
        self.window = MainWindow()
        self.home = Home()
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
            from ui.rooms import Rooms

            self.window.bind_keys()
            store = functools.cache(self._store)
            office = Office(self.jobs, store, self._reports, self.window)
            where = str(self._folder.path), _about(self._folder)
            self._rooms = Rooms(self.window, self.home, office, self.jobs, where)
        return self._rooms

    @property
    def office(self) -> "Office":
        """The presenter of the list and the registers."""
        return self.rooms.office

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
        import logging

        from ui.notices import CrashBox, details_of

        details = details_of(kind, error, trace)
        logging.getLogger(__name__).error("%s", details)
        if self.window.session is not None:
            self.window.session.save_now()
        CrashBox(details, self.window).open()

    def _store(self) -> "Store":
        """The connection as the writer's thread uses it; made there at its first job."""
        from storage.database import Store

        return Store(self._connection)

    def _begin(self) -> None:
        from ui.qt_words import QtWords

        QApplication.installTranslator(QtWords(self.window))
        self.office.begin()

    def _on_painted(self) -> None:
        # The list is seen; what follows takes longer than the whole first page.
        QTimer.singleShot(0, self._begin)
        QTimer.singleShot(WARM_UP_MS, lambda: self.jobs.run(warm_up))


def run(data: Path | None) -> int:
    """Shows the window until it is closed; the exit code."""
    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName(NAME)
    QLocale.setDefault(QLocale("vi_VN"))
    dress(application)
    try:
        folder = data_folder.chosen(data)
        connection = connect(data_folder.prepare(folder))
    except AppError as error:
        from ui.notices import warn

        warn(None, error)
        return 2
    program = Program(folder, connection, threaded())
    sys.excepthook = program.on_bug
    program.window.painted.connect(lambda: _log_to(folder.path))
    application.commitDataRequest.connect(lambda _: program.window.save_now())
    program.window.show()
    code = application.exec()
    program.close()
    leave_clipboard()
    return code


def leave_clipboard() -> None:
    """What was copied stays for other programs, as plain text held by Qt alone.

    Qt frees what Python put there only after Python is gone, and the process would crash.
    """
    from ui.wizard.clipboard import MIME_TYPE

    clipboard = QApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()  # none where nothing was ever copied
    if held and held.hasFormat(MIME_TYPE):
        clipboard.setText(clipboard.text())


def warm_up() -> object:
    """Imports what exporting and importing need, so that the first time is not slow."""
    import core.export.docx
    import core.export.pdf
    import core.importing.reading
    from core.layout.placed import Face
    from ui.paper import rendering

    rendering.metrics().width("Báo cáo", Face.REGULAR, 14)
    return core.export.docx, core.export.pdf, core.importing.reading


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
    import logging

    handler = logging.FileHandler(folder / "nhat-ky.log", encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
