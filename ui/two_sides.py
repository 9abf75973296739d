"""The list of sections that two copies tell differently: each is the one side's or the other's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class TwoSides(QListWidget):
    """The space bar turns a section from one side to the other and back.

    `taken` and `left` are what a line says of a section that is taken, or stays as it is.
    """

    turned = Signal()

    def __init__(self, name: str, taken: str, left: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self._said = {True: f"● {taken}", False: f"○ {left}"}
        self._places: list[tuple[str, str]] = []
        self._taken: set[str] = set()
        self.itemDoubleClicked.connect(lambda _: self.turn())

    def show_places(self, places: Sequence[tuple[str, str]], *, are_taken: bool) -> None:
        """(section, its place in words); at first all of them are taken, or none."""
        self._places = list(places)
        self._taken = {section for section, _ in places} if are_taken else set()
        self.clear()
        self.addItems([self._line(*place) for place in self._places])
        self.setCurrentRow(0)

    def taken(self) -> tuple[str, ...]:
        """The sections that are taken, in the order shown."""
        return tuple(section for section, _ in self._places if section in self._taken)

    def turn(self) -> None:
        """The section in focus, the other way round."""
        at = self.currentRow()
        if 0 <= at < len(self._places):
            self._taken ^= {self._places[at][0]}
            self.currentItem().setText(self._line(*self._places[at]))
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turn()
        else:
            super().keyPressEvent(event)

    def _line(self, section: str, place: str) -> str:
        return f"{self._said[section in self._taken]} · {place}"
