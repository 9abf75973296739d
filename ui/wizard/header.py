"""Over and under the form: which report this is, what can be done with it, Trước and Tiếp."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.facts import Facts
from core.numbers import write_date
from core.period import words
from core.report import Progress, Source, State
from ui.parts import button, label, row
from ui.wizard.outline import progress_words


class Header(QWidget):
    """The report's name and its buttons."""

    left = Signal()
    check_asked = Signal()
    look_asked = Signal()
    word_asked = Signal()
    pdf_asked = Signal()
    print_asked = Signal()
    finalise_asked = Signal()
    reopen_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = label("", "name")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._progress = label("", "quiet")
        self._progress.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._finalise = button("&Hoàn thành…", self.finalise_asked.emit, main=True)
        self._reopen = button("Mở &lại…", self.reopen_asked.emit)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._progress)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(button("← &Danh sách", self.left.emit))
        box.addLayout(names, 1)
        for made in (
            button("&Soát (F8)", self.check_asked.emit),
            button("&Xem trang (F9)", self.look_asked.emit),
            button("Xuất &Word", self.word_asked.emit),
            button("Xuất &PDF", self.pdf_asked.emit),
            button("&In", self.print_asked.emit),
            self._finalise,
            self._reopen,
        ):
            box.addWidget(made)

    def title(self) -> str:
        """The report's name, as the window and the printer call it."""
        return self._name.text()

    def show_facts(self, facts: Facts) -> None:
        """The report's name, lần, state and what is left to do."""
        report = facts.report
        final = report.state is State.FINAL
        received = report.source is Source.RECEIVED
        # First, where a narrow window cuts nothing off.
        practice = "Làm thử · " if report.source is Source.PRACTICE else ""
        state = "Đã hoàn thành" if final else "Dự thảo"
        due = f" · hạn gửi {write_date(report.due)}" if report.due and not final else ""
        name = f"{practice}{words(report.period)} · lần {report.revision} · {state}"
        self._name.setText(name[:1].upper() + name[1:])
        self._name.setToolTip(facts.template.name)
        self._progress.setText(facts.template.name if final else f"{progress_words(facts)}{due}")
        self._finalise.setVisible(not final)
        self._reopen.setVisible(final and not received)


class Footer(QWidget):
    """Trước, Giữ nguyên, Tiếp; always in sight."""

    stepped = Signal(object)
    kept = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back = button("← T&rước", lambda: self.stepped.emit(-1))
        self._keep = button("Giữ nguyên (F2)", self.kept.emit)
        self._place = label("", "quiet")
        self._on = button("&Tiếp →", lambda: self.stepped.emit(1), main=True)
        self._back.setToolTip("Mục trước (Alt+←)")
        self._on.setToolTip("Mục sau (Alt+→)")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 4)
        box.addLayout(row(self._back, self._keep, None, self._place, None, self._on))

    def show_place(self, at: int, count: int, is_section: bool, state: Progress | None) -> None:
        """Where the open page stands among all."""
        self._place.setText(f"Trang {at + 1}/{count}")
        # The buttons stay at the ends, so that nothing jumps.
        self._back.setEnabled(at > 0)
        carried = state is Progress.CARRIED
        self._keep.setVisible(is_section and state not in (None, Progress.DONE))
        self._keep.setText("Giữ nguyên (F2)" if carried else "Xong mục này (F2)")
        self._keep.setAccessibleName(self._keep.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 44)
