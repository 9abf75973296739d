"""Who sent what: units against periods, the missing ones with their telephones."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QVBoxLayout, QWidget

from core.board import Line, Standing, filtered, missing
from core.period import short_words, words
from ui.arrival_words import standing_words
from ui.entries import Choice
from ui.keys import bind
from ui.lines_table import LinesTable
from ui.notices import words_of
from ui.parts import button, label, row
from ui.period_choice import PeriodChoice
from ui.receiving.inbox.inbox import Inbox
from ui.receiving.inbox.work import Board

_FIXED = ("Đơn vị", "Điện thoại")
_ALL = "Tất cả"


class BoardPage(QWidget):
    """`read_asked` carries a report's id, `print_asked` (title, lines of text)."""

    left = Signal()
    read_asked = Signal(object)
    communes_asked = Signal(object)
    print_asked = Signal(object)

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
        self.setFocusProxy(self.table)
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

    def _show(self) -> None:
        if self._board is None:
            return
        (_, first), *_ = self._board.columns
        others = [{line.unit: line for line in lines} for _, lines in self._board.columns[1:]]
        self._lines = filtered(first, self.search.text(), self.standing.value())
        head = (*_FIXED, *(self._head(at) for at in range(len(self._board.columns))))
        lines = [
            (
                line.unit if line.commune else f"{line.unit} (ngoài danh sách)",
                line.phone,
                _cell(line),
                *(_cell(other.get(line.unit)) for other in others),
            )
            for line in self._lines
        ]
        self.table.show_lines(head, lines)
        self.table.set_widths(0, 130, *(150 for _ in self._board.columns))
        gone = len(missing(first))
        self.summary.setText(
            f"{words(self._board.columns[0][0]).capitalize()}: {len(first)} đơn vị, "
            f"chưa nộp {gone}, đã nộp {len(first) - gone}."
            if first
            else "Chưa có đơn vị nào. Chọn Danh sách đơn vị để ghi các xã phải gửi báo cáo."
        )
        self._on_moved()

    def _head(self, at: int) -> str:
        period = self._board.columns[at][0] if self._board else None
        if period is None:
            return ""
        short = short_words(period).removesuffix(" đầu năm")
        return short if str(period.year) in short else f"{short} {period.year}"

    def _on_moved(self) -> None:
        line = self._line()
        self._match.setEnabled(bool(line and line.commune is None))

    def _on_opened(self, at: tuple[int, int]) -> None:
        number, column = at
        if self._board is None or not 0 <= number < len(self._lines):
            return
        unit = self._lines[number].unit
        place = max(column - len(_FIXED), 0)
        found = next((one for one in self._board.columns[place][1] if one.unit == unit), None)
        if found and found.cells:
            self.read_asked.emit(found.cells[0].tally.report)

    def _on_communes(self) -> None:
        if self._board is not None:
            self.communes_asked.emit(self._board.expected.communes)

    def _on_match(self) -> None:
        line = self._line()
        if line is None or self._board is None:
            return
        names = {one.name: one.id for one in self._board.expected.communes}
        question = f"Báo cáo của {line.unit} tính cho đơn vị nào? Máy sẽ nhớ cho các lần sau."
        name, agreed = QInputDialog.getItem(
            self, "Ghép đơn vị", question, list(names), 0, editable=False
        )
        if agreed and name in names:
            done = lambda _: self.show_board()  # noqa: E731
            self._inbox.match(line.unit, names[name], done, self._on_failed)

    def _on_print(self) -> None:
        if self._board is None:
            return
        period, lines = self._board.columns[0]
        named = tuple((line.unit, line.phone) for line in missing(lines))
        self.print_asked.emit((f"Đơn vị chưa nộp báo cáo {words(period)}", named))

    def _line(self) -> Line | None:
        at = self.table.current()[0]
        return self._lines[at] if 0 <= at < len(self._lines) else None

    def _on_failed(self, error: Exception) -> None:
        self.summary.setText(words_of(error))


def _cell(line: Line | None) -> str:
    if line is None or not line.cells:
        return standing_words(Standing.MISSING) if line else ""
    number = max(cell.tally.revision for cell in line.cells)
    more = f", {len(line.cells)} báo cáo" if len(line.cells) > 1 else ""
    return f"{standing_words(line.standing)}, lần {number}{more}"
