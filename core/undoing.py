"""What was said at each save while the report is open: back and forth, across all its sections."""

from dataclasses import dataclass, replace

from core.report import Report

_MOST = 500


@dataclass(frozen=True, slots=True)
class Steps:
    """States to go back to, and states gone back from; the nearest last."""

    past: tuple[Report, ...] = ()
    future: tuple[Report, ...] = ()


def saved(steps: Steps, before: Report, after: Report) -> Steps:
    """A save made of `before` the state `after`; how far a section's work is, is no step.

    A field that took its own typing back comes to a state that was left: that is a step back, or
    forth, and the next one does not bring the typing back again.
    """
    if _says_the_same(before, after):
        return steps
    if steps.future and _says_the_same(steps.future[-1], after):
        return Steps((*steps.past, before), steps.future[:-1])
    for at in range(len(steps.past) - 1, -1, -1):
        if _says_the_same(steps.past[at], after):
            gone = (before, *reversed(steps.past[at + 1 :]))
            return Steps(steps.past[:at], (*steps.future, *gone))
    return Steps((*steps.past, before)[-_MOST:])


def back(steps: Steps, now: Report) -> tuple[Steps, Report] | None:
    """One step back from `now`; None where there is none."""
    past = steps.past
    while past and _says_the_same(past[-1], now):
        past = past[:-1]
    return (Steps(past[:-1], (*steps.future, now)), past[-1]) if past else None


def forth(steps: Steps, now: Report) -> tuple[Steps, Report] | None:
    """The step that was gone back from last, again."""
    if not steps.future:
        return None
    return Steps((*steps.past, now), steps.future[:-1]), steps.future[-1]


def _says_the_same(one: Report, other: Report) -> bool:
    """Texts first, one by one: they are what differs nearly always, and many states are asked."""
    if one.sections.keys() != other.sections.keys():
        return False
    pairs = ((text.prose, other.sections[id_].prose) for id_, text in one.sections.items())
    if any(mine is not theirs and mine != theirs for mine, theirs in pairs):
        return False
    return replace(one, sections={}) == replace(other, sections={})
