"""Prose in a QTextDocument and back, exactly; the shapes of paragraphs as block formats."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QTextEdit

from core.markup import Inline, Note, Paragraph, Prose, Shape, Text, Token
from core.text import clean
from ui.wizard.chips import (
    OBJECT,
    bare,
    look_format,
    look_of,
    note_format,
    note_id,
    object_of,
    token_format,
)

_SHAPE = QTextFormat.Property.UserProperty.value + 11
_INDENTS = {Shape.PLAIN: 0, Shape.DASH: 1, Shape.NUMBERED: 1, Shape.PLUS: 2}
_LINE_HEIGHT = 135.0
_SPACE_AFTER = 3.0


def show(document: QTextDocument, prose: Prose) -> None:
    """Make `document` this prose and nothing else; nothing before it can be undone."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block_format(Shape.PLAIN))
    insert(cursor, prose.paragraphs)
    document.setUndoRedoEnabled(True)


def prose_of(document: QTextDocument) -> Prose:
    """The prose that `document` shows; its text enters through the one door."""
    return Prose(paragraphs_between(document, 0, document.characterCount() - 1))


def paragraphs_between(document: QTextDocument, start: int, end: int) -> tuple[Paragraph, ...]:
    """What stands from `start` to `end`, empty paragraphs too.

    A piece of a paragraph has no shape, a whole paragraph has its own.
    """
    found: list[Paragraph] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() <= end:
        last = block.position() + block.length() - 1
        whole = start <= block.position() and last <= end
        shape = shape_of(block) if whole or found else Shape.PLAIN
        found.append(Paragraph(tuple(_pieces(block, start, end)), shape))
        block = block.next()
    return tuple(found)


def looks_of(editor: QTextEdit) -> tuple[tuple[bool, bool], ...]:
    """Bold and italic of every selected text and token, or of what is typed next."""
    cursor = editor.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    selected = tuple(
        (piece.bold, piece.italic)
        for paragraph in paragraphs_between(editor.document(), start, end)
        for piece in paragraph.content
        if not isinstance(piece, Note)
    )
    return selected or (look_of(editor.currentCharFormat()),)


def character_format(document: QTextDocument, position: int) -> QTextCharFormat:
    """The format of the character at `position`; an empty one if there is none."""
    # Setting a cursor there would make Qt shape the whole paragraph again.
    for fragment in _fragments(document.findBlock(position)):
        if fragment.contains(position):
            return fragment.charFormat()
    return QTextCharFormat()


def insert(cursor: QTextCursor, paragraphs: Iterable[Paragraph]) -> None:
    """Put `paragraphs` in place of the selection, as one step of undo.

    The first one runs on in the paragraph it meets, and gives its shape only to an empty one.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for row, paragraph in enumerate(paragraphs):
        if row:
            cursor.insertBlock(block_format(paragraph.shape), QTextCharFormat())
        elif cursor.block().length() == 1 and paragraph.content:
            cursor.setBlockFormat(block_format(paragraph.shape))
        for piece in paragraph.content:
            insert_piece(cursor, piece)
    cursor.endEditBlock()


def insert_piece(cursor: QTextCursor, piece: Inline) -> None:
    """Put one text, token or note in place of the selection."""
    match piece:
        case Text():
            cursor.insertText(piece.text, look_format(piece.bold, piece.italic))
        case Token():
            cursor.insertText(OBJECT, token_format(piece))
        case Note():
            cursor.insertText(OBJECT, note_format(piece, cursor.charFormat()))


def block_format(shape: Shape) -> QTextBlockFormat:
    """How a paragraph of this shape stands."""
    form = QTextBlockFormat()
    form.setProperty(_SHAPE, shape.value)
    form.setIndent(_INDENTS[shape])
    form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(_SPACE_AFTER)
    return form


def shape_of(block: QTextBlock) -> Shape:
    """The shape of the paragraph in `block`."""
    return Shape(block.blockFormat().stringProperty(_SHAPE))


def marker_of(block: QTextBlock) -> str:
    """What stands before the paragraph: "-", "+", its number; "" for a plain one."""
    shape = shape_of(block)
    if shape is not Shape.NUMBERED:
        return shape.value.strip()
    number = 1
    while (block := block.previous()).isValid() and shape_of(block) is Shape.NUMBERED:
        number += 1
    return f"{number}."


def places_of(document: QTextDocument, tokens: Container[Token]) -> Iterator[int]:
    """Where these tokens stand, whatever their look, in reading order."""
    block = document.begin()
    while block.isValid():
        for fragment in _fragments(block):
            found = object_of(fragment.charFormat())
            if isinstance(found, Token) and bare(found) in tokens:
                yield from range(fragment.position(), fragment.position() + fragment.length())
        block = block.next()


def select(document: QTextDocument, paragraph: int, start: int, end: int) -> QTextCursor:
    """A selection of letters of a paragraph of the prose, which has no empty ones."""
    block = document.begin()
    while block.isValid() and (block.length() == 1 or paragraph):
        paragraph -= block.length() > 1
        block = block.next()
    cursor = QTextCursor(document)
    if block.isValid():
        text = block.text()
        cursor.setPosition(block.position() + _units(text, start))
        cursor.setPosition(block.position() + _units(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str, letters: int) -> int:
    return len(text[:letters].encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: Paragraph
    notes: tuple[int, ...]


class Reading:
    """What one document says, where only the paragraphs that changed are read again."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._read: list[_Line | None] = []
        self.forget()
        # Qt tells of changes only in a document that has been given its layout.
        document.documentLayout()
        document.contentsChange.connect(self._on_contents_change)

    def forget(self) -> None:
        """Read everything again the next time."""
        self._read = [None] * self._document.blockCount()

    def prose(self) -> Prose:
        """The same as `prose_of` the document."""
        return Prose(tuple(line.paragraph for line in self._lines()))

    def note_ids(self) -> tuple[int, ...]:
        """Which notes there are, in reading order."""
        return tuple(note for line in self._lines() for note in line.notes)

    def _lines(self) -> list[_Line]:
        lines: list[_Line] = []
        for row, known in enumerate(self._read):
            line = known or _line(self._document.findBlockByNumber(row))
            self._read[row] = line
            lines.append(line)
        return lines

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        first = self._document.findBlock(position).blockNumber()
        last = self._document.findBlock(position + added).blockNumber()
        if last < 0:
            last = self._document.blockCount() - 1
        known_last = last - self._document.blockCount() + len(self._read)
        if not 0 <= first <= known_last + 1 <= len(self._read):
            self.forget()
            return
        self._read[first : known_last + 1] = [None] * (last - first + 1)


def _line(block: QTextBlock) -> _Line:
    end = block.position() + block.length() - 1
    pieces = tuple(_pieces(block, block.position(), end))
    notes: tuple[int, ...] = ()
    if any(isinstance(piece, Note) for piece in pieces):
        ids = (note_id(fragment.charFormat()) for fragment in _fragments(block))
        notes = tuple(found for found in ids if found)
    return _Line(Paragraph(pieces, shape_of(block)), notes)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    # PySide's stubs do not know that a block can be walked through.
    for at in cast("Iterable[QTextBlock.iterator]", block):
        yield at.fragment()


def _pieces(block: QTextBlock, start: int, end: int) -> Iterator[Inline]:
    for fragment in _fragments(block):
        first = max(start - fragment.position(), 0)
        last = min(end - fragment.position(), fragment.length())
        if first >= last:
            continue
        form = fragment.charFormat()
        piece = object_of(form)
        if piece is not None:
            # Equal objects side by side are one fragment.
            yield from (piece,) * (last - first)
            continue
        whole = last - first == fragment.length()
        text = fragment.text() if whole else _slice(fragment.text(), first, last)
        yield _text(text, form)


def _text(text: str, form: QTextCharFormat) -> Text:
    # Text checks what it is given; cleaning what is clean would cost a second pass on every key.
    try:
        return Text(text, *look_of(form))
    except ValueError:
        return Text(clean(text).replace("\n", " "), *look_of(form))


def _slice(text: str, first: int, last: int) -> str:
    """Cut by Qt's positions, which count UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")[2 * first : 2 * last]
    return units.decode("utf-16-le", "replace")
