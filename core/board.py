"""Who sent what: expected units against reports, and where each report stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.collation import folded, sort_key
from core.commune import Commune, Expected, Home, homes
from core.damaged import Damaged
from core.remark import Acknowledgement, Verdict
from core.tally import Tally


class Standing(StrEnum):
    """Where a unit's report of one period stands; DAMAGED: it came, but is not what was kept."""

    MISSING = "missing"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Cell:
    """One report on the board; `word` is what was decided about its newest lần."""

    tally: Tally
    word: Acknowledgement | None = None

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        if self.word is None:
            return Standing.SUBMITTED
        accepted = self.word.verdict is Verdict.ACCEPTED
        return Standing.ACCEPTED if accepted else Standing.RETURNED


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: an expected one, or (`commune` None) one that sent a report and is not listed.

    `place` tells one that is not listed from others of its name: unit, superior, province.
    """

    unit: str
    commune: Commune | None
    cells: tuple[Cell, ...]
    damaged: tuple[Damaged, ...] = ()
    place: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """What no other line of its period has."""
        return (self.commune.id,) if self.commune else ("", *self.place)

    @property
    def phone(self) -> str:
        """Its telephone, as far as it is known."""
        return self.commune.phone if self.commune else ""

    @property
    def standing(self) -> Standing:
        """The one of its reports that asks for most."""
        there = {cell.standing for cell in self.cells}
        if self.damaged:
            return Standing.DAMAGED
        order = (Standing.RETURNED, Standing.SUBMITTED, Standing.ACCEPTED)
        return next((one for one in order if one in there), Standing.MISSING)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one period, and what was decided about it, by the report."""

    period: str
    tallies: Sequence[Tally]
    words: Mapping[str, Acknowledgement]
    damaged: Sequence[Damaged] = ()


def boards(expected: Expected, given: Sequence[Came]) -> tuple[tuple[Line, ...], ...]:
    """The lines of each period: expected units and others that sent, the Vietnamese way."""
    home_of = homes(expected)
    order = cache(sort_key)  # the same names, period after period
    return tuple(
        tuple(sorted(_lines(expected, home_of, came), key=lambda line: order(line.unit)))
        for came in given
    )


def unsent(expected: Expected, period: str, came: Sequence[Tally | Damaged]) -> tuple[str, ...]:
    """The expected ones that none of what came is of, the Vietnamese way."""
    home_of = homes(expected)
    there = {home_of(one) for one in came}
    gone = (one.name for one in expected.of_period(period) if one.id not in there)
    return tuple(sorted(gone, key=sort_key))


def along(shown: Sequence[Line], lines: Sequence[Line]) -> Mapping[tuple[str, ...], Line]:
    """By the key of each line shown, the same unit's among the `lines` of another period.

    Units that are not listed are told by their whole place; where a name stands once in both, a
    superior that changed does not part them.
    """
    listed = {line.commune.id: line for line in lines if line.commune}
    placed = {line.place: line for line in lines if line.commune is None}
    ours, theirs = _by_name(shown), _by_name(lines)

    def other(line: Line) -> Line | None:
        if line.commune:
            return listed.get(line.commune.id)
        name = _name(line)
        alone = len(ours[name]) == 1 and len(theirs.get(name, ())) == 1
        return placed.get(line.place) or (theirs[name][0] if alone else None)

    return {line.key: same for line in shown if (same := other(line))}


def shared(expected: Expected, tallies: Sequence[Tally]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The expected units that several of `tallies` are of, and how these are called."""
    home_of = homes(expected)
    units: dict[str, list[str]] = {}
    for tally in tallies:
        units.setdefault(home_of(tally), []).append(tally.unit)
    return tuple(
        (one.name, tuple(units[one.id]))
        for one in expected.communes
        if len(units.get(one.id, ())) > 1
    )


def missing(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The expected ones of which nothing came."""
    return tuple(line for line in lines if line.standing is Standing.MISSING)


def filtered(
    lines: Sequence[Line], text: str, standing: Standing | None = None
) -> tuple[Line, ...]:
    """Those whose name holds `text`, marks ignored, and that stand so."""
    wanted = folded(text)
    return tuple(
        line for line in lines if wanted in folded(line.unit) and standing in (None, line.standing)
    )


def _by_name(lines: Sequence[Line]) -> dict[tuple[str, ...], list[Line]]:
    found: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        if line.commune is None:
            found.setdefault(_name(line), []).append(line)
    return found


def _name(line: Line) -> tuple[str, ...]:
    """Without the superior."""
    return (line.place[0], line.place[-1])


def _lines(expected: Expected, home_of: Home, came: Came) -> Iterator[Line]:
    listed: dict[str, list[Tally | Damaged]] = {}
    others: dict[tuple[str, ...], list[Tally | Damaged]] = {}
    all_: tuple[Tally | Damaged, ...] = (*came.tallies, *came.damaged)
    for one in all_:
        home = home_of(one)
        if home:
            listed.setdefault(home, []).append(one)
        else:
            others.setdefault(one.place, []).append(one)
    there = {one.id for one in expected.of_period(came.period)}
    for commune in expected.communes:
        came_of = listed.get(commune.id, [])
        if commune.id in there or came_of:
            yield Line(commune.name, commune, *_sent(came, came_of))
    for place, came_of in others.items():
        yield Line(came_of[0].unit, None, *_sent(came, came_of), place)


def _sent(
    came: Came, found: Sequence[Tally | Damaged]
) -> tuple[tuple[Cell, ...], tuple[Damaged, ...]]:
    cells = (Cell(one, came.words.get(one.report)) for one in found if isinstance(one, Tally))
    return tuple(cells), tuple(one for one in found if isinstance(one, Damaged))
