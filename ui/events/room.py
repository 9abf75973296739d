"""The register of events: a line written when it happens, at the left; the year, at the right."""

import datetime
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.events import Event, EventKind, event_words, matching_events
from core.issued import KIND
from core.numbers import write_date
from ui.entries import line_edit
from ui.events.entry_form import EventForm
from ui.keys import bind
from ui.parts import button, label, row

_COLUMNS = ("Ngày", "Việc", "Nội dung")
_FORM_WIDTH = 400
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EventsRoom(QWidget):
    """`written` carries an Event to keep, `taken_out` the id of a mistake, `cite_asked` the Event
    of a document that is to be in the register of documents."""

    written = Signal(object)
    taken_out = Signal(object)
    cite_asked = Signal(object)
    left = Signal()

    def __init__(self, kinds: Mapping[str, EventKind], today: datetime.date) -> None:
        super().__init__()
        self._kinds = dict(kinds)
        self._events: tuple[Event, ...] = ()
        self._shown: tuple[Event, ...] = ()
        self.form = EventForm(kinds, today)
        self.search = line_edit("Tìm trong sổ việc")
        self.search.setPlaceholderText("Tìm theo ngày, nơi, người, kết quả; không cần dấu")
        self.table = EventTable()
        self._count = label("", "quiet")
        self._told = label("", "quiet", wraps=True)
        self.cite_button = button("Đưa vào sổ văn bản (F4)", self._cite)
        self._arrange()
        self.form.finished.connect(self.written)
        self.search.textChanged.connect(lambda _: self._fill())
        self.table.opened.connect(self._on_opened)
        self.table.unwanted.connect(self._take_out)
        keys = {"Esc": self.left.emit, "F6": self._take_out, "F5": self._start, "F4": self._cite}
        bind(self, keys)
        self.table.currentCellChanged.connect(lambda *_: self._show_cite())
        self.setFocusProxy(self.form)

    def show_events(self, events: tuple[Event, ...]) -> None:
        """The register, the newest day first."""
        self._events = events[::-1]
        self._fill()

    def show_kept(self, events: tuple[Event, ...]) -> None:
        """A line was kept: the form is ready for the next one."""
        self.show_events(events)
        self.form.start()
        self.form.day.setFocus()
        self.form.day.selectAll()

    def tell(self, words: str) -> None:
        """What came of the last wish, under the lines."""
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _arrange(self) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.form)
        area.setFixedWidth(_FORM_WIDTH)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(row(self.search))
        right.addWidget(self.table, 1)
        right.addLayout(
            row(
                self._count,
                None,
                self.cite_button,
                button("Sửa (Enter)", self._open),
                button("Bỏ (F6)", self._take_out),
            )
        )
        right.addWidget(self._told)
        self._told.hide()
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(area)
        middle.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.addWidget(label("Sổ việc trong năm", "title"))
        told = (
            "Mỗi việc một dòng, ghi ngay khi có. Báo cáo của kỳ nào được gợi ý số và bảng "
            "của kỳ ấy; không số nào tự đổi."
        )
        box.addWidget(label(told, "quiet", wraps=True))
        box.addLayout(middle, 1)
        box.addLayout(row(button("Quay lại (Esc)", self.left.emit), None))

    def _fill(self) -> None:
        self._shown = matching_events(self._kinds, self._events, self.search.text())
        self.table.show_events(self._kinds, self._shown)
        self._count.setText(f"{len(self._shown)} việc")
        self._show_cite()

    def _start(self) -> None:
        self.form.start()
        self.form.setFocus()

    def _open(self) -> None:
        self._on_opened(self.table.currentRow())

    def _on_opened(self, at: int) -> None:
        if 0 <= at < len(self._shown):
            self.form.show_event(self._shown[at])

    def _show_cite(self) -> None:
        at = self.table.currentRow()
        is_one = 0 <= at < len(self._shown) and self._shown[at].kind == KIND
        self.cite_button.setVisible(is_one)

    def _cite(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._shown):
            self.cite_asked.emit(self._shown[at])

    def _take_out(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._shown):
            self.taken_out.emit(self._shown[at].id)


class EventTable(QTableWidget):
    """The lines; `opened` carries the place of one to be mended."""

    opened = Signal(object)
    unwanted = Signal()

    def __init__(self) -> None:
        super().__init__(0, len(_COLUMNS))
        self.setAccessibleName("Các việc đã ghi")
        self.setHorizontalHeaderLabels(_COLUMNS)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, 90)
        self.setColumnWidth(1, 150)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def show_events(self, kinds: Mapping[str, EventKind], events: tuple[Event, ...]) -> None:
        """Replaces the lines."""
        self.setRowCount(len(events))
        for at, event in enumerate(events):
            kind = kinds[event.kind]
            cells = (write_date(event.date), kind.label, event_words(kind, event))
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(at, column, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.opened.emit(self.currentRow())
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)
