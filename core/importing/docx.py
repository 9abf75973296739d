"""The bytes of a Word file → an old report's paragraphs, from wherever in it they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from core.importing.docx_numbers import Numbering, read_numbering, value
from core.importing.docx_styles import (
    Styles,
    font_of,
    list_of,
    outline_level,
    read_styles,
    switched,
)
from core.importing.docx_tables import Table, told
from core.importing.legacy import Letters
from core.importing.marks import is_marked
from core.importing.old_paper import OldParagraph, is_blank, is_bold, plain_text, text, tidy
from core.importing.package import Event, Package, W
from core.importing.refused import FileEmpty, NotDocx
from core.importing.watching import Watch, unwatched, watched
from core.markup import Inline, Note, Text

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "sectPrChange", "numberingChange",
    )
)  # fmt: skip
_TEXTS = (f"{W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_LITERAL = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_LITERAL[f"{W}noBreakHyphen"] = "-"
# In a TCVN3 font this is the letter ư; elsewhere it goes where all invisible signs go.
_LITERAL[f"{W}softHyphen"] = "\xad"
_TRACKED = (f"{W}del", f"{W}ins", f"{W}moveFrom")
_BYTES_OF_AN_EVENT = 20
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word file says; `tracked` changes were taken as if they had been accepted."""

    paragraphs: tuple[OldParagraph, ...]
    tracked: int


def read_docx(package: Package, letters: Letters, watch: Watch = unwatched) -> WordText:
    """Every paragraph with text in document order, notes where they are called.

    Raises what the package's parts raise, and FileEmpty where there is no text.
    """
    styles_part, lists_part = package.beside("styles.xml"), package.beside("numbering.xml")
    styles = read_styles(package.root(styles_part)) if package.has(styles_part) else Styles()
    has_lists = package.has(lists_part)
    lists = read_numbering(package.root(lists_part)) if has_lists else Numbering()
    notes = {
        **_notes(package, styles, "footnote", letters),
        **_notes(package, styles, "endnote", letters),
    }
    walker = _Walker(styles, lists, notes, letters)
    events = package.size(package.main) // _BYTES_OF_AN_EVENT
    for kind, element in watched(_document(package), watch, (0, 60), events):
        walker.take(kind, element)
    if not walker.found:
        raise FileEmpty(name=package.name)
    return WordText(tuple(walker.found), walker.tracked)


def _document(package: Package) -> Iterator[Event]:
    events = package.events(package.main)
    first = next(events)
    if first[1].tag != f"{W}document":
        raise NotDocx(name=package.name)
    yield first
    yield from events


def _notes(
    package: Package, styles: Styles, kind: str, letters: Letters
) -> dict[tuple[str, str], Note]:
    part = package.beside(f"{kind}s.xml")
    if not package.has(part):
        return {}
    found: dict[tuple[str, str], Note] = {}
    walker = _Walker(styles, Numbering(), {}, letters)
    for moment, element in package.events(part):
        walker.take(moment, element)
        if moment == "end" and element.tag == f"{W}{kind}":
            content = _as_note(walker.found)
            walker.found = []
            if content and element.get(f"{W}type", "normal") == "normal":
                found[f"{W}{kind}Reference", element.get(f"{W}id", "")] = Note(content)
    return found


def _as_note(paragraphs: list[OldParagraph]) -> tuple[Text, ...]:
    """The paragraphs of a note as one."""
    pieces = [piece for each in paragraphs for piece in (*each.content, Text(" "))]
    return tuple(piece for piece in tidy(pieces) if isinstance(piece, Text))


@dataclass(slots=True)
class _Open:
    """A paragraph while it is read: its lines, and the text not yet put into one."""

    letters: Letters
    lines: list[list[Inline]] = field(default_factory=lambda: [[]])
    pending: list[str] = field(default_factory=list)
    look: tuple[bool, bool, str] = (False, False, "")
    next_look: tuple[bool, bool, str] = (False, False, "")
    raised: bool = False
    in_run: bool = False
    style: str = ""
    level: int | None = None
    list: tuple[str | None, int | None] = (None, None)

    def add(self, found: str) -> None:
        """Text of the run that is open; runs of one look are one text."""
        if self.look != self.next_look:
            self.flush()
            self.look = self.next_look
        self.pending.append(found)

    def flush(self) -> None:
        """Puts the pending text into the paragraph's lines."""
        if not self.pending:
            return
        bold, italic, font = self.look
        first, *more = self.letters.read("".join(self.pending), font).split("\n")
        self.pending = []
        self.lines[-1].append(text(first, bold=bold, italic=italic))
        self.lines += [[text(line, bold=bold, italic=italic)] for line in more]


class _Walker:
    """Takes the starts and ends of a part's elements; `found` grows by whole paragraphs."""

    def __init__(
        self,
        styles: Styles,
        lists: Numbering,
        notes: Mapping[tuple[str, str], Note],
        letters: Letters,
    ) -> None:
        self.styles, self.lists, self.notes, self.letters = styles, lists, notes, letters
        self.tracked = 0
        self.found: list[OldParagraph] = []
        self.open: list[_Open] = []
        self.tables: list[Table] = []
        self.chosen: list[bool] = []
        self.skipping = 0
        self.fresh = False

    def take(self, moment: str, element: ET.Element) -> None:
        """One start or end."""
        self.tracked += moment == "start" and element.tag in _TRACKED
        if self.skipping or self._is_skipped(element):
            self.skipping += 1 if moment == "start" else -1
        elif moment == "start":
            self._start(element)
        else:
            self._end(element)

    def _is_skipped(self, element: ET.Element) -> bool:
        if element.tag == f"{_MC}Fallback":
            return bool(self.chosen) and self.chosen[-1]
        return element.tag in _SKIPPED

    def _start(self, element: ET.Element) -> None:
        match element.tag.rpartition("}")[2]:
            case "p" if element.tag == f"{W}p":
                self.open.append(_Open(self.letters))
            case "r" if self.open and element.tag == f"{W}r":
                self.open[-1].in_run = True
                self._look(None)
            case "tbl":
                self.tables.append(Table())
            case "tr" if self.tables:
                self.tables[-1].rows.append([])
            case "tc" if self.tables and self.tables[-1].rows:
                self.tables[-1].rows[-1].append([])
                self.fresh = True
            case "txbxContent":
                self.fresh = True
            case "AlternateContent":
                self.chosen.append(False)
            case "Choice" if self.chosen:
                self.chosen[-1] = True

    def _end(self, element: ET.Element) -> None:
        match element.tag.rpartition("}")[2]:
            case "p" if self.open and element.tag == f"{W}p":
                self._close(self.open.pop())
                element.clear()
            case "tbl" if self.tables:
                self._emit(told(self.tables.pop()))
                self.fresh = True
                element.clear()
            case "txbxContent":
                self.fresh = True
            case "AlternateContent" if self.chosen:
                self.chosen.pop()
            case _ if self.open:
                self._inside(self.open[-1], element)

    def _inside(self, paragraph: _Open, element: ET.Element) -> None:
        tag = element.tag
        if tag in _TEXTS:
            found = element.text or ""
            paragraph.add(found.translate(_RAISED) if paragraph.raised else found)
        elif tag == f"{W}r":
            paragraph.in_run = False
        elif tag in _LITERAL and paragraph.in_run:
            paragraph.add(_LITERAL[tag])
        elif tag == f"{W}rPr" and paragraph.in_run:
            self._look(element)
        elif tag == f"{W}pPr":
            paragraph.style = value(element, "pStyle")
            paragraph.level, paragraph.list = outline_level(element), list_of(element)
            self._look(None)
        elif note := self.notes.get((tag, element.get(f"{W}id", ""))):
            paragraph.flush()
            paragraph.lines[-1].append(note)

    def _look(self, properties: ET.Element | None) -> None:
        """The look of the run that begins: its own, else its style's, else the paragraph's."""
        paragraph = self.open[-1]
        style = value(properties, "rStyle")
        bold, italic = switched(properties, "b"), switched(properties, "i")
        if style:
            bold = self.styles.bold(style) if bold is None else bold
            italic = self.styles.italic(style) if italic is None else italic
        bold = self.styles.bold(paragraph.style) if bold is None else bold
        italic = self.styles.italic(paragraph.style) if italic is None else italic
        font = font_of(properties) or self.styles.font(style) if style else font_of(properties)
        font = font or self.styles.font(paragraph.style)
        paragraph.next_look = bool(bold), bool(italic), font
        paragraph.raised = value(properties, "vertAlign") == "superscript"

    def _close(self, paragraph: _Open) -> None:
        paragraph.flush()
        lines = [tuple(line) for line in paragraph.lines if not is_blank(line)]
        if not lines:
            return
        level = paragraph.level
        level = self.styles.level(paragraph.style) if level is None else level
        number = self._number(paragraph)
        whole = _whole_heading(lines, level, number)
        first = OldParagraph(whole[0], number=number, level=level, fresh=self.fresh)
        self._emit([first, *(OldParagraph(line, level=level) for line in whole[1:])])
        self.fresh = False

    def _number(self, paragraph: _Open) -> str:
        num, depth = paragraph.list
        of_style = self.styles.list(paragraph.style)
        num = of_style[0] if num is None else num
        return self.lists.next(num, of_style[1] if depth is None else depth) if num else ""

    def _emit(self, paragraphs: list[OldParagraph]) -> None:
        """Into the cell that is open, else into the document."""
        if self.tables and self.tables[-1].rows and self.tables[-1].rows[-1]:
            self.tables[-1].rows[-1][-1] += paragraphs
        else:
            self.found += paragraphs


def _whole_heading(
    lines: list[tuple[Inline, ...]], level: int, number: str
) -> list[tuple[Inline, ...]]:
    """A heading broken by hand into lines, as one line."""
    marked = bool(level or number or is_marked(plain_text(lines[0]).lstrip()))
    if not marked or not all(level or is_bold(line) for line in lines):
        return lines
    if any(is_marked(plain_text(line).lstrip()) for line in lines[1:]):
        return lines
    return [tuple(piece for line in lines for piece in (*line, Text(" ")))]
