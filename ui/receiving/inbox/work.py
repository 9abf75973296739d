"""What the receiving rooms have done in the writer's thread: no Qt, no window."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.board import Line, along, missing
from core.commune import Expected, UnitMatch, read_communes, read_line
from core.damaged import Damaged
from core.facts import Facts
from core.final import paper_of
from core.paper import Document
from core.period import Period, read_period
from core.remark import Acknowledgement, Done, Remark, Verdict
from core.taking_over import Narrative
from core.text import clean
from core.totals import Summing
from ui.given_files import new_id

if TYPE_CHECKING:
    from storage.copying import Copying
    from storage.database import Store
    from storage.outgoing import Parcel

COLUMNS = 5
_WAIT_S = 0.05


@dataclass(frozen=True, slots=True)
class Board:
    """Units against periods: the lines of the asked one, the missing ones of them, and of every
    period, the asked one first, the lines of the same units by the key of the line shown."""

    expected: Expected
    lines: tuple[Line, ...]
    missing: tuple[Line, ...]
    columns: tuple[tuple[Period, Mapping[tuple[str, ...], Line]], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A received report as it is read: its paper, what was said of it, the period before."""

    facts: Facts
    paper: Document
    remarks: tuple[tuple[Remark, Done], ...]
    word: Acknowledgement | None
    before: str


def until_backed_up(copying: "Copying", goes_on: Callable[[], bool]) -> None:
    """Waits for a backup, as long as anybody does; in the worker, so that saves do not."""
    copying.hurry()
    while copying.is_running and goes_on():
        copying.wait(_WAIT_S)


def board(store: "Store", template: str, period: Period) -> Board:
    from storage import expecting, tallies

    others = [read_period(one) for one in tallies.periods(store, template)]
    shown = [period, *(one for one in others if one != period)][:COLUMNS]
    expected, found = expecting.columns(store, template, shown)
    asked = found[0]
    columns = tuple((one, along(asked, lines)) for one, lines in zip(shown, found, strict=True))
    return Board(expected, asked, missing(asked), columns)


def save_communes(store: "Store", lines: tuple[str, ...]) -> None:
    from storage import communes

    with store.write():
        known = communes.expected(store).communes
        communes.save(store, read_communes([read_line(line) for line in lines], known))


def match(store: "Store", given: UnitMatch) -> None:
    from storage import communes

    communes.match(store, given)


def reading(store: "Store", report: str) -> Reading:
    from storage import remark_story, remarks, reports
    from storage import summing as summing_up
    from storage.facts import facts_of
    from storage.kept import ReportUnknown

    facts = facts_of(store, report)
    revision = reports.revision(store, report)
    if revision is None:
        raise ReportUnknown(beginning=report)
    paper = paper_of(revision, facts.report.registration)
    story = remark_story.of(store, report, facts.template)
    earlier = summing_up.earlier_report(store, facts.report)
    return Reading(facts, paper, story, remarks.word(store, report), earlier)


def remark(store: "Store", report: str, place: tuple[str, str], text: str) -> Reading:
    from storage import registers, remarks

    section, field = place
    office = registers.unit(store).full_name
    words = clean(text).strip()
    remarks.make(store, Remark(report, new_id(), "", 0, section, field, words, office))
    return reading(store, report)


def forget(store: "Store", report: str, id_: str) -> Reading:
    from storage import remarks

    remarks.forget(store, report, id_)
    return reading(store, report)


def decide(store: "Store", report: str, verdict: Verdict) -> Reading:
    from storage import registers, remarks

    remarks.decide(store, report, verdict, registers.unit(store).full_name)
    return reading(store, report)


def given_back(store: "Store", report: str) -> "Parcel":
    """What the unit is given back, the decision kept; nothing is written to a stick yet."""
    from storage import registers, returning

    return returning.gather(store, (report,), registers.unit(store).full_name)


def sent(parcel: "Parcel", folder: Path, watch: Callable[[int, int], bool] | None) -> str:
    """The file written and proved; its name."""
    from storage import outgoing

    return outgoing.send(parcel, folder, watch).file.name


def summing(store: "Store", template: str, period: Period) -> Summing:
    from storage import library
    from storage.summing import summed

    return summed(store, library.template(template), period)


def export(store: "Store", made: Summing, target: Path) -> tuple[Path, tuple[Damaged, ...]]:
    """The totals as CSV or XLSX, by the name's ending; and whose rows could not be read for it."""
    from core.totals_table import joined_sheets, names_sheets, totals_sheet
    from storage import files, papers_sent

    hurt: list[Damaged] = []
    sheet = totals_sheet(made)
    if target.suffix.lower() == ".csv":
        from core.export.csv import csv

        data = csv(sheet)
    else:
        from core.export.xlsx import xlsx

        rows = tuple(papers_sent.tables(store, made.units, hurt.append))
        joined = joined_sheets(made.template, rows)
        names = names_sheets(made.absent, (*made.damaged, *hurt))
        data = xlsx((sheet, *names, *joined), datetime.date.today())
    files.write(target, data)
    return target, tuple(hurt)


def narratives(
    store: "Store", made: Summing, section: str
) -> tuple[tuple[Narrative, ...], tuple[Damaged, ...]]:
    """What each unit says in a section, and whose paper could not be read for it."""
    from storage import papers_sent

    hurt: list[Damaged] = []
    found = tuple(papers_sent.narratives(store, made.units, section, hurt.append))
    return found, tuple(hurt)


def take_over(
    store: "Store", made: Summing, report: str, section: str, taken: tuple[Narrative, ...]
) -> tuple[int, tuple[Damaged, ...]]:
    """The office's own draft filled where it is empty; how many answers are new, and whose rows
    could not be read for it."""
    from storage import own_report

    hurt: list[Damaged] = []
    texts = (section if taken else "", taken)
    return len(own_report.take_over(store, made, report, texts, hurt.append)), tuple(hurt)
