"""Tells at once where the backup journal or a backup can't be written, and takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from core.errors import AppError

EACH_MS = 1000

_SAFE = "Bài vẫn được lưu."
_NEXT = "máy tự thử lại ở lần lưu sau"
_WORDS = {
    "DiskFull": f"Ổ đĩa hết chỗ nên chưa giữ được bản dự phòng: hãy xóa bớt tệp, {_NEXT}.",
    "DiskFailing": (
        "Ổ đĩa không ghi được bản dự phòng: hãy ghi báo cáo ra USB, nhờ người xem lại ổ đĩa."
    ),
    "BackupUnsound": (
        "Bản sao vừa làm đọc lại không đúng nên không giữ: hãy nhờ người xem lại ổ đĩa."
    ),
}
_OTHER = (
    "Không ghi được vào thư mục “Ban sao” nên chưa giữ được bản dự phòng: hãy xem thư mục ấy còn "
    f"đó và cho ghi, {_NEXT}."
)


def trouble_words(error: Exception) -> str:
    """What is safe, what stands in the way, what to do."""
    return f"{_SAFE} {_WORDS.get(type(error).__name__, _OTHER)}"


class BackupWatch(QObject):
    """Asks again and again what stands in the way; nobody in another thread has to tell it."""

    def __init__(
        self,
        asked: Callable[[], Exception | None],
        tell: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._asked, self._tell = asked, tell
        self._told = ""
        self._timer = QTimer(self, interval=EACH_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on."""
        self._timer.start()

    def stop(self) -> None:
        """No more."""
        self._timer.stop()

    def look(self) -> None:
        """Tells what is new since it looked last; "" where all is well again."""
        error = self._asked()
        words = trouble_words(error) if isinstance(error, (AppError, OSError)) else ""
        if words != self._told:
            self._told = words
            self._tell(words)
