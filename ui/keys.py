"""Keys that work anywhere in a room, and only there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(room: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Makes keys work while the focus is in `room`, whatever holds it there.

    An open list and a cell that is being edited still have Esc for themselves.
    """
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), room)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
