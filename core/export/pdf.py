"""Draws placed pages as a PDF, in memory: the same input always gives the same bytes."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import groupby

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from core.export.metrics import UNREADABLE, FontUnusable
from core.layout.placed import Face, Line, Page, Part, Rule
from core.paper import Document, Heading
from core.style import Ink

VERSION = (1, 7)
LANGUAGE = "vi-VN"
CREATOR = "Báo cáo xã"


def pdf(
    pages: tuple[Page, ...],
    fonts: Mapping[Face, bytes],
    document: Document,
    made: datetime.date,
) -> bytes:
    """The file; `fonts` are the four the pages were measured with, `made` is its date."""
    # reportlab's canvas would register fonts and read settings for the whole process; the
    # document under it does neither.
    file = _File(compression=1, invariant=1, pdfVersion=VERSION, lang=LANGUAGE)
    file.info = _Info(document, made)
    file.Catalog.ViewerPreferences = _preferences()
    pen = _Pen(fonts, file)
    bookmarks = _Bookmarks()
    # The file's id: reportlab would draw it from the clock or the environment.
    file.signature = hashlib.md5(made.isoformat().encode(), usedforsecurity=False)
    for page in pages:
        content = pen.content(page)
        file.signature.update(content)
        file.addPage(_sheet(page, content))
        bookmarks.add(page, document, file)
    return bytes(file.GetPDFData(bookmarks))


class _Catalog(pdfdoc.PDFCatalog):
    ViewerPreferences: pdfdoc.PDFDictionary


class _File(pdfdoc.PDFDocument):
    """What reportlab's type stubs leave out."""

    Catalog: _Catalog
    outline: pdfdoc.PDFOutlines
    signature: "hashlib._Hash"


class _Info(pdfdoc.PDFInfo):
    """Title, author and dates of the file."""

    def __init__(self, document: Document, made: datetime.date) -> None:
        super().__init__()
        self.title = document.title
        self.author = document.author
        self._date = f"D:{made:%Y%m%d}000000+07'00'"

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        texts = {
            "Title": self.title,
            "Author": self.author,
            "Creator": CREATOR,
            "Producer": self.producer,
            "CreationDate": self._date,
            "ModDate": self._date,
        }
        entries = {key: pdfdoc.PDFString(text) for key, text in texts.items()}
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


class _Bookmarks:
    """The outline beside the pages; reportlab asks it for each place by name."""

    def __init__(self) -> None:
        self._places: dict[str, pdfdoc.PDFArray] = {}
        self._level = -1

    def add(self, page: Page, document: Document, file: _File) -> None:
        """An entry for each heading whose first line stands on the page last added."""
        for line in page.lines:
            block = document.blocks[line.block] if line.block >= 0 else None
            name = str(line.block)
            if isinstance(block, Heading) and line.part is Part.TEXT and name not in self._places:
                # Entries may not skip a level downwards, headings may.
                self._level = min(block.level - 1, self._level + 1)
                title = f"{block.number} {block.text}".strip()
                file.outline.addOutlineEntry(name, self._level, title)
                self._places[name] = _place(page, line, file)

    def _bookmarkReference(self, name: str) -> pdfdoc.PDFArray:  # noqa: N802 reportlab's name
        return self._places[name]


def _place(page: Page, line: Line, file: _File) -> pdfdoc.PDFArray:
    sheet = pdfdoc.PDFObjectReference(f"Page{file.pageCounter - 1}")
    top = page.height - line.y + 2 * max(piece.size for piece in line.pieces)
    return pdfdoc.PDFArray([sheet, pdfdoc.PDFName("XYZ"), 0, round(min(top, page.height), 2), 0])


def _preferences() -> pdfdoc.PDFDictionary:
    wishes = pdfdoc.ViewerPreferencesPDFDictionary()
    wishes["DisplayDocTitle"] = "true"
    wishes["PrintScaling"] = "None"
    return wishes


def _sheet(page: Page, content: bytes) -> pdfdoc.PDFPage:
    sheet = pdfdoc.PDFPage()
    size = [0, 0, round(page.width, 2), round(page.height, 2)]
    sheet.MediaBox = pdfdoc.PDFArray(size)
    sheet.Contents = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    sheet.Resources = pdfdoc.PDFResourceDictionary()
    sheet.Resources.basicFonts()
    return sheet


class _Letters:
    """One face in one file: text as the codes of the subset fonts that reportlab makes."""

    def __init__(self, face: Face, data: bytes, file: _File) -> None:
        try:
            self._font = TTFont(face.value, BytesIO(data), asciiReadable=False)
        except UNREADABLE as error:
            raise FontUnusable(face=face.value) from error
        self._file = file
        self._codes: dict[str, tuple[int, int]] = {}
        self._first_subset: dict[int, int] = {}

    def coded(self, text: str) -> Iterator[tuple[str, bytes]]:
        """The font's name in the file and the codes to show in it."""
        for letter in text:
            if letter not in self._codes:
                self._learn(letter)
        if all(ord(letter) in self._first_subset for letter in set(text)):
            yield self._name(0), text.translate(self._first_subset).encode("latin-1")
            return
        codes = [self._codes[letter] for letter in text]
        for subset, run in groupby(codes, key=lambda code: code[0]):
            yield self._name(subset), bytes(code for _, code in run)

    def _learn(self, letter: str) -> None:
        ((subset, code),) = self._font.splitString(letter, self._file)
        self._codes[letter] = (subset, code[0])
        if subset == 0:
            self._first_subset[ord(letter)] = code[0]

    def _name(self, subset: int) -> str:
        return str(self._font.getSubsetInternalName(subset, self._file))


class _Pen:
    """Writes the content of pages with the operators of PDF."""

    def __init__(self, fonts: Mapping[Face, bytes], file: _File) -> None:
        self._fonts = fonts
        self._file = file
        self._letters: dict[Face, _Letters] = {}

    def content(self, page: Page) -> bytes:
        parts = [_ruled(rule, page.height) for rule in page.rules]
        parts.append(b"BT")
        font, space, ink = b"", 0.0, Ink.BLACK
        for line in page.lines:
            if line.ink is not ink:
                ink = line.ink
                parts.append(_colour(ink, b"rg"))
            if round(line.word_space - space, 4):
                space = line.word_space
                parts.append(b"%.4f Tw" % space)
            for piece in line.pieces:
                y = page.height - line.y + piece.rise
                parts.append(b"1 0 0 1 %.2f %.2f Tm" % (piece.x, y))
                for name, codes in self._face(piece.face).coded(piece.text):
                    wanted = b"%s %g Tf" % (name.encode(), piece.size)
                    if wanted != font:
                        parts.append(wanted)
                        font = wanted
                    parts.append(b"(%s) Tj" % _escaped(codes))
        parts.append(b"ET")
        return b"\n".join(parts)

    def _face(self, face: Face) -> _Letters:
        if face not in self._letters:
            self._letters[face] = _Letters(face, self._fonts[face], self._file)
        return self._letters[face]


def _escaped(codes: bytes) -> bytes:
    """Readers take a bare CR in a string for LF."""
    codes = codes.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return codes.replace(b"\r", rb"\r")


def _ruled(rule: Rule, height: float) -> bytes:
    ends = (rule.x1, height - rule.y1, rule.x2, height - rule.y2)
    drawn = b"%g w %.2f %.2f m %.2f %.2f l S" % (rule.width, *ends)
    if rule.ink is Ink.BLACK:
        return drawn
    return b"\n".join((b"q", _colour(rule.ink, b"RG"), drawn, b"Q"))


def _colour(ink: Ink, operator: bytes) -> bytes:
    red, green, blue = bytes.fromhex(ink)
    return b"%.3g %.3g %.3g %s" % (red / 255, green / 255, blue / 255, operator)
