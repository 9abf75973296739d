"""A change is in the journal soon after it was acknowledged, whatever stands in the way of it."""

import shutil
import time
from pathlib import Path

import pytest

from core.canonical import Json
from storage import journal, reports
from storage.backup_names import FOLDER, Why, journals
from storage.backup_names import backups as listed
from storage.database import Store, open_store, seq
from storage.files import TargetUnwritable
from storage.journal import Journal
from storage.journal_writer import JournalWriter
from storage.schema import NAME
from tests.storage.offices import draft, office

LONG: Json = {"prose": "Xã có 1.383 hộ. " * 3000, "progress": "done"}


def noted(folder: Path) -> Journal:
    found = journals(folder / FOLDER)
    known = journal.read(found[max(found)])
    assert known is not None
    return known


def change(store: Store, number: int) -> None:
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": number})


def test_a_save_waits_for_no_journal(unhurried: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    draft(unhurried)
    assert unhurried.keeper
    unhurried.keeper.settle()
    written: list[int] = []
    monkeypatch.setattr("storage.journal.append", lambda _, given: written.append(len(given)))
    for number in range(4):
        change(unhurried, number)
    assert written == []
    unhurried.keeper.settle()
    assert written == [4]


def test_the_journal_is_written_though_nobody_asks(commune: Store) -> None:
    draft(commune)
    change(commune, 3)
    until = time.monotonic() + 30
    while noted(commune.path.parent).end < seq(commune) and time.monotonic() < until:
        time.sleep(0.02)
    assert noted(commune.path.parent).end == seq(commune)
    assert noted(commune.path.parent).is_whole


def test_saves_amid_its_writing_keep_their_order(
    commune: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.journal_writer.SOON_S", 0.001)
    draft(commune)
    for number in range(100):
        change(commune, number)
    assert commune.keeper
    commune.keeper.settle()
    assert noted(commune.path.parent).is_whole
    assert noted(commune.path.parent).end == seq(commune)


def test_closing_writes_what_waits(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    change(store, 3)
    last = seq(store)
    store.close()
    assert noted(tmp_path).end == last


def test_a_backup_comes_after_the_journal_before_it(commune: Store) -> None:
    draft(commune)
    assert commune.keeper
    first = commune.keeper.back_up(Why.ASKED)
    change(commune, 3)
    second = commune.keeper.back_up(Why.ASKED)
    between = journal.read(journals(commune.keeper.folder)[first.number])
    assert between is not None
    assert (between.base, between.end) == (first.seq, second.seq)


def test_much_that_waits_is_written_at_once(unhurried: Store) -> None:
    draft(unhurried)
    for number in range(90):
        reports.save_answers(unhurried, "a1b2c3", {"section:x": LONG, "figure:so_ho": number})
    assert noted(unhurried.path.parent).changes


def test_a_folder_that_goes_is_told_and_made_again(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    assert store.keeper
    shutil.rmtree(tmp_path / FOLDER)
    change(store, 1)
    store.keeper.settle()
    assert isinstance(store.keeper.problem, TargetUnwritable)
    assert not (tmp_path / FOLDER).exists()
    change(store, 2)
    (made,) = listed(tmp_path / FOLDER)
    store.close()
    assert (noted(tmp_path).base, noted(tmp_path).end) == (made.seq, made.seq + 1)


def test_after_a_failure_a_backup_begins_another_journal(
    unhurried: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "no flush")

    draft(unhurried)
    assert unhurried.keeper
    unhurried.keeper.settle()
    with monkeypatch.context() as failing:
        failing.setattr("storage.journal.os.fsync", refuse)
        change(unhurried, 1)
        unhurried.keeper._writer.settle()  # as the thread does it
    last = seq(unhurried)
    change(unhurried, 2)
    unhurried.keeper.settle()
    assert unhurried.keeper.problem is None
    (made,) = listed(unhurried.keeper.folder)
    assert made.seq == last
    assert (noted(unhurried.path.parent).base, noted(unhurried.path.parent).end) == (last, last + 1)


def test_what_waits_behind_a_failure_is_dropped(
    unhurried: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "full")

    writer = JournalWriter()
    path = unhurried.path.with_name("a.jsonl")
    journal.begin(path, "máy", 1, 0)
    size = path.stat().st_size
    with monkeypatch.context() as full:
        full.setattr("storage.journal.append", refuse)
        writer.write(path, journal.Noted(0, 1, "", ()))
        writer.settle()
    writer.write(path, journal.Noted(1, 2, "", ()))
    writer.settle()
    writer.write(path, journal.Noted(2, 3, "", ()))
    assert isinstance(writer.failed(), OSError)
    writer.settle()
    assert path.stat().st_size == size
    assert writer.failed() is None


def test_a_killed_program_leaves_a_journal_that_is_behind_and_goes_on(tmp_path: Path) -> None:
    store = office(tmp_path)
    draft(store)
    assert store.keeper
    store.keeper.settle()
    change(store, 1)
    last = seq(store)
    store.conn.close()  # as killed: nobody writes what waits
    store.keeper = None
    store = open_store(tmp_path / NAME)
    assert reports.load(store, "a1b2c3").figures["so_ho"] == 1
    change(store, 2)
    (made,) = listed(tmp_path / FOLDER)
    assert made.seq == last
    store.close()
    assert (noted(tmp_path).base, noted(tmp_path).end) == (last, last + 1)
