"""Two copies of a draft: same, older, newer, forked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.draft_lineage import Relation, relation

LINES = st.dictionaries(st.sampled_from("abc"), st.integers(1, 5))
OPPOSITE = {Relation.NEWER: Relation.OLDER, Relation.OLDER: Relation.NEWER}


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ({"a": 3}, {"a": 3}, Relation.SAME),
        ({"a": 3}, {"a": 5}, Relation.NEWER),
        ({"a": 3}, {"a": 3, "b": 9}, Relation.NEWER),
        ({"a": 5}, {"a": 3}, Relation.OLDER),
        ({"a": 5}, {"a": 3, "b": 9}, Relation.FORKED),
    ],
)
def test_who_knows_more_is_newer(
    ours: dict[str, int], theirs: dict[str, int], told: Relation
) -> None:
    assert relation(ours, theirs) is told


@given(LINES, LINES)
def test_the_other_side_sees_the_opposite(ours: dict[str, int], theirs: dict[str, int]) -> None:
    found = relation(ours, theirs)
    assert relation(theirs, ours) is OPPOSITE.get(found, found)
