"""The list of units that must send reports: one a line, pasted from anywhere."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.commune import Commune
from core.numbers import write_date
from ui.entries import Lines
from ui.keys import bind
from ui.notices import words_of
from ui.parts import button, label, row
from ui.receiving.inbox.inbox import Inbox


class CommunesPage(QWidget):
    """`kept` says that the list was written."""

    kept = Signal()
    left = Signal()

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox
        self.lines = Lines("Danh sách đơn vị", 200)
        self.told = label("", "fault", wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Danh sách đơn vị phải gửi báo cáo", "title"))
        help_ = (
            "Mỗi đơn vị một dòng: tên; điện thoại; ngày bắt đầu; ngày thôi gửi. Chỉ tên là bắt "
            "buộc. Có thể dán thẳng từ Excel."
        )
        box.addWidget(label(help_, "quiet", wraps=True))
        box.addWidget(self.lines, 1)
        box.addWidget(self.told)
        keep = button("&Ghi danh sách", self._on_keep, main=True)
        box.addLayout(row(button("Quay lại", self.left.emit), None, keep))
        self.setFocusProxy(self.lines)
        bind(self, {"Esc": self.left.emit})

    def show_communes(self, communes: Sequence[Commune]) -> None:
        """The list as it stands."""
        self.told.setText("")
        self.lines.show_lines([_line(one) for one in communes])

    def _on_keep(self) -> None:
        self._inbox.save_communes(self.lines.lines(), lambda _: self.kept.emit(), self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self.told.setText(words_of(error))


def _line(commune: Commune) -> str:
    days = (write_date(day) if day else "" for day in (commune.first, commune.last))
    return "; ".join((commune.name, commune.phone, *days)).rstrip("; ")
