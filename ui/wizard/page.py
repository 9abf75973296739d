"""One page a section: its heading, its questions, its text; built when it is first seen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.checks.finding import Code, Finding
from core.facts import Facts
from core.markup import Prose, Token
from core.period import words
from core.period_words import stale_words
from core.proposals import Proposal, proposals
from core.report import Progress, SectionText, State
from core.template import Placed
from ui.keys import bind
from ui.paper.place import Place, Where
from ui.parts import label, restyled
from ui.session import Session
from ui.wizard.chip_words import chip_views
from ui.wizard.head_forms import ClosingForm, TitleForm
from ui.wizard.old_words import OldWords
from ui.wizard.outline import SIGNS
from ui.wizard.proposed import Proposed
from ui.wizard.prose_bar import ProseBar
from ui.wizard.prose_editor import ProseEditor
from ui.wizard.questions import Questions, has_questions
from ui.wizard.remark_bar import RemarkBar
from ui.wizard.rows import RowsEditor

# The most the questions take of the page, and the fewest lines of text under them.
MOST_OF_HEIGHT = 0.58
LINES = 4


class PageArea(QScrollArea):
    """Leaves PgUp and PgDn to the form, where they turn to the next section."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class SectionPage(QWidget):
    """Shows one section of the open report and hands every change to the session."""

    def __init__(self, session: Session, placed: Placed) -> None:
        super().__init__()
        self._session = session
        self.placed = placed
        self.section = placed.section
        self._state = label("", "quiet", wraps=True)
        self.questions: Questions | None = None
        self.head: TitleForm | ClosingForm | None = None
        self.prose = ProseEditor()
        self.old_words = OldWords(self.prose, lambda: stale_words(session.facts, self.section.id))
        self.proposed = Proposed(self.prose, self._proposals)
        self._moved = False
        self._pointed_at: tuple[object, ...] = ()
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._area: PageArea | None = None
        self._arrange()
        self._connect()
        self.show_facts(session.facts)

    def first_field(self) -> QWidget:
        """Where the focus goes when the page is opened."""
        if self.questions and self.questions.isEnabled():
            return self.questions.rows()[0]
        return self.prose

    def go_to(self, field: str, row: int = -1, column: int = -1) -> bool:
        """Puts the focus on a field, or a cell of a table; says whether it stands here."""
        asked = self.questions.row_of(field) if self.questions else None
        if asked is None:
            return False
        asked.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(asked, RowsEditor) and row >= 0:
            asked.grid.setCurrentCell(row, max(column, 0))
        if self._area:
            self._area.ensureWidgetVisible(asked)
        return True

    def go_to_words(self, finding: Finding) -> bool:
        """Selects what a finding is about in the text: a red chip, a number that differs."""
        match finding.code:
            case Code.NUMBER_DIFFERS:
                return self.proposed.go_to(finding.field)
            case Code.FACT_GONE:
                name, _, key = finding.quote.partition(":")
                return self.prose.select_token(Token(name, key))
            case _:
                return False

    def place(self) -> Place:
        """The paragraph one is in, or the section."""
        here = self.prose.textCursor().blockNumber() if self.prose.hasFocus() else -1
        return Place(self.section.id, here)

    def go_to_place(self, place: Place) -> bool:
        """Puts the focus on the field told there, else the cursor into the paragraph; says whether
        the field, where there is one, stands here."""
        if self.head and place.where in (Where.HEAD, Where.FOOT):
            self.head.go_to(place.field)
        elif place.field and self.go_to(place.field, place.row, place.column):
            return True
        elif place.paragraph >= 0 or place.where is Where.TITLE:
            block = self.prose.document().findBlockByNumber(max(place.paragraph, 0))
            self.prose.setTextCursor(QTextCursor(block))
            self.prose.setFocus(Qt.FocusReason.OtherFocusReason)
            self.prose.ensureCursorVisible()
        return not place.field or place.where is not Where.TEXT

    def show_facts(self, facts: Facts) -> None:
        """Shows the report as it stands now; what is being typed is left alone."""
        pointed_at = _pointed_at(facts)
        if not _are_same(pointed_at, self._pointed_at):
            self._pointed_at = pointed_at
            if self.questions:
                self.questions.show_facts(facts)
            if self.head:
                self.head.show_facts(facts)
            self.prose.set_values(chip_views(facts))
            self.proposed.refresh_soon()
        kept = self._session.prose(self.section.id)
        if not self.prose.hasFocus() and kept != self.prose.prose():
            self.prose.set_prose(kept)
            self.prose.moveCursor(QTextCursor.MoveOperation.Start)
            self.old_words.refresh()
        self._show_state(facts)

    def mend(self) -> None:
        """Shift+F2: words of the old period are told of this one."""
        self.flush()
        if not self.prose.isReadOnly():
            self.old_words.mend()

    def drop(self) -> None:
        """Ctrl+F2: what was carried here is told anew by the form's own words."""
        if not self.prose.isReadOnly():
            self.prose.replace_prose(self.section.prose)
            self._session.mark(self.section.id, Progress.EMPTY)
            self.old_words.refresh()

    def flush(self) -> None:
        """Takes all that is typed but not left yet."""
        if self.questions:
            self.questions.flush()
        if self.head:
            self.head.flush()
        self.prose.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _arrange(self) -> None:
        heading = f"{self.placed.number} {self.section.title}".strip()
        title = label(heading, "heading", wraps=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 4)
        box.setSpacing(4)
        box.addWidget(title)
        box.addWidget(self._state)
        self.remarks = RemarkBar(self._session, self.section, self.go_to)
        box.addWidget(self.remarks)
        upper = self._upper()
        if upper:
            self._area = PageArea(upper)
            self._split.addWidget(self._area)
        self._split.addWidget(self._text(heading))
        self._split.setChildrenCollapsible(False)
        box.addWidget(self._split, 1)

    def _upper(self) -> QWidget | None:
        facts = self._session.facts
        parts: list[QWidget] = []
        if self.section.id == facts.template.title.id:
            self.head = TitleForm(self._session)
        elif self.section.id == facts.template.closing.id:
            self.head = ClosingForm(self._session)
        if self.head:
            parts.append(self.head)
        if has_questions(facts, self.section):
            self.questions = Questions(self._session, self.section)
            parts.append(self.questions)
        if not parts:
            return None
        upper = QWidget()
        box = QVBoxLayout(upper)
        box.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            box.addWidget(part)
        box.addStretch(1)
        return upper

    def _text(self, heading: str) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        self.prose.setAccessibleName(f"Lời văn: {heading}")
        self.prose.setReadOnly(self._session.is_final)
        self.prose.set_lines(LINES, LINES)
        self.prose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        bar = ProseBar(self.prose)
        bar.setEnabled(not self._session.is_final)
        box.addWidget(bar)
        box.addWidget(self.prose, 1)
        return holder

    def _connect(self) -> None:
        self.prose.edited.connect(self._on_edited)
        self.old_words.found_anew.connect(lambda: self._show_state(self._session.facts))
        bind(self, {"Shift+F2": self.mend, "Ctrl+F2": self.drop})
        self.proposed.given.connect(lambda given: self._session.answer_figure(*given))
        self._split.splitterMoved.connect(self._on_moved)

    def _share(self) -> None:
        inner = self._area.widget() if self._area else None
        if inner is not None and not self._moved:
            wanted = inner.heightForWidth(self.width()) if inner.hasHeightForWidth() else -1
            wanted = max(wanted, inner.sizeHint().height()) + 6
            height = self._split.height()
            upper = min(wanted, int(height * MOST_OF_HEIGHT))
            self._split.setSizes([upper, height - upper])

    def _show_state(self, facts: Facts) -> None:
        is_carried = self._session.progress(self.section.id) is Progress.CARRIED
        final = facts.report.state is State.FINAL
        told = self._told(facts)
        if told != self._state.text():
            self._state.setText(told)
            restyled(self._state, "bar" if is_carried else "quiet")
        self._state.setVisible(final or is_carried or bool(self.old_words.words()))

    def _told(self, facts: Facts) -> str:
        if facts.report.state is State.FINAL:
            return "Báo cáo đã hoàn thành, chỉ xem. Muốn sửa, chọn Mở lại."
        text = facts.report.sections.get(self.section.id, SectionText())
        sign, state = SIGNS[text.progress]
        if text.progress is not Progress.CARRIED:
            return self.old_words.words() or f"{sign} {state}"
        old = f"báo cáo {words(text.carried_from)}" if text.carried_from else "báo cáo cũ"
        keys = ("F2 giữ nguyên", self.old_words.words(), "Ctrl+F2 bỏ, viết lại")
        does = " · ".join(key for key in keys if key)
        return f"{sign} {state}: chép từ {old}. {does}."

    def _proposals(self, prose: Prose) -> tuple[Proposal, ...]:
        return proposals(self._session.facts, self.section, prose)

    def _on_edited(self, prose: Prose) -> None:
        self._session.answer_prose(self.section.id, prose)

    def _on_moved(self, _position: int, _index: int) -> None:
        self._moved = True


def _pointed_at(facts: Facts) -> tuple[object, ...]:
    """What tokens read; typing in a text leaves all of it as it was."""
    report = facts.report
    title = report.sections.get(facts.template.title.id)
    parts = (report.figures, report.fields, report.tables, report.slots, report.head, title)
    beside = (report.notes, report.reasons, report.registration, report.state)
    own = (facts.unit, facts.documents, facts.past, facts.events)
    return (*parts, *beside, *own, report.period)


def _are_same(these: tuple[object, ...], those: tuple[object, ...]) -> bool:
    # By identity, because values are never changed in place and comparing them takes longer.
    return len(these) == len(those) and all(a is b for a, b in zip(these, those, strict=True))
