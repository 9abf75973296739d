"""Which of several arrivals a person must choose from, whatever their order."""

from collections.abc import Iterable, Mapping

from core.arrival import Arrival, Slot, slot
from core.report import Source


def contested(arrivals: Iterable[Arrival], known: Mapping[Slot, frozenset[str]]) -> frozenset[str]:
    """Digests of revisions that grew apart, and ids of reports of one unit and period."""
    newest: dict[str, str] = {}
    claims: dict[Slot, str] = {}
    found: set[str] = set()
    revisions = [
        (arrival, arrival.locked)
        for arrival in arrivals
        if arrival.locked and arrival.source is not Source.PRACTICE
    ]
    outgrown = {parent for _, locked in revisions for parent in locked.parents}
    for arrival, locked in revisions:
        if locked.digest not in outgrown:
            first = newest.setdefault(arrival.id, locked.digest)
            found |= _apart(first, locked.digest)
        place = slot(arrival)
        if place:
            found |= _apart(arrival.id, claims.setdefault(place, arrival.id), *known.get(place, ()))
    return frozenset(found)


def _apart(*named: str) -> frozenset[str]:
    """All of them, where they are not one."""
    each = frozenset(named)
    return each if len(each) > 1 else frozenset()
