"""Lineage alone decides what is new, whatever the order of the files and the clocks in them."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.arrival import Arrival, FileState, Lock, Outcome, Reason, Scan, ScannedFile
from core.draft_lineage import Copy, Relation
from core.merge import Known, Line, Plan
from core.merge import plan as planned
from core.period import read_period
from core.report import Registration, Source, State

READABLE = frozenset({("nho", "1")})


def revision(digest: str, *parents: str) -> Lock:
    return Lock(digest, parents, "UBND huyện Đá Bạc")


def arrival(locked: Lock | None, **more: object) -> Arrival:
    number = len(locked.parents) + 1 if locked else 1
    made = Arrival(
        "r1", "xã Suối Lành", "nho", "1", read_period("2024-9M"), number, Source.OWN, locked
    )
    return replace(made, **more)  # type: ignore[arg-type]


def file(*arrivals: Arrival, state: FileState = FileState.SOUND) -> ScannedFile:
    return ScannedFile("stick/x.db", "x.db", state, arrivals=arrivals)


def known(head: str | None = None, *parents: str, state: State = State.FINAL) -> Known:
    lines = {"r1": Line(state, head, parents)} if head or state is State.DRAFT else {}
    return Known(lines, templates=READABLE)


def outcomes(plan: Plan) -> list[str]:
    return [report.outcome.value for made in plan.files for report in made.reports]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        (known(), revision("A"), "new"),
        (known(), revision("C", "A", "B"), "new"),
        (known("A"), revision("A"), "same"),
        (known("A"), revision("B", "A"), "newer"),
        (known("A"), revision("C", "A", "B"), "newer"),
        (known("C", "A", "B"), revision("B", "A"), "older"),
        (known("B", "A"), revision("X", "A"), "forked"),
        (known("A"), revision("X"), "forked"),
        (known(state=State.DRAFT), revision("A"), "forked"),
        (known("A", state=State.DRAFT), revision("A"), "same"),
        (known("A", state=State.DRAFT), revision("B", "A"), "forked"),
    ],
)
def test_a_revision_is_told_by_what_it_grew_from(ours: Known, theirs: Lock, told: str) -> None:
    assert outcomes(planned(Scan((file(arrival(theirs)),)), ours)) == [told]


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        (arrival(None), Outcome.DRAFT),
        (arrival(revision("A"), source=Source.PRACTICE), Outcome.PRACTICE),
        (arrival(revision("A"), version="2"), Outcome.OTHER_TEMPLATE),
        (arrival(revision("A"), is_damaged=True), Outcome.DAMAGED),
    ],
)
def test_what_is_never_taken_is_shown(theirs: Arrival, told: Outcome) -> None:
    plan = planned(Scan((file(theirs),)), known())
    assert outcomes(plan) == [told]
    assert plan.accepted == 0


def test_a_stick_with_the_last_three_takes_the_newest_in_any_order() -> None:
    made = [
        file(arrival(revision("A"))),
        file(arrival(revision("B", "A"))),
        file(arrival(revision("C", "A", "B"))),
    ]
    for order in permutations(made):
        plan = planned(Scan(order), known())
        told = {
            report.arrival.locked.digest: report.outcome.value
            for found in plan.files
            for report in found.reports
            if report.arrival.locked
        }
        assert told == {"A": "older", "B": "older", "C": "new"}
        assert plan.accepted == 1


def test_the_same_report_in_two_files_is_taken_once() -> None:
    one = file(arrival(revision("A")))
    assert outcomes(planned(Scan((one, one)), known())) == ["new", "same"]


def test_two_that_grew_apart_on_one_stick_are_both_left() -> None:
    scan = Scan((file(arrival(revision("B", "A"))), file(arrival(revision("X", "A")))))
    assert outcomes(planned(scan, known())) == ["forked", "forked"]
    assert outcomes(planned(scan, known("A"))) == ["forked", "forked"]
    assert outcomes(planned(scan, known("B", "A"))) == ["same", "forked"]


def test_two_reports_of_one_unit_and_period_are_both_left() -> None:
    two = (arrival(revision("A")), arrival(revision("X"), id="r2"))
    assert outcomes(planned(Scan((file(*two),)), known())) == ["forked", "forked"]
    elsewhere = (two[0], replace(two[1], unit="xã Đá Trắng"))
    assert outcomes(planned(Scan((file(*elsewhere),)), known())) == ["new", "new"]
    nameless = tuple(replace(one, unit="") for one in two)
    assert outcomes(planned(Scan((file(*nameless),)), known())) == ["new", "new"]


def test_a_second_report_does_not_stop_the_first_ones_next_revision() -> None:
    place = ("nho", "2024-9M", "xã Suối Lành", "UBND huyện Đá Bạc", "")
    ours = replace(known("A"), slots={place: frozenset({"r1"})})
    scan = Scan((file(arrival(revision("B", "A")), arrival(revision("X"), id="r2")),))
    assert outcomes(planned(scan, ours)) == ["newer", "forked"]


@pytest.mark.parametrize(
    ("counter", "ours", "told"), [(1, 0, True), (2, 1, True), (1, 1, False), (0, 0, False)]
)
def test_a_newer_number_of_the_same_revision_is_filled_in(
    counter: int, ours: int, *, told: bool
) -> None:
    theirs = arrival(revision("A"), registration=Registration("12", None, counter))
    have = replace(known("A"), registered={("r1", 1): ours})
    (report,) = planned(Scan((file(theirs),)), have).files[0].reports
    assert (report.outcome, report.registered) == (Outcome.SAME, told)


def test_a_new_report_brings_its_number_without_being_filled_in() -> None:
    theirs = arrival(revision("A"), registration=Registration("12", None, 1))
    (report,) = planned(Scan((file(theirs),)), known()).files[0].reports
    assert (report.outcome, report.registered) == (Outcome.NEW, False)


def test_nothing_of_a_damaged_file_is_taken_and_the_others_are() -> None:
    bad = replace(file(arrival(revision("A")), state=FileState.DAMAGED), reason=Reason.DIGEST)
    plan = planned(Scan((bad, file(), file(arrival(revision("A"))))), known())
    assert outcomes(plan) == ["damaged", "new"]
    assert (plan.accepted, plan.refused, plan.sound) == (1, 1, 2)


HISTORY = (
    revision("A"),
    revision("B", "A"),
    revision("C", "A", "B"),
    revision("D", "A", "B", "C"),
)


@given(st.lists(st.lists(st.sampled_from(HISTORY), max_size=4), max_size=5))
def test_any_files_in_any_order_lead_to_the_newest_of_them(sticks: list[list[Lock]]) -> None:
    have = known()
    for stick in sticks:
        plan = planned(Scan(tuple(file(arrival(one)) for one in stick)), have)
        for found in plan.files:
            for report in found.reports:
                locked = report.arrival.locked
                if report.is_taken and locked:
                    have = known(locked.digest, *locked.parents)
    seen = {one.digest for stick in sticks for one in stick}
    assert (have.lines["r1"].head if seen else None) == max(seen, default=None)


OURS = Copy("d1", (("a", 3),))


@pytest.mark.parametrize(
    ("theirs", "told"),
    [
        (OURS, Relation.SAME),
        (Copy("d2", (("a", 2),)), Relation.OLDER),
        (Copy("d2", (("a", 3), ("b", 1))), Relation.NEWER),
        (Copy("d2", (("a", 2), ("b", 1))), Relation.FORKED),
        (Copy("d2", (("a", 3),)), Relation.FORKED),
    ],
)
def test_a_draft_of_our_own_is_compared_with_ours(theirs: Copy, told: Relation) -> None:
    lines = {"r1": Line(State.DRAFT, None, (), Source.OWN)}
    ours = Known(lines, templates=READABLE, copies={"r1": OURS})
    plan = planned(Scan((file(arrival(None, copy=theirs)),)), ours)
    assert [one.own for one in plan.files[0].reports] == [told]
    assert plan.offered == (told in (Relation.NEWER, Relation.FORKED))
    assert (outcomes(plan), plan.accepted, plan.changes) == (["draft"], 0, False)


def test_a_draft_of_our_unit_that_we_have_not_is_offered_and_anothers_is_not() -> None:
    mine, other = arrival(None, copy=OURS), arrival(None, id="r2", unit="xã Khác", copy=OURS)
    plan = planned(Scan((file(mine, other),)), Known(templates=READABLE, unit="xã Suối Lành"))
    assert [one.own for one in plan.files[0].reports] == [Relation.NEW, None]
    assert (outcomes(plan), plan.offered) == (["draft", "draft"], 1)


def test_what_we_sent_ourselves_is_known_as_our_own() -> None:
    lines = {"r1": Line(State.FINAL, "B", ("A",), Source.OWN)}
    for theirs, told in ((revision("B", "A"), Relation.SAME), (revision("A"), Relation.OLDER)):
        plan = planned(Scan((file(arrival(theirs)),)), Known(lines, templates=READABLE))
        assert plan.files[0].reports[0].own is told
        assert plan.offered == 0


@pytest.mark.parametrize(
    ("unit", "province", "theirs", "ours"),
    [
        ("xã Suối Lành", "tỉnh Ấy", "tỉnh Ấy", True),
        ("xã Suối Lành", "", "tỉnh Ấy", True),
        ("xã Suối Lành", "tỉnh Ấy", "", True),
        ("xã Suối Lành", "tỉnh Khác", "tỉnh Ấy", False),
        ("xã Khác", "tỉnh Ấy", "tỉnh Ấy", False),
        ("", "", "", False),
    ],
)
def test_a_final_report_of_our_own_that_we_lost_becomes_ours(
    unit: str, province: str, theirs: str, *, ours: bool
) -> None:
    sent = arrival(replace(revision("B", "A"), province=theirs))
    told = Known(templates=READABLE, unit=unit, province=province)
    plan = planned(Scan((file(sent),)), told)
    assert (outcomes(plan), plan.accepted) == (["new"], 1)
    assert (plan.ours, plan.files[0].reports[0].becomes_ours) == (int(ours), ours)
