"""Ctrl+Z and Ctrl+Y in a field that has nothing of its own left go on to the saves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget


class UndoReach(QObject):
    """Listens only to the text that has the focus inside `room`."""

    def __init__(self, room: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        super().__init__(room)
        self._room, self._undo, self._redo = room, undo, redo
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QTextEdit) and not now.isReadOnly() and self._room.isAncestorOf(now):
            now.removeEventFilter(self)  # one filter, however often it is entered
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, QTextEdit):
            return False
        own = watched.document()
        if event.matches(QKeySequence.StandardKey.Undo) and not own.isUndoAvailable():
            self._undo()
            return True
        if event.matches(QKeySequence.StandardKey.Redo) and not own.isRedoAvailable():
            self._redo()
            return True
        return False
