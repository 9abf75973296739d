"""Documents are cited as the decree says, and known by the signs of state and Party."""

import datetime as dt
from dataclasses import replace

import pytest

from core.documents import (
    CitedDocument,
    by_sign,
    full_citation,
    matching,
    short_citation,
    sign_of,
    type_of_sign,
)
from core.numbers import read_date
from tests.samples import PLAN

_PLAN = CitedDocument(
    id="kh34",
    type="Kế hoạch",
    sign="34/KH-UBND",
    date=dt.date(2024, 3, 12),
    issuer="UBND xã Trà Sơn",
    subject="thực hiện quy chế dân chủ ở cơ sở năm 2024",
)


def test_the_first_citation_names_everything() -> None:
    assert full_citation(_PLAN) == (
        "Kế hoạch số 34/KH-UBND ngày 12/3/2024 của UBND xã Trà Sơn về thực hiện quy chế dân chủ "
        "ở cơ sở năm 2024"
    )


def test_later_ones_name_type_and_sign() -> None:
    assert short_citation(_PLAN) == "Kế hoạch số 34/KH-UBND"


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("đẩy mạnh mô hình", "về đẩy mạnh mô hình"),
        ("về đẩy mạnh mô hình", "về đẩy mạnh mô hình"),
        ("Về việc đẩy mạnh mô hình", "về việc đẩy mạnh mô hình"),
        ("V/v đẩy mạnh mô hình", "về việc đẩy mạnh mô hình"),
        ("v/v: đẩy mạnh mô hình", "về việc đẩy mạnh mô hình"),
        ("vệ sinh môi trường", "về vệ sinh môi trường"),
        ("Dân vận khéo", "về Dân vận khéo"),
    ],
)
def test_the_subject_is_told_after_one_about(subject: str, told: str) -> None:
    assert full_citation(replace(_PLAN, subject=subject)).endswith(f"Trà Sơn {told}")


@pytest.mark.parametrize(
    ("document", "full", "short"),
    [
        (
            CitedDocument("l10", "Luật", "10/2022/QH15", subject="Thực hiện dân chủ ở cơ sở"),
            "Luật Thực hiện dân chủ ở cơ sở",
            "Luật Thực hiện dân chủ ở cơ sở",
        ),
        (
            CitedDocument(
                "pl34",
                "Pháp lệnh",
                "34/2007/PL-UBTVQH11",
                dt.date(2007, 4, 20),
                "Ủy ban Thường vụ Quốc hội",
                "Thực hiện dân chủ ở xã, phường, thị trấn",
            ),
            "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn",
            "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn",
        ),
        (
            CitedDocument("bl", "Bộ luật", "45/2019/QH14", subject="Lao động"),
            "Bộ luật Lao động",
            "Bộ luật Lao động",
        ),
        (
            CitedDocument("pl", "Pháp lệnh", "34/2007/PL-UBTVQH11"),
            "Pháp lệnh số 34/2007/PL-UBTVQH11",
            "Pháp lệnh số 34/2007/PL-UBTVQH11",
        ),
        (
            CitedDocument("ct05", "Chỉ thị", "05-CT/TW", None, "Bộ Chính trị"),
            "Chỉ thị số 05-CT/TW của Bộ Chính trị",
            "Chỉ thị số 05-CT/TW",
        ),
        (
            CitedDocument("cv", "Công văn", "", dt.date(2024, 8, 30), "UBND huyện", "V/v báo cáo"),
            "Công văn ngày 30/8/2024 của UBND huyện về việc báo cáo",
            "Công văn về việc báo cáo",
        ),
        (
            CitedDocument("qc", "Quy chế", subject="dân chủ ở cơ sở"),
            "Quy chế dân chủ ở cơ sở",
            "Quy chế dân chủ ở cơ sở",
        ),
        (CitedDocument("x", "", "34/KH-UBND"), "số 34/KH-UBND", "số 34/KH-UBND"),
        (CitedDocument("x", "Kế hoạch"), "Kế hoạch", "Kế hoạch"),
        (CitedDocument("x", ""), "", ""),
    ],
)
def test_what_is_not_known_is_left_out(document: CitedDocument, full: str, short: str) -> None:
    assert full_citation(document) == full
    assert short_citation(document) == short


@pytest.mark.parametrize(
    ("sign", "type_"),
    [
        ("34/KH-UBND", "Kế hoạch"),
        ("110/KH-UBND", "Kế hoạch"),
        ("05/BC-UBND", "Báo cáo"),
        ("15a/QĐ-UBND", "Quyết định"),
        ("1234/QĐ-TTg", "Quyết định"),
        ("01/2024/QĐ-UBND", "Quyết định"),
        ("01/2023/QĐ-UBND", "Quyết định"),
        ("30/2020/NĐ-CP", "Nghị định"),
        ("09/2019/NĐ-CP", "Nghị định"),
        ("59/2023/NĐ-CP", "Nghị định"),
        ("61/2023/NĐ-CP", "Nghị định"),
        ("118/2025/NĐ-CP", "Nghị định"),
        ("01/2011/TT-BNV", "Thông tư"),
        ("26/2025/TT-BNNMT", "Thông tư"),
        ("23/2024/TT-BCT", "Thông tư"),
        ("34/2007/PL-UBTVQH11", "Pháp lệnh"),
        ("03/QyĐ-UBND", "Quy định"),
        ("12/TTr-HĐND", "Tờ trình"),
        ("12/BC-VP&TK", "Báo cáo"),
        ("45/GM-UBND", "Giấy mời"),
        ("45/BB-UBND", "Biên bản"),
        ("12/UBND-VX", "Công văn"),
        ("2789/UBND-NV", "Công văn"),
        ("12/HĐND-TT", "Công văn"),
        ("246-CV/ĐU", "Công văn"),
        ("217-QĐ/TW", "Quyết định"),
        ("218-QĐ/TW", "Quyết định"),
        ("25-NQ/TW", "Nghị quyết"),
        ("04-CTr/ĐU", "Chương trình"),
        ("05-CT/TW", "Chỉ thị"),
        ("120-KL/TW", "Kết luận"),
        ("07-BC/DV", "Báo cáo"),
        ("12-HD/BTGTU", "Hướng dẫn"),
        ("77-KH/BCĐ", "Kế hoạch"),
    ],
)
def test_a_sign_tells_its_type(sign: str, type_: str) -> None:
    assert type_of_sign(sign) == type_


@pytest.mark.parametrize(
    ("abbreviation", "type_"),
    [
        ("NQ", "Nghị quyết"),
        ("QĐ", "Quyết định"),
        ("CT", "Chỉ thị"),
        ("QC", "Quy chế"),
        ("QyĐ", "Quy định"),
        ("TC", "Thông cáo"),
        ("TB", "Thông báo"),
        ("HD", "Hướng dẫn"),
        ("CTr", "Chương trình"),
        ("KH", "Kế hoạch"),
        ("PA", "Phương án"),
        ("ĐA", "Đề án"),
        ("DA", "Dự án"),
        ("BC", "Báo cáo"),
        ("BB", "Biên bản"),
        ("TTr", "Tờ trình"),
        ("HĐ", "Hợp đồng"),
        ("CĐ", "Công điện"),
        ("BGN", "Bản ghi nhớ"),
        ("BTT", "Bản thỏa thuận"),
        ("GUQ", "Giấy ủy quyền"),
        ("GM", "Giấy mời"),
        ("GGT", "Giấy giới thiệu"),
        ("GNP", "Giấy nghỉ phép"),
        ("PG", "Phiếu gửi"),
        ("PC", "Phiếu chuyển"),
        ("PB", "Phiếu báo"),
    ],
)
def test_the_decrees_abbreviations_are_known(abbreviation: str, type_: str) -> None:
    assert type_of_sign(f"12/{abbreviation}-UBND") == type_


@pytest.mark.parametrize(
    "sign",
    [
        "",
        "34",
        "34/",
        "34-KH",
        "1/2/3",
        "KH-UBND",
        "34/kh-ubnd",
        "25- NQ/TW",
        "34/KH-UBND.x y",
        "30/8/2024",
        "\uff13\uff14/KH-UBND",
        "34/KH-UBND\n",
    ],
)
def test_what_is_no_sign_tells_no_type(sign: str) -> None:
    assert type_of_sign(sign) == ""


@pytest.mark.parametrize("sign", ["10/2022/QH15", "97/2025/QH15", "12-XYZ/TW", "01/2024/XYZ-BNV"])
def test_a_sign_that_tells_no_type_is_no_cong_van(sign: str) -> None:
    assert type_of_sign(sign) == ""


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("25- NQ/TW", "25-NQ/TW"),
        (" 34/KH-UBND ", "34/KH-UBND"),
        ("2789/UBND-NV", "2789/UBND-NV"),
        ("246-CV/ĐU", "246-CV/ĐU"),
        ("217-QĐ/TW", "217-QĐ/TW"),
        ("04-CTr/ĐU", "04-CTr/ĐU"),
        ("05-CT/TW", "05-CT/TW"),
        ("120-KL/TW", "120-KL/TW"),
        ("34/2007/PL-UBTVQH11", "34/2007/PL-UBTVQH11"),
        ("10/2022/QH15", "10/2022/QH15"),
        ("01/2024/QĐ-UBND", "01/2024/QĐ-UBND"),
        ("07-BC/DV", "07-BC/DV"),
        ("34 KH UBND", ""),
        ("12/3/2024", ""),
        ("", ""),
    ],
)
def test_a_sign_of_either_grammar_is_known_without_its_spaces(text: str, sign: str) -> None:
    assert sign_of(text) == sign


def test_a_document_is_found_by_its_sign_and_not_by_another_days() -> None:
    assert by_sign([PLAN], "07 / kh-ubnd") == PLAN
    assert by_sign([PLAN], "07/KH-UBND", read_date("15/1/2024")) == PLAN
    assert by_sign([PLAN], "07/KH-UBND", read_date("15/1/2025")) is None
    assert by_sign([PLAN, replace(PLAN, sign="")], "") is None


@pytest.mark.parametrize(
    "typed", ["07/kh", "ke hoach dan chu", "15/1/2024", "15/01/2024", "suoi lanh 2024", ""]
)
def test_a_document_is_found_by_any_part(typed: str) -> None:
    assert matching([PLAN], typed) == (PLAN,)
    assert matching([PLAN], f"{typed} quyết định") == ()


@pytest.mark.parametrize(
    ("sign", "subject", "ending"),
    [
        ("59/2023/NĐ-CP", "quy định chi tiết một số điều", "của Chính phủ quy định chi tiết"),
        ("61/2023/NĐ-CP", "về xây dựng hương ước", "của Chính phủ về xây dựng hương ước"),
        ("30/2020/NĐ-CP", "công tác văn thư", "của Chính phủ về công tác văn thư"),
        ("34/KH-UBND", "hướng dẫn bầu Trưởng thôn", "của Chính phủ về hướng dẫn bầu"),
    ],
)
def test_a_norm_that_rules_follows_its_issuer_directly(
    sign: str, subject: str, ending: str
) -> None:
    document = CitedDocument("x", "Nghị định", sign, None, "Chính phủ", subject)
    assert ending in full_citation(document)
