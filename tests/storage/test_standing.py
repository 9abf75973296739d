"""Somebody copies another file over the database while it is open: noticed, nothing lost."""

import os
import shutil
from pathlib import Path

import pytest

from storage import opening, reports, restoring
from storage.backup_names import FOLDER, Why, backups
from storage.connection import DatabaseReplaced
from storage.database import Store
from storage.schema import NAME
from tests.storage.offices import draft, office
from tests.storage.test_opening import begin, end
from ui import opening_words


def overwrite(path: Path, data: bytes) -> None:
    """As Explorer does; the handle stays open, for closing one drops SQLite's lock here."""
    handle = os.open(path, os.O_RDWR)
    os.write(handle, data)
    os.ftruncate(handle, len(data))


def change(store: Store, number: int) -> None:
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": number})


def kept(folder: Path) -> list[object]:
    """The figure in every backup that was made of what was noted."""
    found: list[object] = []
    for made in backups(folder / FOLDER):
        if made.why is Why.NEWER:
            inside = Store(restoring.looked(restoring.source(made.path)))
            found.append(reports.load(inside, "a1b2c3").figures["so_ho"])
            inside.conn.close()
    return found


def worked(folder: Path) -> Store:
    office(folder).close()
    store, _ = begin(folder)
    draft(store)
    return store


@pytest.fixture
def colleague(tmp_path: Path) -> bytes:
    """Another office's whole database."""
    store = office(tmp_path / "khác")
    draft(store, "bbbbbb")
    reports.save_answers(store, "bbbbbb", {f"field:x{at}": "chữ " * 300 for at in range(20)})
    store.close()
    return (tmp_path / "khác" / NAME).read_bytes()


def test_another_size_is_noticed_at_the_next_save(tmp_path: Path, colleague: bytes) -> None:
    store = worked(tmp_path)
    change(store, 8)
    overwrite(store.path, colleague)
    for _ in range(2):
        with pytest.raises(DatabaseReplaced):
            change(store, 9)
    assert kept(tmp_path) == [8]
    store.close()
    assert store.path.read_bytes() == colleague


def test_an_older_copy_of_the_same_size_is_noticed(tmp_path: Path) -> None:
    store = worked(tmp_path)
    change(store, 7)
    older = store.conn.serialize()
    change(store, 8)
    assert len(store.conn.serialize()) == len(older)
    overwrite(store.path, older)
    with pytest.raises(DatabaseReplaced):
        change(store, 9)
    assert kept(tmp_path) == [8]
    store.close()


def test_a_file_that_was_only_touched_is_still_ours(tmp_path: Path) -> None:
    store = worked(tmp_path)
    change(store, 7)
    os.utime(store.path, (1, 1))
    change(store, 8)
    store.conn.execute("VACUUM")
    change(store, 9)
    store.back_up(Why.ASKED)
    made = backups(tmp_path / FOLDER)
    restoring.restore_all(store, restoring.source(made[-1].path), made[-1].path)
    draft(store, "cccccc")
    end(store)
    store, found = begin(tmp_path)
    assert opening_words.lines(found) == ()
    end(store)


def test_after_it_the_end_backs_up_nothing_and_the_start_tells(
    tmp_path: Path, colleague: bytes
) -> None:
    store = worked(tmp_path)
    end(store)
    store, _ = begin(tmp_path)
    change(store, 8)
    overwrite(store.path, colleague)
    with pytest.raises(DatabaseReplaced):
        change(store, 9)
    before = backups(tmp_path / FOLDER)
    store.back_up(Why.CLOSING)
    assert backups(tmp_path / FOLDER) == before
    opening.close(store.conn, store.path, store.keeper)
    store, found = begin(tmp_path)
    assert found.is_other
    assert found.newer
    assert "của máy khác" in " ".join(opening_words.lines(found))
    assert found.newer.name in " ".join(opening_words.lines(found))
    before_all = restoring.restore_all(store, restoring.source(found.newer), found.newer)
    assert before_all.path.exists()
    assert reports.load(store, "a1b2c3").figures["so_ho"] == 8
    end(store)


def test_a_strange_file_in_our_place_while_closed_is_told_once(
    tmp_path: Path, colleague: bytes
) -> None:
    store = worked(tmp_path / "đây")
    change(store, 8)
    end(store)
    (tmp_path / "đây" / NAME).write_bytes(colleague)
    store, found = begin(tmp_path / "đây")
    assert found.is_other
    assert kept(tmp_path / "đây") == [8]
    end(store)
    store, found = begin(tmp_path / "đây")
    assert opening_words.lines(found) == ()
    end(store)


def test_a_computer_new_to_the_data_says_nothing(tmp_path: Path) -> None:
    store = worked(tmp_path / "cũ")
    change(store, 8)
    end(store)
    shutil.copytree(tmp_path / "cũ", tmp_path / "mới")
    store, found = begin(tmp_path / "mới")
    assert opening_words.lines(found) == ()
    end(store)
