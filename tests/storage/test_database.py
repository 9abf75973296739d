"""One file, one program at a time, and a kind word where it can't be opened."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from core.report import State
from storage import backups as backups_of
from storage import database, reports, restoring
from storage.backup_names import FOLDER, Why, backups
from storage.connection import (
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseGone,
    DatabaseLocked,
    DatabaseNewer,
    DatabaseReplaced,
    DataFolderUnwritable,
    DiskFailing,
    DiskFull,
    connect,
)
from storage.database import Store, meta, migrate, open_store, seq
from storage.opening import open_checked
from storage.schema import MAJOR, NAME, TABLES_1_0
from storage.strange_file import open_guarded
from tests.storage.offices import draft, finalise, office

ROOT = Path(__file__).parents[2]
OLD_FILE = ROOT / "tests" / "old_files" / "working-1.0.db"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """A child process that runs the code of `tests/storage/children.py`."""
    return subprocess.run(
        [sys.executable, "-m", "tests.storage.children", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def raw(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_new_folder_gets_a_whole_database(tmp_path: Path) -> None:
    store = open_store(tmp_path / NAME)
    assert seq(store) == 0
    assert len(meta(store, "install_id")) == 32
    store.close()
    open_guarded((tmp_path / NAME).read_bytes()).close()


def test_two_installations_have_two_names(commune: Store, receiver: Store) -> None:
    assert meta(commune, "install_id") != meta(receiver, "install_id")


def test_a_file_of_no_bytes_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / NAME).touch()
    open_store(tmp_path / NAME).close()
    open_store(tmp_path / NAME).close()


def test_a_second_window_is_told_that_it_is_open(commune: Store) -> None:
    with pytest.raises(DatabaseLocked):
        connect(commune.path)
    draft(commune)


def test_a_second_program_is_told_that_it_is_open(commune: Store) -> None:
    told = run("open", str(commune.path))
    assert told.stdout.strip() == "DatabaseLocked"
    draft(commune)


def test_it_opens_again_after_it_was_closed(tmp_path: Path) -> None:
    office(tmp_path).close()
    office(tmp_path).close()


@pytest.mark.parametrize("content", [b"not a database at all " * 100, b"SQLite format 3\0" * 64])
def test_rubbish_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        connect(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == content


def test_a_database_that_forgot_what_it_is_is_damaged(tmp_path: Path) -> None:
    office(tmp_path).close()
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("DELETE FROM meta")
    connection.close()
    with pytest.raises(DatabaseDamaged):
        open_store(tmp_path / NAME)


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    raw(tmp_path / NAME, "CREATE TABLE song (name)")
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(DatabaseForeign):
        open_store(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_newer_database_is_refused_and_a_newer_minor_opens(tmp_path: Path) -> None:
    office(tmp_path).close()
    raw(tmp_path / NAME, f"PRAGMA user_version = {MAJOR << 16 | 9}")
    open_store(tmp_path / NAME).close()
    raw(tmp_path / NAME, f"PRAGMA user_version = {(MAJOR + 1) << 16}")
    with pytest.raises(DatabaseNewer) as told:
        open_store(tmp_path / NAME)
    assert told.value.facts["major"] == MAJOR + 1


def test_a_database_that_does_not_prove_is_not_upgraded(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    store.close()
    raw(tmp_path / NAME, "DELETE FROM _sqlite_migrations", "DROP TABLE receipt")
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(DatabaseDamaged):
        open_store(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_broken_upgrade_leaves_one_backup_of_what_was_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(OLD_FILE, tmp_path / NAME)
    with monkeypatch.context() as broken:
        broken.setattr(database, "_upgrade", lambda _: 1 / 0)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                open_store(tmp_path / NAME)
    (copy,) = backups(tmp_path / FOLDER)
    assert copy.why is Why.UPGRADE
    assert backups_of.proof_of(copy.path).is_good
    store = open_store(tmp_path / NAME)
    (id_,) = (one.id for one in reports.summaries(store.conn) if one.state is State.DRAFT)
    reports.save_answers(store, id_, {"figure:so_ho": 77})
    store.close()
    (tmp_path / NAME).write_bytes(b"gone")
    again = open_checked(tmp_path / NAME)
    assert again.recovered
    assert again.recovered.is_complete
    store = Store(again.connection)
    migrate(store)
    assert reports.load(store, id_).figures["so_ho"] == 77
    store.close()


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    raw(tmp_path / NAME, *TABLES_1_0[-1:], "PRAGMA application_id = 1111709761")
    with pytest.raises(DatabaseDamaged):
        open_store(tmp_path / NAME)
    connection = sqlite3.connect(tmp_path / NAME)
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    assert names == [("receipt",)]


def test_a_folder_that_is_not_there_is_unwritable(tmp_path: Path) -> None:
    with pytest.raises(DataFolderUnwritable):
        connect(tmp_path / "nowhere" / NAME)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files as Linux has them")
def test_a_database_without_rights_is_unwritable() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office(folder).close()
        (folder / NAME).chmod(0o444)
        folder.chmod(0o555)
        told = run("open", str(folder / NAME))
        folder.chmod(0o755)
    assert told.stdout.strip() == "DataFolderUnwritable", told.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes as Linux has them")
def test_a_full_disk_is_told_and_what_was_saved_is_there(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    store.close()
    told = run("fill_disk", str(tmp_path / NAME))
    error, saved = told.stdout.split()
    assert error in {DiskFull.__name__, DiskFailing.__name__}, told.stderr
    store = open_store(tmp_path / NAME)
    assert int(saved) > 0
    assert str(reports.load(store, "a1b2c3").figures["so_ho"]) == saved
    store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes to kill")
def test_no_acknowledged_save_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    told = run("kill", str(tmp_path / NAME), "30")
    trials, acknowledged, lost = (int(word) for word in told.stdout.split())
    assert (trials, lost) == (30, 0), told.stderr
    assert acknowledged >= 40


def test_a_copy_made_while_it_is_open_is_whole(commune: Store, tmp_path: Path) -> None:
    made = draft(commune)
    for number in range(20):
        reports.save_answers(commune, made.id, {"figure:so_ho": number})
        # Explorer knows no lock: it copies the one file as it lies.
        shutil.copy(commune.path, tmp_path / f"{number}.db")
    for number in range(20):
        copy = open_store(tmp_path / f"{number}.db")
        assert reports.load(copy, made.id).figures["so_ho"] == number
        copy.close()


def test_deleted_words_are_gone_from_the_file(commune: Store) -> None:
    made = draft(commune)
    words = "Ông Nguyễn Văn Kín"
    reports.save_answers(commune, made.id, {"field:ghi_chu": words})
    assert words.encode() in commune.path.read_bytes()
    reports.save_answers(commune, made.id, {"field:ghi_chu": None})
    assert words.encode() not in commune.path.read_bytes()


def test_a_failed_change_leaves_nothing_behind(commune: Store) -> None:
    draft(commune)
    finalise(commune)
    before = seq(commune)

    def change() -> None:
        with commune.write():
            commune.execute("DELETE FROM revision")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert seq(commune) == before
    assert reports.revision(commune, "a1b2c3")


def test_a_save_where_the_folder_is_gone_is_refused_until_it_is_back(tmp_path: Path) -> None:
    store = office(tmp_path / "data")
    draft(store)
    (tmp_path / "data").rename(tmp_path / "away")
    with pytest.raises(DatabaseGone):
        reports.save_answers(store, "a1b2c3", {"figure:so_ho": 8})
    assert not (tmp_path / "data").exists()
    (tmp_path / "away").rename(tmp_path / "data")
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 9})
    store.close()
    again = open_store(tmp_path / "data" / NAME)
    assert reports.load(again, "a1b2c3").figures["so_ho"] == 9
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody replace an open file")
def test_a_file_put_in_its_place_is_noticed_and_what_was_saved_is_kept(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    older = tmp_path / "chép đè.db"
    shutil.copy(store.path, older)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 8})
    store.path.rename(tmp_path / "ta.db")
    older.rename(store.path)
    for _ in range(2):
        with pytest.raises(DatabaseReplaced):
            reports.save_answers(store, "a1b2c3", {"figure:so_ho": 9})
        with pytest.raises(DatabaseReplaced):
            restoring.restore_all(store, store.path.read_bytes(), store.path)
    (kept,) = [made for made in backups(tmp_path / FOLDER) if made.why is Why.NEWER]
    inside = Store(restoring.looked(restoring.source(kept.path)))
    assert reports.load(inside, "a1b2c3").figures["so_ho"] == 8
    inside.conn.close()
    (tmp_path / "ta.db").rename(store.path)  # put back: saving goes on
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 10})
    store.close()
    again = open_store(tmp_path / NAME)
    assert reports.load(again, "a1b2c3").figures["so_ho"] == 10
    again.close()
