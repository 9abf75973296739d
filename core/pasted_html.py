"""What Word, LibreOffice and browsers copy: bold, italic and footnotes, nothing else."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

from core.markup import Inline, Note, Paragraph, Text
from core.pasted import put_right
from core.text import clean

# Gets a text and the font it is set in; gives the text as it is to be kept.
Letters = Callable[[str, str], str]
_BLOCKS = frozenset(("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "br", "table"))
_SILENT = frozenset(("head", "style", "script", "title", "xml", "o:p"))
_VOID = frozenset(("br", "img", "hr", "meta", "link", "input", "col", "area", "base", "wbr"))
_NOTE_AT = re.compile(r"#(?:_ftn|_edn|sdfootnote|sdendnote)(\d+)(?:sym)?$")
_NOTE_BACK = re.compile(r"#(?:_ftnref|_ednref|sdfootnote|sdendnote)\d+(?:anc)?$")
_NOTE_TEXT = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)(\d+)$")
_FONT = re.compile(r"font-family\s*:\s*([^;]+)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(\w+)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 2_000


def pasted_html(html: str, letters: Letters) -> tuple[Paragraph, ...]:
    """The paragraphs of a clipboard's HTML."""
    reader = _Reader(letters)
    reader.feed(html)
    reader.close()
    reader.end_line()
    called = [_with_notes(line, reader.notes) for line in reader.lines]
    return put_right(Paragraph(tuple(line)) for line in called if any(_is_seen(p) for p in line))


@dataclass(frozen=True, slots=True)
class _Called:
    """Where note `number` is called."""

    number: str


@dataclass(slots=True)
class _Style:
    """What an open tag says of the text in it."""

    tag: str
    bold: bool
    italic: bool
    font: str
    silent: bool
    note: str


_Piece = Text | _Called


class _Reader(HTMLParser):
    """Lines grow as tags and text come; what stands in a note's own text goes to `notes`."""

    def __init__(self, letters: Letters) -> None:
        super().__init__(convert_charrefs=True)
        self.letters = letters
        self.lines: list[list[_Piece]] = []
        self.notes: dict[str, list[Text]] = {}
        self.styles: list[_Style] = []
        self.line: list[_Piece] = []
        self.pending: list[str] = []
        self.look = (False, False, "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.end_line()
        if tag in ("td", "th") and self.line:
            self._add(" | ")
        if tag in _VOID or len(self.styles) >= _DEEPEST:
            return
        style = self._style(tag, given)
        called = _NOTE_AT.search(given.get("href", "")) if tag == "a" else None
        if called and not style.note:
            self._flush()
            self.line.append(_Called(called[1]))
            style.silent = True
        self.styles.append(style)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        for at in range(len(self.styles) - 1, -1, -1):
            if self.styles[at].tag == tag:
                self._flush()
                del self.styles[at:]
                return

    def handle_data(self, data: str) -> None:
        style = self.styles[-1] if self.styles else None
        if style is None or not style.silent:
            self._add(_SPACES.sub(" ", data))

    def end_line(self) -> None:
        """What was gathered is a line, or a part of a note."""
        self._flush()
        note = self.styles[-1].note if self.styles else ""
        told = [piece for piece in self.line if isinstance(piece, Text)]
        if note:
            self.notes.setdefault(note, []).extend([*told, Text(" ")] if told else [])
        elif self.line:
            self.lines.append(self.line)
        self.line = []

    def _style(self, tag: str, given: dict[str, str]) -> _Style:
        outer = self.styles[-1] if self.styles else _Style("", False, False, "", False, "")
        css = given.get("style", "")
        weight, slant, font = _WEIGHT.search(css), _SLANT.search(css), _FONT.search(css)
        bold = outer.bold or tag in ("b", "strong")
        italic = outer.italic or tag in ("i", "em")
        face = font[1].split(",")[0].strip(" '\"") if font else given.get("face", outer.font)
        note = _NOTE_TEXT.match(given.get("id", "")) if tag == "div" else None
        silent = outer.silent or tag in _SILENT or "mso-element:footnote-separator" in css
        if tag == "a" and outer.note and _NOTE_BACK.search(given.get("href", "")):
            silent = True
        return _Style(
            tag,
            weight[1] in ("bold", "bolder", "600", "700", "800", "900") if weight else bold,
            slant[1] in ("italic", "oblique") if slant else italic,
            face,
            silent,
            note[1] if note else outer.note,
        )

    def _add(self, found: str) -> None:
        style = self.styles[-1] if self.styles else None
        look = (style.bold, style.italic, style.font) if style else (False, False, "")
        if look != self.look:
            self._flush()
            self.look = look
        self.pending.append(found)

    def _flush(self) -> None:
        if self.pending:
            bold, italic, font = self.look
            told = clean(self.letters("".join(self.pending), font)).replace("\n", " ")
            self.pending = []
            if told:
                self.line.append(Text(told, bold, italic))


def _with_notes(line: list[_Piece], notes: dict[str, list[Text]]) -> list[Inline]:
    made: list[Inline] = []
    for piece in _trimmed(line):
        if isinstance(piece, Text):
            made.append(piece)
        elif any(each.text.strip() for each in notes.get(piece.number, ())):
            made.append(Note(tuple(notes[piece.number])))
    return made


def _trimmed(line: list[_Piece]) -> list[_Piece]:
    """The line with single spaces, and none at its ends."""
    made: list[_Piece] = []
    spaced = True
    for piece in line:
        if isinstance(piece, Text):
            told = _SPACES.sub(" ", piece.text)
            told = told.lstrip(" ") if spaced else told
            spaced = told.endswith(" ") if told else spaced
            made += [Text(told, piece.bold, piece.italic)] if told else []
        else:
            spaced = False
            made.append(piece)
    if made and isinstance(last := made[-1], Text):
        made[-1:] = [Text(bare, last.bold, last.italic)] if (bare := last.text.rstrip(" ")) else []
    return made


def _is_seen(piece: Inline) -> bool:
    return isinstance(piece, Note) or (isinstance(piece, Text) and bool(piece.text.strip()))
