"""Draws placed pages as a tagged PDF, in memory: the same input always gives the same bytes."""

import datetime
from collections.abc import Mapping

from core.export.pdf_bookmarks import Bookmarks
from core.export.pdf_file import File, Sheet
from core.export.pdf_pen import Pen, unended
from core.export.pdf_structure import Structure
from core.layout.placed import Face, Page
from core.paper import Document


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
    pen = Pen(fonts, structure, unended(pages))
    bookmarks = Bookmarks(document, file)
    for index, page in enumerate(pages):
        sheet = Sheet(page, index, file)
        file.addPage(sheet)
        number = file.objectcounter
        sheet.fill(pen.content(page, number))
        bookmarks.add(page, number)
    structure.close()
    file.Catalog.StructTreeRoot = structure.root
    outline = bookmarks.close()
    if outline is not None:
        file.Catalog.Outlines = outline
    return file.whole(pen.embed(file))
