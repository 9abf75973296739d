"""A draft carried to another computer and back is told newer, older or forked."""

import shutil
from pathlib import Path

from core.draft_lineage import Relation
from storage import lineages, reports
from storage.database import Store, open_store
from storage.restoring import looked
from storage.schema import NAME
from tests.storage.offices import draft


def carried(store: Store, folder: Path) -> Store:
    """The file copied in Explorer and opened on another computer."""
    folder.mkdir()
    shutil.copy(store.path, folder / NAME)
    return open_store(folder / NAME)


def told(store: Store, other: Store, report: str = "a1b2c3") -> Relation:
    copy = looked(other.conn.serialize())
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
