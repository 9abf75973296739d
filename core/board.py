"""Who sent what: expected units against reports, and where each report stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from core.collation import folded, sort_key
from core.commune import Commune, Expected, Home, homes
from core.remark import Acknowledgement, Verdict
from core.tally import Tally


class Standing(StrEnum):
    """Where a unit's report of one period stands."""

    MISSING = "missing"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"


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
    """One unit: an expected one, or (`commune` None) one that sent a report and is not listed."""

    unit: str
    commune: Commune | None
    cells: tuple[Cell, ...]

    @property
    def phone(self) -> str:
        """Its telephone, as far as it is known."""
        return self.commune.phone if self.commune else ""

    @property
    def standing(self) -> Standing:
        """The one of its reports that asks for most."""
        there = {cell.standing for cell in self.cells}
        order = (Standing.RETURNED, Standing.SUBMITTED, Standing.ACCEPTED)
        return next((one for one in order if one in there), Standing.MISSING)


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one period, and what was decided about it, by the report."""

    period: str
    tallies: Sequence[Tally]
    words: Mapping[str, Acknowledgement]


def boards(expected: Expected, given: Sequence[Came]) -> tuple[tuple[Line, ...], ...]:
    """The lines of each period: expected units and others that sent, the Vietnamese way."""
    home_of = homes(expected)
    order = cache(sort_key)  # the same names, period after period
    return tuple(
        tuple(sorted(_lines(expected, home_of, came), key=lambda line: order(line.unit)))
        for came in given
    )


def unsent(expected: Expected, period: str, tallies: Sequence[Tally]) -> tuple[str, ...]:
    """The expected ones that none of `tallies` is of, the Vietnamese way."""
    home_of = homes(expected)
    there = {home_of(tally.unit, tally.province) for tally in tallies}
    gone = (one.name for one in expected.of_period(period) if one.id not in there)
    return tuple(sorted(gone, key=sort_key))


def shared(expected: Expected, tallies: Sequence[Tally]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The expected units that several of `tallies` are of, and how these are called."""
    home_of = homes(expected)
    units: dict[str, list[str]] = {}
    for tally in tallies:
        units.setdefault(home_of(tally.unit, tally.province), []).append(tally.unit)
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


def _lines(expected: Expected, home_of: Home, came: Came) -> Iterator[Line]:
    cells: dict[str, list[Cell]] = {}
    others: dict[str, list[Cell]] = {}
    for tally in came.tallies:
        home = home_of(tally.unit, tally.province)
        place = cells if home else others
        place.setdefault(home or tally.unit, []).append(Cell(tally, came.words.get(tally.report)))
    for one in expected.of_period(came.period):
        yield Line(one.name, one, tuple(cells.pop(one.id, ())))
    names = {one.id: one for one in expected.communes}
    for id_, found in cells.items():
        yield Line(names[id_].name, names[id_], tuple(found))
    for unit, found in others.items():
        yield Line(unit, None, tuple(found))
