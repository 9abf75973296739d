"""How far a file is on its way to a stick, with the button that stops it."""

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.parts import button, row

_BUSY = "Đang ghi và kiểm tra, chưa rút USB…"
_STOPPING = "Đang dừng, chưa rút USB…"
_PATIENCE, _MINUTE = 5.0, 60


class WritingBar(QWidget):
    """Seen only while it writes; `said` carries the words that go with it."""

    said = Signal(object)
    _went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Đã ghi được")
        self._stop = button("&Dừng ghi", self.stop)
        self._is_stopped, self._began = False, 0.0
        box = row(self.progress, self._stop)
        box.setContentsMargins(0, 0, 0, 0)
        self.setLayout(box)
        self._went.connect(self._on_went)
        self.end()

    def begin(self) -> None:
        """A writing begins."""
        self._is_stopped, self._began = False, time.monotonic()
        self.progress.setRange(0, 0)
        self.setVisible(True)
        self._stop.setEnabled(True)
        self._stop.setFocus()
        self.said.emit(_BUSY)

    def end(self) -> None:
        """It is over, one way or the other."""
        self.setVisible(False)

    def watch(self, done: int, of: int) -> bool:
        """How far it is; called by the thread that writes. False where a person stopped it."""
        self._went.emit((done, of))
        return not self._is_stopped

    def stop(self) -> None:
        """Asks the writing to end; nothing stays on the stick then."""
        self._is_stopped = True
        self._stop.setEnabled(False)
        self.said.emit(_STOPPING)

    def _on_went(self, told: tuple[int, int]) -> None:
        done, of = told
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        if not (self._is_stopped or self.isHidden()):
            self.said.emit(_BUSY + slow_words(done, of, time.monotonic() - self._began))


def slow_words(done: int, of: int, seconds: float) -> str:
    """How long a slow stick will still take; nothing in the first seconds."""
    left = round(seconds * (of - done) / done)
    if seconds < _PATIENCE or left < 1:
        return ""
    about = f"{left} giây" if left < _MINUTE else f"{-(-left // _MINUTE)} phút"
    return f" USB này ghi chậm, còn khoảng {about}."
