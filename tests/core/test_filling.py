"""What show prints, fill takes back; anything else is refused and changes nothing."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import AppError
from core.exchange import shown
from core.fields import NOTHING, ValueWrong
from core.filling import (
    FillForeign,
    FillMarkup,
    FillToken,
    FillUnknown,
    FillUnreadable,
    FillWrong,
    SignerUnknown,
    fill,
)
from core.markup import Prose, print_, tokens
from core.number_of_paper import NumberOfPaperWrong
from core.numbers import read_date
from core.report import Head, Progress, Registration, Report, ReportFinal, State, with_progress
from tests import samples
from tests.core.test_markup import PROSE

_FIGURES = st.sampled_from([None, NOTHING, Decimal(0), Decimal(8), Decimal(1383)])


def _round_trip(report: Report) -> Report:
    facts = samples.facts(report)
    text = json.dumps(shown(facts), ensure_ascii=False)
    return fill(facts, json.loads(text, parse_float=Decimal)).report


@given(_FIGURES, _FIGURES, PROSE.filter(lambda prose: not tokens(prose)))
def test_what_show_prints_fill_takes_back_unchanged(
    first: Decimal | None, second: Decimal | None, prose: Prose
) -> None:
    made = replace(
        samples.bound(samples.written("tinh-hinh", print_(prose))),
        figures={"so_ho": first, "luot_nguoi": second},
        fields={"da_so_ket": True},
        tables={"doi_thoai": ({"noi": "thôn Đông", "nguoi": NOTHING}, {})},
        notes={"so_ho": "theo sổ hộ khẩu"},
        reasons={"luot_nguoi": "thiếu một buổi"},
        head=Head("le_van_an", ("HĐND xã",), ()),
        registration=Registration("5", read_date("10/9/2024"), 2),
    )
    assert shown(samples.facts(_round_trip(made))) == shown(samples.facts(made))


def test_a_note_is_put_beside_a_figure_and_taken_away() -> None:
    noted = fill(samples.facts(), {"notes": {"so_ho": " theo  sổ "}}).report
    assert noted.notes == {"so_ho": "theo sổ"}
    assert fill(samples.facts(noted), {"notes": {"so_ho": None}}).report.notes == {}


def test_figures_may_be_written_the_vietnamese_way() -> None:
    filled = fill(samples.facts(), {"figures": {"so_ho": "1.383", "so_khau": 5997}}).report
    assert filled.figures["so_ho"] == Decimal(1383)
    assert filled.figures["so_khau"] == Decimal(5997)


def test_a_new_document_enters_the_register_and_its_slot() -> None:
    given = {
        "documents": [
            {"id": "cv12", "type": "Công văn", "sign": "12/UBND-NV", "date": "2024-08-30"}
        ],
        "slots": {"ke_hoach": "cv12"},
    }
    filled = fill(samples.facts(), given)
    assert filled.documents[0].sign == "12/UBND-NV"
    assert filled.report.slots == {"ke_hoach": "cv12"}


def test_a_carried_section_stays_carried_until_its_text_changes() -> None:
    carried = with_progress(samples.report(), "tinh-hinh", Progress.CARRIED)
    facts = samples.facts(carried)
    same = fill(facts, {"sections": shown(facts)["sections"]}).report
    edited = fill(facts, {"sections": {"tinh-hinh": "Câu mới."}}).report
    assert same.sections["tinh-hinh"].progress is Progress.CARRIED
    assert edited.sections["tinh-hinh"].progress is Progress.DOING


def test_a_page_whose_figure_was_filled_is_being_worked_at() -> None:
    filled = fill(samples.facts(), {"figures": {"so_ho": 0, "dinh_ky": None}}).report
    assert filled.sections["tinh-hinh"].progress is Progress.DOING
    assert filled.sections["tiep-dan"].progress is Progress.EMPTY


def test_a_signer_may_be_named() -> None:
    filled = fill(samples.facts(), {"head": {"signer": "Trần Thị Bình"}}).report
    assert filled.head.signer == "tran_thi_binh"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ([], FillUnreadable),
        ({"id": "khac"}, FillForeign),
        ({"period": "2024-Y"}, FillForeign),
        ({"la": 1}, FillUnknown),
        ({"figures": {"la": 1}}, FillUnknown),
        ({"figures": {"da_so_ket": 1}}, FillUnknown),
        ({"fields": {"so_ho": 1}}, FillUnknown),
        ({"figures": []}, FillWrong),
        ({"notes": {"la": "x"}}, FillUnknown),
        ({"reasons": {"so_ho": 1}}, FillWrong),
        ({"figures": {"so_ho": "1.38.3"}}, ValueWrong),
        ({"figures": {"so_ho": -1}}, ValueWrong),
        ({"figures": {"so_ho": True}}, ValueWrong),
        ({"figures": {"so_ho": Decimal("1.5")}}, ValueWrong),
        ({"fields": {"da_so_ket": "có"}}, ValueWrong),
        ({"tables": {"doi_thoai": {}}}, FillWrong),
        ({"tables": {"doi_thoai": [{"la": 1}]}}, FillUnknown),
        ({"sections": {"la": ""}}, FillUnknown),
        ({"sections": {"tinh-hinh": 1}}, FillWrong),
        ({"sections": {"tinh-hinh": "{so_ho"}}, FillMarkup),
        ({"sections": {"tinh-hinh": "{la}"}}, FillToken),
        ({"sections": {"tinh-hinh": "{ky:dai}"}}, FillToken),
        ({"sections": {"tinh-hinh": "{bang:la}"}}, FillToken),
        ({"slots": {"ke_hoach": "la"}}, FillWrong),
        ({"head": {"number": "năm"}}, NumberOfPaperWrong),
        ({"head": {"number": 0}}, NumberOfPaperWrong),
        ({"head": {"signer": "ai"}}, SignerUnknown),
        ({"head": {"la": 1}}, FillUnknown),
        ({"documents": [{"id": "X!"}]}, FillWrong),
    ],
)
def test_what_does_not_fit_is_refused(given: object, error: type[AppError]) -> None:
    with pytest.raises(error):
        fill(samples.facts(), given)


def test_a_final_report_refuses() -> None:
    with pytest.raises(ReportFinal):
        fill(samples.facts(replace(samples.report(), state=State.FINAL)), {})
