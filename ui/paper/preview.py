"""The pages as they will be printed (F9); a click goes to what was clicked."""

import bisect
from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.errors import AppError
from core.layout.placed import Page, text_of
from core.paper import Document
from ui.jobs import Jobs
from ui.messages import sentence
from ui.paper import rendering
from ui.paper.painter import PagePainter
from ui.parts import button, label, row

REST_MS = 150
GAP = 14
WIDEST = 860.0


class Sheets(QWidget):
    """All pages under one another, as wide as there is room; only those in sight are painted."""

    picked = Signal(object)

    def __init__(self, painter: Callable[[], PagePainter]) -> None:
        super().__init__()
        self._painter = painter
        self.pages: tuple[Page, ...] = ()
        self.setAccessibleName("Các trang sẽ in")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_pages(self, pages: tuple[Page, ...], width: int) -> None:
        """Replaces the pages and fits them to a width."""
        self.pages = pages
        spoken = [text for page in pages[:2] for text in text_of(page)]
        self.setAccessibleDescription(" ".join(spoken)[:2000])
        self.fit(width)

    def fit(self, width: int) -> None:
        """As wide as the view, not wider than is good to read."""
        if self.pages:
            height = sum(self._height(page, width) + GAP for page in self.pages) + GAP
            self.setFixedSize(width, int(height))
            self.update()

    def top_of(self, section: str) -> int:
        """Where a section begins, or the top."""
        top = float(GAP)
        for page in self.pages:
            scale = self._scale(page, self.width())
            for line in page.lines:
                if line.origin and line.origin.section == section:
                    return int(top + (line.y - 40) * scale)
            top += page.height * scale + GAP
        return 0

    def section_at(self, y: float) -> str:
        """The section of the line at or over a place; "" where there is none."""
        top = float(GAP)
        for page in self.pages:
            scale = self._scale(page, self.width())
            if top <= y < top + page.height * scale:
                lines = sorted((line for line in page.lines if line.origin), key=lambda at: at.y)
                at = bisect.bisect_left([line.y for line in lines], (y - top) / scale)
                found = lines[min(at, len(lines) - 1)] if lines else None
                return found.origin.section if found and found.origin else ""
            top += page.height * scale + GAP
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor("#c9cdd2"))
        top = float(GAP)
        for page in self.pages:
            scale = self._scale(page, self.width())
            height = page.height * scale
            area = QRectF((self.width() - page.width * scale) / 2, top, page.width * scale, height)
            if area.intersects(QRectF(event.rect())):
                painter.fillRect(area, QColor(Qt.GlobalColor.white))
                painter.save()
                painter.translate(area.topLeft())
                painter.scale(scale, scale)
                self._painter().paint(page, painter)
                painter.restore()
            top += height + GAP
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        section = self.section_at(event.position().y())
        if section:
            self.picked.emit(section)

    def _scale(self, page: Page, width: int) -> float:
        return max(min(width - 2 * GAP, WIDEST), 100.0) / page.width

    def _height(self, page: Page, width: int) -> float:
        return page.height * self._scale(page, width)


class Preview(QWidget):
    """Pages laid out in the worker; `picked` carries a section's id."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, jobs: Jobs, painter: Callable[[], PagePainter]) -> None:
        super().__init__()
        self._jobs = jobs
        self._asked = 0
        self._paper: Callable[[], Document] | None = None
        self._section = ""
        self.sheets = Sheets(painter)
        self.area = QScrollArea()
        self.area.setWidget(self.sheets)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.area.setAccessibleName("Xem trang in")
        self.area.viewport().installEventFilter(self)
        self._count = label("", "quiet")
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._lay_out)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.addWidget(self.area, 1)
        hint = label("Bấm vào trang để tới mục ấy · Esc: quay lại soạn", "quiet")
        box.addLayout(row(button("Quay lại soạn", self.left.emit), self._count, None, hint))
        self.setFocusProxy(self.area)
        self.sheets.picked.connect(self.picked)

    def show_paper(self, paper: Callable[[], Document], section: str = "") -> None:
        """Shows the pages at once, opened at a section."""
        self._paper = paper
        self._section = section
        self._lay_out()

    def show_paper_soon(self, paper: Callable[[], Document]) -> None:
        """Shows the pages again after typing has rested."""
        self._paper = paper
        self._rest.start()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self.area.viewport() and isinstance(event, QResizeEvent):
            self.sheets.fit(event.size().width())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def _lay_out(self) -> None:
        if self._paper is None:
            return
        self._rest.stop()
        self._asked += 1
        asked, paper = self._asked, self._paper
        if not self.sheets.pages:
            self._count.setText("Đang dàn trang…")
        self._jobs.run(
            lambda: rendering.pages(paper()),
            lambda pages: self._on_pages(asked, pages),
            self._on_failed,
        )

    def _on_pages(self, asked: int, pages: tuple[Page, ...]) -> None:
        if asked != self._asked:
            return
        first = not self.sheets.pages or self._section
        self.sheets.show_pages(pages, self.area.viewport().width())
        self._count.setText(f"{len(pages)} trang A4")
        if first and self._section:
            self.area.verticalScrollBar().setValue(self.sheets.top_of(self._section))
            self._section = ""

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._count.setText(sentence(error))
