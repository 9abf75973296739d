"""Reads what the layout must know from the font files: widths, and the letters that are there."""

import functools
import struct
from collections.abc import Mapping
from io import BytesIO

from reportlab.pdfbase.ttfonts import TTFError, TTFont

from core.errors import AppError
from core.layout.placed import Face

# What reportlab raises on files that are no fonts or are cut short.
UNREADABLE = (TTFError, struct.error, LookupError, ValueError)

# OS/2 fsType: no embedding at all; embedding of the whole file only; of its bitmaps only.
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200

_SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
VIETNAMESE = frozenset(map(ord, _SMALL + _SMALL.upper()))


class FontUnusable(AppError):
    """A font file that cannot be read, embedded or write Vietnamese. Facts: `face`."""


@functools.lru_cache(maxsize=8)
def font(face: Face, data: bytes) -> TTFont:
    """The file as reportlab reads it, once for all papers. Raises FontUnusable."""
    try:
        found = TTFont(face.value, BytesIO(data), asciiReadable=False)
        table: bytes = found.face.get_table("OS/2")  # type: ignore[no-untyped-call]
        (rights,) = struct.unpack_from(">H", table, 8)
    except UNREADABLE as error:
        raise FontUnusable(face=face.value) from error
    # reportlab asks for the file's name here, and a file in memory has none.
    if rights & 0x000F == _RESTRICTED or rights & (_WHOLE_ONLY | _BITMAPS_ONLY):
        raise FontUnusable(face=face.value)
    return found


def check(fonts: Mapping[Face, bytes]) -> None:
    """Raises FontUnusable for the first file that can't be read, embedded or write Vietnamese."""
    for face, data in fonts.items():
        if not font(face, data).face.charWidths.keys() >= VIETNAMESE:
            raise FontUnusable(face=face.value)


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
        read = font(face, self._fonts[face]).face
        widths = {chr(code): width / 1000 for code, width in read.charWidths.items()}
        widths[""] = read.defaultWidth / 1000
        self._widths[face] = widths
        return widths
