"""Which of many versions can go, so that the near past stays dense and the far past sparse."""

from collections.abc import Sequence


def dispensable(counters: Sequence[int], now: int) -> int:
    """The place in `counters` (rising) of the one missed least; never the first or the last.

    The one whose neighbours are closest together, measured by how long ago it was.
    """
    places = range(1, len(counters) - 1)
    return min(places, key=lambda at: _gap(counters, at, now), default=0)


def _gap(counters: Sequence[int], at: int, now: int) -> float:
    return (counters[at + 1] - counters[at - 1]) / max(now - counters[at], 1)
