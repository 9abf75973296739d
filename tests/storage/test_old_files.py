"""Every released format stays readable: older files are opened, upgraded and received."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from core.arrival import FileState
from core.report import State
from core.unit import Superior
from core.unit_history import Dated
from storage import events, registers, reports, stranger
from storage.backup_names import FOLDER, Why, backups
from storage.database import open_store
from storage.facts import facts_of
from storage.schema import NAME, RELEASED, VERSION
from tests.storage.offices import content

OLD_FILES = Path(__file__).parents[1] / "old_files"
NAMES = {version: f"{version >> 16}.{version & 0xFFFF}" for version in RELEASED}
OLDER = [name for version, name in NAMES.items() if version != VERSION]
KINDS = ("working", "submission")


@pytest.mark.parametrize("version", NAMES.values())
def test_a_working_database_of_every_version_opens_with_its_reports(
    version: str, tmp_path: Path
) -> None:
    shutil.copy(OLD_FILES / f"working-{version}.db", tmp_path / NAME)
    store = open_store(tmp_path / NAME)
    made = {found.state: found.id for found in reports.summaries(store.conn)}
    assert facts_of(store, made[State.FINAL]).report.registration.number == "5"
    assert len(facts_of(store, made[State.DRAFT]).report.sections) > 20
    assert store.fetch("PRAGMA user_version") == [(VERSION,)]
    store.close()


@pytest.mark.parametrize("version", OLDER)
def test_a_database_is_upgraded_once_and_copied_before(version: str, tmp_path: Path) -> None:
    shutil.copy(OLD_FILES / f"working-{version}.db", tmp_path / NAME)
    open_store(tmp_path / NAME).close()
    store = open_store(tmp_path / NAME)
    copies = [one.path for one in backups(tmp_path / FOLDER) if one.why is Why.UPGRADE]
    assert [stranger.read(path.read_bytes()).state for path in copies] == [FileState.SOUND]
    assert content(store)
    store.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", NAMES.values())
def test_a_file_of_every_version_is_sound_to_a_stranger(kind: str, version: str) -> None:
    found = stranger.read((OLD_FILES / f"{kind}-{version}.db").read_bytes())
    assert found.state is FileState.SOUND
    assert [arrival.registration.number for arrival in found.arrivals if arrival.locked] == ["5"]


@pytest.mark.parametrize("version", OLDER)
def test_the_registers_of_every_version_are_read_and_can_be_dated(
    version: str, tmp_path: Path
) -> None:
    shutil.copy(OLD_FILES / f"working-{version}.db", tmp_path / NAME)
    store = open_store(tmp_path / NAME)
    old = registers.history(store)
    assert old.lines.full_name
    assert all(entry.since is None for entry in old.villages)
    assert registers.unit(store) == registers.unit(store, datetime.date(2024, 1, 1))
    assert events.events(store) == ()
    named = replace(old, superiors=(Dated(Superior("tinh", "UBND tỉnh", "tỉnh")),))
    registers.save_history(store, named)
    assert registers.history(store) == named
    store.close()
