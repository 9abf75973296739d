"""Files looked through by other processes: every core works, the window keeps its own.

A file that ends the process reading it ends no more than that: it is refused.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from core.arrival import Reason, ScannedFile
from storage import scanning, stranger
from storage.outgoing import is_named_ours

_MOST, _BATCH, _AHEAD = 4, 6, 3
_known: frozenset[str] = frozenset()


class _NoChildren(Exception):
    """No other process can be started here."""


def looked(paths: Sequence[Path], known: frozenset[str]) -> Iterator[ScannedFile]:
    """Each file once, in their order; where no process can be started, by this one."""
    left = list(paths)
    size = _BATCH
    while left:
        told = 0
        try:
            for file in _shared(left, known, size):
                told += 1
                yield file
        except _NoChildren:
            yield from (scanning.look(path, known) for path in left)
            return
        except BrokenProcessPool:
            # One at a time, the first that is not told is the one that ended its process.
            if size == 1:
                path = left[told]
                named = is_named_ours(path.name)
                yield stranger.refused_file(path, Reason.CONTENT, is_named_ours=named)
                told += 1
            size = 1
        left = left[told:]


def _shared(paths: Sequence[Path], known: frozenset[str], size: int) -> Iterator[ScannedFile]:
    """`paths` by `size` at a time; one at a time goes to a single process."""
    workers = min(_cores(), _MOST) if size > 1 else 1
    batches = (paths[at : at + size] for at in range(0, len(paths), size))
    pool = _started(workers, known)
    try:
        running: deque[Future[list[ScannedFile]]] = deque()
        for batch in islice(batches, workers * _AHEAD):
            running.append(pool.submit(_look, batch))
        while running:
            yield from running.popleft().result()
            running += [pool.submit(_look, batch) for batch in islice(batches, 1)]
    finally:
        pool.shutdown(cancel_futures=True)


def _started(workers: int, known: frozenset[str]) -> ProcessPoolExecutor:
    """Processes of which one has answered; raises _NoChildren."""
    try:
        spawn = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(workers, spawn, _begin, (known,))
        pool.submit(os.getpid).result()
    except (OSError, ImportError, NotImplementedError, BrokenProcessPool) as error:
        raise _NoChildren from error
    return pool


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(known: frozenset[str]) -> None:
    global _known  # noqa: PLW0603 - what a process is started with
    _known = known
    # Ctrl+C is for the program that asked, and its end is theirs.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _look(paths: Sequence[Path]) -> list[ScannedFile]:
    return [scanning.look(path, _known) for path in paths]
