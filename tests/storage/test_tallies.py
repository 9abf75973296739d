"""What counts of what units sent: the newest accepted lần, sealed, one of each unit."""

import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.commune import Commune, UnitMatch
from core.compose import compose
from core.fields import Figure
from core.final import finalised, snapshot
from core.period import read_period
from core.remark import Verdict
from core.tally import Tally, figures_from
from core.template_reading import read_template
from core.totals import Total, totals
from storage import communes, deleted, expecting, papers_sent, remarks, reports, tallies
from storage.database import Store
from storage.restoring import looked
from storage.summing import earlier_report, summed
from tests.samples import PLAN, SMALL, UNIT, bound, facts, report, template
from tests.storage.offices import (
    draft,
    finalise,
    handed_over,
    next_revision,
    receive,
)

FORM, PERIOD = "nho", "2024-9M"


def summed_(store: Store) -> tuple[Total, ...]:
    return summed(store, template(), read_period(PERIOD)).totals


def so_ho(store: Store) -> dict[str, object]:
    return {tally.unit: tally.figures.get("so_ho") for tally in tallies.of(store, FORM, PERIOD)}


def number(value: Figure) -> int:
    assert isinstance(value, Decimal)
    return int(value)


def only(store: Store) -> Tally:
    (found,) = tallies.of(store, FORM, PERIOD)
    return found


@pytest.fixture
def send(commune: Store, receiver: Store, stick: Path) -> Callable[[int], str]:
    """One more lần with that many households, received."""
    draft(commune)

    def send_(households: int) -> str:
        if reports.revision(commune, "a1b2c3") is None:
            reports.save_answers(commune, "a1b2c3", {"figure:so_ho": households})
            made = finalise(commune)
        else:
            made = next_revision(commune, households)
        place = stick / str(households)
        handed_over(commune, place)
        receive(receiver, place)
        return made.digest

    return send_


def draft_of(store: Store, id_: str, period: str, unit: str, households: int) -> None:
    """A final report of that period and unit."""
    made = replace(bound(report()), id=id_, unit=unit, period=read_period(period))
    reports.create(store, replace(made, figures={"so_ho": Decimal(households)}))
    finalise(store, id_)


def decide(store: Store, verdict: Verdict) -> None:
    remarks.decide(store, "a1b2c3", verdict, "UBND tỉnh")


def test_the_newest_lan_counts_while_none_is_accepted(
    receiver: Store, send: Callable[[int], str]
) -> None:
    send(10)
    head = send(20)
    found = only(receiver)
    assert (number(found.figures["so_ho"]), found.head, found.newer) == (20, head, 0)


def test_an_accepted_lan_counts_until_the_next_is_accepted_too(
    receiver: Store, send: Callable[[int], str]
) -> None:
    head = send(10)
    decide(receiver, Verdict.ACCEPTED)
    send(20)
    found = only(receiver)
    assert (number(found.figures["so_ho"]), found.head, found.revision, found.newer) == (
        10,
        head,
        1,
        2,
    )
    (row,) = papers_sent.tables(receiver, [found])
    assert row.unit == found.unit
    decide(receiver, Verdict.RETURNED)
    assert only(receiver).figures["so_ho"] == 10
    decide(receiver, Verdict.ACCEPTED)
    assert (number(only(receiver).figures["so_ho"]), only(receiver).newer) == (20, 0)


def test_the_board_shows_the_newest_lan_all_the_same(
    receiver: Store, send: Callable[[int], str]
) -> None:
    send(10)
    decide(receiver, Verdict.ACCEPTED)
    send(20)
    (line,) = expecting.lines(receiver, FORM, read_period(PERIOD))
    assert (line.cells[0].tally.revision, line.standing.value) == (2, "submitted")


def test_what_was_returned_counts_and_says_so(receiver: Store, send: Callable[[int], str]) -> None:
    send(10)
    decide(receiver, Verdict.RETURNED)
    found = only(receiver)
    assert (number(found.figures["so_ho"]), found.is_returned) == (10, True)


def test_a_deleted_report_is_not_counted_and_comes_back(
    receiver: Store, send: Callable[[int], str]
) -> None:
    send(10)
    deleted.delete(receiver, "a1b2c3")
    assert tallies.of(receiver, FORM, PERIOD) == ()
    deleted.take_back(receiver, "a1b2c3")
    assert only(receiver).figures["so_ho"] == 10


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"so_ho":1.5}',
        '{"so_ho":99,"so_khau":5219}',
        '{"a":NaN}',
        "{}x",
        '{"":7,"so_ho":99}',
    ],
)
def test_a_row_of_figures_that_says_another_thing_is_made_anew(
    receiver: Store, send: Callable[[int], str], text: str
) -> None:
    send(10)
    (kept,) = receiver.fetch("SELECT * FROM tally")
    receiver.conn.execute("UPDATE tally SET figures = ?", (text,))
    assert only(receiver).figures["so_ho"] == 10
    assert receiver.fetch("SELECT * FROM tally") == [kept]


@pytest.mark.parametrize(
    "change",
    [
        "unit = 'xã Ma'",
        "superior = 'UBND huyện Ma'",
        "province = 'Ma'",
        "version = '2'",
        "revision = 7",
        "counter = 7",
        "unit = CAST(x'ff' AS TEXT)",
        "figures = replace(figures, ':10,', ':19,')",
        "unit = 'xã', superior = 'Suối Lành' || superior",
    ],
)
def test_no_column_of_it_is_believed_that_was_changed(
    receiver: Store, send: Callable[[int], str], change: str
) -> None:
    send(10)
    before = only(receiver)
    receiver.conn.execute(f"UPDATE tally SET {change}")  # noqa: S608
    assert only(receiver) == before


def test_a_row_of_the_version_before_has_no_proof_and_gets_one(
    receiver: Store, send: Callable[[int], str]
) -> None:
    send(10)
    (kept,) = receiver.fetch("SELECT * FROM tally")
    receiver.conn.execute("UPDATE tally SET figures = json_remove(figures, '$.\"\"')")
    assert receiver.fetch("SELECT * FROM tally") != [kept]
    assert only(receiver).figures["so_ho"] == 10
    assert receiver.fetch("SELECT * FROM tally") == [kept]


def test_programs_before_read_the_proof_as_a_number_nobody_asks_for(
    receiver: Store, send: Callable[[int], str]
) -> None:
    send(10)
    ((text,),) = receiver.fetch("SELECT figures FROM tally")
    figures = figures_from(json.loads(text))
    made = totals(template(), [replace(only(receiver), figures=figures)])
    assert [one.id for one in made] == [one.id for one in summed_(receiver)]
    assert [one.total for one in made] == [one.total for one in summed_(receiver)]


def test_a_copy_to_look_at_is_read_without_being_written(
    receiver: Store, send: Callable[[int], str]
) -> None:
    send(10)
    receiver.conn.execute("UPDATE tally SET figures = '{}'")
    copy = Store(looked(receiver.conn.serialize()))
    assert only(copy).figures["so_ho"] == 10
    assert copy.fetch("SELECT figures FROM tally") == [("{}",)]
    copy.close()


def test_an_older_row_of_figures_is_made_anew(receiver: Store, send: Callable[[int], str]) -> None:
    send(10)
    receiver.conn.execute("UPDATE tally SET head = 'old', figures = '{\"so_ho\":99}'")
    assert only(receiver).figures["so_ho"] == 10
    receiver.conn.execute(
        "INSERT INTO tally SELECT template, period, 'nobody', version, head, revision, counter,"
        " 'xã Ma', superior, province, figures FROM tally"
    )
    assert so_ho(receiver) == {only(receiver).unit: Decimal(10)}


def test_many_units_are_read_as_one_by_one(receiver: Store, commune: Store, stick: Path) -> None:
    for at in range(5):
        draft(commune, f"id{at}", f"xã Số {at}")
        reports.save_answers(commune, f"id{at}", {"figure:so_ho": at * 10**14})
        finalise(commune, f"id{at}")
    handed_over(commune, stick, *(f"id{at}" for at in range(5)))
    receive(receiver, stick)
    made = summed(receiver, template(), read_period(PERIOD))
    assert made.totals[0].total == 10**15
    assert [tally.unit for tally in made.units] == [f"xã Số {at}" for at in range(5)]


def test_a_merged_commune_is_no_jump(receiver: Store, commune: Store, stick: Path) -> None:
    for at, (period, unit, households) in enumerate((
        ("2023-9M", "xã Cũ A", 600),
        ("2023-9M", "xã Cũ B", 500),
        ("2024-9M", "xã Mới", 1150),
    )):
        draft_of(commune, f"id{at}", period, unit, households)
    handed_over(commune, stick, "id0", "id1", "id2")
    receive(receiver, stick)
    communes.save(receiver, [Commune("moi", "xã Mới"), Commune("vang", "xã Vắng")])
    for unit in ("xã Cũ A", "xã Cũ B"):
        communes.match(receiver, UnitMatch(unit, "moi"))
    made = summed(receiver, template(), read_period("2024-9M"))
    assert (number(made.totals[0].before), made.totals[0].jumps) == (1100, False)
    assert (number(made.earlier[0]["so_ho"]), made.absent) == (1100, ("xã Vắng",))


def test_a_unit_told_from_its_quarters_is_not_missing(
    receiver: Store, commune: Store, stick: Path
) -> None:
    for quarter in (1, 2):
        draft_of(commune, f"id{quarter}", f"2024-Q{quarter}", "xã An", quarter * 100)
    draft_of(commune, "id3", "2024-6M", "xã Bình", 50)
    handed_over(commune, stick, "id1", "id2", "id3")
    receive(receiver, stick)
    communes.save(receiver, [Commune("an", "xã An"), Commune("binh", "xã Bình")])
    made = summed(receiver, template(), read_period("2024-6M"))
    assert [(one.unit, one.is_told) for one in made.units] == [("xã An", True), ("xã Bình", False)]
    assert (number(made.totals[0].total), made.absent) == (250, ())


def test_a_figure_asked_for_otherwise_by_an_older_form_is_missing_not_added(
    receiver: Store, send: Callable[[int], str]
) -> None:
    send(10)
    newer = SMALL.replace('version = "1"', 'version = "2"').replace(
        'unit = "khẩu"', 'unit = "người"'
    )
    form = read_template(tomllib.loads(newer))
    totals = {one.id: one for one in summed(receiver, form, read_period(PERIOD)).totals}
    assert (totals["so_ho"].total, totals["so_ho"].missing) == (Decimal(10), ())
    assert (totals["so_khau"].total, totals["so_khau"].missing) == (None, ("xã Suối Lành",))


def test_units_of_one_name_are_told_apart_by_their_place(
    receiver: Store, commune: Store, stick: Path
) -> None:
    """In totals and for the period before: no figure of one stands beside the other's."""
    for at, (period, superior, households) in enumerate((
        ("2023-9M", "UBND huyện A", 100),
        ("2023-9M", "UBND huyện B", 900),
        ("2024-9M", "UBND huyện A", 110),
        ("2024-9M", "UBND huyện B", 910),
    )):
        made = replace(bound(report()), id=f"id{at}", unit="xã An", period=read_period(period))
        reports.create(commune, replace(made, figures={"so_ho": Decimal(households)}))
        loaded = reports.load(commune, f"id{at}")
        unit = replace(UNIT, name="An", parent=superior)
        snap = snapshot(unit, [PLAN], SMALL, compose(facts(loaded)))
        revision = finalised(loaded, snap, *reports.lineage(commune, f"id{at}"))
        reports.finalise(commune, loaded, revision)
        receive(receiver, handed_over(commune, stick / str(at), f"id{at}"))
    found = summed(receiver, template(), read_period("2024-9M"))
    assert [one.unit for one in found.units] == ["xã An (UBND huyện A)", "xã An (UBND huyện B)"]
    assert [one["so_ho"] for one in found.earlier] == [100, 900]
    earlier = [earlier_report(receiver, reports.load(receiver, id_)) for id_ in ("id2", "id3")]
    assert earlier == ["id0", "id1"]
    assert earlier_report(receiver, reports.load(receiver, "id0")) == ""
