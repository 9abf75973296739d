"""Backups: made silently, proved, ordered by number, thinned, never in the way of a change."""

from pathlib import Path

import pytest

from storage import backups, keeper, reports, scanning
from storage.backup_names import FOLDER, Backup, Why, outgrown
from storage.backup_names import backups as listed
from storage.connection import DiskFull
from storage.database import Store, open_store, seq
from storage.recovering import newest
from storage.schema import NAME
from tests.storage.offices import draft, finalise, office


def folder_of(store: Store) -> Path:
    return store.path.parent / FOLDER


def back_up(store: Store, why: Why = Why.ASKED) -> Backup:
    assert store.keeper
    return store.keeper.back_up(why)


def day(monkeypatch: pytest.MonkeyPatch, now: str) -> None:
    for room in (keeper, backups):
        monkeypatch.setattr(room, "now", lambda: now)


def test_a_backup_is_proved_and_named_by_its_number(commune: Store) -> None:
    draft(commune)
    made = back_up(commune)
    assert (made.number, made.seq) == (1, seq(commune))
    assert backups.proof_of(made.path).is_good


def test_the_same_state_is_not_copied_twice(commune: Store) -> None:
    draft(commune)
    assert back_up(commune) == back_up(commune)
    reports.save_answers(commune, "a1b2c3", {"figure:so_ho": 1})
    assert back_up(commune).number == 2


def test_a_bad_copy_of_the_same_state_is_made_anew(commune: Store) -> None:
    draft(commune)
    made = back_up(commune)
    made.path.write_bytes(b"hong")
    assert back_up(commune).number == 2


def test_the_first_change_of_a_day_makes_a_backup(
    commune: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    day(monkeypatch, "2026-11-28T07:30:00")
    draft(commune)
    monkeypatch.undo()
    day(monkeypatch, "2026-11-29T07:30:00")
    before = seq(commune)
    for number in range(3):
        reports.save_answers(commune, "a1b2c3", {"figure:so_ho": number})
    (made,) = listed(folder_of(commune))
    assert (made.why, made.day, made.seq) == (Why.DAY, "20261129", before)


def test_a_clock_set_back_orders_nothing(commune: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    draft(commune)
    for number, now in enumerate((
        "2026-11-28T09:00:00",
        "2000-01-01T00:00:00",
        "2026-11-27T01:00:00",
    )):
        day(monkeypatch, now)
        reports.save_answers(commune, "a1b2c3", {"figure:so_ho": number})
        back_up(commune)
    found = listed(folder_of(commune))
    assert [backup.number for backup in found] == sorted(
        (backup.number for backup in found), reverse=True
    )
    assert [backup.seq for backup in found] == sorted(
        (backup.seq for backup in found), reverse=True
    )


def test_an_old_generation_goes_and_a_month_and_a_submission_stay() -> None:
    made = [
        Backup(Path(str(n)), n, n, f"2026{1 + n // 10:02}0{n % 9}", "0000", Why.CLOSING)
        for n in range(1, 100)
    ]
    made[40] = Backup(Path("41"), 41, 41, "20260505", "0000", Why.SUBMITTED)
    gone = {backup.number for backup in outgrown(made)}
    stay = {backup.number for backup in made} - gone
    assert stay == {*range(90, 100), 1, 10, 20, 30, 40, 50, 60, 70, 80, 41}


def test_thinning_leaves_a_journal_for_each_of_the_last(commune: Store) -> None:
    draft(commune)
    for number in range(15):
        reports.save_answers(commune, "a1b2c3", {"figure:so_ho": number})
        back_up(commune)
    names = sorted(path.name for path in folder_of(commune).iterdir())
    numbers = [f"{number:06}" for number in range(6, 16)]
    assert [name[8:14] for name in names if name.startswith("nhat-ky")] == numbers
    assert [name[8:14] for name in names if name.startswith("ban-sao")] == ["000001", *numbers]


def test_a_new_session_goes_on_with_the_journal(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    store.close()
    store = open_store(tmp_path / NAME)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 1})
    store.close()
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == ["nhat-ky-000000.jsonl"]


def test_a_file_that_the_journal_does_not_end_at_is_backed_up_first(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    older = (tmp_path / NAME).read_bytes()
    finalise(store)
    store.close()
    (tmp_path / NAME).write_bytes(older)
    store = open_store(tmp_path / NAME)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 1})
    (made,) = listed(tmp_path / FOLDER)
    assert made.path.stat().st_size
    assert made.seq == seq(store) - 1
    store.close()


def test_a_folder_that_can_not_be_written_does_not_stop_a_change(
    commune: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("storage.journal.os.fsync", refuse)
    draft(commune)
    assert reports.load(commune, "a1b2c3").figures
    assert commune.keeper
    commune.keeper.settle()
    assert commune.keeper.problem
    monkeypatch.undo()
    reports.save_answers(commune, "a1b2c3", {"figure:so_ho": 1})
    assert commune.keeper.problem is None


def test_a_journal_that_can_not_begin_is_told(
    commune: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    draft(commune)
    with monkeypatch.context() as full:
        full.setattr("storage.journal.begin", refuse)
        with pytest.raises(DiskFull):
            back_up(commune)
    reports.save_answers(commune, "a1b2c3", {"figure:so_ho": 1})
    assert commune.keeper
    commune.keeper.settle()
    source = newest(folder_of(commune))
    assert source
    assert source.seq == seq(commune)


def test_backups_beside_a_database_are_not_received(commune: Store, receiver: Store) -> None:
    draft(commune)
    finalise(commune)
    back_up(commune)
    found = scanning.scan([commune.path.parent], receiver.path)
    assert [Path(file.path).name for file in found.files] == [NAME]
    alone = scanning.scan([folder_of(commune)], receiver.path)
    assert len(alone.files) == 1
