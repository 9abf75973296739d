"""A document leaves the register only where no report of ours points at it."""

from dataclasses import replace

import pytest

from core.documents import CitedDocument
from core.markup import parse
from core.report import with_prose
from storage import document_use, registers, reports
from storage.database import Store
from storage.document_use import DocumentCited, DocumentNotOwn
from storage.laws import known_documents
from tests.samples import PLAN, bound, report

OTHER = CitedDocument("kh08", "Kế hoạch", "08/KH-UBND")


def test_a_mistake_is_taken_out_and_may_return(commune: Store) -> None:
    registers.save_documents(commune, [OTHER])
    document_use.take_out(commune, OTHER.id)
    assert OTHER not in registers.documents(commune)
    registers.save_documents(commune, [OTHER])
    assert OTHER in registers.documents(commune)


@pytest.mark.parametrize(
    "made",
    [bound(report()), with_prose(report(), "tinh-hinh", parse("Theo[^ {vb:kh07}. ]."))],
)
def test_what_a_report_points_at_stays(commune: Store, made: object) -> None:
    assert isinstance(made, type(report()))
    reports.create(commune, replace(made, id="d"))
    with pytest.raises(DocumentCited) as refused:
        document_use.take_out(commune, PLAN.id)
    assert refused.value.facts == {"id": PLAN.id, "count": 1, "period": "2024-9M"}
    assert PLAN in registers.documents(commune)


def test_a_shipped_law_is_not_ours_to_take_out(commune: Store) -> None:
    with pytest.raises(DocumentNotOwn):
        document_use.take_out(commune, "luat_10_2022_qh15")


def test_ones_own_entry_over_a_law_gives_the_law_back(commune: Store) -> None:
    law = known_documents(commune)["luat_10_2022_qh15"]
    registers.save_documents(commune, [replace(law, issuer="QH")])
    assert known_documents(commune)[law.id].issuer == "QH"
    document_use.take_out(commune, law.id)
    assert known_documents(commune)[law.id] == law
