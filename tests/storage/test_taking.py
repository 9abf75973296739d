"""Many files are made ready by other processes, and taken as one alone would take them."""

import shutil
from pathlib import Path

import pytest

from storage import children, inbox
from storage.database import Store, open_store
from storage.schema import NAME
from storage.taking import ArrivalGone
from tests.storage.offices import content, draft, finalise, handed_over, looked


@pytest.fixture(autouse=True)
def many_is_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "FEW", 2)


@pytest.fixture
def stick(commune: Store, tmp_path: Path) -> Path:
    """Six files of one report each."""
    for number in range(6):
        draft(commune, f"r{number}", f"xã Số {number}")
        finalise(commune, f"r{number}")
        handed_over(commune, tmp_path / "usb", f"r{number}")
    return tmp_path / "usb"


def taken(tmp_path: Path, stick: Path) -> list[tuple[object, ...]]:
    """What a new office holds after receiving the stick; clocks and its own name left out."""
    (tmp_path / "new").mkdir()
    store = open_store(tmp_path / "new" / NAME)
    inbox.receive(store, looked(store, stick))
    tables = ("revision", "tally", "closed_finding")
    held = [row for table in tables for row in store.fetch(f"SELECT * FROM {table}")]  # noqa: S608
    store.close()
    shutil.rmtree(tmp_path / "new")
    return held


def test_what_other_processes_make_ready_is_what_this_one_would(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = taken(tmp_path, stick)
    monkeypatch.setattr(children, "FEW", 100)
    assert shared == taken(tmp_path, stick)
    assert len(shared) == 12


def test_where_no_process_can_be_started_this_one_makes_them_ready(
    stick: Path, receiver: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> object:
        raise OSError

    monkeypatch.setattr(children, "ProcessPoolExecutor", refuse)
    assert inbox.receive(receiver, looked(receiver, stick)).accepted == 6


def test_a_file_that_is_gone_since_stops_all_and_changes_nothing(
    stick: Path, receiver: Store
) -> None:
    plan = looked(receiver, stick)
    sorted(stick.iterdir())[3].unlink()
    before = content(receiver)
    with pytest.raises(ArrivalGone):
        inbox.receive(receiver, plan)
    assert content(receiver) == before
