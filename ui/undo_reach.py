"""Ctrl+Z and Ctrl+Y: a field's own typing first, then the saves, whatever has the focus."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.wizard.rows import RowsEditor

_TEXTS = (QLineEdit, QTextEdit, QPlainTextEdit)


class UndoReach(QObject):
    """Listens to the text in focus inside `form`, and to what nobody there wanted: `room`.

    A text that was left has no past of its own any more: from then on the saves have it, in the
    order in which all was typed.
    """

    def __init__(
        self, room: QWidget, form: QWidget, undo: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        super().__init__(room)
        self._form, self._undo, self._redo = form, undo, redo
        self._held: QWidget | None = None
        room.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._form.isAncestorOf(now):
            return
        if isinstance(now, _TEXTS):
            now.removeEventFilter(self)  # one filter, however often it is entered
            now.installEventFilter(self)
        held = _table_of(now) or (now if isinstance(now, _TEXTS) else None)
        if held is self._held:
            return
        if self._held is not None:
            with suppress(RuntimeError):  # Qt took it away meanwhile
                _settle(self._held)
        self._held = held

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if isinstance(watched, QTextEdit | QPlainTextEdit) and watched.isReadOnly():
            return False  # it goes on to whom it lies in, at last to the room
        for key, act, back in (
            (QKeySequence.StandardKey.Undo, self._undo, True),
            (QKeySequence.StandardKey.Redo, self._redo, False),
        ):
            if event.matches(key) and not _has_own(watched, back=back):
                if not (isinstance(watched, QLineEdit) and _in_table(watched, back=back)):
                    act()
                return True
        return False


def _table_of(widget: QWidget) -> RowsEditor | None:
    above: QWidget | None = widget
    while above is not None and not isinstance(above, RowsEditor):
        above = above.parentWidget()
    return above


def _has_own(watched: QObject, *, back: bool) -> bool:
    """Whether there is typing of its own to take back, or to bring again."""
    match watched:
        case QLineEdit():
            return watched.isUndoAvailable() if back else watched.isRedoAvailable()
        case QTextEdit() | QPlainTextEdit():
            own = watched.document()
            return own.isUndoAvailable() if back else own.isRedoAvailable()
        case _:
            return False


def _in_table(cell: QLineEdit, *, back: bool) -> bool:
    """A cell is left for its table, which may have rows of its own to bring back."""
    table = _table_of(cell)
    if table is None or not table.has_own(back=back):
        return False
    table.grid.setFocus()
    if back:
        table.undo()
    else:
        table.redo()
    return True


def _settle(held: QWidget) -> None:
    """What was left has no past of its own any more."""
    match held:
        case RowsEditor():
            held.settle()
        case QLineEdit():
            was_modified = held.isModified()
            held.setText(held.text())
            held.setModified(was_modified)
        case QTextEdit() | QPlainTextEdit():
            held.document().clearUndoRedoStacks()
