"""Offices for tests: a data folder, its reports, and what one hands to the other."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from core import merge
from core.answers import answers
from core.compose import compose
from core.fields import Figure
from core.final import Revision, finalised, snapshot
from core.merge import Plan, PlannedReport
from core.report import Report
from storage import inbox, registers, reports, scanning, submission
from storage.database import Store, open_store
from storage.schema import NAME
from tests.samples import PLAN, SMALL, UNIT, bound, facts, report

READABLE = {("nho", "1")}
GIVEN: Mapping[str, Figure] = {"so_ho": Decimal(1383), "so_khau": Decimal(5219)}


def office(folder: Path) -> Store:
    """A data folder with its unit and one document."""
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(folder / NAME)
    registers.save_unit(store, UNIT)
    registers.save_documents(store, [PLAN])
    return store


def draft(store: Store, id_: str = "a1b2c3", unit: str = UNIT.full_name) -> Report:
    """A draft with two figures, kept."""
    made = replace(bound(report()), id=id_, unit=unit, figures=GIVEN)
    reports.create(store, made)
    return made


def locked(made: Report, parents: tuple[str, ...] = (), counter: int = 1) -> Revision:
    """What finalising makes of a draft."""
    unit = replace(UNIT, name=made.unit.removeprefix("xã "))
    return finalised(made, snapshot(unit, [PLAN], SMALL, compose(facts(made))), parents, counter)


def finalise(store: Store, id_: str = "a1b2c3") -> Revision:
    """Lock the draft as its next lần."""
    made = reports.load(store, id_)
    revision = locked(made, *reports.lineage(store, id_))
    reports.finalise(store, made, revision)
    return revision


def next_revision(store: Store, so_ho: int, id_: str = "a1b2c3") -> Revision:
    """Reopen, change one figure, lock again."""
    reports.reopen(store, id_)
    reports.save_answers(store, id_, {"figure:so_ho": so_ho})
    return finalise(store, id_)


def handed_over(store: Store, folder: Path, *ids: str) -> Path:
    """The file put into `folder`."""
    folder.mkdir(exist_ok=True)
    return submission.submit(store, ids or ("a1b2c3",), folder).file


def looked(store: Store, *paths: Path) -> Plan:
    """What receiving these would do."""
    found = scanning.scan(paths, store.path)
    return merge.plan(found, inbox.known(store, found, READABLE))


def receive(store: Store, *paths: Path) -> Plan:
    """Receive, and what it was."""
    plan = looked(store, *paths)
    inbox.receive(store, plan)
    return plan


def outcomes(plan: Plan) -> list[str]:
    """What became of every report, in the order of the files."""
    return [found.outcome.value for found in planned(plan)]


def planned(plan: Plan) -> list[PlannedReport]:
    """Every report of every file."""
    return [report for file in plan.files for report in file.reports]


def content(store: Store) -> list[tuple[object, ...]]:
    """All that a database says, but its clock."""
    tables = ("meta", "report", "answer", "revision", "registration", "closed_finding", "receipt")
    return [row for table in tables for row in store.fetch(f"SELECT * FROM {table}")]  # noqa: S608


def said(made: Report) -> dict[str, object]:
    """Its answers."""
    return dict(answers(made))
