"""What was found on a stick, file by file; nothing is taken before Nhận."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from core.arrival import Outcome
from core.merge import Plan, PlannedFile, PlannedReport, PlannedReturn, Received
from core.period import words
from core.slip import short_code
from ui.arrival_words import outcome_word, reason_words, report_words, return_words
from ui.keys import bind
from ui.lines_table import LinesMade, LinesTable
from ui.notices import words_of
from ui.parts import button, label, row
from ui.receiving.inbox.inbox import Inbox

_COLUMNS = ("Tệp", "Mã đối chiếu", "Đơn vị", "Kỳ báo cáo", "Lần", "Kết quả")
_WIDTHS = (190, 134, 140, 180, 44, 0)
_NOTHING_YET = "Chọn USB, thư mục hoặc tệp gửi đến. Chưa có gì được nhận."
_Line = tuple[PlannedFile, PlannedReport | PlannedReturn | None]


class Arrivals(QWidget):
    """`taken` says that reports were received; `compare_asked` carries (file, report): a copy of
    one of our own, to be taken over ours."""

    taken = Signal()
    compare_asked = Signal(object)
    left = Signal()

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox
        self._plan: Plan | None = None
        self._chosen: frozenset[str] = frozenset()
        self._lines: list[_Line] = []
        self.summary = label(_NOTHING_YET, wraps=True)
        self.table = LinesTable("Các tệp tìm thấy", _COLUMNS)
        self.table.set_widths(*_WIDTHS)
        # A column cuts off what to do about a damaged file.
        self.told = label("", "quiet", wraps=True)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Đã xem bao nhiêu tệp")
        self.take = button("&Nhận", self._on_take, main=True)
        self._choice = button("&Lấy bản đang chọn", self._on_choose)
        self.compare = button("S&o với máy này…", self._on_compare)
        self._stop = button("&Dừng", inbox.stop)
        folder = button("Chọn &thư mục hoặc USB…", self._choose_folder)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Nhận báo cáo", "title"))
        box.addLayout(row(folder, button("Chọn tệ&p…", self._choose_files), None))
        box.addWidget(self.summary)
        box.addLayout(row(self.progress, self._stop))
        box.addWidget(self.table, 1)
        box.addWidget(self.told)
        back = button("Quay lại", self._on_left)
        box.addLayout(row(back, None, self.compare, self._choice, self.take))
        self.setFocusProxy(folder)
        self._show_busy(busy=False)
        bind(self, {"Esc": self._on_left})
        self.table.moved.connect(self._on_moved)
        inbox.progressed.connect(self._on_progressed)

    def begin(self) -> None:
        """Entered once more: what was taken before is no more shown as waiting."""
        if self._plan is None and self.progress.isHidden():
            self._lines = []
            self.table.show_lines(_COLUMNS, ())
            self.summary.setText(_NOTHING_YET)

    def look(self, paths: Sequence[Path]) -> None:
        """Looks through these files and folders."""
        self._chosen = frozenset()
        self._show_busy(busy=True)
        self.summary.setText("Đang xem các tệp…")
        self._inbox.scan(tuple(paths), self._on_plan, self._on_failed)

    def plan_again(self) -> None:
        """What was looked through against what is known now."""
        self._inbox.plan(self._chosen, self._on_plan, self._on_failed)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn thư mục hoặc USB")
        if chosen:
            self.look([Path(chosen)])

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Chọn tệp", "", "Tệp báo cáo (*.db)")
        if chosen:
            self.look([Path(name) for name in chosen])

    def _on_plan(self, planned: Plan) -> None:
        self._plan = planned
        self._lines = [line for file in planned.files for line in _lines(file)]
        made = LinesMade(len(self._lines), lambda at: _cells(*self._lines[at]))
        self.table.show_lines(_COLUMNS, made, (4,))
        self.table.set_widths(*_WIDTHS)
        self._show_busy(busy=False)
        self.summary.setText(_counts(planned))
        self.take.setEnabled(planned.changes)
        self._select_offered()
        self._on_moved()
        asked = self.compare if self.compare.isEnabled() else self.table
        (self.take if planned.changes else asked).setFocus()

    def _select_offered(self) -> None:
        """The first copy of a report of our own that says more, so that it is one key away."""
        for at, (_, found) in enumerate(self._lines):
            if isinstance(found, PlannedReport) and found.is_offered:
                self.table.selectRow(at)
                return

    def _on_moved(self) -> None:
        model, at = self.table.model(), self.table.current()[0]
        name, *_, told = [model.index(at, column).data() or "" for column in range(len(_COLUMNS))]
        self.told.setText(f"{name}: {told}" if name else "")
        planned = self._current()
        apart = planned is not None and planned.outcome is Outcome.FORKED
        self._choice.setEnabled(bool(apart and planned and planned.own is None))
        self.compare.setEnabled(bool(planned and planned.is_offered))

    def _on_compare(self) -> None:
        planned = self._current()
        if planned:
            file, _ = self._lines[self.table.current()[0]]
            self.compare_asked.emit((Path(file.file.path), planned.arrival.id))

    def _on_choose(self) -> None:
        planned = self._current()
        if planned and planned.arrival.locked:
            self._chosen |= {planned.arrival.locked.digest}
            self._inbox.plan(self._chosen, self._on_plan, self._on_failed)

    def _on_take(self) -> None:
        if self._plan:
            self._show_busy(busy=True)
            # A large office's backup takes seconds: a bar alone would puzzle.
            self.summary.setText(
                "Đang sao lưu dữ liệu đang có rồi mới nhận. Chưa xong thì chưa có gì thay đổi."
            )
            self._inbox.receive(self._plan, self._on_received, self._on_failed)

    def _on_received(self, received: Received) -> None:
        self._plan = None
        self._show_busy(busy=False)
        others = received.accepted - received.ours
        parts = [f"nhận {others} báo cáo"] if others else []
        if received.ours:
            parts.append(f"nhận lại {received.ours} báo cáo của chính đơn vị")
        if received.registered:
            parts.append(f"ghi thêm số và ngày cho {received.registered} báo cáo")
        if received.returned:
            parts.append(f"nhận ý kiến về {received.returned} báo cáo của ta")
        made = LinesMade(len(self._lines), lambda at: _taken_cells(*self._lines[at]))
        self.table.show_lines(_COLUMNS, made, (4,))
        self.table.set_widths(*_WIDTHS)
        told = ", ".join(parts) or "ghi sổ các tệp này, không có báo cáo nào mới"
        self.summary.setText(f"Đã {told}. Nhận lại cùng USB này cũng không đổi gì.")
        self.taken.emit()

    def _on_progressed(self, told: tuple[int, int]) -> None:
        done, of = told
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)

    def _on_failed(self, error: Exception) -> None:
        self._show_busy(busy=False)
        self.take.setEnabled(False)
        self.summary.setText(words_of(error))

    def _on_left(self) -> None:
        self._inbox.stop()
        self.left.emit()

    def _show_busy(self, *, busy: bool) -> None:
        self.progress.setVisible(busy)
        self._stop.setVisible(busy)
        self.take.setEnabled(False)
        self._choice.setEnabled(False)
        self.compare.setEnabled(False)
        if busy:
            self.progress.setRange(0, 0)
            self._stop.setFocus()

    def _current(self) -> PlannedReport | None:
        at = self.table.current()[0]
        there = self._plan is not None and 0 <= at < len(self._lines)
        found = self._lines[at][1] if there else None
        return found if isinstance(found, PlannedReport) else None


def _lines(file: PlannedFile) -> list[_Line]:
    there: list[_Line] = [(file, word) for word in file.returned]
    there += [(file, report) for report in file.reports]
    return there or [(file, None)]


def _cells(file: PlannedFile, planned: PlannedReport | PlannedReturn | None) -> tuple[str, ...]:
    # The code of the slip, so that both sides can compare what was carried.
    whose = (file.file.name, short_code(file.file.sha256))
    if planned is None:
        return (*whose, "", "", "", reason_words(file.file))
    if isinstance(planned, PlannedReturn):
        return (*whose, "", "", str(planned.returned.revision), return_words(planned))
    arrival = planned.arrival
    told = "sẽ lấy bản này" if planned.chosen else report_words(planned)
    numbered = f"{told}; ghi thêm số và ngày" if planned.registered else told
    return (*whose, arrival.unit, words(arrival.period), str(arrival.revision), numbered)


def _taken_cells(
    file: PlannedFile, planned: PlannedReport | PlannedReturn | None
) -> tuple[str, ...]:
    """What it says when it is over: what was new is taken."""
    cells = _cells(file, planned)
    if planned is None or not planned.is_taken:
        return cells
    ours = isinstance(planned, PlannedReport) and planned.becomes_ours
    return (*cells[:-1], "đã nhận lại làm của mình" if ours else "đã nhận")


def _counts(planned: Plan) -> str:
    found = Counter(report.outcome for file in planned.files for report in file.reports)
    each = ", ".join(
        f"{outcome_word(outcome).split(',')[0]} {found[outcome]}"
        for outcome in Outcome
        if found[outcome]
    )
    words_back = f"ý kiến về {planned.returned} báo cáo của ta, " if planned.returned else ""
    return (
        f"Tìm thấy {len(planned.files)} tệp: sẽ nhận {planned.accepted} báo cáo, {words_back}"
        f"{planned.refused} tệp không nhận được{f' ({each})' if each else ''}. "
        f"Chưa có gì thay đổi trước khi chọn Nhận.{_offered(planned.offered)}{_apart(planned)}"
    )


def _apart(planned: Plan) -> str:
    """How one of two that differ is taken, while none of them is."""
    reports = [report for file in planned.files for report in file.reports if report.own is None]
    if not any(report.outcome is Outcome.FORKED for report in reports):
        return ""
    if any(report.chosen for report in reports):
        return ""
    return (
        " Hai bản khác nhau: chọn dòng của bản đúng (so mã đối chiếu với phiếu giao nhận), bấm Lấy"
        " bản đang chọn, rồi Nhận."
    )


def _offered(count: int) -> str:
    if not count:
        return ""
    return (
        f" {count} báo cáo của chính đơn vị có chỗ khác máy này: chọn dòng ấy rồi bấm So với máy"
        " này để xem và lấy."
    )
