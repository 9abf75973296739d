"""A document written down when it was issued, as an entry of the register of documents."""

import datetime
from collections.abc import Mapping

import pytest

from core.documents import CitedDocument, full_citation
from core.events import Event
from core.fields import Value
from core.issued import AlreadyKnown, NothingIssued, issued
from core.unit import Unit

DAY = datetime.date(2024, 5, 20)
UNIT = Unit(name="Suối Lành", kind="xã")


def event(kind: str = "van_ban", **values: Value) -> Event:
    told: Mapping[str, Value] = values
    return Event("v1", kind, DAY, told)


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        (
            "34/KH-UBND",
            "Kế hoạch số 34/KH-UBND ngày 20/5/2024 của UBND xã Suối Lành về công tác dân vận",
        ),
        (
            "5 /NQ-HĐND",
            "Nghị quyết số 5/NQ-HĐND ngày 20/5/2024 của HĐND xã Suối Lành về công tác dân vận",
        ),
        ("12-CTr/ĐU", "Chương trình số 12-CTr/ĐU ngày 20/5/2024 về công tác dân vận"),
    ],
)
def test_type_and_issuer_are_told_by_the_sign(sign: str, words: str) -> None:
    made = issued(event(so_ky_hieu=sign, trich_yeu="công tác dân vận"), UNIT, ())
    assert full_citation(made) == words


def test_what_is_known_does_not_enter_twice() -> None:
    known = CitedDocument("kh34", "Kế hoạch", "34/KH-UBND", DAY)
    with pytest.raises(AlreadyKnown):
        issued(event(so_ky_hieu="34/KH-UBND"), UNIT, (known,))


def test_the_same_sign_of_another_year_is_another_document() -> None:
    known = CitedDocument("34_kh_ubnd", "Kế hoạch", "34/KH-UBND", datetime.date(2023, 5, 20))
    made = issued(event(so_ky_hieu="34/KH-UBND"), UNIT, (known,))
    assert made.id != known.id


@pytest.mark.parametrize(
    "told", [event(), event("doi_thoai", so_ky_hieu="34/KH-UBND"), event(linh_vuc="việc khác")]
)
def test_what_names_no_document_enters_nothing(told: Event) -> None:
    with pytest.raises(NothingIssued):
        issued(told, UNIT, ())
