"""An editor of text in which every token is one object: keys, input methods, copy and paste."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from core.markup import Prose, Token
from ui.wizard.chips import Chips, ChipView, Values, look_format, look_of
from ui.wizard.growing_edit import GrowingEdit
from ui.wizard.keys import CTRL, SHIFT, Keys, combination, pressed
from ui.wizard.prose_document import (
    Reading,
    character_format,
    insert,
    insert_piece,
    looks_of,
    places_of,
    show,
)

_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class ChipEditor(GrowingEdit):
    """Bold, italic and tokens, no other look; subclasses say what Enter does.

    `edited` carries the new Prose, `insert_asked` the editor that wants a token; `left` says that
    the focus went.
    """

    edited = Signal(object)
    left = Signal()
    insert_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = Chips(self)
        self._chips.register(self.document())
        self._composing = False
        self._loading = False
        show(self.document(), Prose())
        self._reading = Reading(self.document())
        self._announced = Prose()
        self._keys = self._own_keys()
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.document().contentsChange.connect(self._on_contents_change)
        self._blocks = 1
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def add_keys(self, keys: Keys) -> None:
        """Keys of the host that work in this text."""
        self._keys = self._keys | keys

    def prose(self) -> Prose:
        """What stands here, without a syllable that is still being composed."""
        return self._reading.prose()

    def set_prose(self, prose: Prose) -> None:
        """Show another text; undo starts anew. What already stands here is left alone."""
        if prose == self.prose():
            return
        self.flush()
        self._loading = True
        show(self.document(), prose)
        self._loading = False
        self._reading.forget()
        self._announced = self.prose()
        self._number_notes()

    def replace_prose(self, prose: Prose) -> None:
        """Another text, as one step that can be undone."""
        self.flush()
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        insert(cursor, prose.paragraphs)
        self.setTextCursor(cursor)

    def flush(self) -> None:
        """Take in what an input method still holds: call it before reading or leaving."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        if self._composing:
            self._commit_preedit()

    def view(self, token: Token) -> ChipView:
        """What is seen of `token` here."""
        return self._chips.view(token)

    def set_values(self, values: Values) -> None:
        """Ask `values` from now on what each token is worth; text, cursor and undo stay."""
        changed = self._chips.set_values(values)
        if not changed:
            return
        places = tuple(places_of(self.document(), changed))
        if places:
            # One call: each lays out its paragraph anew.
            self.document().markContentsDirty(places[0], places[-1] - places[0] + 1)

    def insert_token(self, token: Token) -> None:
        """Put a chip at the cursor, in the look that is being typed."""
        if self.isReadOnly():
            return
        self.flush()
        bold, italic = look_of(self.currentCharFormat())
        cursor = self.textCursor()
        insert_piece(cursor, replace(token, bold=bold, italic=italic))
        self.setTextCursor(cursor)

    def is_bold(self) -> bool:
        """Whether the selection, or what is typed next, is bold."""
        return all(bold for bold, _ in looks_of(self))

    def is_italic(self) -> bool:
        """Whether the selection, or what is typed next, is italic."""
        return all(italic for _, italic in looks_of(self))

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or not."""
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Normal if self.is_bold() else QFont.Weight.Bold)
        self._change_look(look)

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or not."""
        look = QTextCharFormat()
        look.setFontItalic(not self.is_italic())
        self._change_look(look)

    def ask_insert(self) -> None:
        """Ask the host for a token to put here."""
        if self.isReadOnly():
            return
        self.flush()
        self._ask_insert_into(self)

    def event(self, event: QEvent) -> bool:
        """Keep our keys from the window's shortcuts while the focus is here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and pressed(event) in self._keys
            and not self.isReadOnly()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Our own keys; everything else, keys without a code too, is Qt's to type."""
        act = None if self.isReadOnly() else self._keys.get(pressed(event))
        if act is not None:
            event.accept()
            act()
        elif pressed(event) == combination(Qt.Key.Key_Backspace):
            self._backspace(event)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """While something is being composed the text is not yet anyone's."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing:
            self._announce_if_new()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is left half composed, and the leaving is told."""
        self.flush()
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self._announce_left()

    def changeEvent(self, event: QEvent) -> None:
        """Chips grow with the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._chips.forget_sizes()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the full wording of the object under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self._tip_at(self.position_at(event.pos()))
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def _own_keys(self) -> Keys:
        keys: Keys = {
            combination(Qt.Key.Key_B, CTRL): self.toggle_bold,
            combination(Qt.Key.Key_I, CTRL): self.toggle_italic,
            combination(Qt.Key.Key_Y, CTRL): self.redo,
            combination(Qt.Key.Key_F4): self.ask_insert,
            # Where there is no other field Qt would type a tab.
            combination(Qt.Key.Key_Tab): self._leave,
        }
        for enter in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys[combination(enter)] = self._on_enter
            keys[combination(enter, SHIFT)] = self._on_enter
            keys[combination(enter, CTRL)] = self._leave
        return keys

    def _on_enter(self) -> None:
        raise NotImplementedError

    def _ask_insert_into(self, editor: "ChipEditor") -> None:
        self.insert_asked.emit(editor)

    def _announce_edited(self, prose: Prose) -> None:
        self._announced = prose
        self.edited.emit(prose)

    def _announce_left(self) -> None:
        self.left.emit()

    def _announce_if_new(self) -> None:
        prose = self.prose()
        if prose != self._announced:
            self._announce_edited(prose)

    def _leave(self) -> None:
        self.focusNextChild()

    def _backspace(self, event: QKeyEvent) -> None:
        # An input method that takes letters back and types them anew ("dd" → "đ") must not lose
        # the look that was chosen for them.
        cursor = self.textCursor()
        alone = not (cursor.hasSelection() or cursor.atBlockStart() or self.isReadOnly())
        look = look_of(character_format(self.document(), cursor.position() - 1)) if alone else None
        super().keyPressEvent(event)
        if look is not None and look_of(self.currentCharFormat()) != look:
            self.setCurrentCharFormat(look_format(*look))

    def _commit_preedit(self) -> None:
        # Some input methods keep silent when another program takes the focus.
        event = QInputMethodEvent()
        event.setCommitString(self.textCursor().block().layout().preeditAreaText())
        QApplication.sendEvent(self, event)
        QGuiApplication.inputMethod().reset()

    def _change_look(self, look: QTextCharFormat) -> None:
        if not self.isReadOnly():
            self.flush()
            self.mergeCurrentCharFormat(look)

    def _tip_at(self, position: int) -> str:
        return self._chips.tip(character_format(self.document(), position)) if position >= 0 else ""

    def _number_notes(self) -> None:
        if self._chips.number_notes(self._reading.note_ids()):
            self.document().markContentsDirty(0, self.document().characterCount())

    def _on_contents_changed(self) -> None:
        if self._loading:
            return
        self._number_notes()
        if not self._composing:
            self._announce_if_new()

    def _on_contents_change(self, _position: int, removed: int, added: int) -> None:
        # Qt paints the paragraph that changed; the marks of lists may be others below it.
        blocks = self.document().blockCount()
        if blocks != self._blocks or removed == added:
            self._blocks = blocks
            self.viewport().update()

    def _on_cursor_moved(self) -> None:
        tip = self._tip_at(self.textCursor().position() - 1)
        if tip and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, tip))
