"""A report of our own that comes back in somebody's file: what it is to ours."""

from core.arrival import Arrival, Outcome
from core.draft_lineage import Copy, Relation, compared

_AS_TOLD = {
    Outcome.NEW: Relation.NEW,
    Outcome.NEWER: Relation.NEWER,
    Outcome.SAME: Relation.SAME,
    Outcome.OLDER: Relation.OLDER,
    Outcome.FORKED: Relation.FORKED,
}


def relation_of(arrival: Arrival, outcome: Outcome, ours: Copy | None) -> Relation | None:
    """A copied database tells it by who changed the report, a submission by what it grew from."""
    if outcome in (Outcome.PRACTICE, Outcome.DAMAGED):
        return None
    if arrival.copy:
        return compared(ours, arrival.copy)
    return _AS_TOLD.get(outcome)


def is_of(unit: str, province: str, arrival: Arrival) -> bool:
    """Whether it is the unit's own: by its name, and by the province as far as both say one.

    Superiors come and go.
    """
    said = arrival.locked.province if arrival.locked else ""
    same_province = not (province and said) or province == said
    return bool(unit) and arrival.unit == unit and same_province
