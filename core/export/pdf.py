"""Draws placed pages as a tagged PDF, in memory: the same input always gives the same bytes."""

import datetime
from collections.abc import Mapping

from reportlab.pdfbase import pdfdoc

from core.export.pdf_file import File, Sheet
from core.export.pdf_pen import Pen, unended
from core.export.pdf_structure import Structure, levels
from core.layout.placed import Face, Line, Page, Part
from core.paper import Document, Heading


def pdf(
    pages: tuple[Page, ...],
    fonts: Mapping[Face, bytes],
    document: Document,
    made: datetime.date,
) -> bytes:
    """The file; `fonts` are the four the pages were measured with, `made` is its date.

    Raises FontUnusable.
    """
    file = File(document, made)
    structure = Structure(document, file)
    pen = Pen(fonts, file, structure, unended(pages))
    bookmarks = _Bookmarks(document, file)
    for index, page in enumerate(pages):
        sheet = Sheet(page, index)
        file.addPage(sheet)
        content = pen.content(page, file.objectcounter)
        file.signature.update(content)
        sheet.fill(content)
        bookmarks.add(page)
    structure.close()
    file.Catalog.StructTreeRoot = structure.root
    return bytes(file.GetPDFData(bookmarks))


class _Bookmarks:
    """The outline beside the pages; reportlab asks it for each place by name."""

    def __init__(self, document: Document, file: File) -> None:
        self._blocks = document.blocks
        self._levels = levels(document)
        self._file = file
        self._places: dict[str, pdfdoc.PDFArray] = {}

    def add(self, page: Page) -> None:
        """An entry for each heading whose first line stands on the page last added."""
        for line in page.lines:
            if line.block not in self._levels or line.part is not Part.TEXT:
                continue
            block, name = self._blocks[line.block], str(line.block)
            if isinstance(block, Heading) and name not in self._places:
                self._file.outline.addOutlineEntry(name, self._levels[line.block], block.words)
                self._places[name] = self._place(page, line)

    def _place(self, page: Page, line: Line) -> pdfdoc.PDFArray:
        sheet = pdfdoc.PDFObjectReference(f"Page{self._file.pageCounter - 1}")
        top = min(page.height - line.y + 2 * max(p.size for p in line.pieces), page.height)
        return pdfdoc.PDFArray([sheet, pdfdoc.PDFName("XYZ"), 0, round(top, 2), 0])

    def _bookmarkReference(self, name: str) -> pdfdoc.PDFArray:  # noqa: N802 reportlab's name
        return self._places[name]
