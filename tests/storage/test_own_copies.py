"""A colleague's copy of our own unit's work, met while receiving: told apart, taken by choice."""

import shutil
from pathlib import Path

from core.draft_lineage import Relation
from core.merge import PlannedReport
from storage import reports, restoring
from storage.database import Store
from tests.storage.offices import draft, finalise, looked, planned, receive
from tests.storage.test_lineages import carried, change


def found(store: Store, other: Store) -> PlannedReport:
    """What receiving the other computer's database tells of its one report."""
    return planned(looked(store, other.path))[-1]


def relation(store: Store, other: Store) -> Relation | None:
    return found(store, other).own


def test_a_new_draft_of_our_own_unit_can_be_taken(commune: Store, tmp_path: Path) -> None:
    other = carried(commune, tmp_path / "nhà")
    draft(other)
    assert relation(commune, other) is Relation.NEW
    restoring.restore_report(commune, other.conn.serialize(), "a1b2c3")
    assert reports.load(commune, "a1b2c3").figures == reports.load(other, "a1b2c3").figures
    other.close()


def test_the_draft_of_another_unit_is_only_shown(
    commune: Store, receiver: Store, tmp_path: Path
) -> None:
    draft(commune, unit="xã Khe Đá")
    assert relation(receiver, commune) is None
    assert not found(receiver, commune).is_offered


def test_what_was_received_is_no_work_of_ours(
    commune: Store, receiver: Store, tmp_path: Path
) -> None:
    draft(commune)
    finalise(commune)
    receive(receiver, commune.path)
    reports.reopen(commune, "a1b2c3")
    file = tmp_path / "chép.db"
    shutil.copy(commune.path, file)
    assert [one.own for one in planned(looked(receiver, file))] == [None, None]


def test_ours_went_on_while_the_colleague_locked_it(commune: Store, tmp_path: Path) -> None:
    draft(commune)
    other = carried(commune, tmp_path / "nhà")
    change(commune, 2)
    finalise(other)
    told = found(commune, other)
    assert (told.own, told.is_taken) == (Relation.FORKED, False)
    other.close()
