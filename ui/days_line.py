"""The days a report's figures tell of, and the day it is due; the usual ones stand there first."""

import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import AppError
from core.numbers import read_date, whole_date, write_date
from core.report import DaysReversed
from ui.messages import sentence
from ui.parts import label
from ui.wizard.editors import ShortLine

Day = datetime.date | None


class DaysLine(QWidget):
    """First day, last day, due day; each may be typed as 10/9 or 10/9/2024."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last, self.due = (ShortLine() for _ in range(3))
        self._fault = label("", "fault", wraps=True)
        self._fault.hide()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        for words, said, editor in (
            ("Số liệu từ", "Số liệu từ ngày", self.first),
            ("đến", "Số liệu đến ngày", self.last),
            ("Hạn gửi", "Hạn gửi báo cáo", self.due),
        ):
            name = label(words)
            name.setBuddy(editor)
            editor.setAccessibleName(said)
            editor.setFixedWidth(100)
            line.addWidget(name)
            line.addWidget(editor)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addLayout(line)
        box.addWidget(self._fault)
        self.setFocusProxy(self.first)

    def show_days(self, first: Day, last: Day, due: Day) -> None:
        """Shows days; what is being typed is left alone."""
        for editor, day in ((self.first, first), (self.last, last), (self.due, due)):
            if not editor.hasFocus():
                editor.setText(write_date(day) if day else "")

    def is_modified(self) -> bool:
        """Whether a person typed here since days were shown."""
        return any(editor.isModified() for editor in (self.first, self.last, self.due))

    def days(self, year: int) -> tuple[Day, Day, Day] | None:
        """What stands there; None, and the reason is told, where it is no day."""
        try:
            first, last, due = (
                read_date(whole_date(text, year)) if (text := editor.text().strip()) else None
                for editor in (self.first, self.last, self.due)
            )
            if first and last and first > last:
                raise DaysReversed(first=write_date(first), last=write_date(last))
        except AppError as error:
            self._fault.setText(sentence(error))
            self._fault.show()
            return None
        self._fault.hide()
        return first, last, due
