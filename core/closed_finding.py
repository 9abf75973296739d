"""A finding a person closed with a reason; it travels with the report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClosedFinding:
    """The finding `code` at `quote` in `section`; `wall_time` is shown, never compared."""

    code: str
    section: str
    quote: str
    reason: str
    wall_time: str = ""
