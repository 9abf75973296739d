"""Placed pages under one another; only those in sight are painted."""

import bisect
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from core.layout.placed import Line, Page, Part, text_of
from core.paper import Block
from ui.paper import rendering
from ui.paper.painter import PagePainter
from ui.paper.place import Place
from ui.paper.pointing import place_of, told_at

GAP = 14
WIDEST = 860.0
# What a point beside a line's end counts for against one over or under the line.
_BESIDE = 0.05


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page with the corner and the scale it is shown at."""

    page: Page
    left: float
    top: float
    scale: float

    @property
    def area(self) -> QRectF:
        size = self.page.width * self.scale, self.page.height * self.scale
        return QRectF(self.left, self.top, *size)


class Sheets(QWidget):
    """`picked` carries the Place that was clicked."""

    picked = Signal(object)

    def __init__(self, painter: Callable[[], PagePainter]) -> None:
        super().__init__()
        self._painter = painter
        self.pages: tuple[Page, ...] = ()
        self._blocks: tuple[Block, ...] = ()
        self._sheets: tuple[_Sheet, ...] = ()
        self.setAccessibleName("Các trang sẽ in")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pages(self, pages: tuple[Page, ...], blocks: tuple[Block, ...]) -> None:
        """Replaces the pages; `blocks` are those of the document they were laid out from."""
        self.pages, self._blocks = pages, blocks
        spoken = [text for page in pages[:2] for text in text_of(page)]
        self.setAccessibleDescription(" ".join(spoken)[:2000])

    def fit(self, room: int, scale: float | None) -> None:
        """Pages at a scale, or each as wide as the room, not wider than is good to read."""
        if not self.pages:
            return
        scales = [scale or fitting(page, room) for page in self.pages]
        widths = [page.width * by for page, by in zip(self.pages, scales, strict=True)]
        width = max(room, int(max(widths)) + 2 * GAP)
        made: list[_Sheet] = []
        top = float(GAP)
        for page, by, wide in zip(self.pages, scales, widths, strict=True):
            made.append(_Sheet(page, (width - wide) / 2, top, by))
            top += page.height * by + GAP
        self._sheets = tuple(made)
        self.setFixedSize(width, int(top))
        self.update()

    def scale(self) -> float:
        """That of the first page; 0 where there is none."""
        return self._sheets[0].scale if self._sheets else 0.0

    def tops(self) -> tuple[int, ...]:
        """Where every page begins."""
        tops = (int(sheet.top) - GAP // 2 for sheet in self._sheets)
        return tuple(top if at else 0 for at, top in enumerate(tops))

    def span(self, place: Place) -> tuple[int, int] | None:
        """From where to where a place's lines stand; None where it is not printed."""
        found = self._lines_of(place) or self._lines_of(Place(place.section, -1, place.where))
        if not found:
            return None
        sheet, first = found[0]
        last = [line for other, line in found if other is sheet][-1]
        top = sheet.top + (first.y - 16) * sheet.scale
        return int(top), int(sheet.top + (last.y + 8) * sheet.scale)

    def place_at(self, at: QPointF) -> Place | None:
        """The place of the line nearest to a point, and the field told right there; None beside
        the sheets."""
        for sheet in self._sheets:
            if sheet.area.contains(at):
                x, y = (at.x() - sheet.left) / sheet.scale, (at.y() - sheet.top) / sheet.scale
                lines = [line for line in sheet.page.lines if self._place(line)]
                nearest = min(lines, key=lambda line: _distance(line, x, y), default=None)
                return self._told(nearest, x) if nearest else None
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor("#c9cdd2"))
        seen = QRectF(event.rect())
        first = bisect.bisect_right([sheet.top for sheet in self._sheets], seen.top()) - 1
        for sheet in self._sheets[max(first, 0) :]:
            if sheet.top > seen.bottom():
                break
            painter.fillRect(sheet.area, QColor(Qt.GlobalColor.white))
            painter.save()
            painter.translate(sheet.area.topLeft())
            painter.scale(sheet.scale, sheet.scale)
            self._painter().paint(sheet.page, painter)
            painter.restore()
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(place)

    def _lines_of(self, place: Place) -> list[tuple[_Sheet, Line]]:
        whole = place.paragraph < 0
        return [
            (sheet, line)
            for sheet in self._sheets
            for line in sheet.page.lines
            if line.part is Part.TEXT
            if (found := self._place(line))
            if found.where is place.where and found.section == place.section
            if whole or found.paragraph == place.paragraph
            if not place.field or found.field == place.field
        ]

    def _place(self, line: Line) -> Place | None:
        return place_of(line, self._blocks)

    def _told(self, line: Line, x: float) -> Place | None:
        place = self._place(line)
        lines = (line for page in self.pages for line in page.lines)
        field = told_at(line, x, lines, self._blocks[line.block], rendering.metrics())
        return replace(place, field=field) if place and field else place


def _distance(line: Line, x: float, y: float) -> float:
    """How far a point is from the middle of a line's letters."""
    first, last = line.pieces[0], line.pieces[-1]
    end = last.x + rendering.metrics().width(last.text, last.face, last.size)
    return abs(line.y - 4 - y) + _BESIDE * max(first.x - x, x - end, 0.0)


def fitting(page: Page, room: int) -> float:
    """The scale at which a page is as wide as the room."""
    return max(min(room - 2 * GAP, WIDEST), 100.0) / page.width
