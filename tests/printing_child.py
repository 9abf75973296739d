"""Prints the sample on a queue, as the window does: a process asks only once where printers are."""

import sys

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication

from core.print_order import PrintWish
from tests import papers
from ui.paper.painter import PagePainter
from ui.paper.printing import print_pages


def main(queue: str, title: str, *wish: str) -> None:
    """`wish`: first page, last page, copies."""
    application = QApplication([])
    printer = QPrinter(QPrinterInfo.printerInfo(queue), QPrinter.PrinterMode.HighResolution)
    if not printer.isValid():
        sys.exit(f"no queue {queue}")
    printer.setDocName(title)
    pages = papers.laid_out(*papers.sample_document().blocks)
    first, last, copies = map(int, wish)
    painter = PagePainter(papers.fonts())
    print_pages(pages, painter, PrintWish(first, last, copies), printer, lambda: True)
    application.quit()


if __name__ == "__main__":
    main(*sys.argv[1:])
