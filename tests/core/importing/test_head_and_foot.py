"""Letterhead, title, addressees, recipients and signature are found and kept as they were."""

import datetime

import pytest

from core.importing.reading import Imported
from core.unit import Office
from tests.core.importing.old_files import imported, sample, sections

HEAD = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ ĐỒI THÔNG 2           Độc lập - Tự do - Hạnh phúc
--------                 --------------
Số: 45/BC-UBND           Đồi Thông, ngày 05 tháng 02 năm 2024
"""
BODY = "BÁO CÁO\n\nKết quả công tác\n\n{opening}I. ĐẶC ĐIỂM TÌNH HÌNH\n\nXã có 5 thôn."
FOOT = """Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
- Như trên;                        KT. CHỦ TỊCH
- Đảng ủy xã;                      PHÓ CHỦ TỊCH
- Lưu: VT.
                                   (Đã ký)
                                   Lê Văn Tám"""


def paper(head: str = "", opening: str = "", foot: str = "") -> Imported:
    return imported(f"{head}\n\n{BODY.format(opening=opening)}\n\n{foot}")


def test_a_letterhead_in_two_columns_is_read() -> None:
    head = paper(HEAD).head
    assert (head.number, head.sign, head.date) == ("45", "BC-UBND", datetime.date(2024, 2, 5))
    assert (head.place, head.unit_kind, head.unit_name) == ("Đồi Thông", "xã", "Đồi Thông 2")


@pytest.mark.parametrize(
    ("line", "number", "date"),
    [
        ("Số: /BC-UBND", "", None),
        ("Số: 05/BC-UBND", "5", None),
        ("Số 12a/BC-UBND", "12a", None),
        ("Trà Sơn, ngày 5 tháng 2 năm 1024", "", None),
        ("Số:     /BC-UBND", "", None),
        ("Số: …./BC-UBND", "", None),
        ("số 7/BC-UBND", "7", None),
        ("Hạ, ngày    tháng 9 năm 2024", "", None),
        ("Hạ, ngày 31 tháng 2 năm 2024", "", None),
        ("Hạ, ngày … tháng … năm 2024", "", None),
        ("ngày 1 tháng 9 năm 2024", "", datetime.date(2024, 9, 1)),
    ],
)
def test_blanks_in_number_and_date_stay_blank(
    line: str, number: str, date: datetime.date | None
) -> None:
    report = paper(line)
    assert (report.head.number, report.head.date) == (number, date)
    assert not report.unmatched


def test_the_superior_body_is_read() -> None:
    head = paper("UBND HUYỆN ĐỒNG VÂN\nUBND XÃ SUỐI LÀNH").head
    assert (head.parent, head.unit_kind, head.unit_name) == (
        "UBND huyện Đồng Vân", "xã", "Suối Lành",
    )  # fmt: skip


def test_without_a_letterhead_the_commune_is_told_by_the_text() -> None:
    report = imported(sample())
    assert report.report.unit == "xã Suối Lành"


def test_a_line_that_is_no_fact_is_kept_unplaced() -> None:
    (piece,) = paper(f"DỰ THẢO\n{HEAD}").unmatched
    assert piece.text == "DỰ THẢO"


@pytest.mark.parametrize(
    "typed",
    [
        "BÁO CÁO\n\nKết quả công tác 9 tháng",
        "BÁO CÁO\n\nKết quả công tác\n9 tháng",
        "**BÁO CÁO**\n\n**Kết quả công tác**\n\n**9 tháng**",
        "B\u00c1O C\u00c1O\n\nKết quả công tác\n\n9 tháng",
        "**BÁO CÁO Kết quả công tác 9 tháng**",
    ],
)
def test_the_title_is_the_line_under_the_kind(typed: str) -> None:
    report = imported(f"{typed}\n\nThực hiện công văn, xã báo cáo:\n\nI. ĐẶC ĐIỂM TÌNH HÌNH\n\nXã.")
    assert sections(report)["tieu-de"] == "Kết quả công tác 9 tháng"
    assert sections(report)["mo-dau"] == "Thực hiện công văn, xã báo cáo:"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Kính gửi: Ủy ban nhân dân huyện Đồng Vân.", ("Ủy ban nhân dân huyện Đồng Vân",)),
        ("Kính gửi: UBND huyện; Phòng Nội vụ huyện", ("UBND huyện", "Phòng Nội vụ huyện")),
        ("Kính gửi:\n- UBND huyện;\n- Phòng Nội vụ huyện.", ("UBND huyện", "Phòng Nội vụ huyện")),
        ("Kính gửi:\n\nUBND huyện", ("UBND huyện",)),
        ("", ()),
    ],
)
def test_who_was_addressed_is_kept(typed: str, names: tuple[str, ...]) -> None:
    report = paper(HEAD, f"{typed}\n\n- Căn cứ Luật số 10;\n\nXã báo cáo:\n\n")
    assert report.report.head.addressed_to == names
    assert sections(report)["mo-dau"] == "- Căn cứ Luật số 10;\nXã báo cáo:"


def test_recipients_and_signature_in_two_columns_are_read() -> None:
    report = paper(HEAD, foot=FOOT)
    assert report.report.head.recipients == ("Như trên", "Đảng ủy xã", "Lưu: VT")
    assert (report.head.signer_name, report.head.signer_office) == ("Lê Văn Tám", Office.DEPUTY)
    assert not report.unmatched


def test_a_signature_read_before_the_recipients_is_found() -> None:
    foot = "TM. UBND XÃ\nCHỦ TỊCH\n\nLê Văn Tám\n\nNơi nhận:\n- Đảng ủy;\n- Lưu: VT"
    report = paper(foot=foot)
    assert report.report.head.recipients == ("Đảng ủy", "Lưu: VT")
    assert (report.head.signer_name, report.head.signer_office) == ("Lê Văn Tám", Office.CHAIR)
    assert sections(report)["dac-diem-tinh-hinh"] == "Xã có 5 thôn."


def test_who_drafted_it_is_no_recipient() -> None:
    report = paper(foot="Nơi nhận:\n- Đảng ủy;\n- Lưu: VT.\nPL.(300)\n\nCHỦ TỊCH\n\nLê Văn Tám")
    assert report.report.head.recipients == ("Đảng ủy", "Lưu: VT")
    assert report.report.head.drafter == "PL.(300)"


def test_a_paper_without_recipients_says_nothing_of_them() -> None:
    report = paper(foot="Q. CHỦ TỊCH\n\nLê Văn Tám")
    assert report.report.head.recipients is None
    assert report.head.signer_office is Office.ACTING


@pytest.mark.parametrize("mark", ["./.", "./", "/.", " ./.", ""])
def test_the_closing_keeps_its_words_without_the_end_mark(mark: str) -> None:
    report = paper(foot=f"Trên đây là báo cáo của xã{mark}\n\n{FOOT}")
    assert sections(report)["ket-thuc"] == "Trên đây là báo cáo của xã"


def test_what_follows_the_signature_is_kept_unplaced() -> None:
    (piece,) = paper(foot=f"{FOOT}\n\nPHỤ LỤC\n\n1. Thôn Hạ\n\n2. Thôn Trung").unmatched
    assert (piece.heading, piece.text) == ("PHỤ LỤC", "1. Thôn Hạ\n2. Thôn Trung")
