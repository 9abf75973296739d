"""What stands outside the sections: to whom, number and date, signer, who receives it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from core.annex import has_annex
from core.drafter import read_drafter
from core.errors import AppError
from core.facts import Facts
from core.issuer import office_words
from core.numbers import read_date, whole_date, write_date
from core.paper import Circulation, Urgency
from core.period import days
from core.report import Registration
from core.text import clean_line
from ui.days_line import DaysLine
from ui.entries import Choice, Lines
from ui.messages import sentence
from ui.paper.pointing import DATE, NUMBER, RECIPIENTS
from ui.parts import label, row
from ui.session import Session
from ui.wizard.editors import ShortLine

_URGENCIES: tuple[tuple[str, object], ...] = (
    ("Không", None),
    *((urgency.words.capitalize(), urgency) for urgency in Urgency),
)
_CIRCULATIONS: tuple[tuple[str, object], ...] = (
    ("Không ghi", None),
    *((mark.words.capitalize(), mark) for mark in Circulation),
)


class TitleForm(QWidget):
    """The days it tells of; Kính gửi, one body a line or not at all; how fast the paper travels."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.addressed = Lines("Kính gửi, mỗi nơi một dòng", 64)
        self.addressed.setMaximumHeight(64)
        self.has_addressed = QCheckBox("Kính gửi (mỗi nơi một dòng)")
        self.has_addressed.setToolTip("Bỏ dấu: báo cáo không in phần Kính gửi")
        self.urgency = Choice("Độ khẩn", _URGENCIES)
        self.circulation = Choice("Phạm vi lưu hành", _CIRCULATIONS)
        self.days = DaysLine()
        name, far = label("Độ khẩn"), label("Lưu hành")
        name.setBuddy(self.urgency)
        far.setBuddy(self.circulation)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(self.days)
        box.addWidget(self.has_addressed)
        box.addWidget(self.addressed)
        box.addLayout(row(name, self.urgency, far, self.circulation, None))
        self.setFocusProxy(self.days)
        self.setEnabled(not session.is_final)
        self.show_facts(session.facts)
        self.addressed.textChanged.connect(self._on_typed)
        self.has_addressed.clicked.connect(self._on_switched)
        self.urgency.activated.connect(self._on_marked)
        self.circulation.activated.connect(self._on_marked)
        for day in (self.days.first, self.days.last, self.days.due):
            day.left.connect(self._on_days)

    def show_facts(self, facts: Facts) -> None:
        """Shows what is chosen, else what the profile says."""
        head = facts.report.head
        parent = (facts.unit.parent,) if facts.template.addressed and facts.unit.parent else ()
        names = parent if head.addressed_to is None else head.addressed_to
        report = facts.report
        self.days.show_days(report.first_day, report.last_day, report.due)
        self.urgency.choose(head.urgency)
        self.circulation.choose(head.circulation)
        # While it is being written, an empty box is not yet one that is done without.
        if not self.addressed.hasFocus():
            _show(self.addressed, names)
            asked = facts.template.addressed if head.addressed_to is None else bool(names)
            self.has_addressed.setChecked(asked)
            self.addressed.setEnabled(asked)

    def go_to(self, _field: str) -> None:
        """Puts the focus here."""
        if self.isEnabled():
            self.has_addressed.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Takes the days that are typed but not left yet; the rest is taken at once."""
        self._on_days()

    def _on_days(self) -> None:
        report = self._session.report
        given = self.days.days(report.period.year) if self.days.is_modified() else None
        if given is not None:
            first, last, due = given
            usual = days(report.period)
            self._session.answer_days(first or usual[0], last or usual[1], due)

    def _on_switched(self) -> None:
        is_on = self.has_addressed.isChecked()
        facts = self._session.facts
        usual = None if facts.template.addressed else (facts.unit.parent,)
        head = replace(facts.report.head, addressed_to=usual if is_on else ())
        self._session.answer_head(head)
        self.addressed.setEnabled(is_on)
        if is_on:
            self.has_addressed.setChecked(True)
            self.addressed.setFocus()

    def _on_marked(self) -> None:
        marks = {"urgency": self.urgency.value(), "circulation": self.circulation.value()}
        self._session.answer_head(replace(self._session.report.head, **marks))

    def _on_typed(self) -> None:
        if self.addressed.hasFocus():
            names = tuple(clean_line(line) for line in self.addressed.lines())
            self._session.answer_head(replace(self._session.report.head, addressed_to=names))


class ClosingForm(QWidget):
    """Signer, recipients, and the number and date the clerk gives after signing.

    `registered` carries a Registration: it stands outside what is locked.
    """

    registered = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.signer = Choice("Người ký")
        self.recipients = Lines("Nơi nhận, mỗi nơi một dòng", 84)
        self.recipients.setMaximumHeight(96)
        self.annex = QCheckBox("In phụ lục số liệu")
        self.annex.setToolTip("Bảng mọi chỉ tiêu của báo cáo, ở trang riêng sau chữ ký")
        self.drafter = ShortLine()
        self.drafter.setAccessibleName("Ký hiệu người soạn và số bản")
        self.drafter.setPlaceholderText("ví dụ: PL 30")
        self.drafter.setToolTip("PL.(30): người soạn PL, 30 bản; in dưới Nơi nhận")
        self.drafter.setFixedWidth(132)
        self.number = ShortLine()
        self.number.setAccessibleName("Số văn bản")
        self.number.setFixedWidth(110)
        self.date = ShortLine()
        self.date.setAccessibleName("Ngày văn bản")
        self.date.setFixedWidth(132)
        self.fault = label("", "fault", wraps=True)
        self._arrange()
        self.show_facts(session.facts)
        self.signer.setEnabled(not session.is_final)
        self.recipients.setEnabled(not session.is_final)
        self.annex.setEnabled(not session.is_final)
        self.drafter.setEnabled(not session.is_final)
        self._connect()

    def show_facts(self, facts: Facts) -> None:
        """Shows what is chosen, else what the profile and the form say."""
        report = facts.report
        items: list[tuple[str, object]] = [
            (f"{office_words(facts.unit, signer.office)} {signer.name}", signer.id)
            for signer in facts.unit.signers
        ]
        self.signer.blockSignals(True)
        self.signer.offer(items or [("(chưa có người ký trong trang Đơn vị)", "")])
        self.signer.choose(report.head.signer)
        self.signer.blockSignals(False)
        chosen = report.head.recipients
        if chosen is None:
            chosen = facts.unit.recipients or facts.template.recipients
        _show(self.recipients, chosen)
        self.annex.setChecked(has_annex(facts))
        if not self.drafter.hasFocus():
            self.drafter.setText(report.head.drafter)
        if not self.number.hasFocus() and not self.date.hasFocus():
            day = report.registration.date
            self.number.setText(report.registration.number or "")
            self.date.setText(write_date(day) if day else "")

    def go_to(self, field: str) -> None:
        """Puts the focus on what the paper's head or foot shows of this page."""
        shown = {NUMBER: self.number, DATE: self.date, RECIPIENTS: self.recipients}
        shown.get(field, self.signer).setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Takes what is typed but not left yet."""
        self._on_drafter()
        self._on_left()

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        for at, (words, editor) in enumerate((
            ("Người ký", self.signer),
            ("Nơi nhận (mỗi nơi một dòng)", self.recipients),
            ("Phụ lục", self.annex),
            ("Số văn bản (văn thư cấp sau khi ký)", self.number),
            ("Ngày văn bản", self.date),
            ("Ký hiệu người soạn, số bản", self.drafter),
        )):
            name = label(words, wraps=True)
            name.setBuddy(editor)
            grid.addWidget(name, at, 0)
            grid.addWidget(editor, at, 1)
        grid.addWidget(self.fault, 6, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.fault.hide()
        self.setFocusProxy(self.signer)

    def _connect(self) -> None:
        self.signer.activated.connect(self._on_signer)
        self.recipients.textChanged.connect(self._on_recipients)
        self.annex.clicked.connect(self._on_annex)
        self.drafter.left.connect(self._on_drafter)
        self.number.left.connect(self._on_left)
        self.date.left.connect(self._on_left)

    def _on_signer(self) -> None:
        chosen = self.signer.value()
        head = replace(self._session.report.head, signer=str(chosen) if chosen else None)
        self._session.answer_head(head)

    def _on_annex(self) -> None:
        head = replace(self._session.report.head, annex=self.annex.isChecked())
        self._session.answer_head(head)

    def _on_drafter(self) -> None:
        drafter = read_drafter(self.drafter.text())
        self.drafter.setText(drafter)
        self._session.answer_head(replace(self._session.report.head, drafter=drafter))

    def _on_recipients(self) -> None:
        if self.recipients.hasFocus():
            names = tuple(clean_line(line) for line in self.recipients.lines())
            self._session.answer_head(replace(self._session.report.head, recipients=names))

    def _on_left(self) -> None:
        known = self._session.report.registration
        text = self.date.text().strip()
        try:
            year = self._session.report.period.year
            day = read_date(whole_date(text, year)) if text else None
        except AppError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            return
        self.fault.hide()
        number = clean_line(self.number.text()) or None
        if (number, day) != (known.number, known.date):
            self.registered.emit(Registration(number, day, known.counter))


def _show(editor: Lines, lines: tuple[str, ...]) -> None:
    if not editor.hasFocus() and editor.lines() != lines:
        editor.show_lines(lines)
