"""Numbers of a text that may become chips: a quiet line under them, F12 takes one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from core.flat import with_piece
from core.markup import Note, Paragraph, Prose, Token
from core.proposals import Fit, Proposal
from ui.theme import AMBER
from ui.wizard.chips import look_of, object_of
from ui.wizard.keys import Keys, combination
from ui.wizard.prose_document import character_format, insert_piece, select
from ui.wizard.prose_editor import ProseEditor

REST_MS = 350
_BLUE = "#1f5fa8"

Ask = Callable[[Prose], tuple[Proposal, ...]]


class Proposed(QObject):
    """Looks when the hands rest; nothing is changed but by `take`.

    `given` carries (field id, number) for a figure nobody answered yet; `passed` the proposal at
    the cursor or None.
    """

    given = Signal(object)
    passed = Signal(object)

    def __init__(self, editor: ProseEditor, ask: Ask) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ask = ask
        self._found: tuple[tuple[Proposal, QTextCursor], ...] = ()
        self._shown: Proposal | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.refresh)
        editor.add_keys(self.keys())
        editor.document().contentsChanged.connect(self.refresh_soon)
        editor.cursorPositionChanged.connect(self._on_moved)

    def refresh_soon(self) -> None:
        """Look again once nothing is typed for a moment."""
        self._rest.start()

    def refresh(self) -> None:
        """Look now, and draw the lines."""
        self._rest.stop()
        editor = self._editor
        found = () if editor.isReadOnly() else self._ask(editor.prose())
        document = editor.document()
        self._found = tuple(
            (each, select(document, each.paragraph, *_ends(each))) for each in found
        )
        editor.underline("proposed", [_line(each, cursor) for each, cursor in self._found])
        self._on_moved()

    def here(self) -> Proposal | None:
        """The proposal whose number the cursor touches."""
        found = self._at_cursor()
        return found[0] if found else None

    def take(self) -> None:
        """F12: the number at the cursor becomes its chip; else on to the next such number."""
        if self._rest.isActive():
            self.refresh()
        found = self._at_cursor()
        if found is None:
            self._go_on()
            return
        proposal, place = found
        editor = self._editor
        if proposal.fit is Fit.FIRST:
            self.given.emit((proposal.field.id, proposal.number))
        cursor = QTextCursor(place)
        insert_piece(cursor, self._told(proposal, place))
        editor.setTextCursor(cursor)
        self.refresh()

    def go_to(self, field: str) -> bool:
        """Selects the number that differs from that figure; says whether there is one."""
        self.refresh()
        for proposal, place in self._found:
            if proposal.fit is Fit.OTHER and proposal.field.id == field:
                self._editor.setTextCursor(QTextCursor(place))
                self._editor.setFocus()
                self._editor.ensureCursorVisible()
                return True
        return False

    def keys(self) -> Keys:
        """For the editor."""
        return {combination(Qt.Key.Key_F12): self.take}

    def _told(self, proposal: Proposal, place: QTextCursor) -> Token | Note:
        """The chip for the number, or the note it stands in with the chip in its place."""
        form = character_format(self._editor.document(), place.selectionStart())
        note = object_of(form)
        if isinstance(note, Note):
            put = (Token(proposal.field.id),)
            content = with_piece(Paragraph(note.content), proposal.start, proposal.end, put).content
            return Note(tuple(piece for piece in content if not isinstance(piece, Note)))
        return Token(proposal.field.id, "", *look_of(form))

    def _go_on(self) -> None:
        here = self._editor.textCursor().position()
        ahead = [cursor for _, cursor in self._found if cursor.selectionStart() > here]
        every = ahead or [cursor for _, cursor in self._found]
        if every:
            self._editor.setTextCursor(QTextCursor(every[0]))
            self._editor.ensureCursorVisible()

    def _at_cursor(self) -> tuple[Proposal, QTextCursor] | None:
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        for proposal, place in self._found:
            if place.selectionStart() <= start and end <= place.selectionEnd():
                return proposal, place
        return None

    def _on_moved(self) -> None:
        here = self.here()
        if here != self._shown:
            self._shown = here
            self.passed.emit(here)


def _ends(proposal: Proposal) -> tuple[int, int]:
    """The number, or the mark of the note it stands in."""
    if proposal.note >= 0:
        return proposal.note, proposal.note + 1
    return proposal.start, proposal.end


def _line(proposal: Proposal, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    look = QTextCharFormat()
    wrong = proposal.fit is Fit.OTHER
    style = QTextCharFormat.UnderlineStyle
    look.setUnderlineStyle(style.WaveUnderline if wrong else style.DotLine)
    look.setUnderlineColor(QColor(AMBER if wrong else _BLUE))
    shown = QTextEdit.ExtraSelection()
    shown.cursor = cursor
    shown.format = look
    return shown
