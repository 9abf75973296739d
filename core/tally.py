"""What totals and the board need of one report: whose it is, its lần, its figures as they count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from core.answers import decoded, encoded, with_answers
from core.canonical import Json
from core.fields import Figure, Nothing
from core.report import Report, Source, figure
from core.template import Template, fields

_COUNTED = ("figure:", "table:")


@dataclass(frozen=True, slots=True)
class Tally:
    """`head` is the digest of the revision it was taken from; `unit` as the paper names it."""

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


def counted(template: Template, report: Report, answers: Mapping[str, Json]) -> dict[str, Json]:
    """The figures of a locked report as they are kept; its prose is not read."""
    few = {key: value for key, value in answers.items() if key.startswith(_COUNTED)}
    read = with_answers(report, few)
    found: dict[str, Json] = {}
    for id_ in _asked(template):
        given = few.get(f"figure:{id_}")
        # Most are whole numbers, and kept as they were answered.
        value = given if type(given) is int else encoded(figure(template, read, id_))
        if value is not None:
            found[id_] = value
    return found


def figures_from(kept: Mapping[str, Json]) -> dict[str, Figure]:
    """What `counted` kept."""
    return {id_: _figure(value) for id_, value in kept.items()}


@lru_cache(maxsize=8)
def _asked(template: Template) -> tuple[str, ...]:
    return tuple(one.id for one in fields(template).values() if one.kind.is_figure)


def _figure(value: Json) -> Figure:
    if type(value) is int:
        return Decimal(value)
    read = decoded(value)
    if isinstance(read, Decimal | Nothing):
        return read
    raise ValueError(f"no figure: {value!r}")
