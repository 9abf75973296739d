"""The unit's profile and its documents come back as they were said."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.documents import CitedDocument
from core.unit import Unit, Village
from storage import registers, reports
from storage.database import Store, open_store
from storage.registers import RegisterDamaged
from tests.samples import PLAN, UNIT
from tests.storage.offices import draft, finalise


def test_a_new_database_has_an_empty_profile(commune: Store) -> None:
    store = open_store(commune.path.with_name("moi.db"))
    assert registers.unit(store) == Unit()
    assert registers.documents(store) == ()
    store.close()


def test_the_profile_comes_back_as_it_was_saved(commune: Store) -> None:
    other = replace(
        UNIT, pad_counts=False, recipients=("Đảng ủy xã", "Lưu: VT"), signers=UNIT.signers[::-1]
    )
    registers.save_unit(commune, other)
    assert registers.unit(commune) == other
    registers.save_unit(commune, UNIT)
    assert registers.unit(commune) == UNIT


def test_a_village_that_left_the_profile_is_ended_and_may_return(commune: Store) -> None:
    registers.save_unit(commune, replace(UNIT, villages=UNIT.villages[:1]))
    assert registers.unit(commune).villages == UNIT.villages[:1]
    ended = commune.fetch("SELECT id FROM register WHERE valid_to IS NOT NULL ORDER BY id")
    assert ended == [("bac_2",), ("tay",)]
    renamed = (Village("tay", "Tây Mới"), *UNIT.villages[:1])
    registers.save_unit(commune, replace(UNIT, villages=renamed))
    assert registers.unit(commune).villages == renamed


def test_documents_are_added_replaced_and_never_lost(commune: Store) -> None:
    law = CitedDocument("luat", "Luật", subject="Thực hiện dân chủ ở cơ sở")
    registers.save_documents(commune, [law])
    registers.save_documents(commune, [replace(PLAN, sign="08/KH-UBND")])
    assert registers.documents(commune) == (replace(PLAN, sign="08/KH-UBND"), law)


@pytest.mark.parametrize("kind", ["profile", "village", "document"])
def test_a_changed_entry_is_never_read_as_good(commune: Store, kind: str) -> None:
    commune.conn.execute("UPDATE register SET body = '{}' WHERE kind = ?", (kind,))
    with pytest.raises(RegisterDamaged):
        registers.documents(commune) if kind == "document" else registers.unit(commune)


def test_drafts_go_by_the_units_new_name_and_final_reports_keep_theirs(commune: Store) -> None:
    draft(commune, "d")
    draft(commune, "f")
    finalise(commune, "f")
    registers.save_unit(commune, replace(UNIT, kind="phường", name="Suối Lành"))
    assert reports.load(commune, "d").unit == "phường Suối Lành"
    assert reports.load(commune, "f").unit == "xã Suối Lành"


def test_a_report_made_before_the_unit_had_a_name_takes_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "moi.db")
    draft(store, "d", unit="")
    registers.save_unit(store, UNIT)
    assert reports.load(store, "d").unit == UNIT.full_name
    store.close()
