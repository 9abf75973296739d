"""What is painted stands where it was placed, on the screen and on the printer."""

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from core.layout.placed import Face, Page
from tests.papers import body, document
from ui.paper import rendering
from ui.paper.painter import SCALE, PagePainter
from ui.paper.printing import draw

WORDS = "Ủy ban nhân dân xã Suối Lành, 9 tháng đầu năm 2024: 1.068 hộ"


@pytest.fixture
def painter(qtbot: QtBot) -> PagePainter:
    return PagePainter(rendering.fonts())


@pytest.fixture
def page() -> Page:
    return rendering.pages(document(body(" ".join([WORDS] * 8))))[0]


def blank(page: Page, scale: float = 1.0) -> QImage:
    size = int(page.width * scale), int(page.height * scale)
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of all that is dark."""
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 128
    ]
    rows, columns = [y for _, y in dark], [x for x, _ in dark]
    return min(columns), min(rows), max(columns), max(rows)


@pytest.mark.parametrize("face", list(Face))
def test_letters_are_as_wide_as_they_were_measured(painter: PagePainter, face: Face) -> None:
    drawn = QFontMetricsF(painter.font(face, 14)).horizontalAdvance(WORDS) / SCALE
    measured = rendering.metrics().width(WORDS, face, 14)
    assert drawn == pytest.approx(measured, abs=0.3)


def test_a_page_is_painted_between_its_margins(painter: PagePainter, page: Page) -> None:
    image = blank(page)
    brush = QPainter(image)
    painter.paint(page, brush)
    brush.end()
    left, top, right, bottom = ink(image)
    style = rendering.style()
    assert left >= style.margin_left - 2
    assert right <= page.width - style.margin_right + 2
    assert top >= style.margin_top - 2
    assert bottom <= page.height - style.margin_bottom + 2


def test_a_line_reaches_the_right_margin(painter: PagePainter, page: Page) -> None:
    image = blank(page)
    brush = QPainter(image)
    painter.paint(page, brush)
    brush.end()
    _, _, right, _ = ink(image)
    assert right >= page.width - rendering.style().margin_right - 3


def test_the_printer_gets_every_page_at_full_size(painter: PagePainter) -> None:
    from tests.papers import long_document

    pages = rendering.pages(long_document(3))
    image = blank(pages[0], 2.0)
    brush = QPainter(image)
    turned: list[int] = []

    def turn() -> bool:
        turned.append(1)
        return True

    draw(pages[:3], painter, brush, 144, turn)
    brush.end()
    assert len(turned) == 2
    left, _, right, _ = ink(image)
    assert left >= 2 * rendering.style().margin_left - 4
    assert right <= image.width() - 2 * rendering.style().margin_right + 4
