"""How far a reading in the worker is, seen and stopped from the window."""

from core.importing.watching import ReadingStopped


class ReadingWatch:
    """Called by the worker with the per cent that are done; `stop` is called by the window."""

    def __init__(self) -> None:
        self.per_cent = 0
        self._is_stopped = False

    def __call__(self, per_cent: int) -> None:
        if self._is_stopped:
            raise ReadingStopped
        self.per_cent = per_cent

    def stop(self) -> None:
        """The next call ends the reading."""
        self._is_stopped = True
