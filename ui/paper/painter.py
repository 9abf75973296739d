"""Paints placed pages, on the screen and on the printer alike, exactly where they were placed."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen

from core.layout.placed import Face, Page, Rule

# Fonts are asked for this many times too large and painted smaller, so that the widths of letters
# are those of the file and no screen's rounding moves them.
SCALE = 32
_BOLD = (Face.BOLD, Face.BOLD_ITALIC)
_ITALIC = (Face.ITALIC, Face.BOLD_ITALIC)


class PagePainter:
    """Holds the bundled faces as Qt knows them; one for the whole program, GUI thread only."""

    def __init__(self, fonts: Mapping[Face, bytes]) -> None:
        self._families = {
            face: QFontDatabase.applicationFontFamilies(
                QFontDatabase.addApplicationFontFromData(data)
            )
            for face, data in fonts.items()
        }
        self._known: dict[tuple[Face, float], QFont] = {}

    def paint(self, page: Page, painter: QPainter) -> None:
        """Paints a page whose points are the painter's units."""
        for line in page.lines:
            painter.setPen(QColor(f"#{line.ink}"))
            for piece in line.pieces:
                font = self.font(piece.face, piece.size)
                font.setWordSpacing(line.word_space * SCALE)
                painter.save()
                painter.translate(piece.x, line.y - piece.rise)
                painter.scale(1 / SCALE, 1 / SCALE)
                painter.setFont(font)
                painter.drawText(QPointF(0, 0), piece.text)
                painter.restore()
        for rule in page.rules:
            self._rule(rule, painter)

    def font(self, face: Face, size: float) -> QFont:
        """The face at `SCALE` times its size, unhinted and unkerned."""
        found = self._known.get((face, size))
        if found is None:
            found = QFont(self._families[face])
            found.setPixelSize(round(size * SCALE))
            found.setBold(face in _BOLD)
            found.setItalic(face in _ITALIC)
            found.setKerning(False)
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            found.setStyleStrategy(
                QFont.StyleStrategy.NoFontMerging | QFont.StyleStrategy.PreferAntialias
            )
            self._known[(face, size)] = found
        return QFont(found)

    def _rule(self, rule: Rule, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(f"#{rule.ink}"), rule.width))
        painter.drawLine(QLineF(rule.x1, rule.y1, rule.x2, rule.y2))


@cache
def page_painter() -> PagePainter:
    """The one painter: the fonts are given to Qt once."""
    from ui.paper import rendering

    return PagePainter(rendering.fonts())
