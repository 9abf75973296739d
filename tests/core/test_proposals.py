"""Numbers beside their field's unit: proposed where they fit, told where they differ."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.checks.checking import check
from core.checks.finding import Code
from core.facts import Facts
from core.importing.reading import read_old_report
from core.markup import Prose, Text, literal, parse
from core.period import read_period
from core.proposals import Fit, proposals
from core.report import with_prose
from core.template import all_sections
from core.unit import Unit
from storage import library
from tests import samples

SEED = Path(__file__).parents[3] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"
TRUE: Mapping[str, int] = {
    "so_thon": 8,
    "so_ho": 1383,
    "so_khau": 5997,
    "so_mo_hinh": 3,
    "tiep_dinh_ky": 0,
    "tiep_thuong_xuyen": 8,
    "tiep_dot_xuat": 0,
    "don_khieu_nai": 0,
    "don_to_cao": 0,
    "don_kien_nghi": 0,
    "don_yeu_cau": 8,
    "hoa_giai_thanh": 2,
    "hoa_giai_khong_thanh": 1,
    "tra_loi_van_ban": 5,
    "vuot_cap": 0,
    "buoi_doi_thoai": 3,
    "luot_doi_thoai": 165,
    "y_kien_doi_thoai": 14,
    "so_huong_uoc": 8,
    "huong_uoc_sua_doi": 0,
    "so_to_hoa_giai": 8,
    "so_hoa_giai_vien": 48,
    "vu_hoa_giai": 3,
}


def found(
    text: str, fit: Fit | None = None, section: str = "tinh-hinh", **figures: int
) -> list[tuple[str, str]]:
    given = {id_: Decimal(value) for id_, value in figures.items()}
    facts = samples.facts(replace(samples.report(), figures=given))
    home = next(each for each in all_sections(facts.template) if each.id == section)
    return [
        (text[each.start : each.end], each.field.id)
        for each in proposals(facts, home, Prose((literal(text),)))
        if fit in (None, each.fit)
    ]


@pytest.mark.parametrize("written", ["1.383", "1383", "01383"])
def test_a_number_is_known_however_it_is_written(written: str) -> None:
    text = f"Toàn xã có {written} hộ."
    assert found(text, Fit.SAME, so_ho=1383) == [(written, "so_ho")]


def test_a_count_below_ten_may_have_its_nought() -> None:
    assert found("Xã có 08 hộ.", Fit.SAME, so_ho=8) == [("08", "so_ho")]


def test_what_is_counted_may_follow_instead_of_the_unit() -> None:
    assert found("với 5.997 nhân khẩu", Fit.SAME, so_khau=5997) == [("5.997", "so_khau")]


@pytest.mark.parametrize(
    "text",
    [
        "Quyết định 1383/QĐ hộ",
        "ngày 12/3/1383 hộ",
        "1.383-1.400 hộ",
        "cả 1.383 người",
        "số 1.383",
        "có 1.3.8 hộ",
    ],
)
def test_a_sign_a_day_a_range_and_another_unit_are_no_figure(text: str) -> None:
    assert found(text, so_ho=1383) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm trước xã có 1.301 hộ.",
        "Kế hoạch là có 1.301 hộ.",
        "So với cùng kỳ có 1.301 hộ.",
        "hỗ trợ cho 45 hộ vay vốn",
        "có 45 hộ nuôi bò",
    ],
)
def test_a_number_of_another_time_or_another_thing_is_no_fault(text: str) -> None:
    assert found(text, Fit.OTHER, so_ho=1383) == []


def test_one_that_says_something_else_is_told() -> None:
    made = replace(
        samples.written("tinh-hinh", "Xã có 1.301 hộ, {so_khau} khẩu."),
        figures={"so_ho": Decimal(1383), "so_khau": Decimal(5997)},
    )
    (finding,) = (item for item in check(samples.facts(made)) if item.code is Code.NUMBER_DIFFERS)
    assert (finding.section, finding.field, finding.quote) == ("tinh-hinh", "so_ho", "1.301 hộ")
    assert finding.facts["right"] == "1.383 hộ"


def test_an_empty_figure_is_offered_its_first_number() -> None:
    assert found("Xã có 1.383 hộ.", Fit.FIRST) == [("1.383", "so_ho")]


def test_a_sum_is_not_given_a_number_of_its_own() -> None:
    assert found("Tiếp công dân: 8 lượt tiếp", section="tiep-dan") == []


def test_parts_of_a_figure_are_not_the_figure() -> None:
    text = "Thôn Đông có 700 hộ. Thôn Tây có 683 hộ."
    assert found(text, so_ho=1383) == []


def test_two_figures_of_one_value_are_told_apart_by_name_only() -> None:
    text = "tiếp 8 lượt (định kỳ 8 lượt)"
    assert found(text, Fit.SAME, "tiep-dan", dinh_ky=8, dot_xuat=8) == [("8", "dinh_ky")]


def test_tokens_count_one_letter() -> None:
    facts = samples.facts(replace(samples.report(), figures={"so_khau": Decimal(5997)}))
    home = next(each for each in all_sections(facts.template) if each.id == "tinh-hinh")
    (one,) = proposals(facts, home, parse("{don_vi} có {so_ho} hộ với 5.997 khẩu."))
    text = "\ufffc có \ufffc hộ với 5.997 khẩu."
    assert text[one.start : one.end] == "5.997"


@pytest.mark.skipif(not SEED.exists(), reason="the real report is not beside the repository")
@pytest.mark.parametrize(("by", "fit", "count"), [(0, Fit.SAME, 14), (1000, Fit.OTHER, 12)])
def test_the_real_reports_numbers_are_found_and_none_too_many(
    by: int, fit: Fit, count: int
) -> None:
    form = library.template("qcdc-pl34")
    period = read_period("2024-9M")
    report = read_old_report("cu.txt", SEED.read_bytes(), form, period, "x").report
    # As the import leaves them: with every number still a number.
    for section, text in report.sections.items():
        whole = tuple(
            replace(paragraph, content=tuple(p for p in paragraph.content if isinstance(p, Text)))
            for paragraph in text.prose.paragraphs
        )
        report = with_prose(report, section, Prose(whole))
    figures = {id_: Decimal(value + by) for id_, value in TRUE.items()}
    facts = Facts(form, replace(report, figures=figures), Unit(name="Trà Sơn"), {})
    told = [
        each
        for section in all_sections(form)
        for each in proposals(facts, section, facts.report.sections[section.id].prose)
    ]
    assert [each.fit for each in told] == [fit] * count
    assert all(each.number == {**TRUE, "luot_tiep": 8}[each.field.id] for each in told)


def test_a_number_in_a_footnote_is_proposed_where_it_stands() -> None:
    facts = samples.facts(replace(samples.report(), figures={"so_ho": Decimal(1383)}))
    home = next(each for each in all_sections(facts.template) if each.id == "tinh-hinh")
    prose = parse("Xã có đủ.[^ Gồm 1.383 hộ. ] Hết.")
    (found,) = proposals(facts, home, prose)
    assert (found.note, found.start, found.end, found.fit) == (9, 4, 9, Fit.SAME)


def test_a_number_in_a_footnote_that_differs_is_told() -> None:
    report = replace(samples.report(), figures={"so_ho": Decimal(1383)})
    told = with_prose(report, "tinh-hinh", parse("Xã có đủ.[^ Xã có 1.380 hộ. ] Hết."))
    found = [each for each in check(samples.facts(told)) if each.code is Code.NUMBER_DIFFERS]
    assert [each.quote for each in found] == ["1.380 hộ"]
