"""Pieces of an old report that found no section: each is put into one, or left out."""

from dataclasses import dataclass

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from core.facts import Facts
from core.markup import Paragraph, Prose, literal
from core.report import Unplaced
from core.template import Template, outline
from core.text import clean_line
from ui.entries import Choice
from ui.keys import bind
from ui.parts import button, label, row
from ui.session import Session

_TOLD = "Các đoạn này của tệp cũ chưa thuộc mục nào, nên chưa được in. Chọn mục rồi Enter."
HELP = (
    "Mục được gợi ý theo đề mục cũ hoặc lời của đoạn. Enter: đưa đoạn vào mục · Delete: bỏ đoạn · "
    "Ctrl+Z: hoàn tác. Đoạn đưa vào đứng cuối mục."
)
_DONE = "Không còn đoạn nào chưa xếp."


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done: the pieces that waited before, and what was added to which section."""

    pieces: tuple[Unplaced, ...]
    at: int
    section: str = ""
    added: tuple[Paragraph, ...] = ()


class UnplacedPage(QWidget):
    """Keys: Enter puts a piece where the choice says, Delete leaves it out, Ctrl+Z undoes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._steps: list[_Step] = []
        self._shown: tuple[Unplaced, ...] | None = None
        self._told = label(_TOLD, "quiet", wraps=True)
        self.pieces = QListWidget()
        self.pieces.setAccessibleName("Các đoạn chưa xếp; Enter để đưa vào mục, Delete để bỏ")
        self.pieces.setMaximumHeight(150)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Lời của đoạn đang chọn")
        self.target = Choice("Đưa vào mục", _targets(session.facts.template))
        self._arrange()
        bind(self.pieces, {"Del": self.leave_out, "Return": self.place, "Enter": self.place})
        self.pieces.currentRowChanged.connect(self._on_current)
        self.show_facts(session.facts)

    def show_facts(self, facts: Facts) -> None:
        """Lists what still waits."""
        if self._shown == facts.report.unplaced:
            return
        self._shown = facts.report.unplaced
        here = max(self.pieces.currentRow(), 0)
        self.pieces.clear()
        for piece in self._shown:
            self.pieces.addItem((piece.heading or piece.text)[:90].replace("\n", " "))
        self.pieces.setCurrentRow(min(here, self.pieces.count() - 1))
        for each in (self.target, self._put, self._drop):
            each.setEnabled(bool(self._shown))
        self._told.setText(_TOLD if self._shown else _DONE)
        if not self._shown and self._steps:
            self._back.setFocus()

    def flush(self) -> None:
        """Nothing is typed here."""

    def place(self) -> None:
        """Puts the chosen piece at the end of the chosen section, its words untouched."""
        piece = self._current()
        section = str(self.target.value() or "")
        if not piece:
            return
        if not section:
            self.target.setFocus()
        else:
            words = [clean_line(line) for line in (piece.heading, *piece.text.splitlines())]
            added = tuple(literal(line) for line in words if line)
            prose = self._session.prose(section)
            self._session.answer_prose(section, Prose((*prose.paragraphs, *added)))
            self._take_away(section, added)

    def leave_out(self) -> None:
        """The chosen piece is not wanted in this report."""
        if self._current():
            self._take_away()

    def undo(self) -> None:
        """The last piece waits again; what it added goes, as far as it still stands there."""
        if not self._steps:
            return
        step = self._steps.pop()
        if step.section:
            left = list(self._session.prose(step.section).paragraphs)
            for paragraph in step.added:
                if paragraph in left:
                    left.reverse()
                    left.remove(paragraph)
                    left.reverse()
            self._session.answer_prose(step.section, Prose(tuple(left)))
        self._session.answer_unplaced(step.pieces)
        self._back.setEnabled(bool(self._steps))
        self.pieces.setCurrentRow(step.at)
        self.pieces.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Z, as long as there is something of this page; then it is the saves'."""
        if self._steps and event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.addWidget(label("Chưa xếp", "title"))
        box.addWidget(self._told)
        box.addWidget(self.pieces)
        box.addWidget(self.text, 1)
        name = label("Mục")
        name.setBuddy(self.target)
        self._put = button("Đưa &vào mục", self.place, main=True)
        self._drop = button("&Bỏ đoạn này", self.leave_out)
        self._back = button("Hoàn tác", self.undo)
        self._back.setToolTip("Ctrl+Z")
        self._back.setEnabled(False)
        line = row(name)
        line.addWidget(self.target, 1)
        box.addLayout(line)
        box.addLayout(row(self._put, self._drop, None, self._back))
        self.setFocusProxy(self.pieces)

    def _current(self) -> Unplaced | None:
        at = self.pieces.currentRow()
        pieces = self._session.report.unplaced
        return pieces[at] if 0 <= at < len(pieces) else None

    def _take_away(self, section: str = "", added: tuple[Paragraph, ...] = ()) -> None:
        at = self.pieces.currentRow()
        pieces = self._session.report.unplaced
        self._steps.append(_Step(pieces, at, section, added))
        self._back.setEnabled(True)
        self._session.answer_unplaced((*pieces[:at], *pieces[at + 1 :]))

    def _on_current(self, _row: int) -> None:
        piece = self._current()
        self.text.setPlainText(f"{piece.heading}\n{piece.text}".strip() if piece else "")
        if piece:
            from core.importing.suggesting import suggestion

            self.target.choose(suggestion(self._session.facts.template, piece))


def _targets(template: Template) -> list[tuple[str, object]]:
    chosen: list[tuple[str, object]] = [("(chọn mục)", "")]
    return chosen + [
        (
            f"{'   ' * max(placed.level - 1, 0)}{placed.number} {placed.section.title}".rstrip()[
                :90
            ],
            placed.section.id,
        )
        for placed in outline(template)
    ]
