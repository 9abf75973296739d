"""What the office has done in the writer's thread, and in the worker's: no Qt, no window."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.carry_over import Wish
from core.documents import CitedDocument
from core.errors import AppError
from core.facts import Facts
from core.paper import Document
from core.period import Period
from core.remark import Remark
from core.report import Registration, Report, Source, State
from core.unit_history import UnitHistory
from ui.given_files import new_id
from ui.places import place_words

if TYPE_CHECKING:
    from storage.database import Store


@dataclass(frozen=True, slots=True)
class Opened:
    """A report with what it points at; `locked` is a final report's paper, not yet registered."""

    facts: Facts
    locked: Document | None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Registers:
    history: UnitHistory
    documents: dict[str, CitedDocument]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class LastWork:
    """The report that was changed last, how it is called, and the sections: ids and places."""

    report: str
    name: str
    sections: tuple[str, ...]
    places: tuple[str, ...]


def last_work(store: "Callable[[], Store]", answers: tuple[tuple[str, str], ...]) -> LastWork:
    """Where the first of these answers (report, key) stand, and the others of its report."""
    from core.forks import home
    from core.period import words
    from storage import library, reports

    made = reports.load(store(), answers[0][0])
    form = library.template(made.template, made.version)
    keys = [key for report, key in answers if report == made.id and key]
    sections = tuple(dict.fromkeys(home(form, key) for key in keys))
    places = tuple(place_words(form, section) for section in sections)
    return LastWork(made.id, f"báo cáo {words(made.period)}", sections, places)


def read_registers(store: "Callable[[], Store]") -> Registers:
    from storage import database, laws, library, registers

    opened = store()
    database.migrate(opened)
    documents = laws.known_documents(opened)
    names = {id_: library.template(id_).name for id_, _ in library.template_names()}
    return Registers(registers.history(opened), documents, names)


def end(store: "Callable[[], Store]") -> None:
    from storage import deleted, second_place
    from storage.backup_names import Why

    opened = store()
    if opened.keeper:
        deleted.empty(opened)
        opened.back_up(Why.CLOSING)
        # A stick that is not in today is no reason to keep a person waiting at the end.
        with contextlib.suppress(AppError, OSError):
            second_place.put(opened.path)


def save(store: "Callable[[], Store]", report: Report, changed: Any) -> None:
    from storage import reports

    reports.save(store(), report, changed)


def open_report(store: "Callable[[], Store]", id_: str) -> Opened:
    from core.final import paper_of
    from storage import remarks, reports
    from storage.facts import facts_of

    store().sitting = frozenset()  # what is changed from here on is one sitting
    facts = facts_of(store(), id_)
    final = facts.report.state is State.FINAL
    revision = reports.revision(store(), id_) if final else None
    locked = paper_of(revision, Registration()) if revision else None
    said = remarks.of(store(), id_) if facts.report.source is Source.OWN else ()
    return Opened(facts, locked, said)


def answer_remark(store: "Callable[[], Store]", id_: str, remark: str, text: str) -> Remark:
    from core.text import clean
    from storage import remarks

    return remarks.answer(store(), id_, remark, clean(text).strip())


def create_report(
    store: "Callable[[], Store]", template: str, period: Period, source: str | None, wish: Wish
) -> str:
    from storage.starting import start

    return start(store(), template, period, source, wish, new_id()).id


def practise_report(store: "Callable[[], Store]") -> str:
    from core.filling import fill
    from core.period import read_period
    from core.report import new_report
    from storage import library, registers, reports

    given = dict(library.sample("so-lieu-mau.json"))
    form = library.template(str(given["template"]))
    unit = registers.unit(store())
    period = read_period(str(given["period"]))
    fresh = replace(new_report(form, period, new_id(), unit.full_name), source=Source.PRACTICE)
    facts = Facts(form, fresh, unit, {})
    # Its documents and signers are of an invented commune: they stay out of the registers.
    answered = {key: given[key] for key in ("figures", "fields", "tables") if key in given}
    report: Report = fill(facts, answered).report
    reports.create(store(), report)
    return report.id
