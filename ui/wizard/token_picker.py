"""The list under F4: what can be put into a text, found by typing without marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from core.collation import folded
from core.markup import Token
from ui.keys import bind
from ui.wizard.chip_editor import ChipEditor
from ui.wizard.prose_editor import ProseEditor

_ENTRY = Qt.ItemDataRole.UserRole + 1
_ROW = 32
_SIZE = QSize(460, 340)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEADING = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PickerEntry:
    """One thing to insert: its token, its name, its value now, and the group it stands under;
    `more` are folded words it is found by beside these."""

    token: Token
    name: str
    value: str
    group: str
    more: str = ""


def matching(entries: Sequence[PickerEntry], typed: str) -> tuple[PickerEntry, ...]:
    """The entries in which every typed word stands, marks and capitals ignored."""
    words = folded(typed).split()
    return tuple(entry for entry in entries if all(word in _found_by(entry) for word in words))


def _found_by(entry: PickerEntry) -> str:
    return f"{folded(f'{entry.name} {entry.value} {entry.group}')} {entry.more}"


class TokenPicker(QDialog):
    """Opens at an editor's cursor; Enter inserts, Shift+Enter cites a document in a footnote, Esc
    goes back."""

    def __init__(self, editor: ChipEditor, entries: Sequence[PickerEntry]) -> None:
        # A child of the editor's own window: the window of a note blocks all others.
        super().__init__(editor.window(), Qt.WindowType.FramelessWindowHint)
        self._editor = editor
        self._entries = entries
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chèn vào bài")
        self._filter = QLineEdit(self)
        self._filter.setAccessibleName("Tìm thứ cần chèn")
        self._filter.setPlaceholderText("Gõ để tìm, không cần dấu")
        self._filter.setMinimumHeight(_ROW)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setAccessibleName("Những thứ có thể chèn")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Rows(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setFrameShape(QListView.Shape.NoFrame)
        self._arrange()
        self._connect()
        self._on_typed("")

    def popup(self) -> None:
        """Show under the cursor, inside the screen, ready for typing."""
        line = self._editor.cursorRect()
        below = self._editor.viewport().mapToGlobal(line.bottomLeft() + QPoint(0, 4))
        above = self._editor.viewport().mapToGlobal(line.topLeft() - QPoint(0, 4))
        self.setGeometry(_placed(below, above, self._editor.screen().availableGeometry()))
        self.show()
        self.activateWindow()
        self._filter.setFocus()

    def current(self) -> PickerEntry | None:
        """The entry that Enter would insert."""
        entry = self._list.currentIndex().data(_ENTRY)
        return entry if isinstance(entry, PickerEntry) else None

    def accept(self) -> None:
        """Insert the chosen entry, if one is chosen."""
        entry = self.current()
        if entry is None:
            return
        super().accept()
        self._editor.insert_token(entry.token)

    def accept_as_note(self) -> None:
        """The chosen document in a footnote at the cursor; anything else goes into the text."""
        entry = self.current()
        if entry is None:
            return
        if not isinstance(self._editor, ProseEditor) or entry.token.name != "vb":
            self.accept()
            return
        super().accept()
        self._editor.cite_in_note(entry.token)

    def done(self, result: int) -> None:
        """Wherever it ends, the cursor is in the text again."""
        was_active = self.isActiveWindow()
        super().done(result)
        if was_active:
            self._editor.activateWindow()
        self._editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list moves while the filter keeps the focus."""
        if event.key() in _MOVES:
            QApplication.sendEvent(self._list, event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An outline, for no desktop gives a frameless window one."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def changeEvent(self, event: QEvent) -> None:
        """A click elsewhere closes it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.close()

    def _arrange(self) -> None:
        self._hint = QLabel("Enter: vào câu · Shift+Enter: thành chú thích cuối trang", self)
        self._hint.setProperty("role", "quiet")
        self._empty = QLabel("Không có gì khớp. Xóa bớt chữ để tìm rộng hơn.", self)
        self._empty.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 8)
        rows.addWidget(self._filter)
        rows.addWidget(self._empty)
        rows.addWidget(self._list, 1)
        rows.addWidget(self._hint)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._on_typed)
        self._filter.returnPressed.connect(self.accept)
        self._list.clicked.connect(self.accept)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._on_chosen())
        bind(self, dict.fromkeys(("Shift+Return", "Shift+Enter"), self.accept_as_note))

    def _on_chosen(self) -> None:
        entry = self.current()
        can_note = isinstance(self._editor, ProseEditor)
        self._hint.setVisible(can_note and entry is not None and entry.token.name == "vb")

    def _on_typed(self, typed: str) -> None:
        self._model.clear()
        found = matching(self._entries, typed)
        group = ""
        for entry in found:
            if entry.group != group:
                group = entry.group
                self._model.appendRow(_heading(group))
            self._model.appendRow(_item(entry))
        self._empty.setVisible(not found)
        if found:
            self._list.setCurrentIndex(self._model.index(1 if found[0].group else 0, 0))
        self._on_chosen()


class _Rows(QStyledItemDelegate):
    """Name at the left, value at the right, headings small."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Rows large enough for a mouse."""
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The style's own ground, then the two texts."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        entry = index.data(_ENTRY)
        if not isinstance(entry, PickerEntry):
            _draw_heading(painter, plain)
            return
        plain.text = ""
        plain.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget
        )
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        ink = plain.palette.color(role)
        area = plain.rect.adjusted(16, 0, -10, 0)
        metrics = plain.fontMetrics
        room = area.width() - min(metrics.horizontalAdvance(entry.name), area.width() // 2) - 20
        value = metrics.elidedText(entry.value, Qt.TextElideMode.ElideRight, room)
        left = area.width() - metrics.horizontalAdvance(value) - 16
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideRight, left)
        painter.save()
        painter.setPen(ink)
        painter.drawText(area, _LEFT, name)
        ink.setAlphaF(0.75)
        painter.setPen(ink)
        painter.drawText(area, _RIGHT, value)
        painter.restore()


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem) -> None:
    ink = option.palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
    ink.setAlphaF(0.7)
    painter.save()
    painter.setPen(ink)
    painter.drawText(option.rect.adjusted(6, 0, -6, -4), _HEADING, option.text)
    painter.restore()


def _item(entry: PickerEntry) -> QStandardItem:
    item = QStandardItem(f"{entry.name}: {entry.value}")
    item.setData(entry, _ENTRY)
    return item


def _heading(group: str) -> QStandardItem:
    item = QStandardItem(group)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _placed(below: QPoint, above: QPoint, screen: QRect) -> QRect:
    """Under the line if there is room, else over it; never off the screen."""
    size = _SIZE.boundedTo(screen.size())
    fits = below.y() + size.height() <= screen.bottom()
    top = below.y() if fits else max(above.y() - size.height(), screen.top())
    left = min(max(below.x(), screen.left()), screen.right() - size.width() + 1)
    return QRect(QPoint(left, top), size)
