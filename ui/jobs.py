"""The only threading: a writer and a worker, each in order; answers come on the GUI thread."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a job came to, with who waits for it."""

    future: "Future[Any]"
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Jobs(QObject):
    """Runs work away from the window.

    `write` is for all that touches the database, in short jobs; `run` for what is long and gets
    frozen values. An error nobody waits for is a bug and is raised on the GUI thread.
    """

    _answered = Signal(object)

    def __init__(self, writer: Executor, worker: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._worker = worker
        self._closed = False
        self._answered.connect(self._on_answered)

    def write(
        self,
        work: Callable[[], _T],
        done: Callable[[_T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Does `work` in the thread that owns the database."""
        self._submit(self._writer, work, done, failed)

    def run(
        self,
        work: Callable[[], _T],
        done: Callable[[_T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Does `work`, which has no database, in the worker."""
        self._submit(self._worker, work, done, failed)

    def close(self) -> None:
        """Waits for what was begun; nobody is told any more."""
        self._closed = True
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _submit(
        self,
        executor: Executor,
        work: Callable[[], _T],
        done: Callable[[_T], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        future = executor.submit(work)
        future.add_done_callback(
            lambda ended: self._announce(_Answer(ended, done or _ignore, failed or _raise))
        )

    def _announce(self, answer: _Answer) -> None:
        # Queued when it comes from a worker's thread, direct when a test steps the work itself.
        if not self._closed:
            self._answered.emit(answer)

    def _on_answered(self, answer: _Answer) -> None:
        if self._closed or answer.future.cancelled():
            return
        error = answer.future.exception()
        if error is None:
            answer.done(answer.future.result())
        elif isinstance(error, Exception):
            _log.info("a job failed", exc_info=error)
            answer.failed(error)


def threaded(parent: QObject | None = None) -> Jobs:
    """Jobs on two threads of their own."""
    from concurrent.futures import ThreadPoolExecutor

    return Jobs(ThreadPoolExecutor(1, "writer"), ThreadPoolExecutor(1, "worker"), parent)


def _ignore(_: object) -> None:
    pass


def _raise(error: Exception) -> None:
    raise error
