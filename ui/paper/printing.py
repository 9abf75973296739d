"""Prints placed pages through Qt's own dialog, whole sheets, at 100 %."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from core.errors import AppError
from core.layout.placed import Page
from core.print_order import PrintWish, Sides, runs
from ui.paper.painter import PagePainter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintFailed(AppError):
    """The printer `printer` took nothing."""


def ask_printer(wish: PrintWish, title: str, over: QWidget) -> "QPrinter | None":
    """Qt's dialog, which chooses the printer; None where a person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(wish.copies)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    turns = wish.sides is Sides.PRINTER
    mode = QPrinter.DuplexMode
    printer.setDuplex(mode.DuplexLongSide if turns else mode.DuplexNone)
    dialog = QPrintDialog(printer, over)
    dialog.setWindowTitle("Chọn máy in")
    # Which pages was answered before; a second answer here would say something else.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    return printer if dialog.exec() else None


def agreed(wish: PrintWish, printer: "QPrinter") -> PrintWish:
    """The wish with what the dialog changed: copies, and whether the printer turns the sheets."""
    turns = printer.duplex() is not printer.DuplexMode.DuplexNone
    sides = Sides.PRINTER if turns else wish.sides
    if sides is Sides.PRINTER and not turns:
        sides = Sides.ONE
    return replace(wish, copies=printer.copyCount(), sides=sides)


def print_pages(
    pages: tuple[Page, ...],
    painter: PagePainter,
    wish: PrintWish,
    printer: "QPrinter",
    turned: Callable[[], bool],
) -> bool:
    """Prints what is wished, asking `turned` between two runs; says whether all was printed.

    Raises PrintFailed.
    """
    _ready(printer, pages)
    by_number = {page.number: page for page in pages}
    for count, run in enumerate(runs(wish)):
        if count and not turned():
            return False
        sheets = [by_number.get(number) if number else None for number in run]
        brush = _brush(printer)
        draw(sheets, painter, brush, printer.resolution(), printer.newPage)
        brush.end()
    return True


def begun(
    pages: tuple[Page, ...], painter: PagePainter, wish: PrintWish, printer: "QPrinter"
) -> "Generator[int, None, None]":
    """Prints in one run, page by page as it is asked for the next: how many are done.

    Closed before its end, nothing more is printed. Raises PrintFailed before the first.
    """
    _ready(printer, pages)
    brush = _brush(printer)

    def drawn() -> "Generator[int, None, None]":
        (run,) = runs(wish)
        sheets = [pages[number - 1] if number else None for number in run]
        try:
            yield from drawing(sheets, painter, brush, printer.resolution(), printer.newPage)
        except GeneratorExit:
            printer.abort()
            raise
        finally:
            brush.end()

    return drawn()


def draw(
    pages: Sequence[Page | None],
    painter: PagePainter,
    brush: QPainter,
    resolution: int,
    new_page: Callable[[], bool],
) -> None:
    """Draws every page at once: see `drawing`."""
    for _ in drawing(pages, painter, brush, resolution, new_page):
        pass


def drawing(
    pages: Sequence[Page | None],
    painter: PagePainter,
    brush: QPainter,
    resolution: int,
    new_page: Callable[[], bool],
) -> "Generator[int, None, None]":
    """Draws every page on its own upright sheet, a point being 1/72 inch of the device.

    None is a side that stays blank. A page that lies on its side has its top at the edge where the
    sheets are bound.
    """
    for count, page in enumerate(pages):
        if count:
            new_page()
        if page is not None:
            brush.save()
            brush.scale(resolution / 72, resolution / 72)
            if page.width > page.height:
                brush.translate(0, page.width)
                brush.rotate(-90)
            painter.paint(page, brush)
            brush.restore()
        yield count + 1


def _ready(printer: "QPrinter", pages: tuple[Page, ...]) -> None:
    printer.setCopyCount(1)
    _set_sheet(printer.setPageLayout, pages)
    printer.setFullPage(True)


def _brush(printer: "QPrinter") -> QPainter:
    made = QPainter()
    if not made.begin(printer):
        raise PrintFailed(printer=printer.printerName())
    return made


def _set_sheet(set_layout: Callable[[QPageLayout], bool], pages: tuple[Page, ...]) -> None:
    """The dialog may have changed it: printers know their own margins, the paper has its own."""
    sides = sorted((pages[0].width, pages[0].height))
    size = QPageSize(QSizeF(*sides), QPageSize.Unit.Point)
    sheet = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    sheet.setMode(QPageLayout.Mode.FullPageMode)
    set_layout(sheet)
