"""Reports are kept answer by answer, proved when read, locked and reopened."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from core.answers import answers, changed
from core.closed_finding import ClosedFinding
from core.fields import NOTHING
from core.markup import parse
from core.period import read_period
from core.report import (
    Head,
    Progress,
    Registration,
    Report,
    ReportFinal,
    ReportNotFinal,
    SectionText,
    State,
    Unplaced,
)
from storage import closed_findings, reports, tallies
from storage.connection import connect
from storage.database import Store, seq
from storage.kept import ReportDamaged, ReportUnknown
from storage.reports import ReportAmbiguous, ReportChanged, ReportExists
from tests.storage.offices import content, draft, finalise, locked, next_revision

FULL = Report(
    id="f00d",
    template="nho",
    version="1",
    period=read_period("2024-9M"),
    unit="xã Suối Lành",
    first_day=datetime.date(2023, 12, 15),
    last_day=datetime.date(2024, 9, 14),
    figures={"so_ho": Decimal(1383), "ty_le": Decimal("6.9"), "vu_viec": NOTHING},
    fields={"ngay": datetime.date(2024, 3, 5), "co": True, "chon": ("một", "hai"), "loi": "Chữ Ư"},
    tables={"doi_thoai": ({"noi": "Thôn Đông", "nguoi": Decimal(40)}, {"noi": "Thôn Tây"})},
    sections={"tinh-hinh": SectionText(parse("Xã có {so_ho} hộ."), Progress.CARRIED)},
    slots={"ke_hoach": "kh07"},
    head=Head("le_van_an", ("Lưu: VT",), ()),
    unplaced=(Unplaced("Phần lạ", "Chữ chưa xếp"),),
)


def damage(store: Store, statement: str) -> None:
    store.conn.execute(statement)


def test_what_was_created_is_loaded(commune: Store) -> None:
    reports.create(commune, FULL)
    assert reports.load(commune, "f00d") == FULL


def test_a_report_is_created_once(commune: Store) -> None:
    draft(commune)
    with pytest.raises(ReportExists):
        draft(commune)


def test_changed_answers_are_saved_and_the_others_stay(commune: Store) -> None:
    reports.create(commune, FULL)
    new = replace(FULL, figures={"so_ho": Decimal(9)}, fields={**FULL.fields, "co": False})
    reports.save_answers(commune, "f00d", changed(FULL, new))
    assert reports.load(commune, "f00d") == new


def test_every_save_is_counted(commune: Store) -> None:
    made, before = draft(commune), seq(commune)
    reports.save_answers(commune, made.id, {"figure:so_ho": 1})
    assert seq(commune) == before + 1


def test_the_list_shows_the_last_changed_first(commune: Store) -> None:
    draft(commune, "a1")
    draft(commune, "b2")
    reports.save_answers(commune, "a1", {"figure:so_ho": 1})
    assert [line.id for line in reports.summaries(commune.conn)] == ["a1", "b2"]
    assert reports.summaries(commune.conn)[0].period == read_period("2024-9M")


def test_a_row_that_no_program_wrote_is_damaged_in_the_list(commune: Store) -> None:
    draft(commune)
    commune.execute("UPDATE report SET period = '2024-13'")
    with pytest.raises(ReportDamaged):
        reports.summaries(commune.conn)


def test_an_empty_database_lists_nothing(commune: Store) -> None:
    connection = connect(commune.path.with_name("moi.db"))
    assert reports.summaries(connection) == ()
    connection.close()


def test_the_beginning_of_an_id_is_enough_where_it_is_one(commune: Store) -> None:
    for id_ in ("ab12", "ab34", "ab"):
        draft(commune, id_)
    assert reports.find(commune, "ab1") == "ab12"
    assert reports.find(commune, "ab") == "ab"
    with pytest.raises(ReportAmbiguous) as told:
        reports.find(commune, "a")
    assert told.value.facts["ids"] == ("ab", "ab12", "ab34")
    for beginning in ("", "%", "x", "AB"):
        with pytest.raises(ReportUnknown):
            reports.find(commune, beginning)


@pytest.mark.parametrize(
    ("statement", "key"),
    [
        ("UPDATE answer SET value = '1384' WHERE key = 'figure:so_ho'", "figure:so_ho"),
        ("UPDATE answer SET digest = '0' WHERE key = 'figure:so_ho'", "figure:so_ho"),
        ("DELETE FROM answer WHERE key = 'figure:so_ho'", "report"),
        ("UPDATE report SET unit = 'xã Khác'", "report"),
        ("UPDATE report SET period = '2024-Q9'", "report"),
        ("UPDATE report SET revision = 2", "report"),
        ("UPDATE report SET source = 'received'", "report"),
    ],
)
def test_a_changed_draft_is_never_read_as_good(commune: Store, statement: str, key: str) -> None:
    draft(commune)
    damage(commune, statement)
    with pytest.raises(ReportDamaged) as told:
        reports.load(commune, "a1b2c3")
    assert key in str(told.value.facts["keys"])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET body = replace(body, '1383', '1384')",
        "UPDATE revision SET snapshot = replace(snapshot, 'Lành', 'Dữ')",
        "UPDATE revision SET counter = 7",
        "UPDATE revision SET body = '{'",
        "UPDATE report SET revision = 2",
        "UPDATE registration SET number = '99'",
    ],
)
def test_a_changed_final_report_is_never_read_as_good(commune: Store, statement: str) -> None:
    draft(commune)
    finalise(commune)
    reports.register(commune, "a1b2c3", Registration("12"))
    damage(commune, statement)
    with pytest.raises(ReportDamaged):
        reports.load(commune, "a1b2c3")


def test_a_final_report_reads_the_same_and_cannot_be_changed(commune: Store) -> None:
    made = draft(commune)
    revision = finalise(commune)
    found = reports.load(commune, made.id)
    assert found == replace(made, state=State.FINAL)
    assert reports.revision(commune, made.id) == revision
    before = content(commune)
    with pytest.raises(ReportFinal):
        reports.save_answers(commune, made.id, {"figure:so_ho": 1})
    with pytest.raises(ReportFinal):
        finalise(commune)
    assert content(commune) == before


def test_a_draft_that_was_changed_meanwhile_is_not_locked(commune: Store) -> None:
    made = draft(commune)
    revision = locked(made)
    reports.save_answers(commune, made.id, {"figure:so_ho": 1})
    with pytest.raises(ReportChanged):
        reports.finalise(commune, made, revision)
    assert reports.load(commune, made.id).state is State.DRAFT


def test_reopening_makes_the_next_one_from_the_same_answers(commune: Store) -> None:
    made = draft(commune)
    first = finalise(commune)
    reports.register(commune, made.id, Registration("12"))
    reports.reopen(commune, made.id)
    found = reports.load(commune, made.id)
    assert (found.revision, found.state, found.registration) == (2, State.DRAFT, Registration())
    assert answers(found) == answers(made)
    assert reports.lineage(commune, made.id) == ((first.digest,), 2)
    with pytest.raises(ReportNotFinal):
        reports.reopen(commune, made.id)


def test_a_third_revision_names_both_it_grew_from(commune: Store) -> None:
    draft(commune)
    first, second = finalise(commune), next_revision(commune, 7)
    third = next_revision(commune, 8)
    assert set(third.parents) == {first.digest, second.digest}
    assert (third.revision, third.counter) == (3, 3)
    assert commune.fetch("SELECT count(*) FROM revision") == [(3,)]


def test_number_and_date_count_their_own_changes(commune: Store) -> None:
    made = draft(commune)
    revision = finalise(commune)
    day = datetime.date(2024, 9, 10)
    assert reports.register(commune, made.id, Registration("12", day)).counter == 1
    assert reports.register(commune, made.id, Registration("12", day)).counter == 1
    assert reports.register(commune, made.id, Registration("13", day)).counter == 2
    assert reports.load(commune, made.id).registration == Registration("13", day, 2)
    assert reports.revision(commune, made.id) == revision
    assert reports.summaries(commune.conn)[0].number == "13"


def test_days_and_period_of_a_draft_can_be_changed(commune: Store) -> None:
    made = replace(draft(commune), last_day=datetime.date(2024, 9, 30))
    reports.save_identity(commune, made)
    assert reports.load(commune, made.id) == made


def test_closed_findings_stay_with_their_reason(commune: Store) -> None:
    made = draft(commune)
    finding = ClosedFinding("sum", "tiep-dan", "30", "Số liệu đã đối chiếu với sổ")
    closed_findings.close(commune, made.id, finding)
    (found,) = closed_findings.closed(commune, made.id)
    assert replace(found, wall_time="") == finding
    assert found.wall_time
    closed_findings.open_again(commune, made.id, finding)
    assert closed_findings.closed(commune, made.id) == ()


def test_the_newest_finals_of_a_period_are_found_by_unit(commune: Store) -> None:
    for id_, unit in (("c3", "xã Đá Trắng"), ("d4", "xã Bản Mới"), ("e5", "xã Chưa Xong")):
        draft(commune, id_, unit)
        if id_ != "e5":
            finalise(commune, id_)
    next_revision(commune, 7, "c3")
    reports.reopen(commune, "c3")  # a draft again: its newest final lần still counts
    found = tallies.of(commune, "nho", "2024-9M")
    assert [report.unit for report in found] == ["xã Bản Mới", "xã Đá Trắng"]
    assert found[1].figures["so_ho"] == 7
    assert tallies.of(commune, "nho", "2024-Q1") == ()
