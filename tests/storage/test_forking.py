"""Two people worked at one draft: each section is chosen, and nothing of either is lost."""

from pathlib import Path

import pytest

from core.canonical import Json
from core.draft_lineage import Relation
from core.period import read_period
from core.report import ReportFinal, new_report
from storage import forking, library, reports
from storage.database import Store
from storage.facts import facts_of, lock
from storage.forking import SectionNotApart
from tests.storage.test_lineages import carried

ID = "a1b2c3"


@pytest.fixture
def other(commune: Store, tmp_path: Path) -> bytes:
    """The file carried home, worked at there and here."""
    form = library.template("qcdc-pl34")
    reports.create(commune, new_report(form, read_period("2024-9M"), ID, "xã Suối Lành"))
    home = carried(commune, tmp_path / "nhà")
    reports.save_answers(home, ID, {"figure:so_ho": 7, "section:mo-dau": said("Viết ở nhà.")})
    data = home.conn.serialize()
    home.close()
    reports.save_answers(commune, ID, {"section:ket-thuc": said("Viết ở xã.")})
    return data


def said(words: str) -> Json:
    return {"prose": words, "progress": "doing"}


def texts(store: Store) -> dict[str, object]:
    made = reports.load(store, ID)
    return {
        "so_ho": made.figures.get("so_ho"),
        **{k: str(v.prose) for k, v in made.sections.items()},
    }


def test_what_differs_is_told_section_by_section(commune: Store, other: bytes) -> None:
    assert forking.relation(commune, other, ID) is Relation.FORKED
    found = {one.section: one for one in forking.apart(commune, other, ID)}
    assert found["mo-dau"].theirs == "Viết ở nhà."
    assert found["ket-thuc"].ours == "Viết ở xã."
    assert any(": 7" in one.theirs for one in found.values())


def test_chosen_sections_come_and_the_others_stay(commune: Store, other: bytes) -> None:
    before = forking.take(commune, other, ID, ["mo-dau"])
    assert before is not None
    made = texts(commune)
    assert "Viết ở nhà." in str(made["mo-dau"])
    assert "Viết ở xã." in str(made["ket-thuc"])
    assert made["so_ho"] != 7
    assert forking.relation(commune, other, ID) is Relation.OLDER


def test_ours_can_be_right_in_everything(commune: Store, other: bytes) -> None:
    was = texts(commune)
    forking.take(commune, other, ID, [])
    assert texts(commune) == was
    assert forking.relation(commune, other, ID) is Relation.OLDER


def test_a_locked_report_and_a_section_that_is_the_same_are_refused(
    commune: Store, other: bytes
) -> None:
    with pytest.raises(SectionNotApart):
        forking.take(commune, other, ID, ["khong-co"])
    lock(commune, facts_of(commune, ID))
    with pytest.raises(ReportFinal):
        forking.take(commune, other, ID, ["mo-dau"])
