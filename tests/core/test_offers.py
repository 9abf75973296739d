"""Numbers that several fields fit, rows of tables and "không có": offered, never taken."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from core.facts import Facts
from core.fields import NOTHING, Figure
from core.found_tokens import FoundToken, found_tokens, with_tokens
from core.importing.adopting import adopted
from core.markup import parse, print_, token_markup
from core.period import read_period
from core.report import Report, with_prose
from core.unit import Unit
from tests.core.importing import old_files

SEED = Path(__file__).parents[3] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"
HOME = "tiep-dan-doi-thoai"


def facts_of(prose: str, section: str = HOME, **figures: int) -> Facts:
    form = old_files.form()
    report = Report("r", form.id, form.version, read_period("2024-9M"), "xã Suối Lành")
    given = {id_: Decimal(number) for id_, number in figures.items()}
    report = with_prose(replace(report, figures=given), section, parse(prose))
    return Facts(form, report, Unit(name="Suối Lành"), {})


def offered(facts: Facts) -> list[FoundToken]:
    return [each for each in found_tokens(facts) if each.offered]


def told(facts: Facts) -> list[tuple[str, str]]:
    return [(each.quote, token_markup(each.token)) for each in offered(facts)]


def test_a_sum_is_offered_where_its_name_stands() -> None:
    assert told(facts_of("UBND xã đã tiếp công dân 8 lượt.")) == [("8", "{luot_tiep}")]


def test_a_number_that_two_fields_fit_is_listed_for_both() -> None:
    facts = facts_of("Tổng số 8 đơn.")
    assert told(facts) == [("8", "{don_tiep_nhan}"), ("8", "{don_da_giai_quyet}")]


def test_only_one_of_two_for_one_number_is_taken() -> None:
    facts = facts_of("Tổng số 8 đơn.")
    report = with_tokens(facts.report, offered(facts))
    assert print_(report.sections[HOME].prose) == "Tổng số {don_tiep_nhan} đơn."
    assert report.figures == {"don_tiep_nhan": Decimal(8)}


def test_one_figure_takes_one_number() -> None:
    facts = facts_of("Đã tổ chức 02 buổi đối thoại. Lại có 01 buổi đối thoại.")
    assert len(offered(facts)) == 2
    report = with_tokens(facts.report, offered(facts))
    assert report.figures == {"buoi_doi_thoai": Decimal(2)}
    assert print_(report.sections[HOME].prose).endswith("Lại có 01 buổi đối thoại.")


@pytest.mark.parametrize(("whole", "kept"), [(8, {}), (9, {"don_da_giai_quyet": Decimal(9)})])
def test_a_sum_that_its_parts_come_to_is_left_to_them(whole: int, kept: dict[str, Decimal]) -> None:
    facts = facts_of(
        f"Tổng số {whole} đơn đã giải quyết, trong đó: 02 đơn hòa giải thành, 01 đơn hòa giải "
        "không thành; 05 đơn trả lời văn bản."
    )
    chosen = [each for each in found_tokens(facts) if each.token.name != "don_tiep_nhan"]
    figures = with_tokens(facts.report, chosen).figures
    parts = {"hoa_giai_thanh": 2, "hoa_giai_khong_thanh": 1, "tra_loi_van_ban": 5}
    assert figures == {id_: Decimal(number) for id_, number in parts.items()} | kept


def test_numbers_of_rows_fill_the_table_and_the_words_stay() -> None:
    prose = (
        "Buổi thứ nhất có 114 lượt người tham dự, 10 ý kiến. "
        "Buổi sau có 51 lượt người tham dự với 4 ý kiến."
    )
    facts = facts_of(prose)
    report = with_tokens(facts.report, offered(facts))
    rows = [(row["luot_nguoi"], row["y_kien"]) for row in report.tables["doi_thoai"]]
    assert rows == [(Decimal(114), Decimal(10)), (Decimal(51), Decimal(4))]
    assert print_(report.sections[HOME].prose) == prose
    assert "luot_doi_thoai" not in report.figures


@pytest.mark.parametrize(
    ("prose", "section", "field"),
    [
        ("Đơn tố cáo: không có đơn nào.", HOME, "don_to_cao"),
        ("Trong kỳ không có khiếu kiện vượt cấp.", "tac-dong", "vuot_cap"),
        ("Xã chưa tổ chức sơ kết, tổng kết.", "kiem-tra-so-ket", "cuoc_so_ket"),
    ],
)
def test_words_that_say_none_are_offered_as_none(prose: str, section: str, field: str) -> None:
    facts = facts_of(prose, section)
    (one,) = offered(facts)
    assert (one.token.name, one.figure, one.sure) == (field, NOTHING, False)
    report = with_tokens(facts.report, [one])
    assert report.figures == {field: NOTHING}
    assert print_(report.sections[section].prose) == prose


@pytest.mark.parametrize(
    "prose",
    [
        "So với cùng kỳ tăng 8 lượt.",
        "Năm trước tiếp công dân 8 lượt.",
        "Văn bản số 8/KH không có gì.",
        "Tiếp công dân 8 người.",
        "Không có đơn tố cáo nào vượt 3 ngày.",
    ],
)
def test_what_tells_of_something_else_is_not_offered(prose: str) -> None:
    assert offered(facts_of(prose)) == []


def test_a_figure_that_is_known_is_not_offered() -> None:
    assert offered(facts_of("UBND xã đã tiếp công dân 8 lượt.", luot_tiep=8)) == []


@pytest.mark.seed
@pytest.mark.skipif(not SEED.exists(), reason="the real report is not beside the repository")
def test_every_figure_of_the_real_report_is_listed_and_none_is_sure() -> None:
    imported = old_files.imported(SEED.read_text(encoding="utf-8"))
    unit, report = adopted(Unit(), imported)
    found = found_tokens(Facts(old_files.form(), report, unit, {}))
    figures = [each for each in found if each.figure is not None]
    assert not any(each.sure for each in figures)
    told = {(each.token.name, each.figure) for each in figures if not each.cell}
    numbers = {
        "so_thon": 8, "so_ho": 1383, "so_khau": 5997, "so_mo_hinh": 3, "luot_tiep": 8,
        "tiep_dinh_ky": 0, "tiep_thuong_xuyen": 8, "don_tiep_nhan": 8, "don_da_giai_quyet": 8,
        "hoa_giai_thanh": 2, "hoa_giai_khong_thanh": 1, "tra_loi_van_ban": 5,
        "so_huong_uoc": 8, "so_to_hoa_giai": 8, "so_hoa_giai_vien": 48, "vu_hoa_giai": 3,
    }  # fmt: skip
    nothings = {"don_khieu_nai", "don_to_cao", "vuot_cap", "cuoc_so_ket"}
    right: set[tuple[str, Figure]] = {(name, NOTHING) for name in nothings}
    right |= {(name, Decimal(number)) for name, number in numbers.items()}
    # The paper tells two meetings and one meeting; which counts is a person's to say.
    assert told - right == {("buoi_doi_thoai", Decimal(2)), ("buoi_doi_thoai", Decimal(1))}
    assert right <= told
    cells = {(each.cell.row, each.cell.column, each.figure) for each in figures if each.cell}
    assert {(0, "luot_nguoi", Decimal(114)), (0, "y_kien", Decimal(10))} <= cells
    assert {(1, "luot_nguoi", Decimal(51)), (1, "y_kien", Decimal(4))} <= cells
