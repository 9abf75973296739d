"""Facts are printed where a sentence points at them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core import paper
from core.compose import compose
from core.fields import NOTHING, Figure
from core.final import registered
from core.issuer import authority
from core.markup import parse
from core.numbers import read_date
from core.paper import Document, plain
from core.report import Head, Registration, Report, Row, with_prose
from core.unit import Office, Signer, Unit
from tests import samples

UNIT = Unit(name="Mẫu")
_FIGURES: dict[str, Figure] = {
    "so_ho": Decimal(1383),
    "so_khau": Decimal(5997),
    "dinh_ky": Decimal(8),
    "dot_xuat": NOTHING,
}


def _answered() -> Report:
    return samples.bound(replace(samples.report(), figures=_FIGURES))


def _paragraphs(document: Document) -> list[str]:
    blocks = [block for block in document.blocks if isinstance(block, paper.Paragraph)]
    return [block.marker + plain(block.runs) for block in blocks]


def _signatures(document: Document) -> paper.Signatures:
    return next(block for block in document.blocks if isinstance(block, paper.Signatures))


def test_figures_stand_in_their_sentences() -> None:
    words = _paragraphs(compose(samples.facts(_answered())))
    assert "Xã Suối Lành có 1.383 hộ với 5.997 nhân khẩu." in words


def test_an_empty_figure_prints_dots() -> None:
    words = _paragraphs(compose(samples.facts()))
    assert "Xã Suối Lành có …… hộ với …… nhân khẩu." in words


def test_a_sum_is_told_from_its_parts_and_nothing_to_report_prints_0() -> None:
    words = _paragraphs(compose(samples.facts(_answered())))
    assert any(line.startswith("- Tiếp 8 lượt (định kỳ 8, đột xuất 0)") for line in words)


def test_a_document_is_named_in_full_first_and_short_after() -> None:
    words = _paragraphs(compose(samples.facts(_answered())))
    assert words[0] == (
        "Thực hiện Kế hoạch số 07/KH-UBND ngày 15/1/2024 của UBND xã Suối Lành về thực hiện "
        "dân chủ ở cơ sở năm 2024, UBND xã Suối Lành báo cáo như sau:"
    )
    assert "theo Kế hoạch số 07/KH-UBND." in words[2]


def test_rows_are_told_in_a_sentence() -> None:
    rows: tuple[Row, ...] = (
        {"noi": "thôn Đông", "nguoi": Decimal(114)},
        {"noi": "thôn Tây", "nguoi": Decimal(51)},
    )
    made = replace(_answered(), tables={"doi_thoai": rows})
    words = _paragraphs(compose(samples.facts(made)))
    assert "- Đối thoại: thôn Đông (114 lượt người); thôn Tây (51 lượt người)." in words


def test_no_rows_are_told_too() -> None:
    assert "- Đối thoại: không có buổi nào." in _paragraphs(compose(samples.facts()))


def test_a_table_alone_in_its_paragraph_is_printed_as_a_table() -> None:
    made = replace(
        samples.written("tiep-dan", "{bieu:doi_thoai}"),
        tables={"doi_thoai": ({"noi": "thôn Đông", "nguoi": NOTHING},)},
    )
    table = next(
        block for block in compose(samples.facts(made)).blocks if isinstance(block, paper.Table)
    )
    assert [column.label for column in table.columns] == ["TT", "Nơi", "Lượt người"]
    assert [plain(cell) for cell in table.rows[0]] == ["1", "thôn Đông", "Không phát sinh"]


def test_the_body_ends_once_and_the_title_goes_on_in_small_letters() -> None:
    last = _paragraphs(compose(samples.facts()))[-1]
    assert last == (
        "Trên đây là báo cáo kết quả công tác 9 tháng đầu năm và nhiệm vụ 3 tháng cuối năm 2024./."
    )


@pytest.mark.parametrize("ending", ["xã", "xã.", "xã./.", "xã ./."])
def test_the_end_mark_is_never_doubled(ending: str) -> None:
    document = compose(samples.facts(samples.written("ket-thuc", f"Hết {ending}")))
    assert _paragraphs(document)[-1] == "Hết xã./."


def test_a_token_takes_a_capital_where_a_sentence_begins() -> None:
    made = samples.written("tinh-hinh", "{ky} đạt. {thon:dong} và {thon:tay}.")
    words = _paragraphs(compose(samples.facts(made)))
    assert "9 tháng đầu năm 2024 đạt. Thôn Đông và thôn Tây." in words


def test_a_fact_that_is_gone_prints_a_question_mark() -> None:
    made = samples.written("tinh-hinh", "Theo {vb:mat} tại {thon:khong_co}.")
    assert "Theo [?] tại [?]." in _paragraphs(compose(samples.facts(made)))


def test_headings_are_numbered_and_the_first_level_is_in_capitals() -> None:
    blocks = compose(samples.facts()).blocks
    headings = [block for block in blocks if isinstance(block, paper.Heading)]
    assert [(block.number, block.text) for block in headings] == [
        ("I.", "ĐẶC ĐIỂM TÌNH HÌNH"),
        ("II.", "KẾT QUẢ"),
        ("1.", "Tiếp công dân"),
    ]


def test_a_list_under_a_counted_heading_takes_letters() -> None:
    made = samples.written("tiep-dan", "# một\n# hai\ngiữa\n# ba")
    words = _paragraphs(compose(samples.facts(made)))
    assert words[2:6] == ["a) một", "b) hai", "giữa", "a) ba"]


def test_the_head_is_blank_until_registered_and_padded_after() -> None:
    document = compose(samples.facts())
    head = document.blocks[0]
    assert isinstance(head, paper.Letterhead)
    assert head.number == "Số:        /BC-UBND"
    assert head.place_date == "Suối Lành, ngày      tháng 9 năm 2024"
    given = Registration("5", read_date("5/2/2024"))
    told = registered(document, given).blocks[0]
    assert isinstance(told, paper.Letterhead)
    assert told.number == "Số: 05/BC-UBND"
    assert told.place_date == "Suối Lành, ngày 05 tháng 02 năm 2024"


def test_the_superior_is_addressed_and_stands_first_among_recipients() -> None:
    document = compose(samples.facts())
    addressed = document.blocks[2]
    assert isinstance(addressed, paper.Addressees)
    assert addressed.names == ("UBND huyện Đá Bạc",)
    assert _signatures(document).recipients == ("- Như trên;", "- Đảng ủy xã;", "- Lưu: VT.")


def test_an_old_paper_without_addressee_stays_without() -> None:
    made = replace(samples.report(), head=Head(addressed_to=(), recipients=("Lưu: VT", "HĐND xã")))
    document = compose(samples.facts(made))
    assert not any(isinstance(block, paper.Addressees) for block in document.blocks)
    assert _signatures(document).recipients == ("- HĐND xã;", "- Lưu: VT.")


@pytest.mark.parametrize(
    ("office", "lines"),
    [
        (Office.CHAIR, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        (Office.DEPUTY, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Office.ACTING, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    ],
)
def test_each_office_signs_in_its_own_lines(office: Office, lines: tuple[str, ...]) -> None:
    assert authority(UNIT, Signer("x", "Lê Văn An", office)) == lines


def test_a_note_is_printed_where_it_was_put() -> None:
    made = samples.bound(samples.written("tinh-hinh", "Đã làm[^ {vb:ke_hoach} ] xong."))
    blocks = [b for b in compose(samples.facts(made)).blocks if isinstance(b, paper.Paragraph)]
    (note,) = [run.note for block in blocks for run in block.runs if run.note]
    assert plain(note.runs) == "Kế hoạch số 07/KH-UBND"


def test_every_paragraph_of_the_title_is_printed_in_it() -> None:
    report = with_prose(_answered(), "tieu-de", parse("Kết quả công tác\n- {ky:ngan}"))
    document = compose(samples.facts(report))
    title = next(block for block in document.blocks if isinstance(block, paper.Title))
    assert plain(title.subject) == "Kết quả công tác 9 tháng đầu năm"


def test_every_token_knows_its_letters_in_the_paragraph_and_in_its_notes() -> None:
    told = "# Nay {so_ho} hộ, có {bang:doi_thoai}.[^ Theo {vb:ke_hoach}: {so_ho} hộ. ]"
    made = samples.written("tinh-hinh", told)
    made = replace(made, figures={"so_ho": Decimal(1234)})
    (found,) = [
        block
        for block in compose(samples.facts(made)).blocks
        if isinstance(block, paper.Paragraph) and block.origin.section == "tinh-hinh"
    ]
    note = next(run.note for run in found.runs if run.note)
    texts = [found.marker + paper.plain(found.runs), paper.plain(note.runs)]
    letters = ["".join(text.split()) for text in texts]
    shown = [(each.field, letters[each.note][each.start : each.stop]) for each in found.origin.told]
    assert shown == [
        ("so_ho", "1.234"),
        ("doi_thoai", "khôngcóbuổinào"),
        ("ke_hoach", "……"),
        ("so_ho", "1.234"),
    ]
