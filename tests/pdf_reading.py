"""The pages of a PDF as they stand in the file: every line and rule by its operators."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pikepdf

from core.export.pdf import pdf
from core.layout.pages import layout
from core.layout.placed import Face, Line, Page, Part, Piece, Rule
from core.paper import Block, Document
from core.style import Ink
from tests import papers
from tests.word_files import MADE

_FACES = {
    "": Face.REGULAR,
    "-Bold": Face.BOLD,
    "-Italic": Face.ITALIC,
    "-BoldItalic": Face.BOLD_ITALIC,
}
_CODE = re.compile(r"<(\w\w)> <(\w{4,})>")
# A mark of a note is lifted less than a line is high.
_LIFT = 8.0


@dataclass(frozen=True, slots=True)
class _Font:
    face: Face
    letters: Mapping[int, str]


@dataclass(slots=True)
class _Reader:
    """What a viewer knows while it draws a page."""

    height: float
    fonts: Mapping[str, _Font]
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    font: _Font | None = None
    size: float = 0.0
    space: float = 0.0
    fill: Ink = Ink.BLACK
    stroke: Ink = Ink.BLACK
    width: float = 0.0
    part: Part = Part.TEXT
    place: tuple[float, float] = (0.0, 0.0)
    start: tuple[float, float] = (0.0, 0.0)
    end: tuple[float, float] = (0.0, 0.0)
    goes_on: bool = False
    kept: list[Ink] = field(default_factory=list)

    def do(self, operator: str, operands: list[object]) -> None:
        numbers = [float(str(each)) for each in operands if _is_number(each)]
        if operator in ("BDC", "Tf", "Tw", "Tm", "Tj"):
            self._say(operator, operands, numbers)
        elif operator in ("w", "m", "l", "S"):
            self._rule(operator, numbers)
        elif operator not in ("BT", "ET", "EMC"):
            self._colour(operator, numbers)

    def _say(self, operator: str, operands: list[object], numbers: list[float]) -> None:
        match operator:
            case "BDC":
                self.part, self.goes_on = _part(operands), False
            case "Tf":
                self.font, self.size = self.fonts[str(operands[0])], numbers[-1]
            case "Tw":
                self.space = numbers[0]
            case "Tm":
                self.place = numbers[4], self.height - numbers[5]
            case "Tj":
                self._show(bytes(operands[0]))  # type: ignore[call-overload]

    def _rule(self, operator: str, numbers: list[float]) -> None:
        match operator:
            case "w":
                self.width = numbers[0]
            case "m":
                self.start = numbers[0], self.height - numbers[1]
            case "l":
                self.end = numbers[0], self.height - numbers[1]
            case "S":
                self._draw()

    def _colour(self, operator: str, numbers: list[float]) -> None:
        match operator:
            case "rg":
                self.fill = _ink(numbers)
            case "RG":
                self.stroke = _ink(numbers)
            case "q":
                self.kept.append(self.stroke)
            case "Q":
                self.stroke = self.kept.pop()
            case other:
                raise AssertionError(f"nobody reads {other}")

    def _show(self, codes: bytes) -> None:
        assert self.font
        x, y = self.place
        text = "".join(self.font.letters[code] for code in codes)
        last = self.lines[-1] if self.goes_on else None
        lift = last.y - y if last else 0.0
        if last and 0 <= lift < _LIFT and abs(_end(last) - x) < 1:
            piece = Piece(x, text, self.font.face, self.size, lift)
            self.lines[-1] = replace(last, pieces=(*last.pieces, piece))
        else:
            piece = Piece(x, text, self.font.face, self.size)
            self.lines.append(Line(y, (piece,), self.space, None, self.part, ink=self.fill))
        self.goes_on = True

    def _draw(self) -> None:
        (x1, y1), (x2, y2) = self.start, self.end
        self.rules.append(Rule(x1, min(y1, y2), x2, max(y1, y2), self.width, self.stroke))


def _end(line: Line) -> float:
    """Where the next letter of a line stands."""
    last = line.pieces[-1]
    width = papers.metrics().width(last.text, last.face, last.size)
    return last.x + width + last.text.count(" ") * line.word_space


def pages_of(data: bytes) -> tuple[Page, ...]:
    """Every page of the file."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return tuple(_page(page, number) for number, page in enumerate(file.pages, 1))


def printed(document: Document) -> tuple[Page, ...]:
    """The pages of a paper's PDF."""
    placed = layout(document, papers.ND30, papers.metrics())
    return pages_of(pdf(placed, papers.fonts(), document, MADE))


def printed_blocks(*blocks: Block) -> tuple[Page, ...]:
    return printed(papers.document(*blocks))


def _page(page: pikepdf.Page, number: int) -> Page:
    width, height = (float(str(length)) for length in list(page.MediaBox)[2:])
    fonts = page.Resources.get("/Font", pikepdf.Dictionary())
    reader = _Reader(height, {name: _font(font) for name, font in fonts.items()})
    for instruction in pikepdf.parse_content_stream(page):
        reader.do(str(instruction.operator), list(instruction.operands))
    lines = tuple(_without_last_space(line) for line in reader.lines)
    return Page(number, width, height, lines, tuple(reader.rules))


def _font(font: pikepdf.Object) -> _Font:
    table = font.ToUnicode.read_bytes().decode("latin-1")
    letters = {
        int(code, 16): bytes.fromhex(told).decode("utf-16-be")
        for code, told in _CODE.findall(table)
    }
    _, _, cut = str(font.BaseFont).partition("LiberationSerif")
    return _Font(_FACES[cut], letters)


def _part(operands: list[object]) -> Part:
    tag = str(operands[0])
    if tag == "/Artifact":
        return Part.FURNITURE
    return Part.NOTE if tag in ("/Note", "/Lbl") else Part.TEXT


def _ink(numbers: list[float]) -> Ink:
    told = "".join(f"{round(part * 255):02x}" for part in numbers)
    return Ink(told)


def _is_number(operand: object) -> bool:
    return bool(re.fullmatch(r"-?[\d.]+", str(operand)))


def _without_last_space(line: Line) -> Line:
    """A space says that the words go on in the next line; no eye sees it."""
    *most, last = line.pieces
    return replace(line, pieces=(*most, replace(last, text=last.text.rstrip(" "))))
