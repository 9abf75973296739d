"""The Word paper as its readers see it: the text, the looks, the properties of the file."""

import io
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from core.layout.placed import Face
from core.paper import (
    Addressees,
    Align,
    Column,
    Heading,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
)
from core.style import Alignment, TextStyle, mm
from tests import papers
from tests.papers import ND30
from tests.word_files import (
    MADE,
    attribute,
    body_of,
    find,
    notes,
    paragraphs,
    part,
    parts,
    styled,
    text,
    word_file,
)

Assert = Callable[[Path], None]


def style_of(content: bytes, style_id: str) -> etree._Element:
    styles = find(part(content, "word/styles.xml"), "style")
    return next(style for style in styles if attribute(style, "styleId") == style_id)


def twips(points: float) -> str:
    return str(round(points * 20))


def test_every_kind_of_block_makes_a_valid_file(assert_valid_docx: Assert, tmp_path: Path) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(word_file(papers.sample_document()))
    assert_valid_docx(path)


def test_another_reader_finds_paragraphs_headings_and_tables() -> None:
    read = python_docx.Document(io.BytesIO(word_file(papers.sample_document())))
    headings = [p.text for p in read.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "PHỤ LỤC SỐ LIỆU"]
    assert len(read.tables) == 4
    assert read.tables[1].cell(1, 1).text.startswith("Hội nghị tuyên truyền")


def test_the_same_paper_and_date_give_the_same_bytes() -> None:
    assert word_file(papers.sample_document()) == word_file(papers.sample_document())


def test_headings_carry_number_text_and_level_for_the_navigation_pane() -> None:
    content = word_file(papers.document(*papers.chapter(0)))
    body = part(content, "word/document.xml")
    assert text(styled(body, "Heading3")[0]).startswith("1.1. Tuyên truyền đến từng hộ dân")
    levels = {
        attribute(style, "styleId"): attribute(level, "val")
        for style in find(part(content, "word/styles.xml"), "style")
        for level in find(style, "outlineLvl")
    }
    assert levels == {
        **{f"Heading{level}": str(level - 1) for level in range(1, 6)},
        "AnnexLabel": "0",
    }


def test_marks_of_lists_are_text() -> None:
    assert paragraphs(body_of(*papers.rich_paragraphs()))[2] == "+ Họp thôn: 24 cuộc."


def test_all_spaces_are_kept() -> None:
    letterhead = replace(papers.letterhead(), number="Số:        /BC-UBND")
    assert "Số:        /BC-UBND" in paragraphs(body_of(letterhead))


def test_bold_and_italic_stand_on_the_very_words() -> None:
    body = body_of(papers.rich_paragraphs()[0])
    looks = {
        text(run): {tag for tag in ("b", "i") if find(run, tag)}
        for run in find(body, "r")
        if text(run)
    }
    assert looks["toàn xã có 1.204 hộ"] == {"b"}
    assert looks["“Dân vận khéo”"] == {"i"}
    assert looks["duy trì và mở rộng"] == {"b", "i"}
    assert looks["Đến nay, "] == set()


def test_notes_are_true_footnotes_numbered_in_the_order_of_the_text() -> None:
    content = word_file(papers.document(*papers.rich_paragraphs()))
    assert list(notes(content)) == ["1", "2"]
    assert notes(content)["1"] == "Theo Sổ tiếp công dân của xã, quyển số 02."
    cited = paragraphs(part(content, "word/document.xml"))[0]
    assert "4.873 nhân khẩu1, sống ở 6 thôn" in cited


def test_a_note_alone_in_a_run_hangs_on_the_text_before_it() -> None:
    runs = (Run("Có căn cứ"), Run("", note=Note((Run("Biên bản số 2."),))), Run("."))
    content = word_file(papers.document(Paragraph(runs, Role.BODY, "", Origin("a", 0))))
    assert paragraphs(part(content, "word/document.xml")) == ["Có căn cứ1."]


def test_a_paper_without_notes_keeps_only_the_separators() -> None:
    assert notes(word_file(papers.document(papers.body("Không có chú thích.")))) == {}


def test_one_body_is_addressed_on_the_labels_line() -> None:
    block = Addressees("Kính gửi:", ("Ủy ban nhân dân huyện",))
    assert paragraphs(body_of(block)) == ["Kính gửi: Ủy ban nhân dân huyện"]


def test_two_bodies_stand_one_a_line_with_dashes_under_the_colon() -> None:
    body = body_of(Addressees("Kính gửi:", ("Ủy ban nhân dân huyện", "Phòng Nội vụ")))
    assert paragraphs(body) == ["Kính gửi:", "- Ủy ban nhân dân huyện;", "- Phòng Nội vụ."]
    indent = find(styled(body, "Addressees")[1], "ind")[0]
    dash = int(attribute(indent, "left")) - int(attribute(indent, "hanging"))
    label = papers.metrics().width("Kính gửi", Face.REGULAR, ND30.addressees.size)
    assert dash / 20 == pytest.approx(mm(12.7) + label, abs=0.1)


def test_a_page_break_opens_the_page_with_what_follows() -> None:
    body = body_of(papers.body("Trước."), PageBreak(), papers.body("Sau."))
    broken = [text(p) for p in find(body, "p") if find(p, "pageBreakBefore")]
    assert broken == ["Sau."]


def test_a_page_break_before_or_after_everything_leaves_no_empty_page() -> None:
    body = body_of(PageBreak(), papers.body("Chỉ một đoạn."), PageBreak())
    assert not find(body, "pageBreakBefore")


def test_a_page_may_open_with_a_table() -> None:
    body = body_of(papers.body("Trước."), PageBreak(), papers.table())
    kinds = [element.tag.rpartition("}")[2] for element in body]
    opener = body[kinds.index("tbl") - 1]
    assert text(opener) == ""
    assert find(opener, "pageBreakBefore")


def test_tables_never_touch_nor_end_the_paper() -> None:
    body = body_of(papers.letterhead(), papers.table(), papers.signatures(), papers.table())
    kinds = [element.tag.rpartition("}")[2] for element in body]
    assert kinds[-1] == "sectPr"
    assert kinds[-2] == "p"
    assert ("tbl", "tbl") not in pairwise(kinds)


def test_the_end_of_the_text_stays_with_the_signatures() -> None:
    end = (papers.body(papers.PROSE[0]), papers.body("Trên đây là báo cáo./."))
    body = body_of(papers.body("Đoạn xa."), *end, papers.signatures())
    kept = [text(p) for p in styled(body, "Body") if find(p, "keepNext")]
    assert kept == [papers.PROSE[0], "Trên đây là báo cáo./."]


def test_signatures_stand_in_one_unbreakable_row_without_borders() -> None:
    table = find(body_of(papers.signatures()), "tbl")[0]
    assert len(find(table, "tr")) == len(find(table, "cantSplit")) == 1
    assert not find(table, "tblBorders")
    assert not find(table, "tblLook")
    assert {attribute(side, "w") for side in find(table, "tblCellMar")[0]} == {"0"}
    gap = find(style_of(word_file(papers.sample_document()), "Signer"), "spacing")[0]
    assert attribute(gap, "before") == twips(ND30.signature_gap)


def test_the_heading_row_of_a_table_is_said_again_on_each_page() -> None:
    table = find(body_of(papers.table(40)), "tbl")[0]
    rows = find(table, "tr")
    assert [bool(find(row, "tblHeader")) for row in rows] == [True] + [False] * 40
    assert text(rows[0]) == "TTNội dungĐơn vị tínhKết quả trong kỳ"


def test_columns_have_their_share_of_the_text_and_their_alignment() -> None:
    table = find(body_of(papers.table(1)), "tbl")[0]
    widths = [int(attribute(column, "w")) for column in find(table, "gridCol")]
    assert sum(widths) == round(ND30.text_width * 20)
    assert widths[1] == pytest.approx(0.52 * sum(widths), abs=1)
    looks = [attribute(cell, "val") for cell in find(find(table, "tr")[1], "pStyle")]
    assert looks == ["TableCellCentre", "TableCell", "TableCellCentre", "TableCellRight"]
    content = word_file(papers.sample_document())
    for style_id, side in (("TableCellCentre", "center"), ("TableCellRight", "right")):
        assert attribute(find(style_of(content, style_id), "jc")[0], "val") == side


def test_a_row_too_long_to_move_whole_may_break() -> None:
    columns = (Column("Nội dung", 0.2), Column("Ghi chú", 0.8, Align.LEFT))
    cells = ((Run(" ".join(papers.PROSE)),), (Run("dài"),))
    table = find(body_of(Table(columns, (cells,), Origin("bieu", 0))), "tbl")[0]
    assert [bool(find(row, "cantSplit")) for row in find(table, "tr")] == [True, False]


@pytest.mark.parametrize(
    ("style_id", "length"),
    [("Motto", 56.1), ("Issuer", 12.0)],
)
def test_rules_have_the_length_the_decree_gives(style_id: str, length: float) -> None:
    cells = find(body_of(papers.letterhead()), "tc")
    cell = next(cell for cell in cells if styled(cell, style_id))
    width = int(attribute(find(cell, "tcW")[0], "w"))
    indent = find(styled(cell, "Rule")[0], "ind")[0]
    ruled = width - int(attribute(indent, "left")) - int(attribute(indent, "right"))
    assert ruled / 20 / mm(1) == pytest.approx(length, abs=0.2)


def test_the_page_has_the_styles_own_measures() -> None:
    wide = replace(ND30, margin_left=mm(35), page_width=mm(200))
    section = body_of(papers.body("Một đoạn."), style=wide)[-1]
    assert attribute(find(section, "pgSz")[0], "w") == twips(mm(200))
    margins = find(section, "pgMar")[0]
    assert attribute(margins, "left") == twips(mm(35))
    assert attribute(margins, "header") == twips(ND30.header_distance)


def test_a_paragraph_looks_as_the_style_says() -> None:
    look = TextStyle(13, 21, alignment=Alignment.LEFT, first_line=mm(10), before=3)
    content = word_file(papers.document(papers.body("Một đoạn.")), replace(ND30, body=look))
    styles = find(part(content, "word/styles.xml"), "style")
    body = next(style for style in styles if attribute(style, "styleId") == "Body")
    spacing = find(body, "spacing")[0]
    assert [attribute(spacing, name) for name in ("before", "after", "line", "lineRule")] == [
        "60",
        "0",
        "420",
        "exact",
    ]
    assert attribute(find(body, "ind")[0], "firstLine") == twips(mm(10))
    assert attribute(find(body, "jc")[0], "val") == "left"
    assert attribute(find(body, "sz")[0], "val") == "26"


def test_pages_are_numbered_from_the_second_on() -> None:
    content = word_file(papers.sample_document())
    section = find(part(content, "word/document.xml"), "sectPr")[0]
    assert find(section, "titlePg")
    assert [attribute(header, "type") for header in find(section, "headerReference")] == ["default"]
    header = part(content, "word/header1.xml")
    assert [attribute(mark, "fldCharType") for mark in find(header, "fldChar")] == [
        "begin",
        "separate",
        "end",
    ]
    assert [mark.text for mark in find(header, "instrText")] == [" PAGE "]


def test_the_file_names_its_title_author_language_and_day() -> None:
    properties = python_docx.Document(io.BytesIO(word_file(papers.sample_document())))
    core = properties.core_properties
    assert (core.title, core.author) == ("Báo cáo thử nghiệm", "Ủy ban nhân dân xã Hòa Lâm")
    assert core.language == "vi-VN"
    assert core.created is not None
    assert core.created.date() == MADE


def test_a_title_longer_than_word_allows_is_cut() -> None:
    document = replace(papers.document(papers.body("Một đoạn.")), title="Báo cáo " * 60)
    read = python_docx.Document(io.BytesIO(word_file(document)))
    assert len(read.core_properties.title) == 255


def test_marks_travel_as_custom_properties(assert_valid_docx: Assert, tmp_path: Path) -> None:
    marks = (("baocaoxa-report", "b3"), ("baocaoxa-revision", "2"))
    content = word_file(replace(papers.document(papers.body("Một đoạn.")), marks=marks))
    root = part(content, "docProps/custom.xml")
    assert tuple((entry.get("name"), entry[0].text) for entry in root) == marks
    path = tmp_path / "co-dau.docx"
    path.write_bytes(content)
    assert_valid_docx(path)


def test_without_marks_there_is_no_part_for_them() -> None:
    assert "docProps/custom.xml" not in parts(word_file(papers.document(papers.body("Đoạn."))))


def test_no_style_is_dead_and_none_is_missing() -> None:
    content = word_file(papers.whole_document())
    named = {
        attribute(entry, "val")
        for name in ("document", "header1", "footnotes", "footer1")
        for tag in ("pStyle", "rStyle")
        for entry in find(part(content, f"word/{name}.xml"), tag)
    }
    declared = {
        attribute(style, "styleId")
        for style in find(part(content, "word/styles.xml"), "style")
        if not attribute(style, "default")
    }
    assert named == declared


def test_a_deep_heading_looks_like_the_last_level() -> None:
    assert styled(body_of(Heading(7, "*", "Rất sâu", Origin("a"))), "Heading5")
