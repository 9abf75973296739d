"""A text field that wants to be as high as its text, with a ring where the focus is."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

LINE_HEIGHT = 1.35
_RING = 2
_RADIUS = 4.0
_INDENT = 1.6


class GrowingEdit(QTextEdit):
    """Asks for its text's height from `fewest` to `most` lines, takes more, scrolls in less."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = (4, 16)
        self._underlined: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A border of the program's style sheet would move the text when the focus comes.
        self.setStyleSheet("QTextEdit { border: none; }")
        self.setViewportMargins(_RING, _RING, _RING, _RING)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(8)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self._measure()

    def set_lines(self, fewest: int, most: int) -> None:
        """The height in lines between which `sizeHint` follows the text."""
        self._lines = (fewest, most)
        self._measure()

    def underline(self, why: str, places: list[QTextEdit.ExtraSelection]) -> None:
        """Lines under the text that are no part of it; each reason has its own."""
        if places != self._underlined.get(why, []):
            self._underlined[why] = places
            self.setExtraSelections([place for kind in self._underlined.values() for place in kind])

    def position_at(self, place: QPoint) -> int:
        """The position of the character drawn at this point of the viewport; -1 if none."""
        scrolled = QPointF(place) + QPointF(0, self.verticalScrollBar().value())
        exactly = Qt.HitTestAccuracy.ExactHit
        return self.document().documentLayout().hitTest(scrolled, exactly)

    def sizeHint(self) -> QSize:
        """As high as the text, within the bounds."""
        fewest, most = (self._height(lines) for lines in self._lines)
        height = round(self.document().size().height()) + 2 * _RING
        return QSize(520, min(max(height, fewest), most))

    def minimumSizeHint(self) -> QSize:
        """A few lines that can always be seen."""
        return QSize(200, self._height(self._lines[0]))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def event(self, event: QEvent) -> bool:
        """Draw the border, which belongs to the field and not to its viewport."""
        done = super().event(event)
        if event.type() == QEvent.Type.Paint:
            self._draw_border()
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return done

    def _height(self, lines: int) -> int:
        text = lines * QFontMetrics(self.font()).lineSpacing() * LINE_HEIGHT
        return round(text + 2 * self.document().documentMargin()) + 2 * _RING

    def _measure(self) -> None:
        # The indents of lists hang on the document, so no paragraph changes with the letters.
        self.document().setIndentWidth(QFontMetrics(self.font()).height() * _INDENT)
        self.updateGeometry()

    def _draw_border(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        role = QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.Mid
        width = _RING if focused else 1
        painter.setPen(QPen(self.palette().color(role), width))
        painter.setBrush(self.palette().base())
        inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(inner, _RADIUS, _RADIUS)
