"""Presenter of what comes from other units: looked through, taken in, added up."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.merge import Plan, Received, plan
from core.period import Period
from core.totals import Total, totals
from ui.jobs import Jobs

if TYPE_CHECKING:
    from storage.database import Store


class Inbox(QObject):
    """Nothing is changed before `receive`."""

    def __init__(
        self, jobs: Jobs, store: "Callable[[], Store]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._store = store

    def scan(
        self,
        paths: tuple[Path, ...],
        then: Callable[[Plan], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Looks through files and folders; `then` gets what would be taken."""

        def work() -> Plan:
            from storage import inbox, library

            store = self._store()
            found = inbox.scan(paths, store.path)
            return plan(found, inbox.known(store, found, library.template_names()))

        self._jobs.write(work, then, failed)

    def receive(
        self,
        planned: Plan,
        then: Callable[[Received], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Takes in what the plan takes, all of it or nothing."""

        def work() -> Received:
            from storage import inbox

            return inbox.receive(self._store(), planned)

        self._jobs.write(work, then, failed)

    def totals(
        self,
        template: str,
        period: Period,
        then: Callable[[tuple[tuple[Total, ...], tuple[str, ...]]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Adds the figures of all units up; `then` gets the totals and the units' names."""

        def work() -> tuple[tuple[Total, ...], tuple[str, ...]]:
            from storage import library, tallies

            form = library.template(template)
            found = tallies.whole(self._store(), form, period)
            return totals(form, found), tuple(tally.unit for tally in found)

        self._jobs.write(work, then, failed)
