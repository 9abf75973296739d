"""What is found at the start: left as it was, cut, damaged, missing, behind or older."""

import sqlite3
from pathlib import Path

import pytest

from storage import local_state, opening, owner, reports
from storage.backup_names import FOLDER, Why
from storage.connection import DatabaseDamaged, DatabaseForeign, DatabaseLocked, DatabaseNewer
from storage.database import Store, migrate, seq
from storage.opening import Cut, Opening, open_checked
from storage.recovering import Fault
from storage.schema import MAJOR, NAME
from tests.storage.offices import draft, office
from tests.storage.test_recovering import said
from ui import opening_words


def begin(folder: Path) -> tuple[Store, Opening]:
    found = open_checked(folder / NAME)
    store = Store(found.connection)
    migrate(store)
    return store, found


def end(store: Store) -> None:
    opening.close(store.conn, store.path, store.keeper)


def crash(store: Store) -> None:
    """The program is gone, some time after the last save; its owner file stays."""
    if store.keeper:
        store.keeper.settle()
    store.conn.close()


def worked(folder: Path) -> None:
    office(folder).close()
    store, _ = begin(folder)
    draft(store)
    for number in range(3):
        reports.save_answers(
            store, "a1b2c3", {"figure:so_ho": number, "field:x": f"sửa lần {number}"}
        )
    end(store)


def test_what_was_closed_opens_without_a_word(tmp_path: Path) -> None:
    worked(tmp_path)
    assert not (tmp_path / "dang-mo.json").exists()
    store, found = begin(tmp_path)
    assert found == Opening(found.connection)
    end(store)


def test_a_cut_is_told_once_with_the_last_change(tmp_path: Path) -> None:
    worked(tmp_path)
    store, _ = begin(tmp_path)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 9})
    crash(store)
    store, found = begin(tmp_path)
    assert found.cut
    assert found.cut.answers == (("a1b2c3", "figure:so_ho"),)
    assert found.recovered is None
    end(store)
    store, found = begin(tmp_path)
    assert found.cut is None
    end(store)


def test_a_cut_right_after_a_save_names_no_change_before_it(tmp_path: Path) -> None:
    worked(tmp_path)
    store, _ = begin(tmp_path)
    assert store.keeper
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 9})
    ((at,),) = store.fetch("SELECT changed_at FROM report")
    store.conn.close()
    store.keeper = None
    store, found = begin(tmp_path)
    assert found.cut == Cut(at, (("a1b2c3", ""),))
    end(store)


@pytest.mark.parametrize("bad", [b"x" * 9000, b""])
def test_a_bad_file_is_replaced_and_told(tmp_path: Path, bad: bytes) -> None:
    worked(tmp_path)
    store, _ = begin(tmp_path)
    before = said(store)
    end(store)
    (tmp_path / NAME).write_bytes(bad)
    store, found = begin(tmp_path)
    assert found.recovered
    assert (found.recovered.fault, found.recovered.is_complete) == (Fault.DAMAGED, True)
    assert said(store) == before
    end(store)


def test_a_missing_file_comes_back(tmp_path: Path) -> None:
    worked(tmp_path)
    (tmp_path / NAME).unlink()
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.fault is Fault.MISSING
    assert reports.load(store, "a1b2c3").figures["so_ho"] == 2
    end(store)


def test_a_changed_figure_is_found_and_put_right(tmp_path: Path) -> None:
    worked(tmp_path)
    data = (tmp_path / NAME).read_bytes()
    at = data.rindex("sửa lần 2".encode())
    (tmp_path / NAME).write_bytes(data[:at] + b"x" + data[at + 1 :])
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.is_complete
    assert reports.load(store, "a1b2c3").figures["so_ho"] == 2
    end(store)


def test_without_a_whole_backup_the_rest_stays_and_is_told(tmp_path: Path) -> None:
    worked(tmp_path)
    for path in (tmp_path / FOLDER).iterdir():
        path.unlink()
    data = (tmp_path / NAME).read_bytes()
    at = data.rindex("sửa lần 2".encode())
    (tmp_path / NAME).write_bytes(data[:at] + b"x" + data[at + 1 :])
    store, found = begin(tmp_path)
    assert (found.recovered, found.wrong) == (None, ("report a1b2c3",))
    end(store)


def test_what_a_lying_disk_lost_is_made_again(tmp_path: Path) -> None:
    worked(tmp_path)
    store, _ = begin(tmp_path)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 50})
    kept = (tmp_path / NAME).read_bytes()
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 51})
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 52})
    before, count = said(store), seq(store)
    crash(store)
    (tmp_path / NAME).write_bytes(kept)
    store, found = begin(tmp_path)
    assert found.recovered
    assert (found.recovered.fault, found.recovered.seq) == (Fault.BEHIND, count)
    assert said(store) == before
    end(store)


def test_an_older_file_is_noticed_and_the_newer_state_kept(tmp_path: Path) -> None:
    worked(tmp_path)
    older = (tmp_path / NAME).read_bytes()
    store, _ = begin(tmp_path)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 99})
    actor = local_state.read(tmp_path / NAME).actor
    end(store)
    (tmp_path / NAME).write_bytes(older)
    store, found = begin(tmp_path)
    assert found.is_older
    assert found.newer
    assert Why.NEWER.value in found.newer.name
    assert local_state.read(tmp_path / NAME).actor != actor
    end(store)


def test_as_many_changes_that_say_something_else_are_told(tmp_path: Path) -> None:
    worked(tmp_path)
    before = (tmp_path / NAME).read_bytes()
    store, _ = begin(tmp_path)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 98})
    end(store)
    mine, mine_left = (tmp_path / NAME).read_bytes(), local_state.read(tmp_path / NAME)
    (tmp_path / NAME).write_bytes(before)
    store, _ = begin(tmp_path)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 99})
    end(store)
    assert mine != (tmp_path / NAME).read_bytes()
    local_state.write(tmp_path / NAME, mine_left)
    store, found = begin(tmp_path)
    assert found.is_older
    end(store)


def test_an_empty_file_where_work_was_is_told(tmp_path: Path) -> None:
    worked(tmp_path)
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
    (tmp_path / NAME).write_bytes(b"")
    store, found = begin(tmp_path)
    assert found.is_older
    end(store)


def test_a_file_that_cannot_be_read_to_its_end_is_told(tmp_path: Path) -> None:
    worked(tmp_path)
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
    connection = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    connection.execute("UPDATE report SET id = 'zz'")
    connection.close()
    store, found = begin(tmp_path)
    assert found.wrong == (opening.WHOLE,)
    (told,) = opening_words.lines(found)
    assert "không đọc được" in told
    end(store)


def test_the_second_is_told_who_has_it(tmp_path: Path) -> None:
    worked(tmp_path)
    store, _ = begin(tmp_path)
    with pytest.raises(DatabaseLocked) as told:
        open_checked(tmp_path / NAME)
    found = owner.read(tmp_path / NAME)
    assert found
    assert (told.value.facts["since"], told.value.facts["computer"]) == (
        found.since,
        found.computer,
    )
    end(store)


def test_rubbish_without_backups_stays_where_it_is(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"x" * 9000)
    with pytest.raises(DatabaseDamaged):
        open_checked(tmp_path / NAME)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def said_at_the_end(folder: Path) -> object:
    """What the report says when the program has worked and ended well."""
    worked(folder)
    store, _ = begin(folder)
    before = said(store)
    end(store)
    return before


def hurt_at(path: Path, at: int, wrong: bytes) -> bytes:
    """The file with other bytes there; what it holds now."""
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + wrong + whole[at + len(wrong) :])
    return path.read_bytes()


def test_a_damaged_mark_of_ours_beside_our_backups_is_a_damaged_file(tmp_path: Path) -> None:
    before = said_at_the_end(tmp_path)
    data = hurt_at(tmp_path / NAME, 68, b"\0\0\0\7")
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.fault is Fault.DAMAGED
    assert found.recovered.aside
    assert found.recovered.aside.read_bytes() == data
    assert said(store) == before
    end(store)


def test_a_damaged_version_is_no_newer_program(tmp_path: Path) -> None:
    before = said_at_the_end(tmp_path)
    hurt_at(tmp_path / NAME, 60, b"\x40")
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.fault is Fault.DAMAGED
    assert said(store) == before
    end(store)


def test_a_really_newer_file_is_left_to_the_newer_program(tmp_path: Path) -> None:
    worked(tmp_path)
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("CREATE TABLE later (name TEXT) STRICT")
    connection.execute(f"PRAGMA user_version = {(MAJOR + 1) << 16}")
    connection.close()
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(DatabaseNewer):
        open_checked(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_damaged_mark_alone_costs_nothing_where_no_backup_is(tmp_path: Path) -> None:
    before = said_at_the_end(tmp_path)
    for file in (tmp_path / FOLDER).iterdir():
        file.unlink()
    data = hurt_at(tmp_path / NAME, 68, b"\0\0\0\7")
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.is_complete
    assert found.recovered.aside
    assert found.recovered.aside.read_bytes() == data
    assert said(store) == before
    end(store)


def test_a_damaged_mark_hides_no_change_that_no_journal_has(tmp_path: Path) -> None:
    worked(tmp_path)
    store, _ = begin(tmp_path)
    store.keeper = None
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 77})
    end(store)
    hurt_at(tmp_path / NAME, 68, b"\0\0\0\7")
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.is_complete
    assert reports.load(store, "a1b2c3").figures["so_ho"] == 77
    end(store)


def test_another_programs_file_in_our_place_gives_way_to_the_backup(tmp_path: Path) -> None:
    worked(tmp_path)
    (tmp_path / NAME).unlink()
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("CREATE TABLE song (name)")
    connection.close()
    theirs = (tmp_path / NAME).read_bytes()
    store, found = begin(tmp_path)
    assert found.recovered
    assert found.recovered.aside
    assert found.recovered.aside.read_bytes() == theirs
    assert reports.load(store, "a1b2c3").figures["so_ho"] == 2
    end(store)


def test_another_programs_file_alone_is_left_where_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / NAME)
    connection.execute("CREATE TABLE song (name)")
    connection.close()
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(DatabaseForeign):
        open_checked(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == before
