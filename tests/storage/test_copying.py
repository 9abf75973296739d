"""A large database is backed up beside its saves, and the copy keeps every promise of a backup."""

import threading
from pathlib import Path

import pytest

from storage import backups, copying, journal, reports
from storage.backup_names import FOLDER, Why, journals
from storage.backup_names import backups as listed
from storage.database import Store, open_store, seq
from storage.files import TargetUnwritable
from storage.recovering import newest
from storage.schema import NAME
from tests.storage.offices import draft, office


@pytest.fixture
def large(commune: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Every database counts as large; its copy takes a page at a time."""
    monkeypatch.setattr(copying, "LONG", 1000)
    monkeypatch.setattr(copying, "_SLICE", 1)
    draft(commune)
    return commune


def begun(store: Store, why: Why = Why.ASKED) -> copying.Copying:
    assert store.keeper
    made = store.keeper.back_up_beside(why)
    assert made
    return made


def save(store: Store, number: int) -> None:
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": number})


def figure(data: bytes) -> int:
    import sqlite3

    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    asked = "SELECT value FROM answer WHERE key = 'figure:so_ho'"
    ((value,),) = connection.execute(asked).fetchall()
    connection.close()
    return int(value)


def test_one_that_somebody_waits_for_is_as_good(large: Store) -> None:
    save(large, 7)
    before = seq(large)
    made = begun(large, Why.IMPORT)
    made.hurry()
    while made.is_running:
        made.wait(0.01)
    found = made.result()
    assert found
    assert (found.seq, backups.proof_of(found.path).is_good) == (before, True)
    assert figure(found.path.read_bytes()) == 7


def test_saves_go_on_while_it_is_made(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    half, saved = threading.Event(), threading.Event()
    wait = copying.Copying._wait

    def waiting(self: copying.Copying, *given: int) -> None:
        half.set()
        assert saved.wait(30)
        wait(self, *given)

    monkeypatch.setattr(copying.Copying, "_wait", waiting)
    made = begun(large)
    assert half.wait(30)
    for number in range(5):
        save(large, number)
    last = seq(large)
    saved.set()
    kept = made.result()
    assert kept
    assert kept.seq == last
    assert backups.proof_of(kept.path).is_good
    assert figure(kept.path.read_bytes()) == 4


def test_what_is_saved_after_it_is_found_in_its_journal(large: Store) -> None:
    base = seq(large)
    made = begun(large)
    for number in range(20):
        save(large, number)
    kept = made.result()
    assert kept
    for number in range(20, 25):
        save(large, number)
    assert large.keeper
    large.keeper.settle()
    noted = journal.read(journals(large.keeper.folder)[kept.number])
    assert noted
    assert (noted.base, noted.end) == (base, seq(large))
    found = newest(large.keeper.folder)
    assert found
    assert (found.seq, figure(found.data), found.is_complete) == (seq(large), 24, True)


def test_until_it_is_there_the_one_before_and_two_journals_tell_all(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert large.keeper
    large.keeper.back_up(Why.ASKED)
    save(large, 1)
    held = threading.Event()
    monkeypatch.setattr(copying.Copying, "_wait", lambda *_: [held.wait(30)])
    begun(large)
    save(large, 2)
    large.keeper.settle()
    found = newest(large.keeper.folder)
    held.set()
    assert found
    assert (found.seq, figure(found.data), found.is_complete) == (seq(large), 2, True)


def test_one_that_is_stopped_leaves_nothing(large: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    at = threading.Event()
    wait = copying.Copying._wait

    def waiting(self: copying.Copying, *given: int) -> None:
        at.set()
        self._is_stopped.wait(30)
        wait(self, *given)

    monkeypatch.setattr(copying.Copying, "_wait", waiting)
    made = begun(large)
    assert at.wait(30)
    made.stop()
    assert made.result() is None
    assert not list((large.path.parent / FOLDER).glob("ban-sao-*"))


def test_one_made_at_once_takes_the_place_of_one_on_its_way(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = copying.Copying._wait

    def waiting(self: copying.Copying, *given: int) -> None:
        self._is_stopped.wait(30)
        wait(self, *given)

    monkeypatch.setattr(copying.Copying, "_wait", waiting)
    begun(large)
    save(large, 7)
    assert large.keeper
    made = large.keeper.back_up(Why.CLOSING)
    assert [one.path for one in listed(large.keeper.folder)] == [made.path]
    assert made.seq == seq(large)


def test_one_that_fails_is_told_and_tried_again_later(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsound(*_: object) -> None:
        raise backups.BackupUnsound(path=Path("x"), reason="content")

    assert large.keeper
    with monkeypatch.context() as failing:
        failing.setattr(backups, "proved", unsound)
        made = begun(large)
        with pytest.raises(backups.BackupUnsound):
            made.result()
    save(large, 1)
    assert isinstance(large.keeper.problem, backups.BackupUnsound)
    assert not listed(large.keeper.folder)
    monkeypatch.setattr(large.keeper, "_not_before", 0.0)
    save(large, 2)
    large.keeper.finish()
    assert [large.keeper.problem] == [None]
    assert len(listed(large.keeper.folder)) == 1


def test_a_data_folder_that_is_gone_stays_gone_and_is_told(
    large: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert large.keeper
    monkeypatch.setattr(large.keeper, "folder", large.path.parent / "không có" / FOLDER)
    with pytest.raises(TargetUnwritable):
        large.keeper.back_up_beside(Why.ASKED)


def test_closing_waits_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "LONG", 1000)
    store = office(tmp_path)
    draft(store)
    begun(store)
    store.close()
    assert len(listed(tmp_path / FOLDER)) == 1


def test_a_copy_that_a_bad_end_left_goes_and_is_made_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "LONG", 1000)
    store = office(tmp_path)
    draft(store)
    made = begun(store)
    kept = made.result()
    assert kept
    store.close()
    torn = kept.path.with_name("ban-sao-000001.db.part")
    kept.path.rename(torn)
    store = open_store(tmp_path / NAME)
    save(store, 1)
    store.close()
    assert not torn.exists()
    (again,) = listed(tmp_path / FOLDER)
    assert again.number == 2


def test_a_state_that_is_kept_already_is_not_copied_twice(large: Store) -> None:
    assert large.keeper
    first = large.keeper.back_up(Why.ASKED)
    assert begun(large).result() == first
    assert begun(large, Why.SUBMITTED).result() != first


def test_after_many_were_received_the_next_save_waits_for_no_backup(large: Store) -> None:
    assert large.keeper
    with large.keeper.resting():
        save(large, 1)
    save(large, 2)
    save(large, 3)
    large.keeper.finish()
    found = newest(large.keeper.folder)
    assert found
    assert (found.seq, figure(found.data), found.is_complete) == (seq(large), 3, True)
