"""Pages are printed whole, in order, on the sides that were asked for."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import QMarginsF, QProcess, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.layout.pages import layout
from core.layout.placed import Page, text_of
from core.paper import Signatures
from core.print_order import PrintWish, Sides
from tests import papers
from tests.ui.wizard.hands import keys
from ui.app import Program
from ui.paper.painter import PagePainter
from ui.paper.print_page import FILE, PrintPage, copies_for, turning_words
from ui.paper.printing import draw, print_pages
from ui.wizard.wizard import Wizard

needs_text = pytest.mark.skipif(not which("pdftotext"), reason="poppler-utils is missing")


@needs_text
def test_the_annex_is_turned_onto_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    blocks = (papers.body("Kèm theo Phụ lục."), *papers.annex(3, landscape=True))
    pages = layout(papers.document(*blocks), papers.ND30, papers.metrics())
    path = tmp_path / "in.pdf"
    writer = QPdfWriter(str(path))
    size = QPageSize(QSizeF(pages[0].width, pages[0].height), QPageSize.Unit.Point)
    sheet = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    sheet.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(sheet)
    brush = QPainter(writer)
    draw(pages, PagePainter(papers.fonts()), brush, writer.resolution(), writer.newPage)
    brush.end()
    reading = QProcess()
    reading.start("pdftotext", ["-f", "2", "-l", "2", "-bbox", str(path), "-"])
    assert reading.waitForFinished()
    told = bytes(reading.readAllStandardOutput().data()).decode()
    assert 'width="595' in told
    assert "lục</word>" in told
    corners = [part.split('"')[1::2] for part in told.split("<word ")[1:]]
    words = [tuple(map(float, corner[:4])) for corner in corners]
    assert min(word[0] for word in words) > 50
    assert max(word[2] for word in words) < 545
    assert all(0 < word[1] < word[3] < 842 for word in words)


SAMPLE = papers.sample_document


def printer_to(path: Path) -> QPrinter:
    """A printer whose sheets are the pages of a file, set as badly as a dialog may leave it."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    made.setPageOrientation(QPageLayout.Orientation.Landscape)
    made.setPageMargins(QMarginsF(30, 30, 30, 30), QPageLayout.Unit.Millimeter)
    return made


def texts(path: Path) -> list[str]:
    """The text of every sheet."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    return [" ".join(page.split()) for page in said.split("\f")[:-1]]


def expected(pages: tuple[Page, ...], number: int | None) -> str:
    page = next((page for page in pages if page.number == number), None)
    return " ".join(" ".join(text_of(page)).split()) if page else ""


@pytest.fixture
def pages(qtbot: QtBot) -> tuple[Page, ...]:
    return papers.laid_out(*papers.long_document(3).blocks)


@needs_text
@pytest.mark.parametrize(
    ("wish", "order"),
    [
        (PrintWish(1, 3, 2), [1, 2, 3, 1, 2, 3]),
        (PrintWish(2, 3), [2, 3]),
        (PrintWish(1, 1), [1]),
        (PrintWish(1, 3, 2, Sides.PRINTER), [1, 2, 3, None, 1, 2, 3]),
    ],
)
def test_sheets_come_in_order_and_whole(
    pages: tuple[Page, ...], tmp_path: Path, wish: PrintWish, order: list[int | None]
) -> None:
    path = tmp_path / "in.pdf"
    painter = PagePainter(papers.fonts())
    assert print_pages(pages, painter, wish, printer_to(path), lambda: False)
    assert texts(path) == [expected(pages, number) for number in order]


@needs_text
def test_the_stack_is_turned_between_odd_and_even_pages(
    pages: tuple[Page, ...], tmp_path: Path
) -> None:
    path, fronts = tmp_path / "in.pdf", tmp_path / "fronts.pdf"
    painter = PagePainter(papers.fonts())
    wish = PrintWish(1, 4, 1, Sides.HAND, backwards=True)

    def turned() -> bool:
        path.rename(fronts)
        return True

    assert print_pages(pages, painter, wish, printer_to(path), turned)
    assert texts(fronts) == [expected(pages, 1), expected(pages, 3)]
    assert texts(path) == [expected(pages, 4), expected(pages, 2)]


def test_without_turning_the_backs_are_not_printed(pages: tuple[Page, ...], tmp_path: Path) -> None:
    wish = PrintWish(1, 4, 1, Sides.HAND)
    painter = PagePainter(papers.fonts())
    assert not print_pages(pages, painter, wish, printer_to(tmp_path / "in.pdf"), lambda: False)


@needs_text
def test_the_sheet_is_a4_at_full_size_whatever_the_dialog_left(
    pages: tuple[Page, ...], tmp_path: Path
) -> None:
    path = tmp_path / "in.pdf"
    print_pages(pages, PagePainter(papers.fonts()), PrintWish(1, 1), printer_to(path), lambda: True)
    command = ["pdftotext", "-bbox", str(path), "-"]
    said = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    width, height = (
        float(part) for part in re.findall(r'<page width="([\d.]+)" height="([\d.]+)', said)[0]
    )
    assert (width, height) == pytest.approx((595.3, 841.9), abs=1)
    places = [
        (float(x), float(y)) for x, y in re.findall(r'xMin="([\d.]+)".*?xMax="([\d.]+)', said)
    ]
    first = pages[0]
    left = min(piece.x for line in first.lines for piece in line.pieces)
    assert min(x for x, _ in places) == pytest.approx(left, abs=0.6)
    listing = ["pdfimages", "-list", str(path)]
    images = subprocess.run(listing, capture_output=True, check=True, timeout=60)
    assert len(images.stdout.decode().splitlines()) <= 2  # only the list's own heading: no picture


def asked(qtbot: QtBot, folder: Path, count: int = 11, copies: int = 5) -> PrintPage:
    page = PrintPage(count, copies, folder, None)
    qtbot.addWidget(page)
    page.show()
    return page


def choose(page: PrintPage, words: str) -> None:
    buttons = [button for button in page.findChildren(QPushButton) if words in button.text()]
    buttons[0].click()


def test_copies_are_proposed_from_the_recipients() -> None:
    recipients = len(
        next(block for block in SAMPLE().blocks if isinstance(block, Signatures)).recipients
    )
    assert copies_for(SAMPLE()) >= recipients > 1


def test_what_is_asked_is_what_is_wished(qtbot: QtBot, tmp_path: Path) -> None:
    page = asked(qtbot, tmp_path)
    assert page.copies.text() == "5"
    assert not page.order.isVisible()
    page.first.setFocus()
    page.first.selectAll()
    keys(page.first, "2")
    page.last.selectAll()
    keys(page.last, "6")
    page.sides.choose(Sides.HAND)
    assert page.order.isVisible()
    page.order.choose(value=True)
    choose(page, "máy in")
    assert page.wish == PrintWish(2, 6, 5, Sides.HAND, backwards=True)


def test_sides_are_remembered_and_copies_proposed_anew(qtbot: QtBot, tmp_path: Path) -> None:
    first = asked(qtbot, tmp_path)
    first.sides.choose(Sides.HAND)
    first.order.choose(value=True)
    choose(first, "máy in")
    again = asked(qtbot, tmp_path, copies=3)
    assert again.sides.value() is Sides.HAND
    assert again.order.value() is True
    assert again.copies.text() == "3"
    assert again.all.isChecked()


@pytest.mark.parametrize("spoilt", [b"", b"\xff\xfe[[[", b"[General]\nmat-giay=ba mat\nnguoc=9\n"])
def test_a_spoilt_memory_is_no_memory(qtbot: QtBot, tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / FILE).write_bytes(spoilt)
    page = asked(qtbot, tmp_path)
    assert page.sides.value() is Sides.ONE


@pytest.mark.parametrize(
    ("first", "last", "copies"), [("5", "2", "1"), ("0", "3", "1"), ("1", "3", "")]
)
def test_impossible_pages_are_told_and_nothing_is_printed(
    qtbot: QtBot, tmp_path: Path, first: str, last: str, copies: str
) -> None:
    page = asked(qtbot, tmp_path)
    page.some.setChecked(True)
    page.first.setText(first)
    page.last.setText(last)
    page.copies.setText(copies)
    choose(page, "máy in")
    assert page.isVisible()
    assert page.fault.text()


def test_a_trial_is_one_page_once(qtbot: QtBot, tmp_path: Path) -> None:
    page = asked(qtbot, tmp_path)
    page.sides.choose(Sides.HAND)
    choose(page, "thử")
    assert page.wish == PrintWish(1, 1)


@pytest.mark.parametrize("backwards", [False, True])
def test_the_sentence_says_how_the_stack_lies(backwards: bool) -> None:
    told = turning_words(PrintWish(3, 8, 1, Sides.HAND, backwards))
    assert ("trang 3 nằm trên cùng" in told) is not backwards
    assert ("giữ nguyên thứ tự" in told) is backwards


def test_the_report_asks_for_pages_before_the_printer(wizard: Wizard, program: Program) -> None:
    wizard.header.print_asked.emit()
    (page,) = program.window.findChildren(PrintPage)
    assert page.isVisible()
    assert page.copies.text() != "1"
    page.reject()
