"""What one office hands over, the other takes once, by lineage, and keeps a receipt of."""

import os
import shutil
from pathlib import Path

import pytest

from core import merge
from core.arrival import FileState, Reason
from core.merge import Received
from core.report import Registration, Source, State
from core.taking_over import UnitTables
from storage import inbox, papers_sent, reports, scanning, tallies
from storage.database import Store, open_store, seq
from tests.storage.offices import (
    content,
    draft,
    finalise,
    handed_over,
    locked,
    looked,
    next_revision,
    office,
    outcomes,
    planned,
    receive,
    said,
)


def test_a_report_arrives_as_it_was_locked(commune: Store, receiver: Store, stick: Path) -> None:
    made = draft(commune)
    revision = finalise(commune)
    handed_over(commune, stick)
    plan = receive(receiver, stick)
    assert (outcomes(plan), plan.accepted, plan.refused) == (["new"], 1, 0)
    found = reports.load(receiver, made.id)
    assert (found.source, found.state, said(found)) == (Source.RECEIVED, State.FINAL, said(made))
    assert reports.revision(receiver, made.id) == revision
    (sent,) = tallies.of(receiver, "nho", "2024-9M")
    assert (sent.report, sent.head) == (made.id, revision.digest)
    assert tuple(papers_sent.tables(receiver, [sent])) == (UnitTables(made.unit, made.tables),)


def test_the_same_stick_twice_changes_nothing(commune: Store, receiver: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    handed_over(commune, stick)
    receive(receiver, stick)
    before = content(receiver)
    plan = receive(receiver, stick)
    assert (outcomes(plan), plan.accepted, plan.refused) == (["same"], 0, 0)
    assert content(receiver) == before


def test_a_stick_is_left_as_it_was(commune: Store, receiver: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    file = handed_over(commune, stick)
    (stick / f"{file.name}-journal").write_bytes(b"left by somebody")
    (stick / "rac.db").write_bytes(b"no database")

    def there() -> dict[str, tuple[bytes, int]]:
        return {one.name: (one.read_bytes(), one.stat().st_mtime_ns) for one in stick.iterdir()}

    before = there()
    assert receive(receiver, stick).accepted == 1
    assert there() == before


def test_looking_changes_nothing(commune: Store, receiver: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    handed_over(commune, stick)
    before = content(receiver)
    assert outcomes(looked(receiver, stick)) == ["new"]
    assert content(receiver) == before


def test_the_next_revision_replaces_the_first_and_never_the_reverse(
    commune: Store, receiver: Store, stick: Path, tmp_path: Path
) -> None:
    draft(commune)
    finalise(commune)
    first = tmp_path / "first.db"
    shutil.copy(handed_over(commune, stick), first)
    receive(receiver, stick)
    next_revision(commune, 7)
    handed_over(commune, stick)
    assert outcomes(receive(receiver, stick)) == ["older", "newer"]
    assert reports.load(receiver, "a1b2c3").figures["so_ho"] == 7
    assert reports.load(receiver, "a1b2c3").revision == 2
    assert outcomes(receive(receiver, first)) == ["older"]
    assert reports.load(receiver, "a1b2c3").figures["so_ho"] == 7


def test_a_revision_in_between_may_be_missing(
    commune: Store, receiver: Store, stick: Path, tmp_path: Path
) -> None:
    draft(commune)
    finalise(commune)
    receive(receiver, handed_over(commune, stick))
    next_revision(commune, 7)
    next_revision(commune, 8)
    assert outcomes(receive(receiver, handed_over(commune, tmp_path / "other"))) == ["newer"]
    assert reports.load(receiver, "a1b2c3").figures["so_ho"] == 8


def test_two_that_grew_apart_are_left_to_a_person(
    commune: Store, receiver: Store, stick: Path, tmp_path: Path
) -> None:
    draft(commune)
    finalise(commune)
    shutil.copy(commune.path, tmp_path / "copy.db")
    colleague = open_store(tmp_path / "copy.db")
    next_revision(commune, 7)
    next_revision(colleague, 8)
    mine, theirs = handed_over(commune, stick), handed_over(colleague, tmp_path / "other")
    colleague.close()
    assert outcomes(looked(receiver, mine, theirs)) == ["forked", "forked"]
    assert outcomes(receive(receiver, mine)) == ["new"]
    assert outcomes(receive(receiver, theirs)) == ["forked"]
    assert reports.load(receiver, "a1b2c3").figures["so_ho"] == 7


def test_two_reports_of_one_unit_and_period_are_left_to_a_person(
    commune: Store, receiver: Store, stick: Path
) -> None:
    for id_ in ("a1", "b2"):
        draft(commune, id_)
        finalise(commune, id_)
    assert outcomes(receive(receiver, handed_over(commune, stick, "a1"))) == ["new"]
    assert sorted(outcomes(receive(receiver, stick))) == ["same"]
    assert outcomes(receive(receiver, handed_over(commune, stick, "b2"))) == ["forked"]


def test_number_and_date_given_later_are_filled_in(
    commune: Store, receiver: Store, stick: Path
) -> None:
    draft(commune)
    finalise(commune)
    receive(receiver, handed_over(commune, stick))
    reports.register(commune, "a1b2c3", Registration("12"))
    plan = receive(receiver, handed_over(commune, stick))
    assert [(found.outcome, found.registered) for found in planned(plan)] == [("same", True)]
    assert plan.accepted == 0
    assert reports.load(receiver, "a1b2c3").registration == Registration("12", None, 1)
    before = content(receiver)
    assert not any(found.registered for found in planned(receive(receiver, stick)))
    assert content(receiver) == before


def test_a_working_database_copied_by_hand_is_received(
    commune: Store, receiver: Store, tmp_path: Path
) -> None:
    draft(commune, "a1")
    finalise(commune, "a1")
    reports.reopen(commune, "a1")
    draft(commune, "b2", "xã Nháp")
    copy = tmp_path / "Bản sao của tôi.db"
    shutil.copy(commune.path, copy)
    plan = receive(receiver, copy)
    assert outcomes(plan) == ["draft", "new", "draft"]
    assert [line.id for line in reports.summaries(receiver.conn)] == ["a1"]


def test_a_form_we_do_not_have_is_shown_and_not_taken(
    commune: Store, receiver: Store, stick: Path
) -> None:
    draft(commune)
    finalise(commune)
    handed_over(commune, stick)
    found = scanning.scan([stick])
    plan = merge.plan(found, inbox.known(receiver, found, {("qcdc-pl34", "1")}))
    assert (outcomes(plan), plan.accepted, plan.refused) == (["other_template"], 0, 0)
    assert inbox.receive(receiver, plan) == Received(0, 0, 0)
    assert reports.summaries(receiver.conn) == ()


def test_the_offices_own_draft_is_never_touched(
    commune: Store, receiver: Store, stick: Path
) -> None:
    draft(commune)
    draft(receiver)
    reports.save_answers(receiver, "a1b2c3", {"figure:so_ho": 1})
    finalise(commune)
    assert outcomes(receive(receiver, handed_over(commune, stick))) == ["forked"]
    assert reports.load(receiver, "a1b2c3").figures["so_ho"] == 1


def test_a_received_report_is_not_ours_to_change(
    commune: Store, receiver: Store, stick: Path
) -> None:
    draft(commune)
    finalise(commune)
    receive(receiver, handed_over(commune, stick))
    for change in (
        lambda: reports.reopen(receiver, "a1b2c3"),
        lambda: reports.register(receiver, "a1b2c3", Registration("9")),
    ):
        with pytest.raises(reports.ReportReceived):
            change()


def test_files_are_found_by_content_at_any_depth_and_bad_ones_stop_nothing(
    commune: Store, receiver: Store, stick: Path
) -> None:
    draft(commune)
    finalise(commune)
    file = handed_over(commune, stick)
    deep = stick / "Báo cáo" / "quý III"
    deep.mkdir(parents=True)
    file.rename(deep / "doi ten.dat")
    damaged = stick / "BC_xa-hong_nho_2024-9M_lan1_000001_0123456789ab.db"
    damaged.write_bytes((deep / "doi ten.dat").read_bytes()[:-4096])
    (stick / "Thumbs.db").write_bytes(b"x" * 5000)
    (stick / "ảnh.jpg").write_bytes(b"x")
    os.mkfifo(stick / "baocaoxa-pipe.db")
    (stick / "baocaoxa-link.db").symlink_to(deep / "doi ten.dat")
    plan = receive(receiver, stick)
    found = {file.file.name: (file.file.state, file.file.reason) for file in plan.files}
    assert found == {
        damaged.name: (FileState.DAMAGED, Reason.HEADER),
        "baocaoxa-pipe.db": (FileState.FOREIGN, Reason.NOT_A_FILE),
        "baocaoxa-link.db": (FileState.FOREIGN, Reason.NOT_A_FILE),
        "doi ten.dat": (FileState.SOUND, Reason.NONE),
    }
    assert (plan.accepted, plan.refused) == (1, 3)
    receipts = receiver.fetch("SELECT outcome FROM receipt ORDER BY outcome")
    assert receipts == [("damaged",), ("sound",)]


def test_a_file_named_alone_is_told_even_where_it_is_none_of_ours(
    receiver: Store, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    plan = looked(receiver, tmp_path / "notes.txt", tmp_path / "gone.db", receiver.path)
    assert [file.file.reason for file in plan.files] == [
        Reason.NOT_OURS,
        Reason.MISSING,
        Reason.IN_USE,
    ]
    assert (plan.sound, plan.refused) == (0, 3)


def test_receiving_ones_own_open_database_keeps_its_lock(receiver: Store) -> None:
    assert receive(receiver, receiver.path.parent).files == ()
    from storage.connection import DatabaseLocked, connect

    with pytest.raises(DatabaseLocked):
        connect(receiver.path)


def test_a_plan_made_before_something_changed_is_not_carried_out(
    commune: Store, receiver: Store, stick: Path
) -> None:
    draft(commune)
    finalise(commune)
    plan = looked(receiver, handed_over(commune, stick))
    receive(receiver, stick)
    before = seq(receiver)
    with pytest.raises(inbox.ArrivalsOutdated):
        inbox.receive(receiver, plan)
    assert seq(receiver) == before


def test_many_offices_are_received_at_once(receiver: Store, tmp_path: Path) -> None:
    for number in range(5):
        store = office(tmp_path / f"office {number}")
        made = draft(store, f"id{number}", f"xã Số {number}")
        reports.finalise(store, made, locked(made))
        handed_over(store, tmp_path / "stick", made.id)
        store.close()
    plan = receive(receiver, tmp_path / "stick")
    assert plan.accepted == 5
    assert len(tallies.of(receiver, "nho", "2024-9M")) == 5
