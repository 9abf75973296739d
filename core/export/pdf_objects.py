"""Objects of a PDF written as they stand in the file; the rest is left to reportlab's."""

import codecs
import zlib
from collections.abc import Iterable
from typing import Protocol

from reportlab.pdfbase import pdfdoc


class Numbering(Protocol):
    """Gives an object its place in the file and says its number."""

    def numbered(self, thing: pdfdoc.PDFObject) -> int: ...


class Raw(pdfdoc.PDFObject):
    """An object whose text is set before the file is written."""

    def __init__(self, text: bytes = b"") -> None:
        self.text = text

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self.text


def stream(content: bytes, facts: bytes = b"") -> bytes:
    """Content with its dictionary."""
    packed = zlib.compress(content)
    head = b"<< /Filter /FlateDecode /Length %d%s >>" % (len(packed), facts)
    return b"%s\nstream\n%s\nendstream" % (head, packed)


def utf16(text: str) -> bytes:
    """Text as it stands between the brackets of a string."""
    escaped = codecs.BOM_UTF16_BE + text.encode("utf-16-be")
    for sign, told in ((b"\\", rb"\\"), (b"(", rb"\("), (b")", rb"\)"), (b"\r", rb"\r")):
        escaped = escaped.replace(sign, told)
    return escaped


def listed(numbers: Iterable[float]) -> bytes:
    return f"[{' '.join(f'{number:.6g}' for number in numbers)}]".encode()
