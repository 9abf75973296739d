"""Who sent what: units against periods, the missing ones with their telephones."""

import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QVBoxLayout, QWidget

from core.board import Line, Standing, filtered
from core.commune import UnitMatch
from core.damaged import WHAT_TO_DO, damaged_words
from core.period import short_words, words
from ui.arrival_words import standing_words
from ui.entrance import Entrance
from ui.entries import Choice
from ui.keys import bind
from ui.lines_table import LinesMade, LinesTable
from ui.notices import words_of
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice
from ui.receiving.inbox.inbox import Inbox
from ui.receiving.inbox.work import Board

_TO_DO = f"{WHAT_TO_DO[:1].upper()}{WHAT_TO_DO[1:]}."
_FIXED = ("Đơn vị", "Điện thoại")
_ALL = "Tất cả"


class BoardPage(QWidget):
    """`read_asked` carries a report's id, `print_asked` (title, lines of text); `shown` says that
    what was asked for is there."""

    left = Signal()
    read_asked = Signal(object)
    communes_asked = Signal(object)
    print_asked = Signal(object)
    shown = Signal()

    def __init__(self, inbox: Inbox, today: datetime.date) -> None:
        super().__init__()
        self._inbox = inbox
        self._board: Board | None = None
        self._lines: tuple[Line, ...] = ()
        self.template = Choice("Loại báo cáo")
        self.period = PeriodChoice(today.year, today.month)
        self.search = QLineEdit()
        self.search.setAccessibleName("Tìm đơn vị")
        self.search.setPlaceholderText("Tìm đơn vị")
        standings: list[tuple[str, object]] = [(_ALL, None)]
        standings += [(standing_words(one).capitalize(), one) for one in Standing]
        self.standing = Choice("Trạng thái", standings)
        self.summary = label("", wraps=True)
        self.table = LinesTable("Đơn vị và báo cáo", _FIXED)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        communes = button("Danh &sách đơn vị…", self._on_communes)
        box.addLayout(row(label("Bảng theo dõi", "title"), None, communes))
        box.addWidget(self.template)
        box.addLayout(row(self.period, self.search, self.standing))
        box.addWidget(self.summary)
        box.addWidget(self.table, 1)
        self._match = button("&Ghép với đơn vị trong danh sách…", self._on_match)
        listed = button("&In danh sách chưa nộp", self._on_print)
        read = button("&Xem báo cáo", lambda: self._on_opened(self.table.current()), main=True)
        box.addLayout(row(button("Quay lại", self.left.emit), None, self._match, listed, read))
        Entrance(self, self.table)
        bind(self, {"Esc": self.left.emit})
        self.period.changed.connect(self.show_board)
        self.template.currentIndexChanged.connect(lambda _: self.show_board())
        self.search.textChanged.connect(lambda _: self._show())
        self.standing.currentIndexChanged.connect(lambda _: self._show())
        self.table.opened.connect(self._on_opened)
        self.table.moved.connect(self._on_moved)

    def show_choices(self, names: dict[str, str]) -> None:
        """The kinds there are."""
        self.template.offer([(name, id_) for id_, name in names.items()])

    def show_board(self) -> None:
        """Reads the chosen kind and period anew."""
        kind = self.template.value()
        if kind:
            self._inbox.board(str(kind), self.period.period(), self._on_board, self._on_failed)

    def _on_board(self, found: Board) -> None:
        self._board = found
        self._show()
        self.shown.emit()

    def _show(self) -> None:
        if self._board is None:
            return
        self._lines = filtered(self._board.lines, self.search.text(), self.standing.value())
        head = (*_FIXED, *(self._head(at) for at in range(len(self._board.columns))))
        self.table.show_lines(head, LinesMade(len(self._lines), partial(self._cells, self._board)))
        self.table.set_widths(0, 130, *(150 for _ in self._board.columns))
        all_, gone = len(self._board.lines), len(self._board.missing)
        hurt = sum(bool(line.damaged) for line in self._board.lines)
        told = f" {hurt} đơn vị có báo cáo hỏng: {WHAT_TO_DO}." if hurt else ""
        self.summary.setText(
            f"{words(self._board.columns[0][0]).capitalize()}: {all_} đơn vị, "
            f"chưa nộp {gone}, đã nộp {all_ - gone}.{told}"
            if all_
            else "Chưa có đơn vị nào. Chọn Danh sách đơn vị để ghi các xã phải gửi báo cáo."
        )
        self._on_moved()

    def _cells(self, board: Board, at: int) -> tuple[str, ...]:
        line = self._lines[at]
        name = line.unit if line.commune else f"{self._name(line)} (ngoài danh sách)"
        return (name, line.phone, *(_cell(of.get(line.key)) for _, of in board.columns))

    def _name(self, line: Line) -> str:
        """With its place where others are called the same."""
        same = sum(one.unit == line.unit for one in self._board.lines) if self._board else 0
        return _placed(line) if same > 1 else line.unit

    def _head(self, at: int) -> str:
        period = self._board.columns[at][0] if self._board else None
        if period is None:
            return ""
        short = short_words(period).removesuffix(" đầu năm")
        return short if str(period.year) in short else f"{short} {period.year}"

    def _on_moved(self) -> None:
        line = self._line()
        self._match.setEnabled(bool(line and line.commune is None and line.unit))

    def _on_opened(self, at: tuple[int, int]) -> None:
        number, column = at
        if self._board is None or not 0 <= number < len(self._lines):
            return
        key = self._lines[number].key
        found = self._board.columns[max(column - len(_FIXED), 0)][1].get(key)
        if found and found.cells:
            self.read_asked.emit(found.cells[0].tally.report)
        elif found and found.damaged:
            self.summary.setText(f"{damaged_words(found.damaged[0])}: báo cáo hỏng. {_TO_DO}")

    def _on_communes(self) -> None:
        if self._board is not None:
            self.communes_asked.emit(self._board.expected.communes)

    def _on_match(self) -> None:
        line = self._line()
        if line is None or self._board is None:
            return
        names = {one.name: one.id for one in self._board.expected.communes}
        question = f"Báo cáo của {_placed(line)} tính cho đơn vị nào? Máy sẽ nhớ cho các lần sau."
        name, agreed = QInputDialog.getItem(
            self, "Ghép đơn vị", question, list(names), 0, editable=False
        )
        if agreed and name in names:
            done = lambda _: self.show_board()  # noqa: E731
            unit, superior, province = line.place
            given = UnitMatch(unit, names[name], province, superior)
            self._inbox.match(given, done, self._on_failed)

    def _on_print(self) -> None:
        if self._board is None:
            return
        period = self._board.columns[0][0]
        named = tuple((line.unit, line.phone) for line in self._board.missing)
        self.print_asked.emit((f"Đơn vị chưa nộp báo cáo {words(period)}", named))

    def _line(self) -> Line | None:
        at = self.table.current()[0]
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def _on_failed(self, error: Exception) -> None:
        self.summary.setText(words_of(error))


def _placed(line: Line) -> str:
    return ", ".join(filter(None, line.place)) or line.unit


def _cell(line: Line | None) -> str:
    if line is None or line.standing is Standing.MISSING:
        return standing_words(Standing.MISSING) if line else ""
    revisions = [one.tally.revision for one in line.cells]
    revisions += [one.revision for one in line.damaged]
    number = max(revisions)
    more = f", {len(revisions)} báo cáo" if len(revisions) > 1 else ""
    return f"{standing_words(line.standing)}, lần {number}{more}"
