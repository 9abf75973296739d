"""Tokens and footnotes as single objects in a text: how they are kept there, and how they look."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from core.markup import Note, Paragraph, Prose, Text, Token, parse, print_

OBJECT = "\ufffc"
LONGEST_VALUE = 40
_TOKEN_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
_NOTE_OBJECT = _TOKEN_OBJECT + 1
_NAME = QTextFormat.Property.UserProperty.value + 1
_KEY = _NAME + 1
_NOTE = _NAME + 2
_NOTE_ID = _NAME + 3
_CODE = _NAME + 4
_PADDING, _MARGIN, _RADIUS = 5.0, 1.0, 4.0
_GONE = QColor(179, 38, 30)
# Two notes of one text must not share one format: Qt would merge them and both get one number.
_note_ids = count(1)


@dataclass(frozen=True, slots=True)
class ChipView:
    """What is seen of a token: its value now (None: the fact is gone), short name, full wording."""

    text: str | None
    name: str
    tip: str = ""


Values = Callable[[Token], ChipView]


def nothing_known(token: Token) -> ChipView:
    """The view of any token before the host has said what the tokens are worth."""
    return ChipView(None, token.key or token.name)


def look_format(bold: bool, italic: bool) -> QTextCharFormat:
    """The only two things a character can be besides itself."""
    look = QTextCharFormat()
    if bold:
        look.setFontWeight(QFont.Weight.Bold)
    if italic:
        look.setFontItalic(True)
    return look


def look_of(look: QTextCharFormat) -> tuple[bool, bool]:
    """Bold, italic."""
    return look.fontWeight() >= QFont.Weight.DemiBold, look.fontItalic()


def token_format(token: Token) -> QTextCharFormat:
    """What makes the object character this token."""
    chip = _object(_TOKEN_OBJECT, look_format(token.bold, token.italic))
    chip.setProperty(_NAME, token.name)
    chip.setProperty(_KEY, token.key)
    chip.setProperty(_CODE, f"{token.name}:{token.key}:{token.bold:d}{token.italic:d}")
    return chip


def note_format(note: Note, look: QTextCharFormat) -> QTextCharFormat:
    """What makes the object character this note; `look` is kept for what is typed after it."""
    mark = _object(_NOTE_OBJECT, look_format(*look_of(look)))
    mark.setProperty(_NOTE, print_(Prose((Paragraph((note,)),))))
    mark.setProperty(_NOTE_ID, next(_note_ids))
    return mark


def object_of(form: QTextCharFormat) -> Token | Note | None:
    """The token or note that an object character of this format is."""
    if form.objectType() == _TOKEN_OBJECT:
        return Token(form.stringProperty(_NAME), form.stringProperty(_KEY), *look_of(form))
    if form.objectType() == _NOTE_OBJECT:
        return _note(form.stringProperty(_NOTE))
    return None


@lru_cache(maxsize=512)
def _note(markup: str) -> Note | None:
    note = parse(markup).paragraphs[0].content[0]
    return note if isinstance(note, Note) else None


def note_id(form: QTextCharFormat) -> int:
    """Which note this is, also among equal ones; 0 if none."""
    return form.intProperty(_NOTE_ID) if form.objectType() == _NOTE_OBJECT else 0


def bare(token: Token) -> Token:
    """The token without its look: what its value hangs on."""
    return replace(token, bold=False, italic=False) if token.bold or token.italic else token


def shown_text(view: ChipView) -> str:
    """What stands in the chip."""
    if view.text is None:
        return f"[?] {view.name}"
    return view.text if 0 < len(view.text) <= LONGEST_VALUE else view.name


def spoken_text(content: tuple[Text | Token, ...], values: Values) -> str:
    """Text and tokens as they will be printed."""
    return "".join(
        piece.text if isinstance(piece, Text) else _printed(values(bare(piece)))
        for piece in content
    )


def _printed(view: ChipView) -> str:
    return "[?]" if view.text is None else view.text


def _object(kind: int, form: QTextCharFormat) -> QTextCharFormat:
    form.setObjectType(kind)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return form


def _mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    rest = 1 - share
    return QColor(
        round(ground.red() * rest + colour.red() * share),
        round(ground.green() * rest + colour.green() * share),
        round(ground.blue() * rest + colour.blue() * share),
    )


def _is_selected(char: QTextCharFormat) -> bool:
    # We give no character a colour; what has one has it from the selection.
    return char.hasProperty(QTextFormat.Property.ForegroundBrush)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    if font.pixelSize() > 0:
        small.setPixelSize(round(font.pixelSize() * 0.72))
    else:
        small.setPointSizeF(font.pointSizeF() * 0.72)
    return small


class Chips(QPyTextObject):
    """Measures and draws the objects of one editor's document."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._values: Values = nothing_known
        self._views: dict[Token, ChipView] = {}
        self._numbers: dict[int, int] = {}
        self._sizes: dict[str, QSizeF] = {}
        self._room = 0.0

    def register(self, document: QTextDocument) -> None:
        """Make `document` ask here for every token and note in it."""
        layout = document.documentLayout()
        layout.registerHandler(_TOKEN_OBJECT, self)
        layout.registerHandler(_NOTE_OBJECT, self)

    def set_values(self, values: Values) -> frozenset[Token]:
        """Ask `values` from now on; the tokens seen before that look different now."""
        before = self._views
        self._values = values
        self.forget_sizes()
        self._views = {token: values(token) for token in before}
        return frozenset(token for token, view in before.items() if view != self._views[token])

    def forget_sizes(self) -> None:
        """The letters or the values are others now."""
        self._sizes.clear()

    def view(self, token: Token) -> ChipView:
        """What is seen of `token` now."""
        token = bare(token)
        if token not in self._views:
            self._views[token] = self._values(token)
        return self._views[token]

    def number_notes(self, ids: tuple[int, ...]) -> bool:
        """Number the notes in this order; says whether any number is another one now."""
        numbers = {note: number for number, note in enumerate(ids, 1)}
        changed = any(self._numbers.get(note, 1) != number for note, number in numbers.items())
        self._numbers = numbers
        return changed

    def tip(self, form: QTextCharFormat) -> str:
        """The full wording behind an object; "" for plain text."""
        match object_of(form):
            case Token() as token:
                view = self.view(token)
                return view.tip or view.text or view.name
            case Note() as note:
                return spoken_text(note.content, self.view)
            case None:
                return ""

    def intrinsicSize(self, doc: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        # Qt asks for every chip it can see many times a key.
        room = doc.textWidth()
        if room != self._room:
            self._room = room
            self.forget_sizes()
        code = form.stringProperty(_CODE)
        known = self._sizes.get(code) if code else None
        if known is None:
            known = self._size(doc, form.toCharFormat())
            if code:
                self._sizes[code] = known
        return known

    def _size(self, doc: QTextDocument, char: QTextCharFormat) -> QSizeF:
        font = char.font()
        height = QFontMetrics(font).height()
        if note_id(char):
            return QSizeF(
                QFontMetricsF(_small(font)).horizontalAdvance(self._label(char)) + 2, height
            )
        width = QFontMetricsF(font).horizontalAdvance(self._label(char)) + 2 * (_PADDING + _MARGIN)
        widest = doc.textWidth() - 2 * doc.documentMargin() - 2 * doc.indentWidth()
        return QSizeF(min(width, widest) if widest > 0 else width, height)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _position: int,
        form: QTextFormat,
    ) -> None:
        char = form.toCharFormat()
        area = QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if note_id(char):
            self._draw_note(painter, area, char)
        else:
            self._draw_chip(painter, area, char)
        painter.restore()

    def _label(self, char: QTextCharFormat) -> str:
        if note_id(char):
            return str(self._numbers.get(note_id(char), 1))
        token = object_of(char)
        return shown_text(self.view(token)) if isinstance(token, Token) else ""

    def _draw_chip(self, painter: QPainter, rect: QRectF, char: QTextCharFormat) -> None:
        token = object_of(char)
        gone = isinstance(token, Token) and self.view(token).text is None
        palette = self._editor.palette()
        base, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        accent = _GONE if gone else palette.color(QPalette.ColorRole.Highlight)
        # Qt lays half the selection's colour over an object: only full contrast outlives it.
        selected = _is_selected(char)
        painter.setBrush(base if selected else _mixed(base, accent, 0.12))
        painter.setPen(QPen(_mixed(base, accent, 0.38), 1))
        painter.drawRoundedRect(rect.adjusted(_MARGIN, 0.5, -_MARGIN, -0.5), _RADIUS, _RADIUS)
        font = char.font()
        room = rect.width() - 2 * (_PADDING + _MARGIN) + 1
        text = QFontMetricsF(font).elidedText(self._label(char), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(ink if selected else _mixed(ink, accent, 0.85 if gone else 0.25))
        baseline = rect.bottom() - QFontMetrics(font).descent()
        painter.drawText(QPointF(rect.left() + _MARGIN + _PADDING, baseline), text)

    def _draw_note(self, painter: QPainter, rect: QRectF, char: QTextCharFormat) -> None:
        palette = self._editor.palette()
        ink = palette.color(QPalette.ColorRole.Text)
        accent = palette.color(QPalette.ColorRole.Highlight)
        selected = palette.color(QPalette.ColorRole.HighlightedText)
        painter.setPen(selected if _is_selected(char) else _mixed(ink, accent, 0.5))
        font = _small(char.font())
        painter.setFont(font)
        top = rect.top() + QFontMetrics(font).ascent()
        painter.drawText(QPointF(rect.left() + 1, top), self._label(char))
