"""The structure a PDF tells to screen readers: headings, paragraphs, notes, tables, in order."""

from reportlab.pdfbase import pdfdoc

from core.export.pdf_objects import Numbering, Raw
from core.layout.placed import Line, Part, Piece
from core.paper import (
    Addressees,
    AnnexTitle,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Signatures,
    Table,
    Title,
    plain,
)

_Place = tuple[int, int]


class Element(pdfdoc.PDFObject):
    """A node of the tree; its kids are nodes and marked pieces of pages, in reading order."""

    def __init__(self, role: str, parent: int, file: Numbering, facts: str = "") -> None:
        self.role = role
        self.number = file.numbered(self)
        self._file = file
        self._parent = parent
        self._facts = facts
        self._page = 0
        self._kids: list[str] = []

    def add(self, role: str, facts: str = "") -> "Element":
        """A new last kid."""
        kid = Element(role, self.number, self._file, facts)
        self._kids.append(f"{kid.number} 0 R")
        return kid

    def mark(self, page: int, mark: int) -> None:
        """The marked content `mark` of the page with that object number is the last kid."""
        self._page = self._page or page
        kid = f"{mark}" if page == self._page else f"<< /Type /MCR /Pg {page} 0 R /MCID {mark} >>"
        self._kids.append(kid)

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        page = f" /Pg {self._page} 0 R" if self._page else ""
        kids = " ".join(self._kids)
        told = f"<< /S /{self.role} /P {self._parent} 0 R{page}{self._facts} /K [{kids}] >>"
        return told.encode()


class Structure:
    """Grows while pages are written: asked for the element of each piece of text."""

    def __init__(self, document: Document, file: Numbering) -> None:
        self.root = Raw()
        self._blocks = document.blocks
        self._levels = levels(document)
        self._file = file
        root = file.numbered(self.root)
        self._document = Element("Document", root, file)
        self._prose: dict[int, Element] = {}
        self._cells: dict[_Place, Element] = {}
        self._official: dict[int, _Official] = {}
        self._notes: dict[int, tuple[Element, Element]] = {}
        self._pages: list[list[int]] = []

    def open_page(self) -> None:
        """Marks are counted anew on every page."""
        self._pages.append([])

    def marked(self, element: Element, page: int) -> int:
        """The number of the next marked piece of this page, which belongs to the element."""
        marks = self._pages[-1]
        marks.append(element.number)
        element.mark(page, len(marks) - 1)
        return len(marks) - 1

    def elements(self, line: Line) -> list[tuple[Element | None, Piece]]:
        """Each piece of a line with the element it belongs to; furniture belongs to none."""
        if line.part is Part.FURNITURE:
            return [(None, piece) for piece in line.pieces]
        if line.part is Part.NOTE:
            label, note = self._note(line.item)
            return [(label if piece.rise else note, piece) for piece in line.pieces]
        home = self._home(line)
        return [(self._cited(piece, home) if piece.rise else home, piece) for piece in line.pieces]

    def _cited(self, piece: Piece, home: Element) -> Element:
        if not piece.text.isdecimal():
            return home
        reference = home.add("Reference")
        self._begin_note(int(piece.text), home)
        return reference

    def _home(self, line: Line) -> Element:
        index = line.block
        if index in self._prose:
            return self._prose[index]
        block = self._blocks[index] if index >= 0 else None
        if isinstance(block, Table):
            if (index, line.item) not in self._cells:
                self._begin_table(index, block)
            return self._cells[index, line.item]
        if isinstance(block, Heading | Paragraph) or block is None:
            level = self._levels.get(index)
            role = "P" if level is None else f"H{level + 1}"
            self._prose[index] = self._document.add(role)
            return self._prose[index]
        if index not in self._official:
            section = self._document.add("Sect")
            headings = (block.label, block.title) if isinstance(block, AnnexTitle) else ()
            self._official[index] = _Official(section, _said(block), headings)
        return self._official[index].paragraph(line)

    def _begin_table(self, index: int, block: Table) -> None:
        table = self._document.add("Table")
        heading = " /A << /O /Table /Scope /Column >>"
        for row in range(len(block.rows) + 1):
            cells = table.add("TR")
            for column in range(len(block.columns)):
                item = row * len(block.columns) + column
                cell = cells.add("TD") if row else cells.add("TH", heading)
                self._cells[index, item] = cell

    def _begin_note(self, number: int, home: Element) -> None:
        note = home.add("Note", f" /ID (note-{number})")
        self._notes[number] = (note.add("Lbl"), note)

    def _note(self, number: int) -> tuple[Element, Element]:
        if number not in self._notes:
            self._begin_note(number, self._document)
        return self._notes[number]

    def close(self) -> None:
        """Writes the root: the tree, and from each page's marks back to their elements."""
        pages = "\n".join(
            f"{index} [{' '.join(f'{number} 0 R' for number in marks)}]"
            for index, marks in enumerate(self._pages)
        )
        self.root.text = (
            f"<< /Type /StructTreeRoot /K [{self._document.number} 0 R]"
            f" /ParentTree << /Nums [{pages}] >> /ParentTreeNextKey {len(self._pages)} >>"
        ).encode()


class _Official:
    """Head, title and foot: a paragraph for each of their texts, however many lines it takes.

    `headings` are those of the texts that a reader can jump to.
    """

    def __init__(
        self, section: Element, texts: tuple[str, ...], headings: tuple[str, ...] = ()
    ) -> None:
        self._section = section
        self._texts = {_letters(text) for text in texts if text}
        self._headings = tuple(map(_letters, headings))
        self._said = ""
        self._open: Element | None = None

    def paragraph(self, line: Line) -> Element:
        self._said += _letters("".join(p.text for p in line.pieces if not p.rise))
        is_heading = any(text.startswith(self._said) for text in self._headings)
        element = self._open or self._section.add("H1" if is_heading else "P")
        goes_on = any(text.startswith(self._said) and text != self._said for text in self._texts)
        self._open = element if goes_on and self._said not in self._texts else None
        if self._open is None:
            self._said = ""
        return element


def _letters(text: str) -> str:
    return "".join(text.split())


def _said(block: object) -> tuple[str, ...]:
    match block:
        case Letterhead():
            head = (*block.superior, *block.issuer, block.nation, block.motto, block.number)
            marks = (mark.words for mark in (block.urgency, block.circulation) if mark)
            return (*head, block.place_date, *marks, block.draft, block.code)
        case Addressees():
            return block.lines
        case Title():
            return (block.kind, plain(block.subject))
        case AnnexTitle():
            return (block.label, block.title, block.reference)
        case Signatures():
            foot = (block.label, *block.recipients, block.drafter)
            return (*foot, *block.authority, block.name)
        case _:
            return ()


def levels(document: Document) -> dict[int, int]:
    """The depth, from 0, of each heading by its block: none deeper than one under the last."""
    found: dict[int, int] = {}
    level = -1
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            level = min(block.level - 1, level + 1)
            found[index] = level
    return found
