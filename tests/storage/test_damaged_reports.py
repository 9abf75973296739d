"""One damaged report stops no view of the others: it is named, and counted nowhere."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.board import Standing, missing
from core.commune import Commune
from core.damaged import Damaged
from core.numbers import read_date
from core.period import read_period
from core.remark import Verdict
from core.report import Registration, Source
from core.totals import Summing
from storage import communes, expecting, papers_sent, remarks, reports
from storage.backup_names import Why
from storage.database import Store
from storage.restoring import restore_report, source
from storage.summing import summed
from tests.samples import bound, report, template
from tests.storage.offices import draft, finalise, handed_over, receive

PERIOD = read_period("2024-9M")
SECTION = "tinh-hinh"
FORGED = "UPDATE revision SET body = replace(body, 'so_ho\":', 'so_ho\":9') WHERE report = ?"


@pytest.fixture
def two(commune: Store, receiver: Store, stick: Path) -> Store:
    """An office with the reports of two units, one of them damaged; it waits for a third."""
    for id_, unit, households in (("id1", "xã An", 10), ("id2", "xã Bình", 20)):
        draft(commune, id_, unit)
        reports.save_answers(commune, id_, {"figure:so_ho": households})
        finalise(commune, id_)
    handed_over(commune, stick, "id1", "id2")
    receive(receiver, stick)
    names = ("An", "Bình", "Chi")
    communes.save(receiver, [Commune(name, f"xã {name}", "0900") for name in names])
    damage(receiver)
    return receiver


def final_of(store: Store, id_: str, unit: str, period: str) -> None:
    made = replace(bound(report()), id=id_, unit=unit, period=read_period(period))
    made = replace(made, figures={"so_ho": Decimal(5)})
    reports.create(store, made)
    finalise(store, id_)


def damage(store: Store, report: str = "id2") -> None:
    """As where a disk forgets: the paper and its figures."""
    store.conn.execute(FORGED, (report,))
    store.conn.execute("DELETE FROM tally WHERE report = ?", (report,))


def total(store: Store) -> Summing:
    return summed(store, template(), PERIOD)


def names(found: tuple[Damaged, ...]) -> list[tuple[str, str, int]]:
    return [(one.unit, one.period, one.revision) for one in found]


def test_totals_are_of_the_others_and_name_it(two: Store) -> None:
    made = total(two)
    assert made.totals[0].total == 10
    assert [one.unit for one in made.units] == ["xã An"]
    assert names(made.damaged) == [("xã Bình", "2024-9M", 1)]
    assert made.absent == ("xã Chi",)


def test_the_board_says_so_and_does_not_call_it_missing(two: Store) -> None:
    lines = expecting.lines(two, "nho", PERIOD)
    assert [(line.unit, line.standing) for line in lines] == [
        ("xã An", Standing.SUBMITTED),
        ("xã Bình", Standing.DAMAGED),
        ("xã Chi", Standing.MISSING),
    ]
    assert [line.unit for line in missing(lines)] == ["xã Chi"]


def test_words_and_rows_are_of_the_others_and_name_it(two: Store) -> None:
    two.conn.execute("UPDATE revision SET body = replace(body, 'so_ho\":9', 'so_ho\":')")
    made = total(two)
    two.conn.execute(FORGED, ("id2",))
    told: list[Damaged] = []
    rows = list(papers_sent.tables(two, made.units, told.append))
    words = list(papers_sent.narratives(two, made.units, SECTION, told.append))
    assert {one.unit for one in rows} | {one.unit for one in words} == {"xã An"}
    assert names(tuple(told)) == [("xã Bình", "2024-9M", 1)] * 2


def test_a_decision_that_is_damaged_leaves_its_report_out(two: Store) -> None:
    remarks.decide(two, "id1", Verdict.RETURNED, "UBND tỉnh")
    two.conn.execute("UPDATE acknowledgement SET office = 'x'")
    assert names(total(two).damaged) == [("xã An", "2024-9M", 1), ("xã Bình", "2024-9M", 1)]
    first = expecting.lines(two, "nho", PERIOD)[0]
    assert (first.standing, [one.report for one in first.damaged]) == (Standing.DAMAGED, ["id1"])


def test_a_damaged_accepted_lan_is_not_replaced_by_one_that_waits(
    two: Store, commune: Store, tmp_path: Path
) -> None:
    remarks.decide(two, "id1", Verdict.ACCEPTED, "UBND tỉnh")
    reports.reopen(commune, "id1")
    finalise(commune, "id1")
    two.conn.execute(FORGED, ("id1",))
    receive(two, handed_over(commune, tmp_path / "b", "id1"))
    made = total(two)
    assert (made.units, [one.unit for one in made.damaged]) == ((), ["xã An", "xã Bình"])


def test_a_damaged_one_of_the_period_before_is_named_with_its_period(
    two: Store, commune: Store, tmp_path: Path
) -> None:
    final_of(commune, "old", "xã An", "2023-9M")
    receive(two, handed_over(commune, tmp_path / "b", "old"))
    damage(two, "old")
    assert names(total(two).damaged) == [("xã Bình", "2024-9M", 1), ("xã An", "2023-9M", 1)]


def test_a_damaged_quarter_of_a_unit_that_sent_only_quarters_is_named(
    two: Store, commune: Store, tmp_path: Path
) -> None:
    for quarter in (1, 2, 3):
        final_of(commune, f"q{quarter}", "xã Chi", f"2024-Q{quarter}")
    receive(two, handed_over(commune, tmp_path / "b", "q1", "q2", "q3"))
    assert "xã Chi" in [one.unit for one in total(two).units]
    damage(two, "q2")
    made = total(two)
    assert [one.unit for one in made.units] == ["xã An"]
    assert names(made.damaged) == [("xã Bình", "2024-9M", 1), ("xã Chi", "2024-Q2", 1)]
    assert made.absent == ()


def test_what_others_send_is_received_all_the_same(
    two: Store, commune: Store, tmp_path: Path
) -> None:
    two.conn.execute("UPDATE revision SET snapshot = substr(snapshot, 2) WHERE report = 'id2'")
    final_of(commune, "id3", "xã Chi", "2024-9M")
    receive(two, handed_over(commune, tmp_path / "b", "id3"))
    assert [one.unit for one in total(two).units] == ["xã An", "xã Chi"]


def test_a_damaged_number_is_filled_in_anew(two: Store, commune: Store, tmp_path: Path) -> None:
    reports.register(commune, "id1", Registration("7"))
    receive(two, handed_over(commune, tmp_path / "b", "id1"))
    two.conn.execute("UPDATE registration SET number = '8'")
    reports.register(commune, "id1", Registration("7", read_date("01/10/2024")))
    receive(two, handed_over(commune, tmp_path / "c", "id1"))
    assert reports.load(two, "id1").registration.number == "7"


def test_the_next_lan_of_one_whose_line_is_damaged_is_taken(
    two: Store, commune: Store, tmp_path: Path
) -> None:
    two.conn.execute("UPDATE revision SET parents = '[' WHERE report = 'id2'")
    reports.reopen(commune, "id2")
    finalise(commune, "id2")
    receive(two, handed_over(commune, tmp_path / "b", "id2"))
    made = total(two)
    assert ([one.unit for one in made.units], made.damaged) == (["xã An", "xã Bình"], ())


@pytest.mark.parametrize(
    "change", ["replace(body, 'so_ho\":', 'so_ho\":9')", "body || ' '", "substr(body, 2)"]
)
def test_a_report_taken_back_from_a_backup_counts_again(two: Store, change: str) -> None:
    """However it is damaged: what is unsound can't be backed up, and is kept as it is."""
    two.conn.execute("UPDATE revision SET body = replace(body, 'so_ho\":9', 'so_ho\":')")
    assert two.keeper
    made = two.keeper.back_up(Why.ASKED)
    two.conn.execute(f"UPDATE revision SET body = {change} WHERE report = 'id2'")  # noqa: S608
    two.conn.execute("DELETE FROM tally WHERE report = 'id2'")
    assert total(two).damaged
    before = restore_report(two, source(made.path), "id2")
    assert before.path.is_file()
    assert total(two).damaged == ()
    assert total(two).totals[0].total == 30
    assert reports.load(two, "id2").source is Source.RECEIVED
