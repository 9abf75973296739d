"""Presenter of what comes from other units: looked through, taken, read, answered, added up."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from core.arrival import Scan
from core.commune import UnitMatch
from core.damaged import Damaged
from core.merge import Plan, Received, plan
from core.period import Period
from core.remark import Verdict
from core.taking_over import Narrative
from core.totals import Summing
from ui.jobs import Jobs
from ui.receiving.inbox import work as doing
from ui.receiving.inbox.work import Board, Reading

if TYPE_CHECKING:
    from storage.copying import Copying
    from storage.database import Store
    from storage.outgoing import Parcel

Watch = Callable[[int, int], bool]
Failed = Callable[[Exception], None]
_TELL_EVERY = 0.1


class Inbox(QObject):
    """Nothing is changed before `receive`. `progressed` carries (files done, of how many)."""

    progressed = Signal(object)

    def __init__(
        self, jobs: Jobs, store: "Callable[[], Store]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._store = store
        self._goes_on = True
        self._told_at = 0.0
        self._found: Scan | None = None
        self._boards = 0

    def scan(self, paths: tuple[Path, ...], then: Callable[[Plan], None], failed: Failed) -> None:
        """Looks through files and folders; `then` gets what would be taken.

        The files are read in the worker, so that what is being written is saved meanwhile.
        """
        self._goes_on, self._told_at = True, 0.0

        def before() -> tuple[Any, Path]:
            from storage import deliveries

            return deliveries.known(self._store()), self._store().path

        def look(known: tuple[Any, Path]) -> None:
            def work() -> Scan:
                from storage import scanning

                return scanning.scan(paths, known[1], known[0], self._watch)

            self._jobs.run(work, found, failed)

        def found(scan: Scan) -> None:
            self._found = scan
            self.plan(frozenset(), then, failed)

        self._jobs.write(before, look, failed)

    def plan(self, chosen: frozenset[str], then: Callable[[Plan], None], failed: Failed) -> None:
        """What would be taken of the files looked through, and of what a person chose."""
        found = self._found
        if found is None:
            return

        def work() -> Plan:
            from storage import inbox, library

            known = inbox.known(self._store(), found, library.template_names())
            return plan(found, known, chosen)

        self._jobs.write(work, then, failed)

    def receive(self, planned: Plan, then: Callable[[Received], None], failed: Failed) -> None:
        """Takes in what the plan takes, all of it or nothing; a large backup stops no save."""
        self._goes_on, self._told_at = True, 0.0

        def begin() -> "Copying | None":
            from storage import inbox

            return inbox.begin_backup(self._store(), planned)

        def wait(copying: "Copying | None") -> None:
            if copying is None:
                take()
            else:
                waited = partial(doing.until_backed_up, copying, lambda: self._goes_on)
                self._jobs.run(waited, lambda _: take(), failed)

        def work() -> Received:
            from storage import inbox

            return inbox.receive(self._store(), planned, self._watch, is_backed_up=True)

        def take() -> None:
            self._jobs.write(work, then, failed)

        self._jobs.write(begin, wait, failed)

    def stop(self) -> None:
        """What is being looked through or taken ends at the next file, and nothing was changed."""
        self._goes_on = False

    def board(
        self, template: str, period: Period, then: Callable[[Board], None], failed: Failed
    ) -> None:
        """Units against periods; one that was asked for before is left out, where it still waits.

        A period is chosen in several steps, and each would keep the writer for half a second.
        """
        self._boards += 1
        asked = self._boards

        def work(store: "Store") -> Board | None:
            return doing.board(store, template, period) if asked == self._boards else None

        def done(found: Board | None) -> None:
            if found is not None:
                then(found)

        self._write(work, done, failed)

    def save_communes(
        self, lines: tuple[str, ...], then: Callable[[None], None], failed: Failed
    ) -> None:
        """Keeps the list of expected units, one a line."""
        self._write(partial(doing.save_communes, lines=lines), then, failed)

    def match(self, given: UnitMatch, then: Callable[[None], None], failed: Failed) -> None:
        """Remembers that a unit's reports are those of an expected one."""
        self._write(partial(doing.match, given=given), then, failed)

    def read(self, report: str, then: Callable[[Reading], None], failed: Failed) -> None:
        """A received report, to be read."""
        self._write(partial(doing.reading, report=report), then, failed)

    def remark(
        self,
        report: str,
        place: tuple[str, str],
        text: str,
        then: Callable[[Reading], None],
        failed: Failed,
    ) -> None:
        """Keeps a remark at a section and, perhaps, a question of it."""
        self._write(partial(doing.remark, report=report, place=place, text=text), then, failed)

    def forget(
        self, report: str, remark: str, then: Callable[[Reading], None], failed: Failed
    ) -> None:
        """Takes a remark back."""
        self._write(partial(doing.forget, report=report, id_=remark), then, failed)

    def decide(
        self, report: str, verdict: Verdict, then: Callable[[Reading], None], failed: Failed
    ) -> None:
        """Accepts a report, or sends it back."""
        self._write(partial(doing.decide, report=report, verdict=verdict), then, failed)

    def give_back(
        self,
        report: str,
        place: tuple[Path, Watch | None],
        then: Callable[[str], None],
        failed: Failed,
    ) -> None:
        """Writes remarks and receipt in a folder, watched; `then` gets the file's name.

        It is carried there by a thread of its own, so that nothing else waits for the stick.
        """

        def gathered(parcel: "Parcel") -> None:
            self._jobs.carry(partial(doing.sent, parcel, *place), then, failed)

        self._write(partial(doing.given_back, report=report), gathered, failed)

    def totals(
        self, template: str, period: Period, then: Callable[[Summing], None], failed: Failed
    ) -> None:
        """Adds the figures of all units up."""
        self._write(partial(doing.summing, template=template, period=period), then, failed)

    def export(
        self,
        made: Summing,
        target: Path,
        then: Callable[[tuple[Path, tuple[Damaged, ...]]], None],
        failed: Failed,
    ) -> None:
        """Writes totals as a file for Excel."""
        self._write(partial(doing.export, made=made, target=target), then, failed)

    def narratives(
        self,
        made: Summing,
        section: str,
        then: Callable[[tuple[tuple[Narrative, ...], tuple[Damaged, ...]]], None],
        failed: Failed,
    ) -> None:
        """What every unit says in one section, and whose paper could not be read for it."""
        self._write(partial(doing.narratives, made=made, section=section), then, failed)

    def take_over(
        self,
        made: Summing,
        report: str,
        texts: tuple[str, tuple[Narrative, ...]],
        then: Callable[[tuple[int, tuple[Damaged, ...]]], None],
        failed: Failed,
    ) -> None:
        """Fills the office's own draft; `texts` are a section and what is taken for it."""
        work = partial(doing.take_over, made=made, report=report, section=texts[0], taken=texts[1])
        self._write(work, then, failed)

    def _write(
        self, work: "Callable[[Store], Any]", then: Callable[[Any], None], failed: Failed
    ) -> None:
        self._jobs.write(lambda: work(self._store()), then, failed)

    def _watch(self, done: int, of: int) -> bool:
        """Called for every file; the window is told a few times a second, and at the end."""
        now = time.monotonic()
        if done == of or now - self._told_at > _TELL_EVERY:
            self._told_at = now
            self.progressed.emit((done, of))
        return self._goes_on
