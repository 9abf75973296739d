"""Prints a small paper that is no report: a list, a slip."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from core.errors import AppError
from core.paper import Document
from core.print_order import PrintWish
from ui.notices import warn


def print_document(document: Document, title: str, copies: int, over: QWidget) -> None:
    """Asks for the printer, and prints it so many times."""
    from ui.paper import rendering
    from ui.paper.painter import page_painter
    from ui.paper.printing import ask_printer, print_pages

    pages = rendering.pages(document)
    wish = PrintWish(1, len(pages), copies)
    printer = ask_printer(wish, title, over)
    if printer is None:
        return
    wish = replace(wish, copies=printer.copyCount())
    try:
        print_pages(pages, page_painter(), wish, printer, lambda: True)
    except AppError as error:
        warn(over, error)
