"""The annex: the report's figures on pages of their own, named by the paper they belong to."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from core.checks.checking import check
from core.checks.finding import Code
from core.compose import compose
from core.facts import Facts
from core.fields import NOTHING, Figure
from core.final import registered
from core.layout.pages import layout
from core.layout.placed import Part, text_of
from core.numbers import read_date
from core.paper import AnnexTitle, Block, Document, SectionBreak, Table, plain
from core.report import Head, Registration, Row
from core.template import tables
from core.template_reading import read_template
from tests import papers, samples

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


def test_a_figures_note_stands_in_the_last_column() -> None:
    made = facts()
    noted = replace(made.report, notes={"so_ho": "theo rà soát", "dot_xuat": "xã mới lập"})
    last = [row[5] for row in rows(compose(replace(made, report=noted)))]
    assert last[1] == "theo rà soát"
    assert last[6] == "Không phát sinh; xã mới lập"


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


def with_meetings(*, rows: bool = True, figures: bool = True) -> Facts:
    """A form whose table of meetings is an annex of its own."""
    told = samples.SMALL.replace('label = "Đối thoại"', 'label = "Đối thoại"\nannex = true')
    form = read_template(tomllib.loads(told))
    if not figures:
        sections = tuple(replace(each, fields=(), sections=()) for each in form.sections)
        meetings = replace(sections[-1], tables=tuple(tables(form).values()))
        form = replace(form, sections=(meetings,))
    held: tuple[Row, ...] = (
        {"noi": "Đông", "nguoi": Decimal(41)},
        {"noi": "Tây", "nguoi": NOTHING},
    )
    report = replace(samples.report(), head=Head(annex=True), figures=FIGURES if figures else {})
    report = replace(report, tables={"doi_thoai": held} if rows else {})
    return replace(samples.facts(report), template=form)


def labels(document: Document) -> list[tuple[str, str]]:
    return [(one.label, one.title) for one in document.blocks if isinstance(one, AnnexTitle)]


def test_two_annexes_are_numbered_with_roman_numerals_and_each_names_its_paper() -> None:
    document = registered(compose(with_meetings()), Registration("5", read_date("10/9/2024")))
    assert labels(document) == [
        ("Phụ lục I", "BẢNG SỐ LIỆU 9 THÁNG ĐẦU NĂM 2024"),
        ("Phụ lục II", "ĐỐI THOẠI"),
    ]
    titles = [one for one in document.blocks if isinstance(one, AnnexTitle)]
    assert all("số 05/BC-UBND ngày 10 tháng 9 năm 2024" in one.reference for one in titles)
    assert rows(document) == [["1", "Đông", "41"], ["2", "Tây", "Không phát sinh"]]


def test_one_annex_has_no_number_whichever_it_is() -> None:
    assert labels(compose(with_meetings(rows=False)))[0][0] == "Phụ lục"
    assert labels(compose(with_meetings(figures=False))) == [("Phụ lục", "ĐỐI THOẠI")]


def test_each_annex_counts_its_own_pages() -> None:
    pages = layout(compose(with_meetings()), papers.ND30, papers.metrics())
    first, second = (
        next(at for at, page in enumerate(pages) if label in text_of(page))
        for label in ("Phụ lục I", "Phụ lục II")
    )
    assert (first, second) == (1, 2)
    assert not [line for page in pages[1:] for line in page.lines if line.part is Part.FURNITURE]


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
