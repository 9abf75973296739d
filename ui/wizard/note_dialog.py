"""The small window in which a footnote is written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from core.markup import Note, Paragraph, Prose, Text, Token
from ui.wizard.chip_bar import ChipBar
from ui.wizard.chips import Values
from ui.wizard.fact_editor import FactEditor


class NoteEditor(FactEditor):
    """A FactEditor of one paragraph without notes; Enter ends it."""

    finished = Signal()

    def content(self) -> tuple[Text | Token, ...]:
        """What stands here; nothing if only spaces do."""
        content = _flat(self.prose().paragraphs)
        blank = all(isinstance(piece, Text) and not piece.text.strip() for piece in content)
        return () if blank else content

    def _on_enter(self) -> None:
        self.flush()
        self.finished.emit()

    def _leave(self) -> None:
        self._on_enter()

    def insert_foreign(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """As its editor takes it."""
        super().insert_foreign((Paragraph(_flat(paragraphs)),))


class NoteDialog(QDialog):
    """Writes one note; `values` says what its tokens are worth."""

    def __init__(self, note: Note | None, values: Values, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chú thích cuối trang" if note is None else "Sửa chú thích cuối trang")
        self.editor = NoteEditor(self)
        self.editor.setAccessibleName("Nội dung chú thích")
        self.editor.set_lines(3, 8)
        self.editor.set_values(values)
        self.editor.set_prose(Prose((Paragraph(note.content),)) if note else Prose())
        self.editor.finished.connect(self.accept)
        self._arrange()
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)
        self.editor.setFocus()

    def note(self) -> Note | None:
        """What was written; None if nothing was."""
        content = self.editor.content()
        return Note(content) if content else None

    def accept(self) -> None:
        """Take in the last syllable first."""
        self.editor.flush()
        super().accept()

    def _arrange(self) -> None:
        buttons = QDialogButtonBox(self)
        put = buttons.addButton("Ghi chú thích", QDialogButtonBox.ButtonRole.AcceptRole)
        leave = buttons.addButton("Bỏ qua", QDialogButtonBox.ButtonRole.RejectRole)
        for button in (put, leave):
            button.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(ChipBar(self.editor, self))
        rows.addWidget(self.editor)
        rows.addStretch()
        rows.addWidget(buttons)
        self.resize(520, 220)


def _flat(paragraphs: tuple[Paragraph, ...]) -> tuple[Text | Token, ...]:
    content: list[Text | Token] = []
    for row, paragraph in enumerate(paragraphs):
        content += [Text(" ")] if row else []
        for piece in paragraph.content:
            # A note has no notes: one that is pasted goes on in brackets.
            inner = (Text(" ("), *piece.content, Text(")")) if isinstance(piece, Note) else (piece,)
            content += inner
    return tuple(content)
