"""A long reading tells how far it is, and is stopped from there."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from core.errors import AppError

# Gets the per cent that are done; raises ReadingStopped where a person wants no more.
Watch = Callable[[int], None]
_Item = TypeVar("_Item")
_STEP = 500


class ReadingStopped(AppError):
    """A person stopped the reading; nothing was kept."""


def unwatched(_per_cent: int) -> None:
    """Nobody waits."""


def watched(
    found: Iterable[_Item],
    watch: Watch,
    span: tuple[int, int],
    expected: int,
    step: int = _STEP,
) -> Iterator[_Item]:
    """The same items; `span` are the per cent before the first and after the last of them."""
    first, last = span
    for at, item in enumerate(found):
        if at % step == 0:
            watch(first + (last - first) * min(at, expected) // max(expected, 1))
        yield item
