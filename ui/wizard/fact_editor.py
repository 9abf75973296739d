"""An editor whose chips lead to their facts, and whose pasted chips never point at nothing."""

import json
from collections.abc import Callable, Mapping

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from core.markup import Note, Paragraph, Text, Token
from core.text import clean_line
from ui.wizard import pasting
from ui.wizard.chip_editor import ChipEditor
from ui.wizard.chips import bare, object_of
from ui.wizard.clipboard import LARGEST_PASTE, copied, is_welcome, mime_of, size_of
from ui.wizard.keys import ALT, Keys, combination
from ui.wizard.prose_document import character_format, insert, paragraphs_between, places_of

WORDS_TYPE = "application/x-baocaoxa-words"


Words = Mapping[str, str]
Sources = Callable[[Token], str]


class FactEditor(ChipEditor):
    """`fact_asked` carries the token whose fact is to be edited, `passed` the token the cursor
    touches or None, `paste_refused` the text that was too much.
    """

    fact_asked = Signal(object)
    passed = Signal(object)
    paste_refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched: Token | None = None
        self._sources: Sources = _no_source
        self.cursorPositionChanged.connect(self._on_passed)
        self.selectionChanged.connect(self._on_passed)

    def touched(self) -> Token | None:
        """The chip that is selected alone, else the one before the cursor, else the one after."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if end - start > 1:
            return None
        places = (start,) if end > start else (start - 1, start)
        block = cursor.block()
        inside = range(block.position(), block.position() + block.length() - 1)
        return next((found for at in places if at in inside and (found := self.token_at(at))), None)

    def token_at(self, position: int) -> Token | None:
        """The token that is the character at `position`."""
        if not 0 <= position < self.document().characterCount() - 1:
            return None
        found = object_of(character_format(self.document(), position))
        return bare(found) if isinstance(found, Token) else None

    def set_sources(self, sources: Sources) -> None:
        """Ask `sources` where a chip's fact lives, when that is to be read."""
        self._sources = sources

    def select_token(self, token: Token) -> bool:
        """Selects the first chip of that token; says whether there is one."""
        place = next(places_of(self.document(), {bare(token)}), None)
        if place is None:
            return False
        cursor = self.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()
        self.ensureCursorVisible()
        return True

    def ask_fact(self) -> None:
        """Alt+Enter: to where the fact of the chip at the cursor is edited."""
        token = self.touched()
        if token:
            self.flush()
            self._announce_fact(token)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A chip opens its fact; in plain text a word is selected."""
        position = self.position_at(event.position().toPoint())
        token = self.token_at(position)
        if token is None or event.button() != Qt.MouseButton.LeftButton:
            super().mouseDoubleClickEvent(event)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(position + 1)
        self.setTextCursor(cursor)
        self.flush()
        self._announce_fact(token)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Our markup for our editors, plain text for all others; copy, cut and drag use it. With
        the words of every chip: where its fact is unknown it is pasted as text.
        """
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        taken = paragraphs_between(self.document(), start, end)
        mime = mime_of(taken, self.view)
        words = {_code(token): self.view(token).text for token in _tokens(taken)}
        mime.setData(WORDS_TYPE, QByteArray(json.dumps(words).encode()))
        return mime

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only."""
        return is_welcome(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop: clean text, or refused as too much; chips of another report may have no
        fact here.
        """
        words = _words_of(source)
        pasting.paste(self, source, lambda told: self._put(told, words), self._announce_refused)

    def dropEvent(self, event: QDropEvent) -> None:
        """Too much is refused before Qt takes what is moved out of its old place."""
        found = copied(event.mimeData())
        if size_of(found) > LARGEST_PASTE:
            event.ignore()
            self._announce_refused(found.text)
        else:
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, and the paste that changes nothing."""
        self._menu = pasting.menu_of(self, event, self._paste_raw)
        self._menu.popup(event.globalPos())

    def insert_foreign(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """What was copied elsewhere, at the cursor."""
        cursor = self.textCursor()
        insert(cursor, paragraphs)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _paste_raw(self, source: QMimeData) -> None:
        pasting.paste(self, source, self.insert_foreign, self._announce_refused, raw=True)

    def _put(self, paragraphs: tuple[Paragraph, ...], words: Words) -> None:
        self.insert_foreign(tuple(self._known_here(each, words) for each in paragraphs))

    def _own_keys(self) -> Keys:
        enters = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super()._own_keys() | {combination(key, ALT): self.ask_fact for key in enters}

    def _known_here(self, paragraph: Paragraph, words: Words) -> Paragraph:
        pieces = tuple(
            Note(tuple(self._piece(part, words) for part in piece.content))
            if isinstance(piece, Note)
            else self._piece(piece, words)
            for piece in paragraph.content
        )
        return Paragraph(pieces, paragraph.shape)

    def _piece(self, piece: Text | Token, words: Words) -> Text | Token:
        if isinstance(piece, Text) or self.view(piece).text is not None:
            return piece
        said = words.get(_code(piece))
        return Text(clean_line(said), piece.bold, piece.italic) if said else piece

    def _tip_at(self, position: int) -> str:
        tip = super()._tip_at(position)
        token = self.token_at(position) if tip else None
        source = self._sources(token) if token else ""
        return f"{tip}\n{source}" if source else tip

    def _on_passed(self) -> None:
        touched = self.touched()
        if touched != self._touched:
            self._touched = touched
            self.passed.emit(touched)

    def _announce_refused(self, text: str) -> None:
        self.paste_refused.emit(text)

    def _announce_fact(self, token: Token) -> None:
        self.fact_asked.emit(token)


def _no_source(_token: Token) -> str:
    return ""


def _code(token: Token) -> str:
    return f"{token.name}:{token.key}"


def _tokens(paragraphs: tuple[Paragraph, ...]) -> list[Token]:
    parts = (
        part
        for paragraph in paragraphs
        for piece in paragraph.content
        for part in (piece.content if isinstance(piece, Note) else (piece,))
    )
    return [part for part in parts if isinstance(part, Token)]


def _words_of(mime: QMimeData) -> dict[str, str]:
    if not mime.hasFormat(WORDS_TYPE):
        return {}
    try:
        found = json.loads(mime.data(WORDS_TYPE).toStdString())
    except ValueError:
        return {}
    given = found.items() if isinstance(found, dict) else ()
    return {str(code): words for code, words in given if isinstance(words, str)}
