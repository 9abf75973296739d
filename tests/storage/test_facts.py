"""A report's facts: the registers of the day for a draft, what was locked for a final one."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from core.paper import AnnexTitle, Letterhead
from core.period import read_period
from core.report import Head, Report, Source, new_report
from storage import library, reports
from storage.database import Store
from storage.facts import facts_of, live, lock, paper
from tests.samples import UNIT
from tests.storage.offices import office


def kept(store: Store, period: str, households: int, head: Head | None = None) -> Report:
    template = library.template("qcdc-pl34")
    made = new_report(template, read_period(period), f"id{period}", UNIT.full_name)
    made = replace(made, figures={"so_ho": Decimal(households)}, head=head or Head())
    reports.create(store, made)
    return made


def head_of(store: Store, id_: str) -> Letterhead:
    head = paper(store, id_).blocks[0]
    assert isinstance(head, Letterhead)
    return head


def test_a_draft_says_that_it_is_one_and_the_locked_paper_does_not(tmp_path: Path) -> None:
    store = office(tmp_path)
    made = kept(store, "2024-9M", 1383)
    assert head_of(store, made.id).draft == "DỰ THẢO"
    assert head_of(store, made.id).code.startswith(f"Mã {made.id[:8]} · lần 1 · ")
    lock(store, facts_of(store, made.id))
    assert (head_of(store, made.id).draft, head_of(store, made.id).code) == ("", "")


def test_the_annex_finds_the_figures_of_last_years_final_report(tmp_path: Path) -> None:
    store = office(tmp_path)
    before = kept(store, "2023-9M", 1301)
    made = kept(store, "2024-9M", 1383, Head(annex=True))
    assert live(store, made).earlier == {}
    lock(store, facts_of(store, before.id))
    assert live(store, made).earlier["so_ho"] == Decimal(1301)
    # An annex that is asked for later finds them too.
    assert live(store, replace(made, head=Head())).earlier["so_ho"] == Decimal(1301)


def test_a_final_report_keeps_its_annex_as_it_was_printed(tmp_path: Path) -> None:
    store = office(tmp_path)
    made = kept(store, "2024-9M", 1383, Head(annex=True))
    lock(store, facts_of(store, made.id))
    locked = paper(store, made.id)
    later = kept(store, "2023-9M", 1301)
    lock(store, facts_of(store, later.id))
    assert paper(store, made.id) == locked
    assert any(isinstance(block, AnnexTitle) for block in locked.blocks)


def test_a_draft_knows_the_units_earlier_reports(tmp_path: Path) -> None:
    store = office(tmp_path)
    made = kept(store, "2024-9M", 1383)
    kept(store, "2023-9M", 1301)
    kept(store, "2024-6M", 1377)
    kept(store, "2024-Y", 1400)
    past = live(store, made).past
    assert [str(each.period) for each in past] == ["2024-6M", "2023-9M"]
    assert [each.figures["so_ho"] for each in past] == [Decimal(1377), Decimal(1301)]


def test_what_another_unit_sent_or_was_practised_is_no_past(tmp_path: Path) -> None:
    store = office(tmp_path)
    made = kept(store, "2024-9M", 1383)
    other = new_report(library.template("qcdc-pl34"), read_period("2024-6M"), "khac", "xã Khác")
    reports.create(store, other)
    reports.create(store, replace(other, id="thu", unit=made.unit, source=Source.PRACTICE))
    assert live(store, made).past == ()
