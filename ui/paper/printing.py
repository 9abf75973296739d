"""Prints placed pages through Qt's own dialog, whole sheets, at 100 %."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from core.errors import AppError
from core.layout.placed import Page
from ui.paper.painter import PagePainter


class PrintFailed(AppError):
    """The printer `printer` took nothing."""


def print_pages(pages: tuple[Page, ...], painter: PagePainter, title: str, over: QWidget) -> bool:
    """Asks for a printer and prints; says whether it was printed. Raises PrintFailed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    _set_sheet(printer.setPageLayout, pages)
    dialog = QPrintDialog(printer, over)
    dialog.setWindowTitle("In báo cáo")
    dialog.setMinMax(1, len(pages))
    if not dialog.exec():
        return False
    _set_sheet(printer.setPageLayout, pages)
    printer.setFullPage(True)
    wanted = range(printer.fromPage() or 1, (printer.toPage() or len(pages)) + 1)
    chosen = tuple(page for page in pages if page.number in wanted)
    brush = QPainter()
    if not brush.begin(printer):
        raise PrintFailed(printer=printer.printerName())
    draw(chosen, painter, brush, printer.resolution(), printer.newPage)
    brush.end()
    return True


def draw(
    pages: tuple[Page, ...],
    painter: PagePainter,
    brush: QPainter,
    resolution: int,
    new_page: Callable[[], bool],
) -> None:
    """Draws every page on its own upright sheet, a point being 1/72 inch of the device.

    A page that lies on its side has its top at the edge where the sheets are bound.
    """
    for count, page in enumerate(pages):
        if count:
            new_page()
        brush.save()
        brush.scale(resolution / 72, resolution / 72)
        if page.width > page.height:
            brush.translate(0, page.width)
            brush.rotate(-90)
        painter.paint(page, brush)
        brush.restore()


def _set_sheet(set_layout: Callable[[QPageLayout], bool], pages: tuple[Page, ...]) -> None:
    """The dialog may have changed it: printers know their own margins, the paper has its own."""
    size = QPageSize(QSizeF(pages[0].width, pages[0].height), QPageSize.Unit.Point)
    sheet = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    sheet.setMode(QPageLayout.Mode.FullPageMode)
    set_layout(sheet)
