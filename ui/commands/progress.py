"""What takes long says on stderr how far it is; Ctrl+C ends it with nothing half done."""

import contextlib
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator

_PATIENCE, _MINUTE = 3.0, 60
_MEGABYTE = 1 << 20

Watch = Callable[[int, int], bool]


@contextlib.contextmanager
def written(given: Namespace) -> Iterator[Watch]:
    """Told of bytes on their way to a stick."""
    with _watched(given, "Đang ghi, chưa rút USB", " MB", _MEGABYTE) as watch:
        yield watch


@contextlib.contextmanager
def looked_through(given: Namespace, doing: str) -> Iterator[Watch]:
    """Told of files that are read one after the other."""
    with _watched(given, doing, " tệp", 1) as watch:
        yield watch


@contextlib.contextmanager
def _watched(given: Namespace, doing: str, unit: str, size: int) -> Iterator[Watch]:
    """With --json nothing is told: stderr is for one error then. A second Ctrl+C ends at once."""
    asked_to_stop = False
    began = told = time.monotonic()

    def stop(*_: object) -> None:
        nonlocal asked_to_stop
        asked_to_stop = True
        signal.signal(signal.SIGINT, before)

    def watch(done: int, of: int) -> bool:
        nonlocal told
        now = time.monotonic()
        if now - told >= _PATIENCE and done < of and not given.json and sys.stderr is not None:
            told = now
            line = f"{doing}: {done // size}/{-(-of // size)}{unit}{_left(done, of, now - began)}"
            print(f"{line}. Ctrl+C để dừng.", file=sys.stderr, flush=True)
        return not asked_to_stop

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)


def _left(done: int, of: int, seconds: float) -> str:
    if done == 0:
        return ""
    left = max(round(seconds * (of - done) / done), 1)
    return (
        f", còn khoảng {left} giây"
        if left < _MINUTE
        else f", còn khoảng {-(-left // _MINUTE)} phút"
    )
