"""A received report: its pages at the left, what is said of it at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from core.period import words
from core.remark import Done, Remark, Verdict, place_words
from core.template import Field, TableForm, all_sections, outline, section_of
from ui.arrival_words import done_words, verdict_words
from ui.entrance import Entrance
from ui.entries import Choice, Lines, asked
from ui.jobs import Jobs
from ui.keys import bind
from ui.lines_table import LinesTable
from ui.notices import words_of
from ui.paper.painter import PagePainter
from ui.paper.place import Place
from ui.paper.preview import Preview
from ui.parts import button, label, row
from ui.places import named_place
from ui.receiving.inbox.inbox import Inbox
from ui.receiving.inbox.work import Reading
from ui.writing_bar import WritingBar

_HEAD = ("Ở đâu", "Ý kiến", "Đã làm gì")


class ReadingPage(QWidget):
    """Alt+R a remark, Alt+A accepts, Alt+T returns; nothing of the report itself changes."""

    left = Signal()

    def __init__(self, inbox: Inbox, jobs: Jobs, painter: Callable[[], PagePainter]) -> None:
        super().__init__()
        self._inbox = inbox
        self._reading: Reading | None = None
        self._first: Reading | None = None
        self._wanted = ""
        self._deeds: list[QWidget] = []  # none of them while one looks at the period before
        self.title = label("", "title")
        self.state = label("", wraps=True)
        self.going = WritingBar()
        self.going.said.connect(self.state.setText)
        self.pages = Preview(jobs, painter)
        self.section = Choice("Ý kiến ở mục")
        self.field = Choice("Ở ô")
        self.words = Lines("Ý kiến", 70)
        self.words.setMaximumHeight(72)
        self.remarks = LinesTable("Các ý kiến", _HEAD)
        self.remarks.wrap()
        self._before = button("&Kỳ trước", self._on_before)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.pages)
        self._split.addWidget(self._side())
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([580, 470])
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(6)
        box.addLayout(row(self.title, None, self._before))
        box.addWidget(self.state)
        box.addWidget(self.going)
        box.addWidget(self._split, 1)
        box.addLayout(row(button("Quay lại", self.left.emit), None, *self._acts()))
        Entrance(self, self.pages)
        bind(self, {"Alt+R": self.words.setFocus})
        bind(self, {"Alt+A": self._on_accept, "Alt+T": self._on_return})
        self.pages.left.connect(self.left)
        self.pages.picked.connect(self._on_picked)
        self.section.currentIndexChanged.connect(lambda _: self._offer_fields())
        self.remarks.opened.connect(self._on_remark)

    def read(self, report: str, field: str = "") -> None:
        """Shows a report, at the section that asks for `field`."""
        self._first, self._wanted = None, field
        self._inbox.read(report, self._on_reading, self._on_failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not bound: the pages have Esc bound, and of two bound within each other Qt does neither.
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _side(self) -> QWidget:
        side = QWidget()
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        asked(box, "Ý kiến ở mục", self.section)
        asked(box, "Ở ô (không bắt buộc)", self.field)
        asked(box, "Ý kiến (Alt+R)", self.words)
        keep, drop = button("&Ghi ý kiến", self._on_keep), button("&Bỏ ý kiến", self._on_drop)
        self._deeds += [keep, drop]
        box.addLayout(row(keep, drop, None))
        box.addWidget(self.remarks, 1)
        return side

    def _acts(self) -> tuple[QWidget, ...]:
        back = button("Trả lại (Alt+T)", self._on_return)
        accept = button("Tiếp nhận (Alt+A)", self._on_accept, main=True)
        give = button("Ghi tệp trả về ra &USB…", self._on_give_back)
        self._deeds += [give, back, accept]
        return give, back, accept

    def _on_reading(self, found: Reading) -> None:
        self._reading = found
        report = found.facts.report
        period = words(report.period)
        self.title.setText(f"{report.unit} · {period} · lần {report.revision}")
        said = verdict_words(found.word.verdict) if found.word else "chưa quyết định"
        looks_back = self._first is not None
        back = " Đang xem kỳ trước, chỉ để đọc; bấm Kỳ này để quay lại." if looks_back else ""
        self.state.setText(f"Lần {report.revision}: {said}.{back}")
        for act in self._deeds:
            act.setEnabled(not looks_back)
        self._before.setEnabled(bool(found.before) or self._first is not None)
        self._before.setText("Kỳ &này" if self._first else "&Kỳ trước")
        wanted, self._wanted = self._wanted, ""
        section = section_of(found.facts.template, wanted)
        numbers = {placed.section.id: placed.number for placed in outline(found.facts.template)}
        self.section.offer([
            (f"{numbers.get(one.id, '')} {one.title}".strip()[:60], one.id)
            for one in all_sections(found.facts.template)
        ])
        if section:
            self.section.choose(section)
        self._offer_fields()
        if section:
            self.field.choose(wanted)
        self._show_remarks(found)
        # Last: while the worker lays out, every word with Qt waits for Python's lock.
        self.pages.show_paper(lambda: found.paper, Place(section))

    def _show_remarks(self, found: Reading) -> None:
        lines = [_line(found, remark, done) for remark, done in found.remarks]
        self.remarks.show_lines(_HEAD, lines)
        self.remarks.set_widths(136, 0, 92)

    def _offer_fields(self) -> None:
        chosen = self.section.value()
        template = self._reading.facts.template if self._reading else None
        section = (
            next((s for s in all_sections(template) if s.id == chosen), None) if template else None
        )
        here: tuple[Field | TableForm, ...] = (*section.fields, *section.tables) if section else ()
        self.field.offer([("(cả mục)", ""), *((one.label, one.id) for one in here)])

    def _on_picked(self, place: Place) -> None:
        if place.section:
            self.section.choose(place.section)

    def _on_remark(self, at: tuple[int, int]) -> None:
        if self._reading and 0 <= at[0] < len(self._reading.remarks):
            self.pages.follow(Place(self._reading.remarks[at[0]][0].section))

    def _on_keep(self) -> None:
        text = "\n".join(self.words.lines())
        if not self._reading or not text:
            self.state.setText("Viết ý kiến vào ô rồi chọn Ghi ý kiến.")
            return
        place = (str(self.section.value() or ""), str(self.field.value() or ""))
        self._inbox.remark(self._id(), place, text, self._on_said, self._on_failed)

    def _on_said(self, found: Reading) -> None:
        self.words.show_lines(())
        self._reading = found
        self._show_remarks(found)

    def _on_drop(self) -> None:
        at = self.remarks.current()[0]
        if self._reading and 0 <= at < len(self._reading.remarks):
            remark = self._reading.remarks[at][0]
            self._inbox.forget(self._id(), remark.id, self._on_said, self._on_failed)

    def _on_accept(self) -> None:
        self._decide(Verdict.ACCEPTED)

    def _on_return(self) -> None:
        self._decide(Verdict.RETURNED)

    def _decide(self, verdict: Verdict) -> None:
        if self._reading and self._first is None:
            self._inbox.decide(self._id(), verdict, self._on_reading, self._on_failed)

    def _on_before(self) -> None:
        if self._first is not None:
            first, self._first = self._first, None
            self._on_reading(first)
        elif self._reading and self._reading.before:
            self._first = self._reading
            self._inbox.read(self._reading.before, self._on_reading, self._on_failed)

    def _on_give_back(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Chọn USB hoặc thư mục")
        if folder:
            self.give_back(Path(folder))

    def give_back(self, folder: Path) -> None:
        """Writes the file for the unit; one at a time."""
        if self.going.isHidden():
            self.going.begin()
            place = (folder, self.going.watch)
            self._inbox.give_back(self._id(), place, self._on_given, self._on_not_given)

    def _on_given(self, name: str) -> None:
        self._after_giving(f"Đã ghi và kiểm tra. Có thể rút USB. Tên tệp: {name}")

    def _on_not_given(self, error: Exception) -> None:
        self._after_giving(words_of(error))

    def _after_giving(self, told: str) -> None:
        """The decision is shown too: writing a file of remarks returns the report."""
        self.going.end()

        def shown(found: Reading) -> None:
            self._on_reading(found)
            self.state.setText(f"{self.state.text()} {told}")

        self._inbox.read(self._id(), shown, self._on_failed)

    def _id(self) -> str:
        return self._reading.facts.report.id if self._reading else ""

    def _on_failed(self, error: Exception) -> None:
        self.state.setText(words_of(error))


def _line(found: Reading, remark: Remark, done: Done) -> tuple[str, str, str]:
    """Where, as the pages number it; of an earlier lần also which."""
    template = found.facts.template
    asked = place_words(template, "", remark.field)
    place = ": ".join(filter(None, (named_place(template, remark.section), asked)))
    earlier = remark.revision != found.facts.report.revision
    when = f"lần {remark.revision} · " if earlier else ""
    told = f"{done_words(done)}: {remark.answer}" if remark.answer else done_words(done)
    return f"{when}{place}", remark.text, told
