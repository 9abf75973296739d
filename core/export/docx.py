"""A paper as a Word file that clerks can go on editing: real headings, notes and styles."""

import datetime
import io

import docx as python_docx

from core.export.docx_flow import contact_of, flow
from core.export.docx_notes import Notes
from core.export.docx_package import Sections, packed, write_marks, write_properties
from core.export.docx_styles import write_styles
from core.export.docx_xml import document_xml
from core.layout.placed import Metrics
from core.layout.strips import Setter
from core.paper import Document
from core.style import Style


def docx(
    document: Document, style: Style, base: bytes, made: datetime.date, metrics: Metrics
) -> bytes:
    """The paper as DOCX; the same arguments give the same bytes.

    `base` is resources/docx/base.docx; `metrics` measures what a rule's length depends on.
    """
    word = python_docx.Document(io.BytesIO(base))
    write_styles(word.styles.element, style, document.blocks)
    notes = Notes()
    sections = Sections(word, contact_of(document.blocks))
    body = flow(document.blocks, Setter(style, metrics), notes, sections)
    write_properties(word, document, made)
    write_marks(word.part.package, document.marks)
    return packed(word, {word.part: document_xml(body), **notes.part(word.part)})
