"""Paste and drop: clean text, an old font only after a person saw both readings, or refused."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QMenu, QTextEdit, QVBoxLayout, QWidget

from core.importing.legacy import Consent, Letters, Suspicion
from core.markup import Paragraph
from ui.old_font import OldFont
from ui.parts import button, row
from ui.wizard.clipboard import LARGEST_PASTE, Copied, copied, is_welcome, paragraphs_of, size_of

# Puts paragraphs at an editor's cursor.
Insert = Callable[[tuple[Paragraph, ...]], None]


class FontDialog(QDialog):
    """Asks about one paste; closed without an answer, nothing is pasted."""

    def __init__(self, seen: Suspicion, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chữ phông cũ")
        self.asked = OldFont()
        box = QVBoxLayout(self)
        box.addWidget(self.asked)
        box.addLayout(row(None, button("&Không dán", self.reject)))
        self.asked.ask(seen.encoding.value, seen.before, seen.after)
        self.asked.answered.connect(lambda _consent: self.accept())
        self.resize(self.sizeHint().expandedTo(QSize(720, 340)))
        self.asked.setFocus()


def paste(
    editor: QTextEdit,
    source: QMimeData,
    insert: Insert,
    refuse: Callable[[str], None],
    *,
    raw: bool = False,
) -> None:
    """Puts what `source` holds at the editor's cursor; `refuse` gets the text of too much."""
    found = copied(source)
    if size_of(found) > LARGEST_PASTE:
        refuse(found.text)
    elif is_welcome(source):
        _put(editor, found, Letters(), insert, raw=raw)


def menu_of(
    editor: QTextEdit, event: QContextMenuEvent, paste_raw: Callable[[QMimeData], None]
) -> QMenu:
    """Qt's own menu, and the way to paste lines as they stand."""
    menu = editor.createStandardContextMenu(event.pos())
    clipboard = QGuiApplication.clipboard()
    act = menu.addAction("Dán nguyên như đã chép")
    act.setEnabled(not editor.isReadOnly() and is_welcome(clipboard.mimeData()))
    act.triggered.connect(lambda: paste_raw(clipboard.mimeData()))
    return menu


def _put(editor: QTextEdit, found: Copied, letters: Letters, insert: Insert, *, raw: bool) -> None:
    into_empty = editor.textCursor().block().length() == 1
    told = paragraphs_of(found, letters.read, into_empty=into_empty, raw=raw)
    is_asked = letters.consent is Consent.NOT_ASKED and not found.ours
    seen = letters.suspicion() if is_asked else None
    if seen is None:
        insert(told)
        return
    dialog = FontDialog(seen, editor)

    def answered(consent: Consent) -> None:
        letters.consent = consent
        _put(editor, found, letters.agreed() or Letters(Consent.NO), insert, raw=raw)

    dialog.asked.answered.connect(answered)
    dialog.finished.connect(lambda _result: editor.setFocus())
    dialog.open()
