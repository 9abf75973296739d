"""A damaged database plus the newest backup plus the journal gives everything acknowledged."""

from pathlib import Path
from random import Random

import pytest

from storage import recovering, reports
from storage.backup_names import FOLDER, Why
from storage.backup_names import backups as listed
from storage.database import Store, open_store
from storage.proving import prove
from storage.salvage import salvaged
from storage.schema import NAME
from tests.storage.offices import content, draft, finalise, next_revision, office
from tests.storage.test_stranger import KINDS, hurt


def said(store: Store) -> list[tuple[object, ...]]:
    return sorted(content(store), key=repr)


def worked(folder: Path) -> list[tuple[object, ...]]:
    """A day of work: a backup in the middle, everything kind of change after it; what it says."""
    store = office(folder)
    draft(store)
    finalise(store)
    assert store.keeper
    store.keeper.back_up(Why.ASKED)
    next_revision(store, 7)
    draft(store, "d4e5f6", "xã Khác")
    for number in range(9):
        reports.save_answers(store, "d4e5f6", {"figure:so_ho": number, "field:x": "chữ" * 500})
    found = said(store)
    store.close()
    return found


def opened(folder: Path) -> list[tuple[object, ...]]:
    store = open_store(folder / NAME)
    found = said(store)
    store.close()
    return found


@pytest.mark.parametrize("kind", [*KINDS, "gone"])
@pytest.mark.parametrize("seed", range(4))
def test_everything_acknowledged_comes_back(tmp_path: Path, kind: str, seed: int) -> None:
    before = worked(tmp_path)
    path = tmp_path / NAME
    bad = b""
    if kind == "gone":
        path.unlink()
    else:
        whole = path.read_bytes()
        bad = hurt(whole, listed(tmp_path / FOLDER)[0].path.read_bytes(), kind, seed)
        path.write_bytes(bad)
    done = recovering.recover(path)
    assert done is not None
    assert done.is_complete
    assert opened(tmp_path) == before
    assert (done.aside.read_bytes() if done.aside else b"") == bad


def test_a_bad_newest_backup_is_passed_over(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    assert store.keeper
    store.keeper.back_up(Why.ASKED)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 5})
    newest = store.keeper.back_up(Why.ASKED)
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": 6})
    before = said(store)
    store.close()
    newest.path.write_bytes(bytes(9000))
    (tmp_path / NAME).write_bytes(bytes(9000))
    done = recovering.recover(tmp_path / NAME)
    assert done is not None
    assert done.is_complete
    assert opened(tmp_path) == before


def test_without_backups_what_can_be_read_is_kept(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    draft(store, "d4e5f6", "xã Khác")
    finalise(store)
    store.close()
    for path in (tmp_path / FOLDER).iterdir():
        path.unlink()
    data = (tmp_path / NAME).read_bytes()
    at = data.rindex(b"d4e5f6")
    (tmp_path / NAME).write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    done = recovering.recover(tmp_path / NAME)
    assert done is not None
    assert not done.is_complete
    store = open_store(tmp_path / NAME)
    assert reports.summaries(store.conn)
    for summary in reports.summaries(store.conn):
        reports.load(store, summary.id)
    store.close()


def test_where_nothing_can_be_read_nothing_is_changed(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"hong" * 500)
    assert recovering.recover(tmp_path / NAME) is None
    assert (tmp_path / NAME).read_bytes() == b"hong" * 500


def test_what_is_salvaged_is_sound_whatever_was_damaged(tmp_path: Path) -> None:
    worked(tmp_path)
    whole = (tmp_path / NAME).read_bytes()
    older = listed(tmp_path / FOLDER)[0].path.read_bytes()
    chance = Random(5)  # noqa: S311
    kept = 0
    for number in range(60):
        data = salvaged(hurt(whole, older, chance.choice(KINDS), number))
        if data:
            kept += 1
            assert prove(data).is_good
    assert kept > 30


def test_a_journal_that_names_what_we_have_not_is_not_believed(tmp_path: Path) -> None:
    from storage import journal
    from storage.backup_names import journal_path

    worked(tmp_path)
    newest = listed(tmp_path / FOLDER)[0]
    path = journal_path(tmp_path / FOLDER, newest.number)
    known = journal.read(path)
    assert known is not None
    rows = (("sqlite_schema", '["a"]', (b"a",)),)
    journal.append(path, [journal.Noted(known.end, known.end + 1, "", rows)])
    (tmp_path / NAME).unlink()
    done = recovering.recover(tmp_path / NAME)
    assert done is None or not done.is_complete
