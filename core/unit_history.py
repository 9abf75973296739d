"""The unit's registers with the days their entries stand, and the unit of any one day."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from core.unit import Recipient, Signer, Superior, Unit, Village, short_id


class Named(Protocol):
    """What every entry of a register has; the id stays when the name changes."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


_E = TypeVar("_E", bound=Named)


@dataclass(frozen=True, slots=True)
class Dated(Generic[_E]):
    """`value` stands from the day `since` (None: always) until before `until` (None: still)."""

    value: _E
    since: datetime.date | None = None
    until: datetime.date | None = None

    def stands(self, day: datetime.date | None) -> bool:
        """Whether it stands on that day; None: now and from now on."""
        if day is None:
            return self.until is None
        return not self.has_ended(day) and (self.since is None or self.since <= day)

    def has_ended(self, day: datetime.date) -> bool:
        """Whether it stood before that day and no more."""
        return self.until is not None and self.until <= day


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """The profile's `lines`, whose lists are empty, and every entry the lists ever had.

    An entry that gets another name has two lines here under one id, the days apart.
    """

    lines: Unit = Unit()
    villages: tuple[Dated[Village], ...] = ()
    signers: tuple[Dated[Signer], ...] = ()
    superiors: tuple[Dated[Superior], ...] = ()
    recipients: tuple[Dated[Recipient], ...] = ()


def unit_on(history: UnitHistory, day: datetime.date | None) -> Unit:
    """The unit as it stood on that day.

    Who began to sign later can be chosen too, after those of the day: papers are signed after the
    last day they tell of.
    """
    signers = [each for each in history.signers if day is None or not each.has_ended(day)]
    superior = next(iter(standing(history.superiors, day)), None)
    return replace(
        history.lines,
        parent=superior.name if superior else history.lines.parent,
        villages=standing(history.villages, day),
        signers=tuple(
            each.value for each in sorted(signers, key=lambda each: not each.stands(day))
        ),
        recipients=tuple(each.name for each in standing(history.recipients, day)),
    )


def standing(entries: Iterable[Dated[_E]], day: datetime.date | None) -> tuple[_E, ...]:
    """What stands on that day, in the register's order."""
    return tuple(entry.value for entry in entries if entry.stands(day))


def ended(
    entries: tuple[Dated[_E], ...], at: int, day: datetime.date | None
) -> tuple[Dated[_E], ...]:
    """The register where the entry at `at` stands until before `day`."""
    return (*entries[:at], replace(entries[at], until=day), *entries[at + 1 :])


def followed(
    entries: tuple[Dated[_E], ...], at: int, value: _E, day: datetime.date
) -> tuple[Dated[_E], ...]:
    """The register where `value`, of the same id, follows the entry at `at` from `day` on."""
    old = entries[at]
    both = (replace(old, until=day), Dated(value, day, old.until))
    return (*entries[:at], *both, *entries[at + 1 :])


def apart(entries: Iterable[Dated[_E]]) -> tuple[Dated[_E], ...]:
    """The register where no two lines of one id stand on one day: each ends as the next begins."""
    made = list(entries)
    for at, entry in enumerate(made):
        begins = [
            other.since
            for other in made
            if other.value.id == entry.value.id
            and other.since is not None
            and other.since > (entry.since or datetime.date.min)
        ]
        if begins and (entry.until is None or entry.until > min(begins)):
            made[at] = replace(entry, until=min(begins))
    return tuple(made)


def corrected(history: UnitHistory, unit: Unit, day: datetime.date) -> UnitHistory:
    """The registers corrected so that the unit of that day is `unit`, other days left alone.

    What was added stands always, what is missing was a mistake: no day was said.
    """
    now = unit_on(history, day)
    superiors, parent = history.superiors, unit.parent
    if now.parent != unit.parent and any(each.stands(day) for each in superiors):
        first = next(at for at, each in enumerate(superiors) if each.stands(day))
        named = replace(superiors[first], value=replace(superiors[first].value, name=unit.parent))
        superiors = (*superiors[:first], named, *superiors[first + 1 :])
    if any(each.stands(day) for each in superiors):
        parent = history.lines.parent
    lines = replace(unit, parent=parent, villages=(), signers=(), recipients=())
    return UnitHistory(
        lines,
        _merged(history.villages, unit.villages, lambda each: each.stands(day)),
        _merged(history.signers, unit.signers, lambda each: not each.has_ended(day)),
        superiors,
        _merged(
            history.recipients,
            recipients_of(history, unit.recipients, day),
            lambda each: each.stands(day),
        ),
    )


def recipients_of(
    history: UnitHistory, names: Iterable[str], day: datetime.date | None
) -> tuple[Recipient, ...]:
    """These names as entries, each under the id it has in the register that day."""
    known = {each.name: each.id for each in standing(history.recipients, day)}
    taken = [each.value.id for each in history.recipients]
    made: list[Recipient] = []
    for name in names:
        id_ = known.pop(name, "") or short_id(name, (*taken, *(each.id for each in made)))
        made.append(Recipient(id_, name))
    return tuple(made)


def _merged(
    old: tuple[Dated[_E], ...], now: tuple[_E, ...], is_seen: Callable[[Dated[_E]], bool]
) -> tuple[Dated[_E], ...]:
    """Those seen that day as `now` has them and in its order, the others where they were."""
    seen: dict[str, list[Dated[_E]]] = {}
    for each in old:
        if is_seen(each):
            seen.setdefault(each.value.id, []).append(each)
    fresh = [
        replace(seen[value.id].pop(0), value=value) if seen.get(value.id) else Dated(value)
        for value in now
    ]
    waiting = iter(fresh)
    placed = [found for each in old if (found := next(waiting, None) if is_seen(each) else each)]
    return (*placed, *waiting)
