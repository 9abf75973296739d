"""Keys of the text editors, as values that can be looked up."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_PAD = Qt.KeyboardModifier.KeypadModifier
Combination = tuple[int, int]
Keys = dict[Combination, Callable[[], None]]


def combination(key: int, modifiers: Qt.KeyboardModifier = PLAIN) -> Combination:
    """A key with its modifiers; the number pad's keys are the keys."""
    return int(key), (modifiers & ~_PAD).value


def pressed(event: QKeyEvent) -> Combination:
    """What was pressed; an input method's letters have no key: (0, …)."""
    return combination(event.key(), event.modifiers())
