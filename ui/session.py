"""Presenter of the open report: answers in, facts out, everything saved by itself."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from core.answers import changed, with_answer
from core.canonical import Json
from core.checks.checking import check
from core.checks.finding import Finding, Level
from core.compose import compose
from core.documents import CitedDocument
from core.events import Proposals
from core.facts import Facts
from core.fields import Figure, Value
from core.final import registered
from core.markup import Prose
from core.paper import Document
from core.remark import Remark
from core.report import (
    Head,
    Progress,
    Registration,
    Report,
    Row,
    SectionText,
    State,
    Unplaced,
    kept,
    paper_day,
    touched,
    with_progress,
    with_prose,
    with_words,
)
from core.undoing import Steps, saved
from core.unit import Unit
from ui.jobs import Jobs

REST_MS = 1000
# Two seconds after a key the database has it: the timer is 5 % loose, an old disk takes its time.
STEADY_MS = 1600

Known = Mapping[str, CitedDocument]
Save = Callable[[Report, Mapping[str, Json]], object]


def _nobody(_remark: str, _text: str, _then: Callable[[], None]) -> None:
    """Where no office spoke there is nobody to answer."""


class Session(QObject):
    """One report while it is open. Every change goes through a method here.

    `save` writes a report's days and changed answers, in the writer's thread. A report counts as
    saved only after that thread said so. `locked` is a final report's paper, not yet registered.
    """

    answered = Signal(object)
    facts_changed = Signal(object)
    saving = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    checked = Signal(object)

    def __init__(
        self,
        facts: Facts,
        jobs: Jobs,
        save: Save,
        locked: Document | None = None,
        clock: Callable[[], datetime.datetime] = datetime.datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.look_only = False
        self._facts = facts
        self.opened = facts.report
        self._jobs = jobs
        self._save = save
        self._locked = locked
        self._clock = clock
        self._safe = facts.report
        self._sent: Report | None = None
        self.steps = Steps()
        self._booked = facts.report
        self._after_save: list[Callable[[], None]] = []
        self.remarks: tuple[Remark, ...] = ()
        self.reply: Callable[[str, str, Callable[[], None]], None] = _nobody
        self.findings: tuple[Finding, ...] = ()
        self.saved_at: datetime.datetime | None = None
        self.error: Exception | None = None
        self._rest = self._timer(REST_MS)
        self._steady = self._timer(STEADY_MS)

    @property
    def facts(self) -> Facts:
        """What tokens point at, as it stands now."""
        return self._facts

    @property
    def report(self) -> Report:
        """The report as it stands now, saved or not."""
        return self._facts.report

    @property
    def paper_day(self) -> datetime.date | None:
        """The day its registers are read as of."""
        return paper_day(self.report)

    @property
    def is_final(self) -> bool:
        """Whether nothing in it can be changed."""
        return self.look_only or self.report.state is State.FINAL

    @property
    def is_saved(self) -> bool:
        """Whether the database has all of it."""
        return self._safe is self.report

    def answer_figure(self, id_: str, figure: Figure) -> None:
        """A figure's state: a number, "không phát sinh" or empty."""
        report = self.report
        if report.figures.get(id_) != figure:
            answered = replace(report, figures={**report.figures, id_: figure})
            self._take(touched(self._facts.template, answered, (id_,)))

    def answer_note(self, id_: str, words: str) -> None:
        """Words beside a figure; none takes them away."""
        self._take(replace(self.report, notes=with_words(self.report.notes, id_, words)))

    def answer_reason(self, id_: str, words: str) -> None:
        """Why a figure that counts itself was overridden."""
        self._take(replace(self.report, reasons=with_words(self.report.reasons, id_, words)))

    def answer_field(self, id_: str, value: Value) -> None:
        """A field that is no figure."""
        report = self.report
        if report.fields.get(id_) != value:
            answered = replace(report, fields={**report.fields, id_: value})
            self._take(touched(self._facts.template, answered, (id_,)))

    def answer_table(self, id_: str, rows: tuple[Row, ...]) -> None:
        """All rows of a table."""
        report = self.report
        if report.tables.get(id_, ()) != rows:
            answered = replace(report, tables={**report.tables, id_: rows})
            self._take(touched(self._facts.template, answered, (id_,)))

    def answer_prose(self, section: str, prose: Prose) -> None:
        """A section's text."""
        self._take(with_prose(self.report, section, prose))

    def bind(self, slot: str, document: str) -> None:
        """The document a slot stands for; "" frees it."""
        self._take(replace(self.report, slots=with_words(self.report.slots, slot, document)))

    def answer_head(self, head: Head) -> None:
        """Signer, recipients and addressees of this report."""
        if head != self.report.head:
            self._take(replace(self.report, head=head))

    def answer_days(self, *days: datetime.date | None) -> None:
        """The first and the last day its figures tell of, and the day it is due."""
        first, last, due = days
        self._take(replace(self.report, first_day=first, last_day=last, due=due))

    def mark(self, section: str, progress: Progress) -> None:
        """Where a section's work stands."""
        if self.progress(section) is not progress:
            self._take(with_progress(self.report, section, progress))

    def take_back(self, key: str, value: Json) -> None:
        """An answer as it was in one of its versions."""
        self._take(with_answer(self.report, key, value))

    def keep(self, section: str) -> None:
        """A carried section was seen and stays as it is."""
        self._take(kept(self.report, (section,)))

    def settle(self, section: str) -> None:
        """A section that was worked at and left with nothing open is done."""
        open_ = (Level.ERROR, Level.WARNING)
        found = any(one.section == section and one.level in open_ for one in self.findings)
        if self.progress(section) is Progress.DOING and not found:
            self.mark(section, Progress.DONE)

    def answer_unplaced(self, unplaced: tuple[Unplaced, ...]) -> None:
        """The pieces of an old report that still wait for a place."""
        self._take(replace(self.report, unplaced=unplaced))

    def progress(self, section: str) -> Progress:
        """Where a section's work stands."""
        return self.report.sections.get(section, SectionText()).progress

    def prose(self, section: str) -> Prose:
        """A section's text."""
        return self.report.sections.get(section, SectionText()).prose

    def with_registers(self, unit: Unit, known: Known, told: Proposals | None = None) -> None:
        """A draft reads the registers as they stand; a final report keeps its own."""
        if not self.is_final:
            events = self._facts.events if told is None else told
            self._facts = replace(self._facts, unit=unit, documents=known, events=events)
            self.facts_changed.emit(self._facts)

    def take_registration(self, registration: Registration) -> None:
        """Number and date were given: they stand outside what is answered here."""
        was_saved = self.is_saved
        self._facts = replace(self._facts, report=replace(self.report, registration=registration))
        if was_saved:
            self._safe = self._facts.report
        self.facts_changed.emit(self._facts)

    def check(self, then: Callable[[], None] | None = None) -> None:
        """Looks for findings in the worker; `then` runs after everyone was told."""
        facts = self._facts

        def told(findings: tuple[Finding, ...]) -> None:
            self.findings = findings
            self.checked.emit(self.findings)
            if then:
                then()

        self._jobs.run(lambda: check(facts), told)

    def paper(self) -> Callable[[], Document]:
        """Work that makes the paper as the report stands now; a locked one prints as locked."""
        facts, locked = self._facts, self._locked
        return lambda: registered(locked or compose(facts), facts.report.registration)

    def save_now(self, then: Callable[[], None] | None = None) -> None:
        """Saves at once what is not saved; `then` runs after the database has all of it."""
        if then:
            self._after_save.append(then)
        self._on_time()

    def step(self, steps: Steps, wanted: Report) -> None:
        """To a state that was saved before."""
        self.steps, self._booked = steps, wanted
        self._take(wanted)

    def _take(self, report: Report) -> None:
        if self.is_final or report == self.report:
            return
        self._facts = replace(self._facts, report=report)
        self._rest.start()
        if not self._steady.isActive():
            self._steady.start()
        self._announce_answered()

    def _on_time(self) -> None:
        self._rest.stop()
        self._steady.stop()
        if self._sent is not None:
            return
        if self.is_saved:
            self._run_after_save()
            return
        before, after = self._safe, self.report
        self.steps, self._booked = saved(self.steps, self._booked, after), after
        self._sent = after
        self.saving.emit()
        self._jobs.write(
            lambda: self._save(after, changed(before, after)), self._on_saved, self._on_failed
        )

    def _on_saved(self, _: object) -> None:
        sent, self._sent = self._sent, None
        was_current = sent is self.report
        self._safe = sent or self._safe
        self.error = None
        self.saved_at = self._clock()
        self.saved.emit(self.saved_at)
        if was_current:
            self._run_after_save()
        elif self._after_save or not self._rest.isActive():
            self._on_time()

    def _on_failed(self, error: Exception) -> None:
        self._sent = None
        self.error = error
        self._after_save.clear()
        self.save_failed.emit(error)

    def _run_after_save(self) -> None:
        waiting, self._after_save = self._after_save, []
        for then in waiting:
            then()

    def _announce_answered(self) -> None:
        self.answered.emit(self.report)
        self.facts_changed.emit(self._facts)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(self._on_time)
        return timer
