"""Placed pages → the operators of PDF, every piece marked with the element it belongs to."""

import re
from collections.abc import Mapping

from core.export.pdf_fonts import Letters
from core.export.pdf_objects import Numbering
from core.export.pdf_structure import Element, Structure
from core.layout.placed import Face, Line, Page, Part, Rule
from core.style import Ink

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
        if before:
            end = before.pieces[-1].text
            dashed = _DASHED.match(end, len(end) - 2)
            if not (dashed and line.pieces[0].text[:1].isalpha()):
                found.add(id(before))
        last[text] = line
    return frozenset(found)


class Pen:
    """Writes pages; remembers the letters of the whole file.

    `unended` are the lines (by their `id`) that a space parts from the next line of their text.
    """

    def __init__(
        self,
        fonts: Mapping[Face, bytes],
        structure: Structure,
        unended: frozenset[int],
    ) -> None:
        self._fonts = fonts
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
        self._write_lines(page, number, said)
        said.append("ET")
        return "\n".join(said).encode("latin-1")

    def _write_lines(self, page: Page, number: int, said: list[str]) -> None:
        font, space, ink = "", 0.0, Ink.BLACK
        inside: Element | None = None
        begun = False
        for line in page.lines:
            y = page.height - line.y
            last = line.pieces[-1] if id(line) in self._unended else None
            for element, piece in self._structure.elements(line):
                if element is not inside or not begun:
                    said += (*(["EMC"] if begun else []), self._opened(element, number))
                    inside, begun = element, True
                if line.ink is not ink:
                    ink = line.ink
                    said.append(_colour(ink, "rg"))
                if round(line.word_space - space, 4):
                    space = line.word_space
                    said.append(f"{space:.4f} Tw")
                said.append(f"1 0 0 1 {piece.x:.2f} {y + piece.rise:.2f} Tm")
                text = f"{piece.text} " if piece is last else piece.text
                for name, codes in self._face(piece.face).shown(text):
                    wanted = f"{name} {piece.size:g} Tf"
                    if wanted != font:
                        said.append(wanted)
                        font = wanted
                    said.append(f"({codes}) Tj")
        said += ["EMC"] if begun else []

    def _opened(self, element: Element | None, page: int) -> str:
        if element is None:
            return _FURNITURE
        mark = self._structure.marked(element, page)
        return f"/{element.role} << /MCID {mark} >> BDC"

    def embed(self, file: Numbering) -> list[bytes]:
        """Takes the fonts into the file; gives back their entries among its resources."""
        return [entry for letters in self._letters.values() for entry in letters.embed(file)]

    def _face(self, face: Face) -> Letters:
        if face not in self._letters:
            name = f"F{len(self._letters) + 1}"
            self._letters[face] = Letters(face, self._fonts[face], name)
        return self._letters[face]


def _ruled(rule: Rule, height: float) -> str:
    start, end = (rule.x1, height - rule.y1), (rule.x2, height - rule.y2)
    drawn = f"{rule.width:g} w {start[0]:.2f} {start[1]:.2f} m {end[0]:.2f} {end[1]:.2f} l S"
    return drawn if rule.ink is Ink.BLACK else f"q\n{_colour(rule.ink, 'RG')}\n{drawn}\nQ"


def _colour(ink: Ink, operator: str) -> str:
    red, green, blue = bytes.fromhex(ink)
    return f"{red / 255:.3g} {green / 255:.3g} {blue / 255:.3g} {operator}"
