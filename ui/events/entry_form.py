"""One event to write: its kind, its day and what the kind asks; Enter goes on and at last keeps."""

import datetime
from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from core.errors import AppError
from core.events import Event, EventKind, event_from
from core.fields import written
from core.numbers import whole_date, write_date
from core.template import Field
from ui.entries import Choice, line_edit
from ui.messages import sentence
from ui.parts import button, label, row

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EventForm(QWidget):
    """`finished` carries the Event, its id "" for a new one."""

    finished = Signal(object)

    def __init__(self, kinds: Mapping[str, EventKind], today: datetime.date) -> None:
        super().__init__()
        self._kinds = dict(kinds)
        self._today = today
        self._id = ""
        self.kind = Choice("Loại việc", [(kind.label, kind.id) for kind in kinds.values()])
        self.day = line_edit("Ngày", write_date(today))
        self.fields: dict[str, QLineEdit | Choice] = {}
        self.fault = label("", "fault", wraps=True)
        self.fault.hide()
        self.heading = label("Việc mới", "heading")
        self.keep_button = button("&Ghi vào sổ", self.keep, main=True)
        self._fields = QWidget()
        self._arrange()
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self._show_kind()
        self.setFocusProxy(self.kind)

    def start(self) -> None:
        """A new line of the kind that is chosen, of the day that was written last."""
        self._id = ""
        self.heading.setText("Việc mới")
        self.keep_button.setText("&Ghi vào sổ")
        self._show_kind()

    def show_event(self, event: Event) -> None:
        """An event to be written over."""
        self.kind.choose(event.kind)
        self._show_kind()
        self._id = event.id
        self.heading.setText("Sửa việc đã ghi")
        self.keep_button.setText("&Ghi lại")
        self.day.setText(write_date(event.date))
        for id_, editor in self.fields.items():
            _put(editor, written(event.values.get(id_)))
        self.day.setFocus()
        self.day.selectAll()

    def keep(self) -> None:
        """The event as it stands here; what can't be read is told and stays for mending."""
        said: dict[str, object] = {id_: _said(editor) for id_, editor in self.fields.items()}
        said |= {"id": self._id, "kind": self.kind.value()}
        said["date"] = whole_date(self.day.text(), self._today.year)
        try:
            event = event_from(self._kinds, said)
        except AppError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            return
        self.fault.hide()
        self.finished.emit(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field, from the last one into the register."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
            return
        order = [self.kind, self.day, *self.fields.values()]
        held = self.focusWidget()
        at = next((place for place, editor in enumerate(order) if editor is held), -1)
        if at == len(order) - 1:
            self.keep()
            return
        following = order[at + 1]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(following, QLineEdit):
            following.selectAll()

    def _arrange(self) -> None:
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.heading)
        box.addLayout(self._grid)
        for at, (words, editor) in enumerate((("Loại việc", self.kind), ("Ngày", self.day))):
            self._ask(at, words, editor)
        box.addWidget(self.fault)
        box.addLayout(row(self.keep_button, button("&Việc mới", self.start), None))
        box.addStretch(1)

    def _ask(self, at: int, words: str, editor: QWidget) -> None:
        name = label(words)
        name.setBuddy(editor)
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(editor, at, 1)
        # A layout shows them only later, and what is not shown takes no focus.
        for part in (name, editor):
            part.show()

    def _show_kind(self) -> None:
        self._id = ""
        while self._grid.count() > 4:
            item = self._grid.takeAt(4)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        kind = self._kinds[str(self.kind.value())]
        self.fields = {column.id: _editor(column) for column in kind.columns}
        for at, column in enumerate(kind.columns, 2):
            self._ask(at, column.label, self.fields[column.id])
            _put(self.fields[column.id], written(kind.initial.get(column.id)))
        order = [self.kind, self.day, *self.fields.values(), self.keep_button]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _editor(column: Field) -> QLineEdit | Choice:
    if column.choices:
        return Choice(column.label, [(word, word) for word in column.choices])
    return line_edit(f"{column.label}, {column.unit}" if column.unit else column.label)


def _put(editor: QLineEdit | Choice, words: str) -> None:
    if isinstance(editor, Choice):
        editor.choose(words)
    else:
        editor.setText(words)


def _said(editor: QLineEdit | Choice) -> str:
    return str(editor.value()) if isinstance(editor, Choice) else editor.text()
