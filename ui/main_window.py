"""The window: one room at a time, a bar for what happened, a line for what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.bar import Bar
from ui.status_line import StatusLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.report import Report
    from ui.session import Session

SMALLEST = (1000, 540)
FIRST_SIZE = (1180, 700)
NAME = "Báo cáo xã"
LONGEST_WAIT_MS = 4000
_HELD = (
    "Đang ghi ra USB nên chưa đóng chương trình, chưa rút USB. "
    "Hãy chờ ghi xong, hoặc bấm Dừng ghi, rồi đóng."
)


class MainWindow(QMainWindow):
    """`painted` comes once, after the first paint; `flush_asked` when typing must be taken in."""

    painted = Signal()
    flush_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        # What was written to another place because it could not be saved, and where.
        self.elsewhere: tuple[Report, Path] | None = None
        self.bar = Bar()
        self.status = StatusLine()
        self._rooms = QStackedWidget()
        self._was_painted = False
        self._may_close = False
        self.is_held: Callable[[], bool] = bool
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self._rooms, 1)
        box.addWidget(self.status)
        self.setCentralWidget(inner)
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        room = self.screen().availableGeometry()
        self.resize(min(FIRST_SIZE[0], room.width()), min(FIRST_SIZE[1], room.height() - 40))

    @property
    def room(self) -> QWidget | None:
        """What is shown."""
        return self._rooms.currentWidget()

    def bind_keys(self) -> None:
        """Ctrl+S; late, because naming keys takes longer than the window itself."""
        from PySide6.QtGui import QKeySequence, QShortcut

        keys = QKeySequence(QKeySequence.StandardKey.Save)
        QShortcut(keys, self).activated.connect(self.save_now)

    def show_room(self, room: QWidget, title: str = "") -> None:
        """Shows a room; the bar of what happened before goes."""
        self.take_in(room)
        self._rooms.setCurrentWidget(room)
        self.bar.hide()
        room.setFocus()
        self.setWindowTitle(f"{title} – {NAME}" if title else NAME)

    def take_in(self, room: QWidget) -> None:
        """A room that is not shown yet."""
        if self._rooms.indexOf(room) < 0:
            self._rooms.addWidget(room)

    def drop_room(self, room: QWidget) -> None:
        """A room that is not needed any more."""
        self._rooms.removeWidget(room)
        room.deleteLater()

    def follow(self, session: Session | None) -> None:
        """The report whose saving the window shows and waits for."""
        self.session = session
        self.status.follow(session)

    def save_now(self) -> None:
        """Ctrl+S, leaving the window: what is typed is taken in and saved."""
        QGuiApplication.inputMethod().commit()
        self.flush_asked.emit()
        if self.session is not None:
            self.session.save_now()

    def save_and_wait(self) -> None:
        """The computer is being switched off: what is typed is saved before this returns."""
        self.save_now()
        session = self.session
        if session is not None and not session.is_saved:
            waiting = QEventLoop()
            QTimer.singleShot(LONGEST_WAIT_MS, waiting.quit)
            session.save_failed.connect(waiting.quit)
            session.save_now(waiting.quit)
            if not session.is_saved:
                waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._was_painted and event.type() == QEvent.Type.ActivationChange:
            self._save_when_left()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_held():
            self.bar.tell(_HELD)
            event.ignore()
            return
        if not self._may_close:
            self.save_now()
            session = self.session
            if session is not None and not session.is_saved and not self._gives_up(session):
                event.ignore()
                session.save_now(self._close_now)
                return
        super().closeEvent(event)

    def _gives_up(self, session: Session) -> bool:
        """Whether what can't be saved is left behind; asked only after a save failed."""
        if session.error is None:
            return False
        from ui.notices import ask

        if self.elsewhere and self.elsewhere[0] is session.report:
            told = (
                f"Bài viết còn đủ trong tệp ghi tạm {self.elsewhere[1]}, chưa lưu được vào dữ liệu "
                "của máy. Lần sau vào trang Bản sao, bấm Xem tệp khác để lấy lại. Đóng chương "
                "trình?"
            )
            return ask(self, told, "Đóng chương trình")
        told = "Phần đã ghi “Đã lưu” vẫn an toàn. Phần viết sau lần lưu cuối chưa lưu được."
        return ask(self, f"{told} Đóng chương trình và bỏ phần ấy?", "Đóng, bỏ phần chưa lưu")

    def _save_when_left(self) -> None:
        if not self.isActiveWindow():
            self.save_now()

    def _close_now(self) -> None:
        self._may_close = True
        self.close()
