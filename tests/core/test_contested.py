"""Which arrivals a person must choose from."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from core.arrival import Arrival, Lock, slot
from core.contested import contested
from core.period import read_period
from core.report import Source

_DIGESTS = st.sampled_from("abcd")
ARRIVALS = st.lists(
    st.builds(
        lambda id_, unit, digest, parents, source: Arrival(
            id_, unit, "f", "1", read_period("2024-Q1"), 1, source, Lock(digest, tuple(parents))
        ),
        st.sampled_from(["r1", "r2", "r3"]),
        st.sampled_from(["", "xã A", "xã B"]),
        _DIGESTS,
        st.sets(_DIGESTS, max_size=2),
        st.sampled_from([Source.OWN, Source.OWN, Source.PRACTICE]),
    ),
    max_size=5,
)


@given(ARRIVALS, st.sets(st.sampled_from(["r1", "r9"])))
def test_those_that_grew_apart_and_those_of_one_place_are_contested(
    arrivals: list[Arrival], known: set[str]
) -> None:
    counted = [one for one in arrivals if one.source is not Source.PRACTICE]
    outgrown = {digest for one in counted if one.locked for digest in one.locked.parents}
    place = slot(Arrival("r", "xã A", "f", "1", read_period("2024-Q1"), 1, Source.OWN, Lock("")))
    assert place
    by_id, by_place = defaultdict(set), defaultdict(set)
    for one in counted:
        assert one.locked
        if one.locked.digest not in outgrown:
            by_id[one.id].add(one.locked.digest)
        if one.unit:
            by_place[one.unit].add(one.id)
    if by_place["xã A"]:
        by_place["xã A"] |= known
    several = [each for each in (*by_id.values(), *by_place.values()) if len(each) > 1]
    assert contested(arrivals, {place: frozenset(known)}) == frozenset().union(*several)
