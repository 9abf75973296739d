"""How two copies of one draft stand to each other: by who changed it last, never by a clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What another copy is to ours."""

    NEW = "new"  # we have no such report
    SAME = "same"
    OLDER = "older"
    NEWER = "newer"
    FORKED = "forked"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a report: its digest, and who changed it, each up to which of their changes."""

    digest: str
    lineage: tuple[tuple[str, int], ...] = ()


def compared(ours: Copy | None, theirs: Copy) -> Relation:
    """What another copy of a report is to ours, which may not be there."""
    if ours is None:
        return Relation.NEW
    if ours.digest == theirs.digest:
        return Relation.SAME
    found = relation(dict(ours.lineage), dict(theirs.lineage))
    # The same changes and other words: one of them was copied and went on under the same name.
    return Relation.FORKED if found is Relation.SAME else found


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
