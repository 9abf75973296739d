"""A unit's own final report, brought back by a stick to a computer that has it no more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.draft_lineage import Relation
from core.merge import PlannedReport
from core.report import Source, State
from storage import inbox, registers, reports, submission
from storage.database import Store, open_store
from tests.samples import PLAN, UNIT
from tests.storage.offices import draft, finalise, handed_over, looked, planned, receive

ID = "a1b2c3"


@pytest.fixture
def stick(commune: Store, tmp_path: Path) -> Path:
    """What the unit had handed over, of two units."""
    for id_, unit in ((ID, UNIT.full_name), ("khac", "xã Khe Đá")):
        draft(commune, id_, unit)
        finalise(commune, id_)
    return handed_over(commune, tmp_path / "usb", ID, "khac")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    """The program set up anew: the unit, and nothing else."""
    (tmp_path / "mới").mkdir()
    store = open_store(tmp_path / "mới" / "baocaoxa.db")
    registers.save_unit(store, UNIT)
    yield store
    store.close()


def found(store: Store, stick: Path) -> dict[str, PlannedReport]:
    return {one.arrival.id: one for one in planned(looked(store, stick))}


def test_it_is_ours_again_and_the_others_are_received(fresh: Store, stick: Path) -> None:
    told = found(fresh, stick)
    assert (told[ID].own, told[ID].becomes_ours) == (Relation.NEW, True)
    assert (told["khac"].own, told["khac"].becomes_ours) == (None, False)
    done = inbox.receive(fresh, looked(fresh, stick))
    assert (done.accepted, done.ours) == (2, 1)
    assert reports.load(fresh, ID).source is Source.OWN
    assert reports.load(fresh, "khac").source is Source.RECEIVED


def test_its_next_lan_is_made_and_handed_over_from_here(
    fresh: Store, stick: Path, receiver: Store, tmp_path: Path
) -> None:
    receive(receiver, stick)
    receive(fresh, stick)
    reports.reopen(fresh, ID)
    assert reports.load(fresh, ID).figures["so_ho"] == 1383
    finalise(fresh, ID)
    (tmp_path / "usb2").mkdir()
    submission.submit(fresh, (ID,), tmp_path / "usb2")
    receive(receiver, tmp_path / "usb2")
    arrived = reports.load(receiver, ID)
    assert (arrived.revision, arrived.source) == (2, Source.RECEIVED)


def test_the_documents_it_cites_come_with_it(fresh: Store, stick: Path) -> None:
    assert PLAN.id not in [one.id for one in registers.documents(fresh)]
    ours = replace(PLAN, subject="theo sổ của máy này")
    registers.save_documents(fresh, [ours])
    receive(fresh, stick)
    assert [one for one in registers.documents(fresh) if one.id == PLAN.id] == [ours]


def test_unknown_documents_enter_the_register(fresh: Store, stick: Path) -> None:
    receive(fresh, stick)
    assert PLAN in registers.documents(fresh)


def test_twice_the_same_stick_changes_nothing(fresh: Store, stick: Path) -> None:
    receive(fresh, stick)
    before = fresh.conn.serialize()
    done = inbox.receive(fresh, looked(fresh, stick))
    assert (done.accepted, done.ours, fresh.conn.serialize()) == (0, 0, before)


def test_a_report_that_is_here_stays_what_it_is(commune: Store, stick: Path) -> None:
    told = found(commune, stick)
    assert (told[ID].becomes_ours, told[ID].is_taken) == (False, False)
    assert reports.load(commune, ID).state is State.FINAL
