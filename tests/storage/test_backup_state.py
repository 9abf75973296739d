"""Once a day the newest good backup is found, and whether the second place was reached."""

from dataclasses import replace
from pathlib import Path

import pytest

from storage import backup_state, backups, local_state, reports, second_place
from storage.backup_names import FOLDER, Why
from storage.backup_names import backups as listed
from storage.backup_state import BackupState, Due
from storage.database import Store, open_store
from storage.schema import NAME
from tests.storage.offices import draft

DAY = "2026-11-28"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the clock says; a test sets another day in it."""
    said = [f"{DAY}T16:40:00+07:00"]
    for module in (backup_state, backups, second_place):
        monkeypatch.setattr(module, "now", lambda: said[0])
    return said


def work(store: Store, number: int) -> None:
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": number})


def asked(store: Store) -> Due:
    found = backup_state.due(store)
    assert found
    return found


def looked(store: Store) -> BackupState:
    return backup_state.looked_at(asked(store))


@pytest.fixture
def kept(commune: Store, clock: list[str]) -> Store:
    """One report, and a backup of it."""
    draft(commune)
    commune.back_up(Why.ASKED)
    return commune


def test_the_newest_backup_is_read_and_told_once_a_day(kept: Store, clock: list[str]) -> None:
    found = looked(kept)
    assert (found.day, found.time, found.is_well) == (DAY, "16:40", True)
    assert backup_state.due(kept) is None
    clock[0] = "2026-11-29T07:30:00+07:00"
    assert looked(kept).is_well


def test_an_old_backup_is_well_as_long_as_nothing_was_saved_since(
    kept: Store, clock: list[str]
) -> None:
    clock[0] = "2026-12-28T07:30:00+07:00"
    due = asked(kept)
    assert backup_state.looked_at(due).is_well
    assert backup_state.looked_at(replace(due, seq=due.seq + 1)).is_old
    clock[0] = "2000-01-01T07:30:00+07:00"  # a dead battery
    assert looked(kept).is_well


def test_a_bad_newest_backup_is_passed_over_and_counted(kept: Store, clock: list[str]) -> None:
    clock[0] = f"{DAY}T17:00:00+07:00"
    work(kept, 1)
    kept.back_up(Why.ASKED)
    newest = listed(kept.path.parent / FOLDER)[0].path
    newest.write_bytes(newest.read_bytes()[:5000])
    found = looked(kept)
    assert (found.time, found.bad, found.is_well) == ("16:40", 1, False)


def test_where_there_is_no_backup_that_is_told(commune: Store, clock: list[str]) -> None:
    draft(commune)
    found = looked(commune)
    assert (found.day, found.is_well) == ("", False)


def test_a_second_place_that_is_not_seen_for_a_week_is_told(
    kept: Store, stick: Path, clock: list[str]
) -> None:
    second_place.choose(kept.path, stick)
    second_place.put(kept.path)
    assert local_state.read(kept.path).second_seen == DAY
    clock[0] = "2026-12-04T07:30:00+07:00"
    assert looked(kept).is_well
    clock[0] = "2026-12-05T07:30:00+07:00"
    found = looked(kept)
    assert (found.second, found.second_seen, found.is_away) == (str(stick), DAY, True)


def test_a_second_place_of_an_older_program_is_counted_from_today(
    kept: Store, stick: Path, clock: list[str]
) -> None:
    second_place.choose(kept.path, stick)
    assert looked(kept).second_seen == DAY


def test_nothing_is_told_of_a_database_in_which_nothing_was_saved(tmp_path: Path) -> None:
    store = open_store(tmp_path / NAME)
    assert backup_state.due(store) is None
    store.close()
