"""The threads of the window: writer, worker and carrier, each in order; answers come on its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

_T = TypeVar("_T")


class Executor(Protocol):
    """Does work in order, in a thread of its own or, in a test, when it is told to."""

    def submit(self, fn: Callable[[], _T], /) -> Future[_T]: ...

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None: ...


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a job came to, with who waits for it."""

    future: Future[Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Jobs(QObject):
    """Runs work away from the window.

    `write` is for all that touches the database, in short jobs; `run` for what is long and gets
    frozen values; `carry` for what waits for a stick, so that neither of them waits with it. An
    error nobody waits for is a bug and is raised on the GUI thread.
    """

    _answered = Signal(object)

    def __init__(
        self,
        writer: Executor,
        worker: Executor,
        carrier: Executor | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._worker = worker
        self._carrier = carrier or worker
        self._carried = 0
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

    def carry(
        self,
        work: Callable[[], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Does `work`, which has no database, in the thread that waits for sticks."""

        def ended(answer: Callable[[Any], None], result: Any) -> None:
            self._carried -= 1
            answer(result)

        self._carried += 1
        self._submit(self._carrier, work, partial(ended, done), partial(ended, failed))

    @property
    def is_carrying(self) -> bool:
        """Whether something is on its way to a stick."""
        return self._carried > 0

    def close(self) -> None:
        """Waits for what was begun; nobody is told any more."""
        self._closed = True
        self._carrier.shutdown(wait=True, cancel_futures=True)
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
            answer.failed(error)


class OneThread:
    """One thread, begun with the first work: the first page does not wait for it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._pool: ThreadPoolExecutor | None = None

    def submit(self, fn: Callable[[], _T], /) -> Future[_T]:
        """Does the work after all that was asked for before."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(1, self._name)
        return self._pool.submit(fn)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ends when what was begun is done."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=cancel_futures)


def threaded(parent: QObject | None = None) -> Jobs:
    """Jobs on threads of their own."""
    return Jobs(OneThread("writer"), OneThread("worker"), OneThread("carrier"), parent)


def _ignore(_: object) -> None:
    pass


def _raise(error: Exception) -> None:
    raise error
