"""The bin gives back what it holds, and lets go only by a sane clock."""

import pytest

from storage import deleted, kept, reports, tallies
from storage.backup_names import FOLDER, Why, backup_path, backups
from storage.database import Store
from storage.first_page import listed
from tests.storage.offices import draft, finalise
from tests.storage.test_recovering import said


def test_what_was_deleted_comes_back_as_it_was(commune: Store) -> None:
    draft(commune)
    finalise(commune)
    before = reports.load(commune, "a1b2c3")
    deleted.delete(commune, "a1b2c3")
    assert listed(commune.conn) == ()
    assert tallies.of(commune, before.template, str(before.period)) == ()
    deleted.take_back(commune, "a1b2c3")
    assert reports.load(commune, "a1b2c3") == before
    assert len(listed(commune.conn)) == 1


@pytest.mark.parametrize(
    ("now", "between", "gone"),
    [
        ("2026-12-01T08:00:00", "2026-11-30", 0),
        ("2027-02-25T08:00:00", "2027-02-01", 0),
        ("2027-02-26T08:00:00", "2027-02-01", 1),
        ("2027-02-26T08:00:00", "2026-11-29", 0),
        ("2099-11-28T08:00:00", "2099-11-28", 0),
        ("2000-01-01T00:00:00", "2027-02-01", 0),
        ("2026-01-01T00:00:00", "2027-02-01", 0),
    ],
)
def test_90_days_later_it_goes_where_time_is_known_to_have_passed(
    commune: Store, monkeypatch: pytest.MonkeyPatch, now: str, between: str, gone: int
) -> None:
    folder = commune.path.parent / FOLDER
    backup_path(folder, 99, 1, f"{between}T08:00", Why.DAY).write_bytes(b"")
    for backup in backups(folder)[1:]:
        backup.path.unlink()  # of the day this test runs
    draft(commune)
    draft(commune, "d4e5f6", "xã Khác")
    finalise(commune)
    monkeypatch.setattr(kept, "now", lambda: "2026-11-28T08:00:00")
    deleted.delete(commune, "a1b2c3")
    monkeypatch.setattr(kept, "now", lambda: now)
    before = said(commune)
    assert deleted.empty(commune) == gone
    assert (said(commune) == before) is (gone == 0)
    assert reports.load(commune, "d4e5f6").id == "d4e5f6"
    assert commune.fetch("PRAGMA foreign_key_check") == []
