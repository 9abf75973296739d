"""The bytes of a LibreOffice text → an old report's paragraphs."""

from dataclasses import dataclass, field

from core.importing.docx_numbers import whole
from core.importing.docx_tables import Table, told
from core.importing.legacy import Letters
from core.importing.odt_styles import TEXT, OdtStyles
from core.importing.old_paper import OldParagraph, is_blank, text, tidy
from core.importing.package import Package
from core.importing.refused import FileEmpty
from core.importing.watching import Watch, unwatched
from core.markup import Inline, Note, Text

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SKIPPED = frozenset(
    (
        f"{TEXT}note-citation", f"{TEXT}table-of-content", f"{TEXT}sequence-decls",
        f"{TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}automatic-styles",
    )
)  # fmt: skip
_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_ROWS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_SPACES = 200


def read_odt(
    name: str, package: Package, letters: Letters, watch: Watch = unwatched
) -> tuple[tuple[OldParagraph, ...], int]:
    """Every paragraph with text in document order, notes where they are called; and how many
    tracked changes were taken as if they had been accepted.

    Raises FileEmpty where there is no text, and what the package's parts raise.
    """
    styles = OdtStyles()
    if package.has("styles.xml"):
        package.feed("styles.xml", styles)
    package.feed(package.main, styles, watch, (0, 20))
    walker = _Walker(styles, letters)
    package.feed(package.main, walker, watch, (20, 60))
    if not walker.found:
        raise FileEmpty(name=name)
    return tuple(walker.found), walker.tracked


@dataclass(slots=True)
class _Open:
    """A paragraph while it is read; `looks` are the styles of what is open in it."""

    style: str
    level: int
    number: str
    fresh: bool
    looks: list[str]
    lines: list[list[Inline]] = field(default_factory=lambda: [[]])
    pending: list[str] = field(default_factory=list)


class _Walker:
    """Takes elements and text as they come; `found` grows by whole paragraphs."""

    def __init__(self, styles: OdtStyles, letters: Letters) -> None:
        self.styles, self.letters = styles, letters
        self.found: list[OldParagraph] = []
        self.open: list[_Open] = []
        self.tables: list[Table] = []
        self.notes: list[list[OldParagraph]] = []
        self.lists: list[str] = []
        self.numbered = False
        self.skipping = 0
        self.tracked = 0
        self.fresh = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.skipping or tag in _SKIPPED:
            self.skipping += 1
            self.tracked += tag == f"{TEXT}changed-region"
        elif tag in _PARAGRAPHS:
            self._open(tag, attributes)
        elif tag == f"{TEXT}list":
            self.lists.append(attributes.get(f"{TEXT}style-name", ""))
        elif tag == f"{TEXT}list-item":
            self.numbered = True
        elif tag == f"{_TABLE}table":
            self.tables.append(Table())
        elif tag == f"{_TABLE}table-row" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in _ROWS and self.tables and self.tables[-1].rows:
            self.tables[-1].rows[-1].append([])
            self.fresh = True
        elif tag == f"{_DRAW}text-box":
            self.fresh = True
        elif self.open:
            self._inside(self.open[-1], tag, attributes)

    def data(self, found: str) -> None:
        """Text; outside a paragraph there is only the file's own indentation."""
        if self.open and not self.skipping:
            self.open[-1].pending.append(" ".join(found.split("\n")))

    def end(self, tag: str) -> None:
        """An element ends."""
        if self.skipping:
            self.skipping -= 1
        elif tag in _PARAGRAPHS and self.open:
            self._close(self.open.pop())
        elif tag == f"{TEXT}span" and self.open and self.open[-1].looks:
            self._flush(self.open[-1])
            self.open[-1].looks.pop()
        elif tag == f"{TEXT}list" and self.lists:
            self.lists.pop()
        elif tag == f"{_TABLE}table" and self.tables:
            self._emit(told(self.tables.pop()))
            self.fresh = True
        elif tag == f"{_DRAW}text-box":
            self.fresh = True
        elif tag == f"{TEXT}note" and self.notes:
            self._close_note(self.notes.pop())

    def close(self) -> None:
        """Nothing is left open in a whole part."""

    def _open(self, tag: str, attributes: dict[str, str]) -> None:
        style = attributes.get(f"{TEXT}style-name", "")
        heading = tag == f"{TEXT}h"
        level = whole(attributes.get(f"{TEXT}outline-level", ""), 1) if heading else 0
        number = "" if self.notes else self._number(style)
        self.open.append(_Open(style, level, number, self.fresh, [style]))

    def _number(self, style: str) -> str:
        numbered, self.numbered = self.numbered, False
        if not numbered or not self.lists:
            return ""
        own = next((name for name in reversed(self.lists) if name), "")
        return self.styles.numbers.next(own or self.styles.list_of(style), len(self.lists) - 1)

    def _inside(self, paragraph: _Open, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{TEXT}span":
            self._flush(paragraph)
            paragraph.looks.append(attributes.get(f"{TEXT}style-name", ""))
        elif tag == f"{TEXT}s":
            count = whole(attributes.get(f"{TEXT}c", ""), 1)
            paragraph.pending.append(" " * min(count, _MOST_SPACES))
        elif tag == f"{TEXT}tab":
            paragraph.pending.append("\t")
        elif tag == f"{TEXT}line-break":
            paragraph.pending.append("\n")
        elif tag == f"{TEXT}note":
            self._flush(paragraph)
            self.notes.append([])

    def _flush(self, paragraph: _Open) -> None:
        """Puts the pending text into the paragraph's lines, in the look that ends here."""
        if not paragraph.pending:
            return
        bold, italic, font = self.styles.look(paragraph.looks)
        first, *more = self.letters.read("".join(paragraph.pending), font).split("\n")
        paragraph.pending = []
        paragraph.lines[-1].append(text(first, bold=bold, italic=italic))
        paragraph.lines += [[text(line, bold=bold, italic=italic)] for line in more]

    def _close(self, paragraph: _Open) -> None:
        self._flush(paragraph)
        lines = [tuple(line) for line in paragraph.lines if not is_blank(line)]
        made = [OldParagraph(line, level=paragraph.level) for line in lines]
        if made:
            made[0] = OldParagraph(
                lines[0],
                number=paragraph.number,
                level=paragraph.level,
                fresh=paragraph.fresh or self.fresh,
            )
            self.fresh = False
        self._emit(made)

    def _close_note(self, told_in_it: list[OldParagraph]) -> None:
        pieces = [piece for each in told_in_it for piece in (*each.content, Text(" "))]
        content = tuple(piece for piece in tidy(pieces) if isinstance(piece, Text))
        if content and self.open:
            self.open[-1].lines[-1].append(Note(content))

    def _emit(self, paragraphs: list[OldParagraph]) -> None:
        """Into the note or the cell that is open, else into the document."""
        if self.notes:
            self.notes[-1] += paragraphs
        elif self.tables and self.tables[-1].rows and self.tables[-1].rows[-1]:
            self.tables[-1].rows[-1][-1] += paragraphs
        else:
            self.found += paragraphs
