"""The pages as they will be printed (F9); a click goes to what was clicked."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.errors import AppError
from core.layout.placed import Page
from core.paper import Block, Document
from ui.jobs import Jobs
from ui.keys import bind
from ui.messages import sentence
from ui.paper import rendering
from ui.paper.painter import PagePainter
from ui.paper.place import Place
from ui.paper.sheets import Sheets
from ui.parts import button, label, row

REST_MS = 120
ZOOM = 1.15
SMALLEST, LARGEST = 0.35, 5.0

_Placed = tuple[tuple[Page, ...], tuple[Block, ...]]


class Pages(QScrollArea):
    """PgDn and PgUp go a screen on and stop where a page begins; Ctrl with them skips to it."""

    resized = Signal()

    def __init__(self, sheets: Sheets) -> None:
        super().__init__()
        self._sheets = sheets
        self.setWidget(sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName("Xem trang in")

    def turn(self, by: int, *, whole: bool = False) -> None:
        """To the next screen (1) or the one before (-1)."""
        bar = self.verticalScrollBar()
        here, screen = bar.value(), max(self.viewport().height() - 40, 40)
        if by > 0:
            stops = [top for top in self._sheets.tops() if top > here]
            reach = bar.maximum() if whole else here + screen
            bar.setValue(min([*stops[:1], reach]))
        else:
            stops = [top for top in self._sheets.tops() if top < here]
            reach = 0 if whole else here - screen
            bar.setValue(max([*stops[-1:], reach]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        whole = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(1, whole=whole)
            case Qt.Key.Key_PageUp:
                self.turn(-1, whole=whole)
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Preview(QWidget):
    """Pages laid out in the worker; `picked` carries the Place that was clicked."""

    picked = Signal(object)
    left = Signal()
    whole_asked = Signal()

    def __init__(self, jobs: Jobs, painter: Callable[[], PagePainter]) -> None:
        super().__init__()
        self._jobs = jobs
        self._asked = 0
        self._scale: float | None = None
        self._paper: Callable[[], Document] | None = None
        self._place = Place()
        self._opens = False
        self._still = False
        self.sheets = Sheets(painter)
        self.area = Pages(self.sheets)
        self._count = label("", "quiet")
        self._fit = button("Vừa khung", self.fit)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._lay_out)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.addWidget(self.area, 1)
        box.addLayout(row(*self._buttons()))
        self.setFocusProxy(self.area)
        self.sheets.picked.connect(self._announce_picked)
        self.area.resized.connect(self._on_resized)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._show_count())
        bind(self, {"Esc": self.left.emit})

    def show_paper(self, paper: Callable[[], Document], place: Place) -> None:
        """Shows the pages at once, opened at a place."""
        self._paper, self._place, self._opens = paper, place, True
        self._lay_out()

    def show_paper_soon(self, paper: Callable[[], Document], place: Place) -> None:
        """Shows the pages again after typing has rested, the place in sight."""
        self._paper, self._place = paper, place
        self._rest.start()

    def follow(self, place: Place) -> None:
        """Brings a place into sight, unless it was clicked here or is in sight already."""
        self._place = place
        span = None if self._still else self.sheets.span(place)
        if span is None:
            return
        bar, height = self.area.verticalScrollBar(), self.area.viewport().height()
        top, bottom = span
        if top < bar.value() or min(bottom, top + height // 2) > bar.value() + height:
            bar.setValue(max(top - 24, 0))

    def zoom(self, steps: int) -> None:
        """Larger (1) or smaller (-1)."""
        now = self.sheets.scale()
        if now:
            self._scale = min(max(now * ZOOM**steps, SMALLEST), LARGEST)
            self._resize()

    def fit(self) -> None:
        """As wide as the room."""
        self._scale = None
        self._resize()

    def sizeHint(self) -> QSize:
        return QSize(600, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 200)

    def _buttons(self) -> tuple[QWidget | None, ...]:
        smaller, larger = button("−", lambda: self.zoom(-1)), button("+", lambda: self.zoom(1))
        whole = button("Cả cửa sổ", self.whole_asked.emit)
        for made, name, keys in (
            (smaller, "Thu nhỏ trang", "Ctrl+−"),
            (larger, "Phóng to trang", "Ctrl++"),
            (self._fit, "Trang vừa bề ngang khung", "Ctrl+0"),
            (whole, "Xem trang in cả cửa sổ", "Shift+F9"),
        ):
            made.setAccessibleName(name)
            made.setToolTip(f"{name} ({keys})")
        close = button("Đóng (F9)", self.left.emit)
        return close, self._count, None, smaller, self._fit, larger, whole

    def _lay_out(self) -> None:
        if self._paper is None:
            return
        self._rest.stop()
        self._asked += 1
        asked, paper = self._asked, self._paper
        if not self.sheets.pages:
            self._count.setText("Đang dàn…")

        def work() -> _Placed | None:
            if asked != self._asked:
                return None
            document = paper()
            return rendering.pages(document), document.blocks

        self._jobs.run(work, lambda placed: self._on_placed(asked, placed), self._on_failed)

    def _on_placed(self, asked: int, placed: _Placed | None) -> None:
        if asked != self._asked or placed is None:
            return
        self.sheets.show_pages(*placed)
        self._resize()
        if self._opens:
            self._opens = False
            span = self.sheets.span(self._place)
            self.area.verticalScrollBar().setValue(max(span[0] - 24, 0) if span else 0)
        else:
            self.follow(self._place)

    def _on_resized(self) -> None:
        if self._scale is None:
            self._resize()

    def _resize(self) -> None:
        bar = self.area.verticalScrollBar()
        part = bar.value() / max(self.sheets.height(), 1)
        before = self.sheets.scale()
        self.sheets.fit(self.area.viewport().width(), self._scale)
        if before and before != self.sheets.scale():
            bar.setValue(round(part * self.sheets.height()))
        self._show_count()

    def _show_count(self) -> None:
        tops = self.sheets.tops()
        if tops:
            middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
            at = max(sum(top <= middle for top in tops), 1)
            self._count.setText(f"Trang {at}/{len(tops)}")
        percent = round(self.sheets.scale() * 7200 / self.logicalDpiX())
        self._fit.setText("Vừa khung" if self._scale is None else f"{percent} %")

    def _announce_picked(self, place: Place) -> None:
        self._still = True
        self.picked.emit(place)
        self._still = False

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._count.setText(sentence(error))
