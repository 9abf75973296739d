"""Which of several arrivals a person must choose from, whatever their order."""

from collections.abc import Iterable, Mapping

from core.arrival import Arrival, Slot, slot
from core.report import Source


def contested(arrivals: Iterable[Arrival], known: Mapping[Slot, frozenset[str]]) -> frozenset[str]:
    """Digests of revisions that grew apart, and ids of reports of one unit and period."""
    newest: dict[str, set[str]] = {}
    claims: dict[Slot, set[str]] = {}
    revisions = [
        (arrival, arrival.locked)
        for arrival in arrivals
        if arrival.locked and arrival.source is not Source.PRACTICE
    ]
    outgrown = {parent for _, locked in revisions for parent in locked.parents}
    for arrival, locked in revisions:
        if locked.digest not in outgrown:
            newest.setdefault(arrival.id, set()).add(locked.digest)
        place = slot(arrival)
        if place:
            claims.setdefault(place, set(known.get(place, ()))).add(arrival.id)
    apart = {digest for digests in newest.values() if len(digests) > 1 for digest in digests}
    claimed = {id_ for ids in claims.values() if len(ids) > 1 for id_ in ids}
    return frozenset(apart | claimed)
