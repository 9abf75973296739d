"""The editor of a section's text: paragraphs with shapes, tokens and footnotes."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)

from core.markup import Note, Shape, Text, Token
from ui.wizard.chips import object_of
from ui.wizard.fact_editor import FactEditor
from ui.wizard.keys import ALT, CTRL, Keys, combination
from ui.wizard.note_dialog import NoteDialog
from ui.wizard.prose_document import (
    block_format,
    character_format,
    insert_piece,
    marker_of,
    shape_of,
)


class ProseEditor(FactEditor):
    """A FactEditor whose Enter makes paragraphs."""

    def shape(self) -> Shape:
        """The shape of the paragraph at the cursor."""
        return shape_of(self.textCursor().block())

    def set_shape(self, shape: Shape) -> None:
        """Give the selected paragraphs this shape."""
        if not self.isReadOnly():
            self.flush()
            self.textCursor().setBlockFormat(block_format(shape))

    def cycle_bullets(self) -> None:
        """Plain → "- " → "+ " → plain."""
        after = {Shape.DASH: Shape.PLUS, Shape.PLUS: Shape.PLAIN}
        self.set_shape(after.get(self.shape(), Shape.DASH))

    def toggle_numbers(self) -> None:
        """Numbered, or plain again."""
        numbered = self.shape() is Shape.NUMBERED
        self.set_shape(Shape.PLAIN if numbered else Shape.NUMBERED)

    def insert_note(self) -> None:
        """Ask for a footnote at the cursor; one that stands there is opened instead."""
        if self.isReadOnly():
            return
        self.flush()
        position = self.textCursor().position()
        for place in (position - 1, position):
            if self._note_at(place):
                self.edit_note(place)
                return
        self._ask_note(None, self.textCursor())

    def cite_in_note(self, token: Token) -> None:
        """A footnote at the cursor that names a document, and nothing else."""
        if not self.isReadOnly():
            self.flush()
            cursor = self.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            insert_piece(cursor, Note((token, Text("."))))
            self.setTextCursor(cursor)

    def edit_note(self, position: int) -> None:
        """Open the footnote whose character stands at `position`."""
        note = self._note_at(position)
        if note is None or self.isReadOnly():
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        self._ask_note(note, cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace before a list's line makes it plain first."""
        cursor = self.textCursor()
        at_start = cursor.atBlockStart() and not cursor.hasSelection() and not self.isReadOnly()
        if event.key() == Qt.Key.Key_Backspace and at_start and self.shape() is not Shape.PLAIN:
            self.set_shape(Shape.PLAIN)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the footnote under the mouse."""
        position = self.position_at(event.position().toPoint())
        if self._note_at(position):
            self.edit_note(position)
        else:
            super().mouseDoubleClickEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the marks of lists, which are never part of it."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.translate(0, -self.verticalScrollBar().value())
        top = event.rect().top() + self.verticalScrollBar().value()
        bottom = event.rect().bottom() + self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid():
            area = layout.blockBoundingRect(block)
            if area.top() > bottom:
                break
            if area.bottom() >= top and block.layout().lineCount():
                self._draw_marker(painter, block, area.topLeft())
            block = block.next()

    def _own_keys(self) -> Keys:
        return super()._own_keys() | {
            combination(Qt.Key.Key_F, CTRL | ALT): self.insert_note,
            combination(Qt.Key.Key_G, CTRL | ALT): self.cycle_bullets,
            combination(Qt.Key.Key_S, CTRL | ALT): self.toggle_numbers,
        }

    def _on_enter(self) -> None:
        cursor = self.textCursor()
        empty = cursor.block().length() == 1 and not cursor.hasSelection()
        if empty and self.shape() is not Shape.PLAIN:
            self.set_shape(Shape.PLAIN)
            return
        cursor.insertBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _note_at(self, position: int) -> Note | None:
        if not 0 <= position < self.document().characterCount() - 1:
            return None
        found = object_of(character_format(self.document(), position))
        return found if isinstance(found, Note) else None

    def _ask_note(self, note: Note | None, place: QTextCursor) -> None:
        dialog = NoteDialog(note, self.view, self)
        dialog.editor.set_sources(self._sources)
        dialog.editor.insert_asked.connect(self._ask_insert_into)
        dialog.editor.paste_refused.connect(self._announce_refused)

        def leave(token: Token) -> None:
            dialog.accept()
            self._announce_fact(token)

        dialog.editor.fact_asked.connect(leave)

        def put() -> None:
            written = dialog.note()
            if written is None:
                place.removeSelectedText()
            elif written != note:
                insert_piece(place, written)
            place.clearSelection()
            self.setTextCursor(place)

        dialog.accepted.connect(put)
        dialog.finished.connect(lambda _result: self.setFocus())
        dialog.open()

    def _draw_marker(self, painter: QPainter, block: QTextBlock, corner: QPointF) -> None:
        mark = marker_of(block)
        if not mark:
            return
        line = block.layout().lineAt(0)
        width = QFontMetricsF(self.font()).horizontalAdvance(mark + " ")
        left = corner.x() + line.x() - width
        painter.drawText(QPointF(left, corner.y() + line.y() + line.ascent()), mark)
