"""A draft carried to another computer and back is told newer, older or forked."""

import shutil
from pathlib import Path

from core.draft_lineage import Relation
from storage import lineages, reports, restoring
from storage.database import Store, open_store
from storage.schema import NAME
from tests.storage.offices import draft, finalise, looked, planned, receive


def carried(store: Store, folder: Path) -> Store:
    """The file copied in Explorer and opened on another computer."""
    folder.mkdir()
    shutil.copy(store.path, folder / NAME)
    return open_store(folder / NAME)


def told(store: Store, other: Store, report: str = "a1b2c3") -> Relation:
    copy = restoring.looked(other.conn.serialize())
    found = lineages.compared(store, copy, report)
    copy.close()
    return found


def change(store: Store, number: int) -> None:
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": number})


def test_a_copy_tells_what_it_is_to_ours(commune: Store, tmp_path: Path) -> None:
    draft(commune)
    other = carried(commune, tmp_path / "nhà")
    assert told(commune, other) is Relation.SAME
    change(other, 1)
    assert told(commune, other) is Relation.NEWER
    assert told(other, commune) is Relation.OLDER
    change(commune, 2)
    assert told(commune, other) is Relation.FORKED
    draft(other, "d4e5f6", "xã Khác")
    assert told(commune, other, "d4e5f6") is Relation.NEW
    other.close()


def test_what_was_taken_whole_is_known_from_then_on(commune: Store, tmp_path: Path) -> None:
    draft(commune)
    other = carried(commune, tmp_path / "nhà")
    change(other, 1)
    restoring.restore_report(commune, other.conn.serialize(), "a1b2c3")
    change(commune, 2)
    assert told(commune, other) is Relation.OLDER
    other.close()


def test_a_carried_draft_is_told_on_receiving_and_nothing_is_taken(
    commune: Store, tmp_path: Path
) -> None:
    draft(commune)
    other = carried(commune, tmp_path / "nhà")
    before = reports.load(commune, "a1b2c3")

    def received() -> tuple[str, Relation | None, int]:
        plan = receive(commune, other.path.parent)
        (found,) = planned(plan)
        return found.outcome.value, found.own, plan.accepted

    assert received() == ("draft", Relation.SAME, 0)
    change(other, 1)
    assert received() == ("draft", Relation.NEWER, 0)
    assert reports.load(commune, "a1b2c3") == before
    change(commune, 2)
    assert received() == ("draft", Relation.FORKED, 0)
    other.close()


def test_what_a_colleague_locked_at_home_is_told_newer(commune: Store, tmp_path: Path) -> None:
    draft(commune)
    other = carried(commune, tmp_path / "nhà")
    finalise(other)
    plan = looked(commune, other.path.parent)
    (found,) = planned(plan)
    assert (found.outcome.value, found.own, found.is_offered) == ("forked", Relation.NEWER, True)
    other.close()
