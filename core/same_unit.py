"""Which unit of one period is which of another: names change, units merge, districts end."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from core.commune import Home, Sender
from core.exact import added
from core.fields import Figure
from core.tally import Tally
from core.template import Rollup, Template, fields

Key = tuple[str, ...]
_LISTED = "listed"


def unlisted(_sender: Sender) -> str:
    """Where nobody said which units are expected."""
    return ""


def unit_key(groups: Sequence[Sequence[Tally]], home: Home = unlisted) -> Callable[[Tally], Key]:
    """A key that one unit has in every group, and no two units of one group share.

    The expected unit that a person matched it with, else its name; where two of one group would
    be the same, their superiors part them.
    """
    doubled: set[Key] = set()
    for group in groups:
        counted = Counter(_wide(tally, home) for tally in group)
        doubled |= {key for key, number in counted.items() if number > 1}

    def key(tally: Tally) -> Key:
        wide = _wide(tally, home)
        return tally.place if wide in doubled else wide

    return key


def earlier_of(
    given: Sequence[Tally], before: Sequence[Tally], home: Home = unlisted
) -> tuple[tuple[Tally, ...], ...]:
    """For each of `given`, what it sent `before`, or what the units sent that became it."""
    key = unit_key((given,), home)
    by_key: dict[Key, list[Tally]] = defaultdict(list)
    by_place = {tally.place: tally for tally in before}
    for tally in before:
        by_key[_wide(tally, home)].append(tally)

    def found(tally: Tally) -> tuple[Tally, ...]:
        known = by_key.get(key(tally), [])
        if len(known) == 1 or (known and key(tally)[0] == _LISTED):
            return tuple(known)
        same = by_place.get(tally.place)
        return (same,) if same else ()

    return tuple(found(tally) for tally in given)


def told_apart(given: Sequence[Tally]) -> tuple[Tally, ...]:
    """The same, those of one name called by their place: "xã X (UBND huyện A, tỉnh S)"."""
    counted = Counter(tally.unit for tally in given)
    return tuple(
        replace(tally, unit=_with_place(tally)) if counted[tally.unit] > 1 else tally
        for tally in given
    )


def figures_before(
    template: Template, earlier: Sequence[Sequence[Tally]]
) -> tuple[Mapping[str, Figure], ...]:
    """The figures of each, those of several units added up where the form adds them."""
    return tuple(_together(template, tallies) for tallies in earlier)


def _with_place(tally: Tally) -> str:
    place = ", ".join(filter(None, (tally.superior, tally.province)))
    return f"{tally.unit} ({place})" if place else tally.unit


def _together(template: Template, tallies: Sequence[Tally]) -> Mapping[str, Figure]:
    if len(tallies) < 2:
        return tallies[0].figures if tallies else {}
    asked = (one for one in fields(template).values() if one.kind.is_figure)
    return {
        one.id: added([tally.figures.get(one.id) for tally in tallies])
        for one in asked
        if one.rollup is Rollup.SUM
    }


def _wide(tally: Tally, home: Home) -> Key:
    listed = home(tally)
    if listed:
        return (_LISTED, listed)
    return ("named", tally.unit, tally.province) if tally.unit else tally.place
