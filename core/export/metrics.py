"""Reads what the layout must know from the font files: widths, and the letters that are there."""

import struct
from collections.abc import Mapping
from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from core.errors import AppError
from core.layout.placed import Face

# What reportlab raises on files that are no fonts, are cut short or may not be embedded.
UNREADABLE = (TTFError, struct.error, LookupError, ValueError)


class FontUnusable(AppError):
    """A font file that cannot be read or may not be embedded. Facts: `face`."""


class FontMetrics:
    """Widths from the four font files that are also drawn; each file is read when first needed."""

    def __init__(self, fonts: Mapping[Face, bytes]) -> None:
        self._fonts = fonts
        self._widths: dict[Face, dict[str, float]] = {}

    def width(self, text: str, face: Face, size: float) -> float:
        """The advance of `text` in points; letters the font lacks count as its empty box."""
        known = self._widths.get(face) or self._read(face)
        try:
            return sum(map(known.__getitem__, text)) * size
        except KeyError:
            box = known[""]
            return sum(known.get(letter, box) for letter in text) * size

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters one of the four files cannot draw, in the order they are met."""
        known = [self._widths.get(face) or self._read(face) for face in self._fonts]
        return tuple(
            letter
            for letter in dict.fromkeys(text)
            if not letter.isspace() and not all(letter in widths for widths in known)
        )

    def _read(self, face: Face) -> dict[str, float]:
        try:
            font = TTFontFile(BytesIO(self._fonts[face]))
        except UNREADABLE as error:
            raise FontUnusable(face=face.value) from error
        widths = {chr(code): width / 1000 for code, width in font.charWidths.items()}
        widths[""] = font.defaultWidth / 1000
        self._widths[face] = widths
        return widths
