"""Word files: every paragraph is seen, wherever Word has put it."""

import io

import docx as python_docx
import pytest

from core.importing import docx
from core.importing.legacy import Letters
from core.importing.old_paper import OldParagraph, flat, plain_text
from core.importing.package import open_package
from core.markup import Note, Text
from tests.core.importing import old_files
from tests.core.importing.old_files import W, called, footnotes, paragraph, run, word_file

NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2.%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%4)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="B"/>
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Dam"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="Vong"/><w:basedOn w:val="L"/></w:style>
</w:styles>"""


def read_docx(name: str, data: bytes) -> tuple[OldParagraph, ...]:
    return docx.read_docx(open_package(name, data), Letters()).paragraphs


def lines(body: str, **parts: str) -> list[str]:
    named = {f"{name}.xml": part for name, part in parts.items()}
    found = read_docx("cu.docx", word_file(body, named))
    return [f"{each.number} {flat(each.content)}".strip() for each in found]


@pytest.mark.parametrize(
    "body",
    [
        paragraph(f'<w:ins w:id="1">{run("Xã Hạ")}</w:ins>'),
        f"<w:sdt><w:sdtContent>{paragraph(run('Xã Hạ'))}</w:sdtContent></w:sdt>",
        paragraph(f"<w:sdt><w:sdtContent>{run('Xã Hạ')}</w:sdtContent></w:sdt>"),
        paragraph(f"<w:smartTag>{run('Xã ')}</w:smartTag>", run("Hạ")),
        paragraph(f"<w:hyperlink>{run('Xã Hạ')}</w:hyperlink>"),
        paragraph(f'<w:fldSimple w:instr="X">{run("Xã Hạ")}</w:fldSimple>'),
        paragraph(run("Xã Hạ"), f'<w:del w:id="1">{run("cũ").replace("w:t", "w:delText")}</w:del>'),
        paragraph(run("Xã Hạ"), f"<w:moveFrom>{run('cũ')}</w:moveFrom>"),
        paragraph("<w:r><w:t>Xã</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>", run(" Hạ")),
        f"<w:tbl><w:tr><w:tc>{paragraph(run('Xã Hạ'))}</w:tc></w:tr></w:tbl>",
        paragraph(run("Xa\u0303 Ha"), run("\u0323")),
    ],
)
def test_text_is_seen_wherever_it_stands(body: str) -> None:
    assert lines(body) == ["Xã Hạ"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Trong khung'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    found = paragraph(
        f"<w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>", run("Ngoài")
    )
    assert lines(found) == ["Trong khung", "Ngoài"]


def test_breaks_part_lines_and_hyphens_are_text() -> None:
    body = paragraph(
        "<w:r><w:t>Một</w:t><w:br/><w:t>Kinh tế</w:t><w:noBreakHyphen/><w:t>xã</w:t></w:r>"
    )
    assert lines(body) == ["Một", "Kinh tế-xã"]


def test_looks_come_from_the_run_or_the_style() -> None:
    body = paragraph(run("Thường "), run("đậm", "<w:b/>"), run(" không", '<w:b w:val="0"/>'))
    (found,) = read_docx("cu.docx", word_file(body))
    assert found.content == (Text("Thường "), Text("đậm", bold=True), Text(" không"))
    (found,) = read_docx(
        "cu.docx", word_file(paragraph(run("Đậm"), style="B"), {"styles.xml": STYLES})
    )
    assert found.content == (Text("Đậm", bold=True),)


def test_a_style_built_on_itself_ends() -> None:
    assert lines(paragraph(run("Xã"), style="L"), styles=STYLES) == ["Xã"]


def test_numbers_that_word_sets_are_read() -> None:
    body = "".join(
        paragraph(run(text), numbered=(1, depth))
        for text, depth in [
            ("A", 0),
            ("B", 1),
            ("C", 2),
            ("D", 3),
            ("E", 3),
            ("F", 1),
            ("G", 2),
            ("H", 0),
        ]
    )
    assert lines(body, numbering=NUMBERING) == [
        "I. A", "1. B", "1.1. C", "a) D", "b) E", "2. F", "2.1. G", "II. H",
    ]  # fmt: skip


def test_a_list_may_start_anew_or_come_from_a_style() -> None:
    body = paragraph(run("A"), numbered=(3, 0)) + paragraph(run("B"), style="H2")
    found = read_docx(
        "cu.docx", word_file(body, {"numbering.xml": NUMBERING, "styles.xml": STYLES})
    )
    assert [(each.number, each.level) for each in found] == [("V.", 0), ("1.", 2)]


def test_bullets_that_word_sets_become_dashes() -> None:
    body = paragraph(run("I. ĐẶC ĐIỂM TÌNH HÌNH")) + paragraph(run("Một việc"), numbered=(2, 0))
    report = old_files.imported(word_file(body, {"numbering.xml": NUMBERING}), "cu.docx")
    assert old_files.sections(report)["dac-diem-tinh-hinh"] == "- Một việc"


def test_footnotes_stand_where_they_are_called() -> None:
    body = paragraph(run("Trên địa bàn xã"), called(1), run("."))
    (found,) = read_docx("cu.docx", word_file(body, {"footnotes.xml": footnotes(["Kế hoạch 34"])}))
    assert found.content == (Text("Trên địa bàn xã"), Note((Text("Kế hoạch 34"),)), Text("."))


def test_a_raised_digit_is_a_mark() -> None:
    body = paragraph(run("địa bàn xã"), run("1", '<w:vertAlign w:val="superscript"/>'))
    assert lines(body) == ["địa bàn xã¹"]


def test_a_table_of_rows_is_told_row_by_row() -> None:
    cells = [["TT", "Thôn", "Số hộ"], ["1", "Hạ", "120"]]
    rows = (
        f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in cells
    )
    assert lines(f"<w:tbl>{''.join(rows)}</w:tbl>") == ["TT | Thôn | Số hộ", "1 | Hạ | 120"]


def test_a_file_made_by_another_program_is_read() -> None:
    made = python_docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ HẠ LONG\nSố: 12/BC-UBND"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHạ Long, ngày 05 tháng 9 năm 2024"
    made.add_paragraph("BÁO CÁO")
    made.add_paragraph("Kết quả công tác dân vận")
    made.add_heading("I. Đặc điểm tình hình", 1)
    made.add_paragraph("Xã có 5 thôn.")
    data = io.BytesIO()
    made.save(data)
    report = old_files.imported(data.getvalue(), "cu.docx")
    assert old_files.sections(report) == {
        "tieu-de": "Kết quả công tác dân vận",
        "dac-diem-tinh-hinh": "Xã có 5 thôn.",
    }
    assert (report.head.number, report.head.unit_name, str(report.head.date)) == (
        "12", "Hạ Long", "2024-09-05",
    )  # fmt: skip
    assert not report.unmatched


def test_a_heading_broken_by_hand_is_one_heading() -> None:
    runs = "<w:rPr><w:b/></w:rPr><w:t>II. CÔNG TÁC CHỈ ĐẠO,</w:t><w:br/><w:t>TRIỂN KHAI</w:t>"
    (found,) = read_docx("cu.docx", word_file(paragraph(f"<w:r>{runs}</w:r>")))
    assert plain_text(found.content).strip() == "II. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"


def test_tracked_changes_are_told() -> None:
    body = paragraph(run("Xã Hạ"), f'<w:ins w:id="1">{run(" có")}</w:ins>', "<w:del/>")
    assert old_files.imported(word_file(body), "cu.docx").tracked == 2
    assert old_files.imported(word_file(paragraph(run("Xã Hạ"))), "cu.docx").tracked == 0


def test_a_text_box_is_read_once_where_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph(run('Trong khung'))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert sorted(lines(paragraph(f"<w:r>{twice}</w:r>", run("Ngoài khung")))) == [
        "Ngoài khung",
        "Trong khung",
    ]
