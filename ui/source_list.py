"""Where each section of a new report starts from: one line a section, the space bar changes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from core.template import Template, outline
from ui.places import is_asked


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A report to start from, None for the form's own words; what it is called."""

    id: str | None
    words: str


class SourceList(QListWidget):
    """All sections start from the first of the sources; a person chooses others one by one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Từng mục lấy lời văn từ đâu")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._sources: tuple[SourceWords, ...] = ()
        self._sections: tuple[tuple[str, str], ...] = ()
        self._chosen: dict[str, int] = {}
        self.itemDoubleClicked.connect(lambda _: self.turn())

    def show_sources(self, form: Template, sources: Sequence[SourceWords]) -> None:
        """The form's sections, all from the first source unless they were chosen otherwise."""
        asked = [item for item in outline(form) if is_asked(item)]
        sections = (("", form.title), *((item.number, item.section) for item in asked))
        told = tuple(
            (section.id, f"{number} {section.title}".strip()) for number, section in sections
        )
        if told == self._sections and tuple(sources) == self._sources:
            return
        self._sources, self._sections, self._chosen = tuple(sources), told, {}
        here = max(self.currentRow(), 0)
        self.clear()
        for section, words in told:
            item = QListWidgetItem(self._line(section, words))
            item.setData(Qt.ItemDataRole.UserRole, section)
            self.addItem(item)
        self.setCurrentRow(min(here, len(told) - 1))

    def turn(self) -> None:
        """The section in focus starts from the next source."""
        if not self._sources or self.currentRow() < 0:
            return
        section, words = self._sections[self.currentRow()]
        self._chosen[section] = (self._chosen.get(section, 0) + 1) % len(self._sources)
        self.currentItem().setText(self._line(section, words))

    def chosen(self) -> dict[str, str | None]:
        """The sections that start from elsewhere than the rest."""
        return {
            section: self._sources[at].id
            for section, at in self._chosen.items()
            if at and self._sources
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turn()
        else:
            super().keyPressEvent(event)

    def _line(self, section: str, words: str) -> str:
        at = self._chosen.get(section, 0)
        source = self._sources[at].words if self._sources else ""
        sign = "●" if at else "○"
        return f"{sign} {source}  ·  {words}"
