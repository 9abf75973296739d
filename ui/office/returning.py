"""Presenter of Word files that come back: which report they are of, what was changed, taking it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from core.importing.word_marks import WordMarks
from core.word_changes import WordChange
from storage.database import Store
from ui.given_files import Pasted
from ui.jobs import Jobs
from ui.office import word_back as doing
from ui.office.word_back import Known, WordBack


class Returning:
    """`store` opens the database for the writer's thread; `failed` is told what went wrong."""

    def __init__(
        self, jobs: Jobs, store: Callable[[], Store], failed: Callable[[Exception], None]
    ) -> None:
        self._jobs = jobs
        self._store = store
        self._failed = failed

    def recognise(self, file: Path | Pasted, then: Callable[[WordBack], None]) -> None:
        """Whether a file was made from a report of ours; `then` gets what was changed in it."""

        def named(found: tuple[str, bytes, WordMarks] | None) -> None:
            if found:
                name, data, marks = found
                work = partial(self._known, marks)
                self._jobs.write(work, partial(look, name, data), self._failed)

        def look(name: str, data: bytes, known: Known | None) -> None:
            if known:
                self._jobs.run(partial(doing.word_back, name, data, known), then, self._failed)

        # What can't be read is told by the ordinary reading; a copied text has no marks.
        if isinstance(file, Path):
            self._jobs.run(partial(doing.marked, file), named, lambda _error: None)

    def take(
        self, back: WordBack, changes: tuple[WordChange, ...], then: Callable[[str], None]
    ) -> None:
        """Takes what was changed in Word; a final report is reopened. `then` gets the id."""

        def work() -> str:
            return doing.take(self._store(), back, changes, reopen=True).id

        self._jobs.write(work, then, self._failed)

    def _known(self, marks: WordMarks) -> Known | None:
        return doing.known(self._store(), marks)
