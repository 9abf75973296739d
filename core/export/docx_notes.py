"""True footnotes: marks in the text, the notes in a part of their own."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.parts.document import DocumentPart

from core.export.docx_xml import paragraph, run, styled_run, w
from core.paper import Note, Run


class Notes:
    """The notes cited so far, numbered from 1 in the order of the text."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def runs(self, pieces: tuple[Run, ...]) -> list[str]:
        """The pieces as runs, a note's mark right after the text it explains."""
        made: list[str] = []
        for piece in pieces:
            if piece.text:
                made.append(run(piece))
            if piece.note is not None:
                made.append(self._mark(piece.note))
        return made

    def part(self, document: DocumentPart) -> dict[Part, bytes]:
        """The footnotes part of the base, which holds the separators, and the notes after them."""
        part = document.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
        separators, end, _ = part.blob.rpartition(b"</w:footnotes>")
        return {part: separators + "".join(self._told).encode() + end}

    def _mark(self, note: Note) -> str:
        number = len(self._told) + 1
        text = paragraph(
            "FootnoteText",
            styled_run("FootnoteReference", w("footnoteRef")),
            run(Run(" ")),
            *(run(piece) for piece in note.runs),
        )
        self._told.append(w("footnote", str(text), id=number))
        return styled_run("FootnoteReference", w("footnoteReference", id=number))
