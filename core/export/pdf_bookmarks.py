"""The outline beside the pages: an entry for each heading, one in another, and each annex."""

from dataclasses import dataclass, field

from core.export.pdf_objects import Numbering, Raw, utf16
from core.export.pdf_structure import levels
from core.layout.placed import Line, Page, Part
from core.paper import AnnexTitle, Block, Document, Heading


@dataclass(slots=True)
class _Entry:
    told: Raw
    number: int
    kids: "list[_Entry]" = field(default_factory=list)

    def inner(self) -> int:
        """How many entries are seen under it; all are open."""
        return sum(1 + kid.inner() for kid in self.kids)


class Bookmarks:
    """Grows with the pages; each of them is taken where its first line stands."""

    def __init__(self, document: Document, file: Numbering) -> None:
        self._file = file
        self._levels = levels(document)
        self._words = {at: _words(document.blocks[at]) for at in self._levels}
        for at, block in enumerate(document.blocks):
            if isinstance(block, AnnexTitle):
                self._levels[at], self._words[at] = 0, f"{block.label}: {block.title}"
        self._taken: set[int] = set()
        # The last entry of each depth; the first one holds them all.
        self._open = [self._entry()] if self._levels else []

    def add(self, page: Page, number: int) -> None:
        """The headings of the page whose object in the file has that number."""
        for line in page.lines:
            index = line.block
            if index not in self._levels or index in self._taken or line.part is not Part.TEXT:
                continue
            self._taken.add(index)
            self._grow(self._levels[index], utf16(self._words[index]), _place(page, line, number))

    def close(self) -> Raw | None:
        """Writes the root and the links between entries; nothing where there are no headings."""
        if not self._open or not self._open[0].kids:
            return None
        self._linked(self._open[0])
        return self._open[0].told

    def _entry(self) -> _Entry:
        told = Raw()
        return _Entry(told, self._file.numbered(told))

    def _grow(self, level: int, title: bytes, place: bytes) -> None:
        del self._open[level + 1 :]
        parent, entry = self._open[-1], self._entry()
        entry.told.text = b"/Title (%s) /Dest %s /Parent %d 0 R" % (title, place, parent.number)
        parent.kids.append(entry)
        self._open.append(entry)

    def _linked(self, entry: _Entry) -> None:
        if entry.kids:
            ends = (entry.kids[0].number, entry.kids[-1].number, entry.inner())
            entry.told.text += b" /First %d 0 R /Last %d 0 R /Count %d" % ends
        entry.told.text = b"<< %s >>" % entry.told.text
        for before, after in zip(entry.kids, entry.kids[1:], strict=False):
            before.told.text += b" /Next %d 0 R" % after.number
            after.told.text += b" /Prev %d 0 R" % before.number
        for kid in entry.kids:
            self._linked(kid)


def _words(block: Block) -> str:
    return block.words if isinstance(block, Heading) else ""


def _place(page: Page, line: Line, number: int) -> bytes:
    top = min(page.height - line.y + 2 * max(piece.size for piece in line.pieces), page.height)
    return b"[%d 0 R /XYZ 0 %.2f 0]" % (number, top)
