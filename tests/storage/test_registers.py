"""The unit's profile and its documents come back as they were said."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from core.documents import CitedDocument
from core.period import read_period
from core.report import Registration, new_report
from core.unit import Superior, Unit, Village
from core.unit_history import Dated, followed
from storage import library, registers, reports
from storage.database import Store, open_store
from storage.facts import facts_of, lock
from storage.register_rows import RegisterDamaged
from tests.samples import PLAN, UNIT
from tests.storage.offices import draft, finalise

JULY = datetime.date(2025, 7, 1)
BEFORE = datetime.date(2025, 6, 30)


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


def test_a_village_that_left_the_profile_keeps_its_row_and_may_return(commune: Store) -> None:
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


def test_dated_entries_come_back_with_their_days(commune: Store) -> None:
    old = registers.history(commune)
    renamed = followed(old.villages, 0, Village("dong", "3", "tổ dân phố"), JULY)
    body = Dated(Superior("tinh", "UBND tỉnh Sông Hồng", "tỉnh"), JULY)
    given = replace(old, villages=renamed, superiors=(body,))
    registers.save_history(commune, given)
    assert registers.history(commune) == given
    assert registers.unit(commune, BEFORE).villages[0].full_name == "thôn Đông"
    assert registers.unit(commune, JULY).villages[0].full_name == "tổ dân phố 3"


def test_a_draft_reads_the_registers_of_its_day_and_a_final_report_its_own(commune: Store) -> None:
    form = library.template("qcdc-pl34")
    for id_ in ("f", "d"):
        made = new_report(form, read_period("2024-9M"), id_, UNIT.full_name)
        reports.create(commune, made)
    lock(commune, facts_of(commune, "f"))
    day = datetime.date(2024, 9, 1)
    old = registers.history(commune)
    renamed = followed(old.villages, 0, Village("dong", "Đông Hòa"), day)
    registers.save_history(commune, replace(old, villages=renamed))
    assert reports.load(commune, "d").last_day == datetime.date(2024, 9, 14)
    assert facts_of(commune, "d").unit.villages[0].name == "Đông Hòa"
    assert facts_of(commune, "f").unit.villages[0].name == "Đông"
    reports.register(commune, "d", Registration(date=day - datetime.timedelta(days=1)))
    assert facts_of(commune, "d").unit.villages[0].name == "Đông"
