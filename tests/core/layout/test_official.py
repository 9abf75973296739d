"""The head, the title and the foot of the paper as Nghị định 30/2020, Phụ lục I draws them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from core.layout.placed import Face, Line, Page, Rule, text_of
from core.paper import Addressees, Run, Title
from tests.core.layout.test_pages import end_of, in_mm, one_liners
from tests.papers import ND30, PROSE, body, laid_out, letterhead, signatures, title


def line_of(page: Page, text: str) -> Line:
    return page.lines[text_of(page).index(text)]


def middle(line: Line) -> float:
    return in_mm((line.pieces[0].x + end_of(line)) / 2)


def length(rule: Rule) -> float:
    return in_mm(rule.x2 - rule.x1)


def test_each_part_of_the_letterhead_is_centred_in_its_column() -> None:
    (page,) = laid_out(letterhead())
    issuer, nation = ("ỦY BAN NHÂN DÂN", "XÃ HÒA LÂM"), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",)
    left = (*issuer, "Số: 07/BC-UBND")
    right = (*nation, "Độc lập - Tự do - Hạnh phúc", "Hòa Lâm, ngày 05 tháng 9 năm 2024")
    assert {middle(line_of(page, text)) for text in left} == {63}
    assert {middle(line_of(page, text)) for text in right} == {143}


def test_the_letterhead_is_read_row_by_row() -> None:
    (page,) = laid_out(replace(letterhead(), superior=("HUYỆN LÂM THƯỢNG",)))
    assert text_of(page) == (
        "HUYỆN LÂM THƯỢNG",
        "ỦY BAN NHÂN DÂN",
        "XÃ HÒA LÂM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/BC-UBND",
        "Hòa Lâm, ngày 05 tháng 9 năm 2024",
    )


def test_number_and_date_stand_on_one_line_and_nation_level_with_the_issuer() -> None:
    (page,) = laid_out(letterhead())
    assert line_of(page, "Số: 07/BC-UBND").y == page.lines[-1].y
    assert line_of(page, "ỦY BAN NHÂN DÂN").y == page.lines[2].y


def test_blanks_for_a_number_not_yet_given_stay_in_place() -> None:
    (page,) = laid_out(replace(letterhead(), number="Số:        /BC-UBND"))
    assert "Số:        /BC-UBND" in text_of(page)


def test_the_rule_under_the_motto_is_as_long_as_the_motto() -> None:
    (page,) = laid_out(letterhead())
    motto = line_of(page, "Độc lập - Tự do - Hạnh phúc")
    rule = page.rules[1]
    assert length(rule) == in_mm(end_of(motto) - motto.pieces[0].x) == 56.1
    assert 1 <= in_mm(rule.y1 - motto.y) <= 3


def test_the_rule_under_the_issuer_is_part_of_its_last_line_and_not_too_short() -> None:
    (page,) = laid_out(letterhead())
    issuer = line_of(page, "XÃ HÒA LÂM")
    assert length(page.rules[0]) == max(12, in_mm(0.4 * (end_of(issuer) - issuer.pieces[0].x)))
    assert in_mm((page.rules[0].x1 + page.rules[0].x2) / 2) == 63
    (page,) = laid_out(replace(letterhead(), issuer=("XÃ A",)))
    assert length(page.rules[0]) == 12


def test_a_long_name_of_the_issuer_takes_more_lines_and_pushes_the_number_down() -> None:
    long = replace(
        letterhead(), issuer=("BAN CHỈ ĐẠO THỰC HIỆN QUY CHẾ DÂN CHỦ Ở CƠ SỞ XÃ HÒA LÂM",)
    )
    (page,) = laid_out(long)
    assert text_of(page)[1] != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert line_of(page, "Số: 07/BC-UBND").y == page.lines[-1].y > page.rules[0].y1
    assert max(end_of(line) for line in page.lines[:2]) <= ND30.margin_left + ND30.heads[0].left


def test_the_title_is_bold_and_centred_with_a_rule_under_the_subject() -> None:
    (page,) = laid_out(title())
    assert text_of(page)[0] == "BÁO CÁO"
    assert {middle(line) for line in page.lines} == {110}
    assert {piece.face for line in page.lines for piece in line.pieces} == {Face.BOLD}
    (rule,) = page.rules
    last = end_of(page.lines[-1]) - page.lines[-1].pieces[0].x
    assert 1 / 3 <= (rule.x2 - rule.x1) / last <= 1 / 2
    assert rule.y1 > page.lines[-1].y


def test_a_title_without_a_subject_has_its_rule_too() -> None:
    (page,) = laid_out(Title("BÁO CÁO", ()))
    assert (text_of(page), len(page.rules)) == (("BÁO CÁO",), 1)


def test_one_addressee_stands_on_the_line_of_the_label() -> None:
    (page,) = laid_out(Addressees("Kính gửi:", ("Ủy ban nhân dân huyện Lâm Thượng",)))
    assert text_of(page) == ("Kính gửi: Ủy ban nhân dân huyện Lâm Thượng",)


def test_more_addressees_stand_one_a_line_with_their_dashes_under_the_colon() -> None:
    (page,) = laid_out(Addressees("Kính gửi:", ("Phòng Nội vụ", "Ban Dân vận", "Thanh tra huyện")))
    assert text_of(page) == ("Kính gửi:", "- Phòng Nội vụ;", "- Ban Dân vận;", "- Thanh tra huyện.")
    colon = end_of(page.lines[0])
    dashes = {line.pieces[0].x for line in page.lines[1:]}
    assert len(dashes) == 1
    assert colon - 4 == pytest.approx(dashes.pop(), abs=0.2)


def test_the_recipients_label_stands_level_with_the_authority() -> None:
    (page,) = laid_out(signatures())
    label, authority = line_of(page, "Nơi nhận:"), line_of(page, "TM. ỦY BAN NHÂN DÂN")
    assert label.y == authority.y
    assert in_mm(label.pieces[0].x) == 30
    assert label.pieces[0].face is Face.BOLD_ITALIC


def test_the_signer_is_centred_in_the_right_half_with_room_to_sign() -> None:
    (page,) = laid_out(signatures())
    texts = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đặng Thị Hồng Nhung")
    assert {middle(line_of(page, text)) for text in texts} == {150}
    office, name = line_of(page, "PHÓ CHỦ TỊCH"), line_of(page, "Đặng Thị Hồng Nhung")
    assert in_mm(name.y - office.y) >= 30


def test_recipients_stay_in_the_left_half() -> None:
    long = replace(signatures(), recipients=(f"- {PROSE[0]};", "- Lưu: VT."))
    (page,) = laid_out(long)
    authority = text_of(page).index("TM. ỦY BAN NHÂN DÂN")
    assert max(in_mm(end_of(line)) for line in page.lines[:authority]) <= 110


def test_more_recipients_than_the_signer_is_high_stay_on_the_page_and_end_last() -> None:
    many = replace(signatures(), recipients=tuple(f"- Thôn {i};" for i in range(30)))
    pages = laid_out(*one_liners(20), many)
    assert "- Thôn 0;" in text_of(pages[1])
    assert text_of(pages[1])[-1] == "- Thôn 29;"
    ys = [line_of(pages[1], f"- Thôn {i};").y for i in range(30)]
    assert {round(b - a, 6) for a, b in pairwise(ys)} == {13}


def test_recipients_for_more_than_a_page_are_all_printed() -> None:
    many = replace(signatures(), recipients=tuple(f"- Thôn {i};" for i in range(130)))
    pages = laid_out(body("Kết thúc./."), many)
    printed = [text for page in pages for text in text_of(page)]
    assert [text for text in printed if text.startswith("- Thôn")] == list(many.recipients)


def test_a_subject_in_two_looks_is_set_in_one_line() -> None:
    (page,) = laid_out(Title("BÁO CÁO", (Run("Công tác "), Run("dân vận", italic=True))))
    assert text_of(page) == ("BÁO CÁO", "Công tác dân vận")
