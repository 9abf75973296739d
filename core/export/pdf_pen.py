"""Placed pages → the operators of PDF, every piece marked with the element it belongs to."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont

from core.export.metrics import font
from core.export.pdf_structure import Element, Structure
from core.layout.placed import Face, Line, Page, Part, Piece, Rule
from core.style import Ink

# Readers take a bare CR in a string for LF.
_ESCAPED = {ord("\\"): r"\\", ord("("): r"\(", ord(")"): r"\)", ord("\r"): r"\r"}
# Where a line may end without a space: "KT-" / "XH".
_DASHED = re.compile(r"\w[-–—]$")
_FURNITURE = "/Artifact << /Type /Pagination >> BDC"
_LAYOUT = "/Artifact << /Type /Layout >> BDC"


def unended(pages: tuple[Page, ...]) -> frozenset[int]:
    """The lines, by their `id`, whose text goes on after a space; layout leaves it out."""
    last: dict[tuple[Part, int, int], Line] = {}
    found: set[int] = set()
    for line in (line for page in pages for line in page.lines if line.pieces):
        text = (line.part, line.block, line.item)
        before = last.get(text)
        if before and not (
            _DASHED.search(before.pieces[-1].text) and line.pieces[0].text[:1].isalpha()
        ):
            found.add(id(before))
        last[text] = line
    return frozenset(found)


class Letters(dict[int, str]):
    """The letters of one face in one file, as the codes of the subset fonts reportlab makes.

    A table for `str.translate`: letters are learnt when they are first met.
    """

    def __init__(self, cut: TTFont, file: pdfdoc.PDFDocument) -> None:
        super().__init__()
        self._cut = cut
        self._file = file
        # Every subset has a space; the first one is there from now on.
        cut.splitString(" ", file)
        self._first = self._name(0)

    def __missing__(self, letter: int) -> str:
        ((subset, code),) = self._cut.splitString(chr(letter), self._file)
        told = _ESCAPED.get(code[0], chr(code[0]))
        # Only the codes of the first subset; the mark of another one is no code at all.
        self[letter] = told if subset == 0 else f"\U0010ffff{subset};{told}"
        return self[letter]

    def shown(self, text: str) -> Iterator[tuple[str, str]]:
        """The name of the font in the file and the codes to show in it."""
        codes = text.translate(self)
        if "\U0010ffff" not in codes:
            yield self._first, codes
            return
        for letter in text:
            code = self[ord(letter)]
            subset, _, told = (
                code[1:].partition(";") if code[0] == "\U0010ffff" else ("0", "", code)
            )
            yield self._name(int(subset)), told

    def _name(self, subset: int) -> str:
        return str(self._cut.getSubsetInternalName(subset, self._file))


class Pen:
    """Writes pages; remembers the letters of the whole file.

    `unended` are the lines (by their `id`) that a space parts from the next line of their text.
    """

    def __init__(
        self,
        fonts: Mapping[Face, bytes],
        file: pdfdoc.PDFDocument,
        structure: Structure,
        unended: frozenset[int],
    ) -> None:
        self._fonts = fonts
        self._file = file
        self._structure = structure
        self._unended = unended
        self._letters: dict[Face, Letters] = {}

    def content(self, page: Page, number: int) -> bytes:
        """The content of a page whose object in the file has that number."""
        self._structure.open_page()
        said = []
        if page.rules:
            said = [_LAYOUT, *(_ruled(rule, page.height) for rule in page.rules), "EMC"]
        said.append("BT")
        font, space, ink = "", 0.0, Ink.BLACK
        for element, pieces in groupby(self._pieces(page), key=itemgetter(0)):
            said.append(self._opened(element, number))
            for _, line, piece in pieces:
                if line.ink is not ink:
                    ink = line.ink
                    said.append(_colour(ink, "rg"))
                if round(line.word_space - space, 4):
                    space = line.word_space
                    said.append(f"{space:.4f} Tw")
                said.append(f"1 0 0 1 {piece.x:.2f} {page.height - line.y + piece.rise:.2f} Tm")
                for name, codes in self._face(piece.face).shown(piece.text):
                    wanted = f"{name} {piece.size:g} Tf"
                    if wanted != font:
                        said.append(wanted)
                        font = wanted
                    said.append(f"({codes}) Tj")
            said.append("EMC")
        said.append("ET")
        return "\n".join(said).encode("latin-1")

    def _pieces(self, page: Page) -> Iterator[tuple[Element | None, Line, Piece]]:
        for line in page.lines:
            last = line.pieces[-1] if id(line) in self._unended else None
            for element, piece in self._structure.elements(line):
                if piece is last:
                    piece = Piece(piece.x, f"{piece.text} ", piece.face, piece.size, piece.rise)
                yield element, line, piece

    def _opened(self, element: Element | None, page: int) -> str:
        if element is None:
            return _FURNITURE
        mark = self._structure.marked(element, page)
        return f"/{element.role} << /MCID {mark} >> BDC"

    def _face(self, face: Face) -> Letters:
        if face not in self._letters:
            self._letters[face] = Letters(font(face, self._fonts[face]), self._file)
        return self._letters[face]


def _ruled(rule: Rule, height: float) -> str:
    start, end = (rule.x1, height - rule.y1), (rule.x2, height - rule.y2)
    drawn = f"{rule.width:g} w {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"
    return drawn if rule.ink is Ink.BLACK else f"q\n{_colour(rule.ink, 'RG')}\n{drawn}\nQ"


def _colour(ink: Ink, operator: str) -> str:
    red, green, blue = bytes.fromhex(ink)
    return f"{red / 255:.3g} {green / 255:.3g} {blue / 255:.3g} {operator}"
