"""Work on many files by other processes: every core works, the window keeps its own."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Given = TypeVar("Given")
Done = TypeVar("Done")

# Below that, other processes start for longer than they help.
FEW = 120
_MOST, _AHEAD = 4, 3
_SECONDS = 30.0
_given: Any = None


class NoChildren(Exception):
    """No other process can be started here."""


class ChildDied(Exception):
    """A process ended in the middle of its work; all that is told was done before."""


def each(
    work: Callable[[Item, Given], Done], items: Sequence[Item], given: Given, size: int
) -> Iterator[Done]:
    """`work` done on every item, in order, `size` at a time; one at a time by a single process.

    `given` is sent to each process once. While several start, this one does what it can.
    Raises NoChildren and ChildDied.
    """
    workers = min(_cores(), _MOST) if size > 1 else 1
    pool, started = _starting(workers, work, given)
    try:
        alone = 0
        while size > 1 and alone < len(items) and not _is_started(started):
            yield work(items[alone], given)
            alone += 1
        if alone < len(items):
            _wait(started)
            batches = [items[at : at + size] for at in range(alone, len(items), size)]
            yield from _shared_out(pool, workers * _AHEAD, work, batches)
    finally:
        if not started.done():
            for child in multiprocessing.active_children():
                child.kill()
        pool.shutdown(cancel_futures=True)


def _starting(
    workers: int, work: Callable[[Any, Any], Any], given: object
) -> tuple[ProcessPoolExecutor, Future[None]]:
    """Processes, and what is done once one of them is ready for the work."""
    try:
        spawn = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(workers, spawn, _begin, (given,))
        # One process begins for each thing asked for.
        first, *_ = [pool.submit(_be_ready, work) for _ in range(workers)]
    except (OSError, ImportError, NotImplementedError, BrokenProcessPool) as error:
        raise NoChildren from error
    return pool, first


def _is_started(started: Future[None]) -> bool:
    return started.done()


def _wait(started: Future[None]) -> None:
    try:
        started.result(_SECONDS)
    except (OSError, BrokenProcessPool) as error:
        raise NoChildren from error


def _shared_out(
    pool: ProcessPoolExecutor,
    ahead: int,
    work: Callable[[Item, Given], Done],
    batches: Sequence[Sequence[Item]],
) -> Iterator[Done]:
    each_batch = iter(batches)
    running: deque[Future[list[Done]]] = deque()
    try:
        running += [pool.submit(_do, work, batch) for batch in islice(each_batch, ahead)]
        while running:
            yield from running.popleft().result()
            running += [pool.submit(_do, work, batch) for batch in islice(each_batch, 1)]
    except BrokenProcessPool as error:
        raise ChildDied from error


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(given: object) -> None:
    global _given  # noqa: PLW0603 - what a process is started with
    _given = given
    if hasattr(os, "nice"):
        os.nice(5)  # the window comes first
    # Ctrl+C is for the program that asked, and its end is theirs.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _be_ready(_work: Callable[[Any, Any], Any]) -> None:
    """Being given the work, a process has imported all that it needs."""


def _do(work: Callable[[Any, Any], Any], items: Sequence[Any]) -> list[Any]:
    return [work(item, _given) for item in items]
