"""One copy of what thousands of files repeat, so that ten thousand of them fit in memory."""

from collections.abc import Hashable
from dataclasses import replace
from typing import TypeVar, cast

from core.arrival import Arrival, Lock, ScannedFile

Value = TypeVar("Value", bound=Hashable)


class Shared:
    """What was seen; values that other processes sent are copies, each file's its own."""

    def __init__(self) -> None:
        self._seen: dict[tuple[type, Hashable], Hashable] = {}

    def file(self, given: ScannedFile) -> ScannedFile:
        """The same, of values that others have too."""
        arrivals = tuple(map(self._arrival, given.arrivals))
        return replace(given, arrivals=arrivals) if arrivals else given

    def _arrival(self, given: Arrival) -> Arrival:
        return replace(
            given,
            unit=self._one(given.unit),
            template=self._one(given.template),
            version=self._one(given.version),
            period=self._one(given.period),
            registration=self._one(given.registration),
            install=self._one(given.install),
            wall_time=self._one(given.wall_time),
            locked=self._lock(given.locked) if given.locked else None,
        )

    def _lock(self, given: Lock) -> Lock:
        return replace(
            given,
            superior=self._one(given.superior),
            province=self._one(given.province),
            first_day=self._one(given.first_day),
            last_day=self._one(given.last_day),
        )

    def _one(self, value: Value) -> Value:
        # Equal values of two types are two.
        return cast(Value, self._seen.setdefault((type(value), value), value))
