"""A province is too large for every digest at once: its pages are proved, and our own part."""

import sqlite3
from pathlib import Path

import pytest

from core.arrival import Reason
from storage import looking, own_part, reports
from storage.connection import DatabaseDamaged
from storage.database import Store
from storage.schema import NAME
from tests.storage.offices import GIVEN, draft, finalise, handed_over, office, receive


@pytest.fixture
def province(tmp_path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """An office with a draft of its own and a commune's report; every database counts as large."""
    commune = office(tmp_path / "xa")
    draft(commune)
    finalise(commune)
    handed_over(commune, stick)
    commune.close()
    made = office(tmp_path / "tinh")
    draft(made, "own1", "tỉnh Đá Bạc")
    assert receive(made, stick).accepted == 1
    monkeypatch.setattr(own_part, "LARGE", 1000)
    monkeypatch.setattr(looking, "LARGE", 1000)
    return made


def test_a_sound_one_is_good_and_knows_its_changes(province: Store) -> None:
    proof = own_part.prove_open(province.conn)
    assert proof.is_good
    assert proof.seq == int(province.fetch("SELECT value FROM meta WHERE key = 'seq'")[0][0])


def test_what_is_ours_is_proved_to_the_last_digest(province: Store) -> None:
    province.conn.execute("UPDATE answer SET value = '7' WHERE report = 'own1'")
    assert own_part.prove_open(province.conn).wrong == ("report own1",)


def test_a_torn_page_is_found_wherever_it_is(province: Store) -> None:
    path = province.path
    ((page,),) = province.fetch("SELECT rootpage FROM sqlite_schema WHERE name = 'revision'")
    province.close()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = bytes(4096)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(bytes(data))
    assert own_part.prove_open(connection).reason is Reason.CONTENT


def test_a_copy_of_a_large_one_is_looked_at(province: Store) -> None:
    copy, _ = looking.looked_at(province.path)
    seen = Store(copy)
    assert {row[0] for row in seen.fetch("SELECT id FROM report")} == {"own1", "a1b2c3"}
    assert reports.load(seen, "own1").figures == GIVEN
    copy.close()


def test_while_a_change_is_under_way_no_copy_is_believed(
    province: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.looking.time.sleep", lambda _: None)
    province.path.with_name(f"{NAME}-journal").write_bytes(b"x")
    with pytest.raises(DatabaseDamaged) as told:
        looking.looked_at(province.path)
    assert told.value.facts["detail"] == Reason.CHANGING.value
