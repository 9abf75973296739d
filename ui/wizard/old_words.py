"""Words of the old period in a carried text: a thin line under them, one key tells them anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from core.period_words import Stale, mended
from ui.theme import AMBER
from ui.wizard.prose_editor import ProseEditor

REST_MS = 350
_SHOWN = 2
_INNER = str.maketrans("“”", "‘’")

Ask = Callable[[], tuple[Stale, ...]]


class OldWords(QObject):
    """Looks when the hands rest; nothing is changed but by `mend`. `found_anew` says it looked."""

    found_anew = Signal()

    def __init__(self, editor: ProseEditor, ask: Ask) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ask = ask
        self.found: tuple[Stale, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.refresh)
        editor.edited.connect(lambda _: self._rest.start())

    def refresh(self) -> None:
        """Look now, and draw the lines."""
        self._rest.stop()
        self.found = () if self._editor.isReadOnly() else self._ask()
        self._editor.underline("old words", [_line(self._editor, stale) for stale in self.found])
        self.found_anew.emit()

    def chosen(self) -> tuple[Stale, ...]:
        """What the key would tell anew: the period's words first, cited documents when they are
        the only ones left."""
        sure = tuple(stale for stale in self.found if stale.put)
        return tuple(stale for stale in sure if not stale.is_citation) or sure

    def mend(self) -> None:
        """Shift+F2: they become tokens, in one step that can be undone."""
        self.refresh()
        chosen = self.chosen()
        if chosen:
            self._editor.replace_prose(mended(self._editor.prose(), chosen))
            self.refresh()

    def words(self) -> str:
        """What the key would do, "" where nothing is left for it."""
        chosen = self.chosen()
        if not chosen:
            return ""
        told = dict.fromkeys(
            f"“{stale.quote.translate(_INNER)[:48]}” → “{stale.right.translate(_INNER)}”"
            for stale in chosen
        )
        more = "; …" if len(told) > _SHOWN else ""
        return f"Shift+F2 thay {len(chosen)} chỗ: {'; '.join([*told][:_SHOWN])}{more}"


def _line(editor: ProseEditor, stale: Stale) -> QTextEdit.ExtraSelection:
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(AMBER))
    shown = QTextEdit.ExtraSelection()
    shown.cursor = _cursor(editor, stale)
    shown.format = look
    return shown


def _cursor(editor: ProseEditor, stale: Stale) -> QTextCursor:
    block = editor.document().findBlockByNumber(stale.paragraph)
    text = block.text()
    start, end = (stale.start, stale.end) if stale.note < 0 else (stale.note, stale.note + 1)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + _units(text, start))
    cursor.setPosition(block.position() + _units(text, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str, characters: int) -> int:
    """Qt counts what does not fit 16 bits twice."""
    return len(text[:characters].encode("utf-16-le")) // 2
