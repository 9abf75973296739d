"""How two copies of one draft stand to each other: by who changed it last, never by a clock."""

from collections.abc import Mapping
from enum import StrEnum


class Relation(StrEnum):
    """What another copy is to ours."""

    NEW = "new"  # we have no such report
    SAME = "same"
    OLDER = "older"
    NEWER = "newer"
    FORKED = "forked"


def relation(ours: Mapping[str, int], theirs: Mapping[str, int]) -> Relation:
    """Each maps who changed the report (a computer's copy) to the number of their last change.

    A copy that knows every change of the other, and more, is the newer one; where each knows one
    that the other does not, they grew apart.
    """
    behind = any(ours.get(actor, 0) < count for actor, count in theirs.items())
    ahead = any(theirs.get(actor, 0) < count for actor, count in ours.items())
    match behind, ahead:
        case True, True:
            return Relation.FORKED
        case True, False:
            return Relation.NEWER
        case False, True:
            return Relation.OLDER
        case _:
            return Relation.SAME
