"""The form: every section in order by Trước and Tiếp, or any one at once; never blocked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from core.checks.finding import Finding
from core.facts import Facts
from core.report import Progress, carried
from core.template import section_of
from ui.keys import bind
from ui.paper.place import Place, Where
from ui.paper.preview import Preview
from ui.session import Session
from ui.wizard.chip_desk import ChipDesk
from ui.wizard.finalise import FinalisePage
from ui.wizard.find_bar import FindBar
from ui.wizard.findings import FindingsPage
from ui.wizard.form_keys import help_of, page_of, table_with_focus
from ui.wizard.frame import Frame
from ui.wizard.head_forms import ClosingForm
from ui.wizard.header import Footer, Header
from ui.wizard.looking import Looking
from ui.wizard.outline import UNPLACED, Outline
from ui.wizard.page import SectionPage
from ui.wizard.pages import Page, Pages
from ui.wizard.rows import RowsEditor
from ui.wizard.searching import Searching
from ui.wizard.side_pane import SidePane
from ui.wizard.unplaced import HELP, UnplacedPage

_STEPS: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Wizard(QWidget):
    """One open report. What reaches beyond it is asked of the window."""

    registered = Signal(object)

    def __init__(self, session: Session, header: Header, preview: Preview) -> None:
        super().__init__()
        self.session = session
        self.header = header
        self.footer = Footer()
        self.preview = preview
        self.outline = Outline(session.facts)
        self.side = SidePane(session.facts.template)
        self.frame = Frame(header, self.outline, self.side, preview, self.footer)
        self.stack = self.frame.stack
        self._pages = Pages(session, self.stack, self._on_built)
        self.looking = Looking(session, self.frame, preview, self._place, self.flush)
        self.desk = ChipDesk(session, self.side, self._open_at)
        self.find_bar = FindBar()
        self.frame.put_under(self.find_bar)
        self.searching = Searching(session, self.find_bar, self._texts, self._show_section)
        self.findings = FindingsPage(session.facts.template)
        self.finalise = FinalisePage(session.facts)
        self.page = ""
        for listed in (self.findings, self.finalise):
            self.stack.addWidget(listed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.frame)
        self._connect()
        searching = self.searching.keys(self._pages.shown)
        bind(self, {**self._keys(), **self.looking.keys(), **searching})
        bind(self.side, {"Esc": self.frame.return_focus})
        self.show_facts(session.facts)
        self.open_page(self._first_page())

    def open_page(self, page: str) -> None:
        """Shows a section's page, whatever was open before."""
        if page not in self.outline.pages:
            page = self.outline.pages[0]
        self.flush()
        left, self.page = self.page, page
        self._leave_section(left)
        shown = self._pages.of(page)
        self.stack.setCurrentWidget(shown)
        self.outline.show_page(page)
        shown.show_facts(self.session.facts)
        self._show_place()
        if isinstance(shown, SectionPage):
            shown.first_field().setFocus(Qt.FocusReason.TabFocusReason)
            self.side.show_section(shown.section.help)
        else:
            shown.setFocus()
            self.side.show_section(HELP)
        self.looking.follow()

    def step(self, by: int) -> None:
        """Tiếp (1) or Trước (-1); after the last section comes the list of findings."""
        pages = self.outline.pages
        at = pages.index(self.page) + by
        if at == len(pages):
            self.check()
        elif at >= 0:
            self.open_page(pages[at])

    def keep(self) -> None:
        """F2: the section is seen and stays as it is."""
        if self.page in self._pages.sections and not self.session.is_final:
            self.flush()
            if self.session.progress(self.page) is Progress.CARRIED:
                self.session.keep(self.page)
            else:
                self.session.mark(self.page, Progress.DONE)
            self.session.save_now()

    def check(self) -> None:
        """F8: the list of findings."""
        self.flush()
        self.session.check(lambda: self.show_over(self.findings))

    def look(self) -> None:
        """F9: the pages as they will be printed, beside the form; again: back."""
        self.looking.turn()

    def go_to_place(self, place: Place) -> None:
        """To what was clicked in the pages: a field, else a paragraph, else a page of the form."""
        self.looking.uncover()
        self.open_page(page_of(place, self.session.facts.template, self.page))
        shown = self._pages.shown()
        there = shown is not None and shown.go_to_place(place)
        if not there and section_of(self.session.facts.template, place.field):
            self._open_field(place.field)

    def ask_finalise(self) -> None:
        """What will be locked, after everything typed is saved and checked."""
        self.flush()

        def shown() -> None:
            self.finalise.show_state(self.session.facts, self.session.findings)
            self.show_over(self.finalise)

        self.session.check(shown)

    def back(self) -> None:
        """From findings or finalising to the section that was open."""
        self.open_page(self.page)

    def go_to(self, finding: Finding) -> None:
        """To the section and field of a finding."""
        if finding.code.value == "unplaced_text":
            self.open_page(UNPLACED)
            return
        self.open_page(finding.section or self.outline.pages[0])
        shown = self._pages.shown()
        if shown and shown.go_to_words(finding):
            return
        if finding.field and not self._shown_section_goes_to(finding.field):
            self._open_field(finding.field)

    def show_over(self, page: QWidget) -> None:
        """A page of the stack that is no section; `back` leaves it."""
        self.looking.uncover()
        self.stack.setCurrentWidget(page)
        page.setFocus()
        self._show_place()

    def flush(self) -> None:
        """Takes all that is typed but not left yet."""
        shown = self._pages.made(self.page)
        if shown:
            shown.flush()

    def show_facts(self, facts: Facts) -> None:
        """Shows the report as it stands now."""
        self.outline.show_facts(facts)
        self.header.show_facts(facts)
        shown = self._pages.made(self.page)
        if shown:
            shown.show_facts(facts)
        self._show_place()
        self.looking.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.step(_STEPS[event.key()])
        elif event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.searching.leave()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.session.facts_changed.connect(self.show_facts)
        self.session.checked.connect(self._on_checked)
        self.session.saved.connect(lambda _: self.session.check())
        self.outline.picked.connect(self.open_page)
        self.footer.stepped.connect(self.step)
        self.footer.kept.connect(self.keep)
        self.side.picked.connect(self.go_to)
        self.findings.picked.connect(self.go_to)
        self.findings.left.connect(self.back)
        self.finalise.picked.connect(self.go_to)
        self.finalise.section_picked.connect(self.open_page)
        self.finalise.left.connect(self.back)
        self.preview.picked.connect(self.go_to_place)
        self.header.check_asked.connect(self.check)
        self.header.look_asked.connect(self.look)
        self.header.finalise_asked.connect(self.ask_finalise)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def _keys(self) -> dict[str, Callable[[], object]]:
        return {
            "F2": self.keep,
            "F8": self.check,
            "Alt+Right": lambda: self.step(1),
            "Alt+Left": lambda: self.step(-1),
            "Ctrl+1": self.frame.fold_outline,
            "Ctrl+2": self.frame.turn_right,
            "F1": self.frame.help,
            "Ctrl+E": self.header.word_asked.emit,
            "Ctrl+P": self.header.print_asked.emit,
            "F5": lambda: self._in_table(RowsEditor.add_row),
            "F6": lambda: self._in_table(RowsEditor.delete_row),
        }

    def _first_page(self) -> str:
        """Where work goes on: the first section that is not done."""
        for page in self.outline.pages:
            if page in self._pages.sections and self.session.progress(page) is not Progress.DONE:
                return page
        return self.outline.pages[0]

    def _on_built(self, made: Page) -> None:
        if isinstance(made, UnplacedPage):
            return
        self.desk.attend(made)
        if isinstance(made.head, ClosingForm):
            made.head.registered.connect(self.registered)

    def _leave_section(self, left: str) -> None:
        if left and left != self.page:
            self.session.save_now()
            self.session.check(lambda: self._settle(left))

    def _settle(self, left: str) -> None:
        if left != self.page:
            self.session.settle(left)

    def _show_place(self) -> None:
        pages = self.outline.pages
        at = pages.index(self.page) if self.page in pages else 0
        here = self.stack.currentWidget() is self._pages.made(self.page)
        self.footer.setVisible(here)
        self.footer.show_place(at, len(pages), self.page in self._pages.sections, self._state())
        begun = self.session.progress(self.page) is not Progress.EMPTY
        mine = tuple(item for item in self.session.findings if item.section == self.page)
        self.side.show_findings(mine if begun else ())

    def _place(self) -> Place:
        if self.page == self.session.facts.template.title.id:
            return Place(where=Where.TITLE)
        shown = self._pages.made(self.page)
        return shown.place() if isinstance(shown, SectionPage) else Place()

    def _state(self) -> Progress | None:
        if self.page not in self._pages.sections or self.session.is_final:
            return None
        return self.session.progress(self.page)

    def _texts(self) -> tuple[str, ...]:
        return tuple(page for page in self.outline.pages if page in self._pages.sections)

    def _show_section(self, page: str) -> SectionPage | None:
        self.looking.uncover()
        shown = self._pages.shown()
        if page in self._pages.sections and (shown is None or shown.section.id != page):
            self.open_page(page)
        return self._pages.shown()

    def _open_at(self, page: str, field: str) -> None:
        self.looking.uncover()
        self.open_page(page)
        if field and not self._shown_section_goes_to(field):
            self.go_to_place(Place(page, where=Where.FOOT))

    def _open_field(self, field: str) -> None:
        self.open_page(section_of(self.session.facts.template, field) or self.page)
        self._shown_section_goes_to(field)

    def _shown_section_goes_to(self, field: str) -> bool:
        shown = self._pages.shown()
        return shown is not None and shown.go_to(field)

    def _in_table(self, act: Callable[[RowsEditor], None]) -> None:
        shown = self._pages.shown()
        if shown and shown.questions and shown.questions.tables:
            act(table_with_focus(shown.questions.tables))

    def _on_checked(self, findings: tuple[Finding, ...]) -> None:
        self.findings.show_findings(findings, len(carried(self.session.report)))
        self._show_place()

    def _on_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.stack.isAncestorOf(now):
            self.side.show_help(*help_of(now, self))
