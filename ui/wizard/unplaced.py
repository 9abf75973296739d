"""Pieces of an old report that found no section: each is put into one, or left out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from core.facts import Facts
from core.markup import Prose, literal
from core.report import Unplaced
from core.template import Template, outline
from core.text import clean_line
from ui.entries import Choice
from ui.parts import button, label, row
from ui.session import Session


class UnplacedPage(QWidget):
    """`emptied` says that nothing waits any more."""

    emptied = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.pieces = QListWidget()
        self.pieces.setAccessibleName("Các đoạn chưa xếp")
        self.pieces.setMaximumHeight(150)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Lời của đoạn đang chọn")
        self.target = Choice("Đưa vào mục", _targets(session.facts.template))
        self._arrange()
        self.pieces.currentRowChanged.connect(self._on_current)
        self.show_facts(session.facts)

    def show_facts(self, facts: Facts) -> None:
        """Lists what still waits."""
        if self.pieces.count() == len(facts.report.unplaced):
            return
        here = max(self.pieces.currentRow(), 0)
        self.pieces.clear()
        for piece in facts.report.unplaced:
            self.pieces.addItem((piece.heading or piece.text)[:90])
        self.pieces.setCurrentRow(min(here, self.pieces.count() - 1))

    def flush(self) -> None:
        """Nothing is typed here."""

    def place(self) -> None:
        """Puts the chosen piece at the end of the chosen section, its words untouched."""
        piece = self._current()
        section = str(self.target.value() or "")
        if piece and section:
            words = [clean_line(line) for line in (piece.heading, *piece.text.splitlines())]
            added = tuple(literal(line) for line in words if line)
            prose = self._session.prose(section)
            self._session.answer_prose(section, Prose((*prose.paragraphs, *added)))
            self._drop()

    def leave_out(self) -> None:
        """The chosen piece is not wanted in this report."""
        if self._current():
            self._drop()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.addWidget(label("Chưa xếp", "title"))
        told = "Các đoạn này của tệp cũ chưa thuộc mục nào, nên chưa được in. Chọn mục rồi đưa vào."
        box.addWidget(label(told, "quiet", wraps=True))
        box.addWidget(self.pieces)
        box.addWidget(self.text, 1)
        name = label("Đưa vào mục")
        name.setBuddy(self.target)
        put, drop = (
            button("Đưa vào mục", self.place, main=True),
            button("Bỏ đoạn này", self.leave_out),
        )
        box.addLayout(row(name, self.target, put, None, drop))
        self.setFocusProxy(self.pieces)

    def _current(self) -> Unplaced | None:
        at = self.pieces.currentRow()
        pieces = self._session.report.unplaced
        return pieces[at] if 0 <= at < len(pieces) else None

    def _drop(self) -> None:
        at = self.pieces.currentRow()
        pieces = self._session.report.unplaced
        self._session.answer_unplaced((*pieces[:at], *pieces[at + 1 :]))
        if not self._session.report.unplaced:
            self.emptied.emit()

    def _on_current(self, _row: int) -> None:
        piece = self._current()
        self.text.setPlainText(f"{piece.heading}\n{piece.text}".strip() if piece else "")


def _targets(template: Template) -> list[tuple[str, object]]:
    return [
        (
            f"{'   ' * max(placed.level - 1, 0)}{placed.number} {placed.section.title}".rstrip()[
                :90
            ],
            placed.section.id,
        )
        for placed in outline(template)
    ]
