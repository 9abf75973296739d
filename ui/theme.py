"""How the window looks: Fusion, a calm palette from the roles, a font with every letter."""

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

import resources

_HARDEST = "ễ"
# For the application's own arguments: setting a style by code gives it back as an object of
# Python's, which takes longer than the list's whole page.
STYLE = ("-style", "Fusion")
_SMALLEST = 10.5
GREY = "#5f6368"
RED = "#a4262c"
AMBER = "#8a5a00"
GREEN = "#2e6b34"

_ROLES = {
    QPalette.ColorRole.Window: "#f4f5f6",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f7f8f9",
    QPalette.ColorRole.Button: "#fbfbfc",
    QPalette.ColorRole.Text: "#1d1f21",
    QPalette.ColorRole.WindowText: "#1d1f21",
    QPalette.ColorRole.ButtonText: "#1d1f21",
    QPalette.ColorRole.Highlight: "#1f5fa8",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.PlaceholderText: "#6b7075",
}


def dress(application: QApplication) -> None:
    """Gives the program its look, once, before the first widget."""
    application.setPalette(_palette())
    application.setFont(_font(application.font()))
    application.setStyleSheet(resources.read_text("style.qss"))


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in _ROLES.items():
        palette.setColor(role, QColor(colour))
    faded = QColor("#7a7f85")
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette


def _font(found: QFont) -> QFont:
    font = QFont(found)
    if not QRawFont.fromFont(found).supportsCharacter(ord(_HARDEST)):
        for face in ("Regular", "Bold"):
            data = resources.read_bytes(f"fonts/LiberationSans-{face}.ttf")
            loaded = QFontDatabase.addApplicationFontFromData(data)
        font.setFamilies(QFontDatabase.applicationFontFamilies(loaded))
    if font.pointSizeF() < _SMALLEST:
        font.setPointSizeF(_SMALLEST)
    return font
