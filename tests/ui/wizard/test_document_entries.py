"""F4 finds a document by any part, a law by its sign too, and says what has lost its force."""

from dataclasses import replace

import pytest

from core.facts import Facts
from storage.laws import laws
from tests import samples
from ui.wizard.insertions import insertions
from ui.wizard.token_picker import matching


def facts() -> Facts:
    made = samples.facts()
    known = {law.document.id: law.document for law in laws()}
    return replace(made, documents={**made.documents, **known})


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("34/2007", "pl_34_2007_ubtvqh11"),
        ("huong uoc 61/2023", "nd_61_2023"),
        ("10/11/2022", "luat_10_2022_qh15"),
        ("07/kh-ubnd suoi lanh", "kh07"),
    ],
)
def test_a_document_is_found_by_any_part_without_marks(typed: str, key: str) -> None:
    found = matching(insertions(facts(), "mo-dau"), typed)
    assert [entry.token.key for entry in found] == [key]


def test_a_law_that_lost_its_force_says_so_before_it_is_cited() -> None:
    (old,) = matching(insertions(facts(), "mo-dau"), "phap lenh 34/2007")
    assert old.value == "hết hiệu lực từ 1/7/2023 · 34/2007/PL-UBTVQH11"
    (new,) = matching(insertions(facts(), "mo-dau"), "luat 10/2022")
    assert new.value == "10/2022/QH15"
