"""A document → the bytes of its files; the slow libraries are imported at the first call."""

import datetime
import functools
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING

import resources
from core.export.glyphs import Lost, missing, printable
from core.layout.pages import layout
from core.layout.placed import Face, Page
from core.paper import Document
from core.style import Style
from core.style_reading import read_style
from ui.paper.fonts import fonts_folder, paper_fonts

if TYPE_CHECKING:
    from core.export.metrics import FontMetrics


@functools.cache
def fonts() -> Mapping[Face, bytes]:
    """The four files of the one font that measures and draws."""
    return paper_fonts(fonts_folder())


@functools.cache
def metrics() -> "FontMetrics":
    """The widths of that font."""
    from core.export.metrics import FontMetrics

    return FontMetrics(fonts())


@functools.cache
def style() -> Style:
    """The rule set that papers are made by."""
    return read_style(tomllib.loads(resources.read_text("law/nd30.toml")))


def pages(document: Document) -> tuple[Page, ...]:
    """The document as it prints."""
    return layout(printable(document, metrics()), style(), metrics())


def lost(document: Document) -> tuple[Lost, ...]:
    """The characters of the document that the font lacks."""
    return missing(document, metrics())


def pdf_bytes(document: Document, placed: tuple[Page, ...], made: datetime.date) -> bytes:
    """The PDF of pages already placed."""
    from core.export.pdf import pdf

    return pdf(placed, fonts(), printable(document, metrics()), made)


def docx_bytes(document: Document, made: datetime.date) -> bytes:
    """The DOCX of the document."""
    from core.export.docx import docx

    document = printable(document, metrics())
    return docx(document, style(), resources.read_bytes("docx/base.docx"), made, metrics())
