"""The annex: the report's figures on pages of their own, named by the paper they belong to."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from core.checks.checking import check
from core.checks.finding import Code
from core.compose import compose
from core.facts import Facts
from core.fields import NOTHING, Figure
from core.final import registered
from core.numbers import read_date
from core.paper import AnnexTitle, Block, Document, SectionBreak, Table, plain
from core.report import Head, Registration
from tests import samples

FIGURES: Mapping[str, Figure] = {"so_ho": Decimal(1383), "dinh_ky": Decimal(8), "dot_xuat": NOTHING}


def facts(figures: Mapping[str, Figure] = FIGURES, prose: str = "") -> Facts:
    made = samples.written("ket-thuc", prose) if prose else samples.report()
    return samples.facts(replace(made, figures=figures, head=Head(annex=True)))


def annexed(document: Document) -> tuple[Block, ...]:
    return document.blocks[-3:]


def rows(document: Document) -> list[list[str]]:
    table = annexed(document)[-1]
    assert isinstance(table, Table)
    return [[plain(cell) for cell in row] for row in table.rows]


def test_without_the_switch_there_is_none() -> None:
    blocks = compose(samples.facts()).blocks
    assert not any(isinstance(block, AnnexTitle | SectionBreak) for block in blocks)


def test_the_form_may_ask_for_it_and_the_report_may_refuse() -> None:
    asking = replace(samples.facts(), template=replace(samples.template(), annex=True))
    assert isinstance(annexed(compose(asking))[1], AnnexTitle)
    refused = replace(asking, report=replace(asking.report, head=Head(annex=False)))
    assert not any(isinstance(block, AnnexTitle) for block in compose(refused).blocks)


def test_every_figure_has_its_row_under_its_chapter() -> None:
    made = compose(replace(facts(), earlier={"so_ho": Decimal(1301)}))
    assert rows(made) == [
        ["", "I. Đặc điểm tình hình", "", "", "", ""],
        ["1", "Số hộ", "hộ", "1.383", "1.301", ""],
        ["2", "Số nhân khẩu", "khẩu", "", "", ""],
        ["", "II. Kết quả", "", "", "", ""],
        ["3", "Lượt tiếp", "lượt", "8", "", ""],
        ["4", "Định kỳ", "lượt", "8", "", ""],
        ["5", "Đột xuất", "lượt", "0", "", "Không phát sinh"],
        ["6", "Lượt người đối thoại", "lượt", "", "", ""],
    ]


def test_the_columns_name_both_periods() -> None:
    table = annexed(compose(facts()))[-1]
    assert isinstance(table, Table)
    assert [column.label for column in table.columns] == [
        "TT",
        "Chỉ tiêu",
        "Đơn vị tính",
        "9 tháng đầu năm 2024",
        "9 tháng đầu năm 2023",
        "Ghi chú",
    ]
    assert sum(column.share for column in table.columns) == 1


def test_long_figures_lay_the_page_on_its_side() -> None:
    assert annexed(compose(facts()))[0] == SectionBreak(landscape=False)
    long = facts({"so_ho": Decimal(123456789)})
    assert annexed(compose(long))[0] == SectionBreak(landscape=True)


def test_it_names_the_paper_with_blanks_until_that_is_registered() -> None:
    document = compose(facts())
    title = annexed(document)[1]
    assert title == AnnexTitle(
        "Phụ lục",
        "BẢNG SỐ LIỆU 9 THÁNG ĐẦU NĂM 2024",
        "(Kèm theo Báo cáo số        /BC-UBND ngày      tháng 9 năm 2024 "
        "của Ủy ban nhân dân xã Suối Lành)",
    )
    told = annexed(registered(document, Registration("5", read_date("10/9/2024"))))[1]
    assert isinstance(told, AnnexTitle)
    assert told.reference == (
        "(Kèm theo Báo cáo số 05/BC-UBND ngày 10 tháng 9 năm 2024 của Ủy ban nhân dân xã Suối Lành)"
    )


def codes(given: Facts) -> set[Code]:
    return {finding.code for finding in check(given)}


def test_an_annex_nobody_mentions_is_found() -> None:
    assert Code.ANNEX_UNMENTIONED in codes(facts())
    assert Code.ANNEX_UNMENTIONED not in codes(facts(prose="Chi tiết tại Phụ lục kèm theo."))


def test_a_mention_without_an_annex_is_found() -> None:
    told = samples.written("ket-thuc", "Số liệu chi tiết có Phụ lục kèm theo.")
    assert Code.ANNEX_MISSING in codes(samples.facts(told))
    foreign = samples.written("ket-thuc", "Theo mẫu Phụ lục I Thông tư số 01.")
    assert Code.ANNEX_MISSING not in codes(samples.facts(foreign))
