"""The line at the bottom: whether everything typed is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.parts import button, label, restyled

if TYPE_CHECKING:
    import datetime

    from ui.session import Session

SLOW_MS = 500
TOLD_MS = 20_000
MOST_LETTERS = 110
# How long to wait before a failed save is tried again by itself: longer each time.
AGAIN_MS = (5_000, 10_000, 30_000)


class StatusLine(QWidget):
    """ "Đã lưu lúc 14:32:07" only after the database said so.

    After a failed save typing goes on, saving is tried again by itself, and `elsewhere_asked`
    asks for a file in another place. `log_asked` wants to see what was changed.
    """

    elsewhere_asked = Signal()
    log_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._words = ""
        self._trouble = ""
        self.saved = label("", "quiet")
        self.saved.setAccessibleName("Tình trạng lưu")
        self.place = label("", "quiet")
        self.told = label("", "quiet")
        self._fading = QTimer(self, singleShot=True, interval=TOLD_MS)
        self._fading.timeout.connect(self.told.clear)
        self._retry = button("Thử lại (Ctrl+S)", self._on_retry)
        self._elsewhere = button("&Ghi tạm ra nơi khác…", self.elsewhere_asked.emit)
        self._log = _quiet_button("&Nhật ký thay đổi", "Đã sửa gì, lúc nào, ở mục nào (Ctrl+Alt+H)")
        self._log.clicked.connect(self.log_asked)
        self._log.hide()
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(lambda: self.saved.setText("Đang lưu…"))
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._on_retry)
        self._failures = 0
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 3, 10, 3)
        box.addWidget(self.saved, 1)
        box.addWidget(self.told)
        box.addWidget(self._retry)
        box.addWidget(self._elsewhere)
        box.addWidget(self._log)
        box.addWidget(self.place)
        self.saved.setWordWrap(True)
        self._show_failed(is_failed=False)

    def tell(self, words: str) -> None:
        """For a while: what was just done, where it would not be seen by itself."""
        short = words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1]}…"
        self.told.setText(short)
        self.told.setToolTip(words)
        self.told.setAccessibleName(words)
        self._fading.start()

    def tell_backups(self, words: str, *, is_well: bool) -> None:
        """How the backups stand, until a report is opened; said in the place of saving."""
        if self._session is None:
            self._say(words, "quiet" if is_well else "fault")

    def tell_trouble(self, words: str) -> None:
        """Beside whether it is saved, until it is taken back by "": what the backups lack."""
        self._trouble = words
        if not self._failures:
            self._say(self._words)

    def follow(self, session: Session | None) -> None:
        """Shows how this session is kept; None: nothing is open."""
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        self._slow.stop()
        self._again.stop()
        self._show_failed(is_failed=False)
        self._failures = 0
        self._say("")
        self.told.clear()
        self._log.setVisible(session is not None)
        if session is not None:
            session.saving.connect(self._slow.start)
            session.saved.connect(self._on_saved)
            session.save_failed.connect(self._on_failed)
            self._say("Mọi thứ đã được lưu." if not session.is_final else "")

    def _on_saved(self, at: datetime.datetime) -> None:
        self._slow.stop()
        self._again.stop()
        self._failures = 0
        self._show_failed(is_failed=False)
        self._say(f"Đã lưu lúc {at:%H:%M:%S}")

    def _on_failed(self, error: Exception) -> None:
        from ui.notices import words_of

        self._slow.stop()
        self._show_failed(is_failed=True)
        self.saved.setText(f"Chưa lưu được, cứ viết tiếp. {words_of(error)}")
        self._again.start(AGAIN_MS[min(self._failures, len(AGAIN_MS) - 1)])
        self._failures += 1

    def _say(self, words: str, role: str = "quiet") -> None:
        self._words = words
        stop = "." if words and self._trouble and not words.endswith(".") else ""
        self.saved.setText(f"{words}{stop} {self._trouble}".strip())
        restyled(self.saved, "fault" if self._trouble else role)

    def _show_failed(self, *, is_failed: bool) -> None:
        restyled(self.saved, "failed" if is_failed else "quiet")
        self._retry.setVisible(is_failed)
        self._elsewhere.setVisible(is_failed)

    def _on_retry(self) -> None:
        if self._session is not None:
            self._session.save_now()


def _quiet_button(words: str, tip: str) -> QToolButton:
    """As high as the line's own words, so that the line takes no more of the screen."""
    made = QToolButton()
    made.setText(words)
    made.setToolTip(tip)
    made.setAccessibleName(words.replace("&", ""))
    made.setAccessibleDescription(tip)
    made.setAutoRaise(True)
    made.setFixedHeight(made.fontMetrics().height() + 2)
    return made
