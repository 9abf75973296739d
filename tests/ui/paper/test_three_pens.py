"""Screen, printer and PDF draw one layout: the same lines, in the same place to 0.2 mm."""

import datetime
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from core.layout.placed import Page
from core.paper import Document, SectionBreak
from tests.papers import fonts, laid_out, long_document, sample_document
from ui.paper import rendering
from ui.paper.painter import PagePainter
from ui.paper.printing import _set_sheet, draw

TOOLS = ("pdftotext", "pdftoppm")
missing = [tool for tool in TOOLS if not shutil.which(tool)]
needs_tools = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")

MADE = datetime.date(2024, 9, 10)
DPI = 150
NEAR_MM = 0.2
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)</word>')


@dataclass(frozen=True, slots=True)
class Both:
    """Our PDF, and what Qt's printer makes of the same pages."""

    pages: tuple[Page, ...]
    ours: Path
    printed: Path


PAPERS: dict[str, Callable[[], Document]] = {
    "sample": sample_document,
    "long": lambda: long_document(5),
}


@pytest.fixture(params=PAPERS)
def both(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Both:
    paper = PAPERS[request.param]()
    # Sheets lie across only by the printer's own way of turning them.
    upright = (block for block in paper.blocks if block != SectionBreak(landscape=True))
    paper = replace(paper, blocks=tuple(upright))
    pages = laid_out(*paper.blocks)
    ours, printed = tmp_path / "ours.pdf", tmp_path / "printed.pdf"
    ours.write_bytes(rendering.pdf_bytes(paper, pages, MADE))
    print_to(printed, pages)
    return Both(pages, ours, printed)


def print_to(path: Path, pages: tuple[Page, ...]) -> None:
    """Through the printer's way, into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    _set_sheet(printer.setPageLayout, pages)
    printer.setFullPage(True)
    brush = QPainter(printer)
    draw(pages, PagePainter(fonts()), brush, printer.resolution(), printer.newPage)
    brush.end()


def lines(path: Path) -> list[list[str]]:
    """The lines of every page in the order they were drawn."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    return [[" ".join(line.split()) for line in page.splitlines()] for page in said.split("\f")]


def words(path: Path) -> list[tuple[str, float, float, float]]:
    """Every word with its left, top and right edge in millimetres."""
    command = ["pdftotext", "-bbox", str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    return [
        (word, *(float(edge) * 25.4 / 72 for edge in edges)) for *edges, word in _WORD.findall(said)
    ]


def ink(path: Path, folder: Path) -> list[tuple[float, ...]]:
    """The box of all ink of every page, in millimetres."""
    command = ["pdftoppm", "-r", str(DPI), "-gray", str(path), str(folder / path.stem)]
    subprocess.run(command, check=True, timeout=120)
    boxes = []
    for picture in sorted(folder.glob(f"{path.stem}-*.pgm")):
        with Image.open(picture) as page:
            dark = ImageChops.invert(page).point(lambda grey: 255 if grey > 96 else 0)
        box = dark.getbbox()
        boxes.append(tuple(edge * 25.4 / DPI for edge in box or ()))
    return boxes


@needs_tools
def test_the_printer_says_line_for_line_what_the_pdf_says(both: Both) -> None:
    assert lines(both.printed) == lines(both.ours)
    assert len(lines(both.ours)) == len(both.pages) + 1


@needs_tools
def test_every_word_stands_where_it_stands_in_the_pdf(both: Both) -> None:
    printed, ours = words(both.printed), words(both.ours)
    assert len(ours) > 1000
    assert [word for word, *_ in printed] == [word for word, *_ in ours]
    for (word, left, _, right), (_, other_left, _, other_right) in zip(printed, ours, strict=True):
        assert abs(left - other_left) <= NEAR_MM, word
        assert abs(right - other_right) <= NEAR_MM, word


@needs_tools
def test_the_ink_of_every_page_is_in_the_same_box(both: Both, tmp_path: Path) -> None:
    printed, ours = ink(both.printed, tmp_path), ink(both.ours, tmp_path)
    assert len(printed) == len(ours) == len(both.pages)
    for one, other in zip(printed, ours, strict=True):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= NEAR_MM


@needs_tools
def test_the_screen_puts_the_ink_where_the_pdf_does(both: Both, tmp_path: Path) -> None:
    painter = PagePainter(fonts())
    for page, box in zip(both.pages, ink(both.ours, tmp_path), strict=True):
        size = (round(page.width * DPI / 72), round(page.height * DPI / 72))
        image = QImage(*size, QImage.Format.Format_Grayscale8)
        image.fill(255)
        brush = QPainter(image)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.scale(DPI / 72, DPI / 72)
        painter.paint(page, brush)
        brush.end()
        path = tmp_path / "screen.png"
        assert image.save(str(path))
        with Image.open(path) as shown:
            dark = ImageChops.invert(shown.convert("L")).point(lambda grey: 255 if grey > 96 else 0)
        found = tuple(edge * 25.4 / DPI for edge in dark.getbbox() or ())
        assert max(abs(a - b) for a, b in zip(found, box, strict=True)) <= NEAR_MM
