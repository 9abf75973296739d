"""True footnotes: marks in the text, the notes in a part of their own."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart

from core.export.docx_xml import Element, paragraph, run, styled_run, w
from core.paper import Note, Run


class Notes:
    """The notes cited so far, numbered from 1 in the order of the text."""

    def __init__(self) -> None:
        self._elements: list[Element] = []

    def runs(self, pieces: tuple[Run, ...]) -> list[Element]:
        """The pieces as runs, a note's mark right after the text it explains."""
        made: list[Element] = []
        for piece in pieces:
            if piece.text:
                made.append(run(piece))
            if piece.note is not None:
                made.append(self._mark(piece.note))
        return made

    def write(self, document: DocumentPart) -> None:
        """Add the notes to the separators of the base's footnotes part."""
        separators = document.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        root = parse_xml(separators.blob)
        root.extend(self._elements)
        # python-docx reads this part as bytes it cannot change, so another takes its place.
        document.drop_rel(document.relate_to(separators, RELATIONSHIP_TYPE.FOOTNOTES))
        part = XmlPart(separators.partname, separators.content_type, root, document.package)
        document.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _mark(self, note: Note) -> Element:
        number = len(self._elements) + 1
        text = paragraph(
            "FootnoteText",
            styled_run("FootnoteReference", w("footnoteRef")),
            run(Run(" ")),
            *(run(piece) for piece in note.runs),
        )
        self._elements.append(w("footnote", text, id=number))
        return styled_run("FootnoteReference", w("footnoteReference", id=number))
