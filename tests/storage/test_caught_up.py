"""A file overwritten while it was open, then a power cut: what is made again is proved."""

import sqlite3
from pathlib import Path

from core.canonical import Json
from storage import reports
from storage.backup_names import FOLDER, bad_files
from storage.connection import connect
from storage.database import Store, seq
from storage.own_part import prove_open
from storage.recovering import Fault
from storage.schema import NAME
from tests.storage.test_opening import begin, crash, end, worked
from tests.storage.test_recovering import said


def edited_elsewhere(data: bytes, path: Path, key: str, value: Json) -> bytes:
    """The same database, gone on with by another: as many changes, that say something else."""
    path.write_bytes(data)
    store = Store(connect(path))
    reports.save_answers(store, "a1b2c3", {key: value})
    store.close()
    return path.read_bytes()


def test_another_line_of_work_with_our_number_is_not_mixed_with_ours(tmp_path: Path) -> None:
    worked(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    theirs = edited_elsewhere(before, tmp_path / "ban.db", "field:y", "của máy khác")
    store, _ = begin(tmp_path)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 50})
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 51})
    mine, count = said(store), seq(store)
    crash(store)
    (tmp_path / NAME).write_bytes(theirs)
    store, found = begin(tmp_path)
    assert found.recovered
    assert (found.recovered.fault, found.recovered.seq) == (Fault.DAMAGED, count)
    assert said(store) == mine
    assert prove_open(store.conn).is_good
    (aside,) = bad_files(tmp_path / FOLDER)
    assert aside.read_bytes() == theirs
    end(store)


def test_a_file_damaged_before_what_is_noted_since_is_not_believed(tmp_path: Path) -> None:
    worked(tmp_path)
    store, _ = begin(tmp_path)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 50})
    kept = (tmp_path / NAME).read_bytes()
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 51})
    mine, count = said(store), seq(store)
    crash(store)
    (tmp_path / NAME).write_bytes(kept)
    with sqlite3.connect(tmp_path / NAME) as damaged:
        damaged.execute("UPDATE report SET digest = 'x'")
    damaged.close()
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.seq == count
    assert said(store) == mine
    assert prove_open(store.conn).is_good
    end(store)
