"""The line at the bottom: whether everything typed is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts import button, label, restyled

if TYPE_CHECKING:
    import datetime

    from ui.session import Session

SLOW_MS = 500


class StatusLine(QWidget):
    """ "Đã lưu lúc 14:32:07" only after the database said so."""

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self.saved = label("", "quiet")
        self.saved.setAccessibleName("Tình trạng lưu")
        self.place = label("", "quiet")
        self._retry = button("Thử lại", self._on_retry)
        self._retry.hide()
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(lambda: self.saved.setText("Đang lưu…"))
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 3, 10, 3)
        box.addWidget(self.saved)
        box.addWidget(self._retry)
        box.addStretch(1)
        box.addWidget(self.place)

    def follow(self, session: Session | None) -> None:
        """Shows how this session is kept; None: nothing is open."""
        if self._session is not None:
            self._session.disconnect(self)
        self._session = session
        self._slow.stop()
        self._retry.hide()
        self.saved.setText("")
        if session is not None:
            restyled(self.saved, "quiet")
            session.saving.connect(self._slow.start)
            session.saved.connect(self._on_saved)
            session.save_failed.connect(self._on_failed)
            self.saved.setText("Mọi thứ đã được lưu." if not session.is_final else "")

    def _on_saved(self, at: datetime.datetime) -> None:
        self._slow.stop()
        self._retry.hide()
        restyled(self.saved, "quiet")
        self.saved.setText(f"Đã lưu lúc {at:%H:%M:%S}")

    def _on_failed(self, error: Exception) -> None:
        from ui.notices import words_of

        self._slow.stop()
        restyled(self.saved, "failed")
        self.saved.setText(f"Chưa lưu được, cứ viết tiếp. {words_of(error)}")
        self._retry.show()

    def _on_retry(self) -> None:
        if self._session is not None:
            self._session.save_now()
