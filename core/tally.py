"""What totals and the board need of one report: whose it is, its lần, its figures as they count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from core.answers import decoded, encoded, with_answers
from core.canonical import Json
from core.fields import Figure, Nothing
from core.numbers import MOST_DIGITS
from core.report import Report, Source, figure
from core.template import Field, Template, fields


@dataclass(frozen=True, slots=True)
class Tally:
    """`head` is the digest of the revision it was taken from; `unit` as the paper names it.

    `newer` is a later lần that waits to be accepted, 0 where there is none; `is_returned`: the
    office sent this one back; `is_told`: not sent, but told from what was sent of shorter periods.
    """

    report: str
    template: str
    version: str
    period: str
    head: str
    revision: int
    counter: int
    unit: str
    superior: str = ""
    province: str = ""
    figures: Mapping[str, Figure] = field(default_factory=dict)
    source: Source = Source.RECEIVED
    newer: int = 0
    is_returned: bool = False
    is_told: bool = False

    @property
    def place(self) -> tuple[str, ...]:
        """Which unit it is among those of its period."""
        return (self.unit, self.superior, self.province) if self.unit else (self.report,)


def tally_of(template: Template, report: Report, head: str = "", counter: int = 0) -> Tally:
    """A report's tally."""
    known = {id_: figure(template, report, id_) for id_ in _asked(template)}
    figures = {id_: value for id_, value in known.items() if value is not None}
    place = (report.id, report.template, report.version, str(report.period))
    return Tally(
        *place, head, report.revision, counter, report.unit, figures=figures, source=report.source
    )


def sent(tallies: Sequence[Tally]) -> tuple[Tally, ...]:
    """What other units sent; one's own only where nobody sent anything.

    An office's own report says the totals of theirs: it does not count once more among them.
    """
    received = tuple(tally for tally in tallies if tally.source is Source.RECEIVED)
    return received or tuple(tallies)


def asked_alike(ours: Template, theirs: Template | None) -> frozenset[str]:
    """The figures that two versions of a form ask for in one way: others can't be added up."""
    known = fields(theirs) if theirs else {}
    return frozenset(
        id_ for id_, one in fields(ours).items() if id_ in known and _asks(one) == _asks(known[id_])
    )


def _asks(field_: Field) -> tuple[str, ...]:
    return (field_.kind.value, field_.unit, field_.measure.value)


def counted(template: Template, report: Report, answers: Mapping[str, Json]) -> dict[str, Json]:
    """The figures of a locked report as they are kept; its prose is not read."""
    few = {key: answers[key] for key in _reckoned(template) if key in answers}
    read = with_answers(report, few)
    found: dict[str, Json] = {}
    for id_ in _asked(template):
        # Most were answered, and are kept so.
        value = answers.get(f"figure:{id_}")
        if value is None:
            value = encoded(figure(template, read, id_))
        elif type(value) is not int:
            value = encoded(decoded(value))
        if value is not None:
            found[id_] = value
    return found


def listed(template: Template, figures: Mapping[str, Json]) -> list[Json]:
    """The values of `counted` in the form's order, without their names."""
    return [figures.get(id_) for id_ in _asked(template)]


def named(template: Template, values: Sequence[Json]) -> dict[str, Json]:
    """What `listed` listed; raises ValueError where it was another form's."""
    pairs = zip(_asked(template), values, strict=True)
    return {id_: value for id_, value in pairs if value is not None}


def figures_from(kept: Mapping[str, Json], known: "Amounts | None" = None) -> dict[str, Figure]:
    """What `counted` kept; a number that no field could hold is no figure."""
    known = Amounts() if known is None else known
    return {
        id_: known[value] if type(value) is int else _figure(value) for id_, value in kept.items()
    }


class Amounts(dict[int, Figure]):
    """Whole numbers as figures: thousands of reports say the same few."""

    def __missing__(self, number: int) -> Figure:
        found = self[number] = _sane(Decimal(number))
        return found


@lru_cache(maxsize=8)
def _asked(template: Template) -> tuple[str, ...]:
    return tuple(one.id for one in fields(template).values() if one.kind.is_figure)


@lru_cache(maxsize=8)
def _reckoned(template: Template) -> tuple[str, ...]:
    """The answers from which the form reckons others."""
    asked = fields(template)
    parts = dict.fromkeys(part for one in asked.values() for part in one.parts)
    counted_ = dict.fromkeys(one.counted.partition(".")[0] for one in asked.values() if one.counted)
    return (*(f"figure:{id_}" for id_ in parts), *(f"table:{id_}" for id_ in counted_))


def _figure(value: Json) -> Figure:
    read = decoded(value)
    if isinstance(read, Decimal):
        return _sane(read)
    if isinstance(read, Nothing):
        return read
    raise ValueError(f"no figure: {value!r}")


def _sane(number: Decimal) -> Figure:
    """What a stranger's report says of a figure can be endless."""
    return number if number.adjusted() < MOST_DIGITS else None
