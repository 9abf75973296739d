"""A second place for backups: chosen once, remembered, proved, never in the way."""

from pathlib import Path

import pytest

from storage import reports, second_place
from storage.backup_names import FOLDER, Why, backups
from storage.database import Store
from storage.proving import prove_file
from storage.second_place import SecondPlaceMissing
from tests.storage.offices import draft


def work(store: Store, number: int) -> None:
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": number})
    store.back_up(Why.ASKED)


def test_nothing_is_put_where_no_place_was_chosen(commune: Store) -> None:
    draft(commune)
    work(commune, 1)
    assert second_place.put(commune.path) is None
    assert not second_place.was_offered(commune.path)


def test_the_newest_backups_are_there_too(commune: Store, stick: Path) -> None:
    draft(commune)
    second_place.choose(commune.path, stick)
    (stick / "anh.jpg").write_bytes(b"cua nguoi khac")
    for number in range(5):
        work(commune, number)
        made = second_place.put(commune.path)
        assert made is not None
        assert prove_file(made).is_good
    assert [backup.number for backup in backups(stick / FOLDER)] == [5, 4, 3]
    assert (stick / "anh.jpg").exists()
    assert second_place.was_offered(commune.path)


def test_a_stick_that_is_not_in_is_told(commune: Store, stick: Path) -> None:
    draft(commune)
    work(commune, 1)
    second_place.choose(commune.path, stick)
    stick.rmdir()
    with pytest.raises(SecondPlaceMissing):
        second_place.put(commune.path)


def test_a_person_can_want_none(commune: Store) -> None:
    second_place.choose(commune.path, None)
    assert second_place.place(commune.path) is None
    assert second_place.was_offered(commune.path)
