"""An office of a committee heads, numbers and signs its papers in its own name."""

from dataclasses import replace

import pytest

from core import paper
from core.body_name import OFFICE_KINDS, body_name
from core.compose import compose
from core.final import registered
from core.issued import issued
from core.issuer import authority, body_sign, office_words
from core.markup import parse
from core.numbers import read_date
from core.registers import unit_from, unit_json
from core.report import Head, Registration, with_prose
from core.unit import UNIT_KINDS, Office, Signer, Unit, read_office, split_name
from tests import samples
from tests.core.test_issued import event

SIGNER = Signer("an", "Lê Văn An", Office.CHAIR)
NOI_VU = Unit("Nội vụ", "sở", place="Long Xuyên", parent="UBND tỉnh An Giang", signers=(SIGNER,))
VAN_HOA = Unit("Văn hóa - Xã hội", "phòng", parent="UBND xã Trà Sơn", signers=(SIGNER,))


def composed(unit: Unit, head: Head | None = None) -> paper.Document:
    report = replace(samples.bound(samples.report()), head=head or Head(annex=True))
    return compose(replace(samples.facts(report), unit=unit))


def head_of(document: paper.Document) -> paper.Letterhead:
    found = document.blocks[0]
    assert isinstance(found, paper.Letterhead)
    return found


@pytest.mark.parametrize(
    ("unit", "superior", "issuer", "sign"),
    [
        (NOI_VU, ("UBND TỈNH AN GIANG",), ("SỞ NỘI VỤ",), "/BC-SNV"),
        (VAN_HOA, ("UBND XÃ TRÀ SƠN",), ("PHÒNG VĂN HÓA - XÃ HỘI",), "/BC-PVHXH"),
        (
            replace(VAN_HOA, sign="VHXH", superior_line="Ủy ban nhân dân xã Trà Sơn"),
            ("ỦY BAN NHÂN DÂN XÃ TRÀ SƠN",),
            ("PHÒNG VĂN HÓA - XÃ HỘI",),
            "/BC-VHXH",
        ),
        (Unit("Trà Sơn"), (), ("ỦY BAN NHÂN DÂN", "XÃ TRÀ SƠN"), "/BC-UBND"),
        (
            Unit("An Giang", "tỉnh", parent="Chính phủ"),
            (),
            ("ỦY BAN NHÂN DÂN", "TỈNH AN GIANG"),
            "/BC-UBND",
        ),
    ],
)
def test_the_body_it_is_of_stands_over_an_office_and_no_committee_over_a_commune(
    unit: Unit, superior: tuple[str, ...], issuer: tuple[str, ...], sign: str
) -> None:
    head = head_of(composed(unit))
    assert (head.superior, head.issuer) == (superior, issuer)
    assert head.number.endswith(sign)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "Văn hóa, Thể thao và Du lịch",
            ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        ),
        ("Giáo dục và Đào tạo", ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",)),
        ("Nông nghiệp và Môi trường", ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")),
    ],
)
def test_a_long_name_breaks_where_it_is_read(name: str, lines: tuple[str, ...]) -> None:
    assert head_of(composed(Unit(name, "sở"))).issuer == lines


@pytest.mark.parametrize(
    ("unit", "sign"),
    [
        (Unit("Giáo dục và Đào tạo", "sở"), "SGDĐT"),
        (Unit("Văn hóa, Thể thao và Du lịch", "sở"), "SVHTTDL"),
        (Unit("Phục vụ hành chính công", "trung tâm"), "TTPVHCC"),
        (Unit("HĐND và UBND", "văn phòng", sign="VP"), "VP"),
    ],
)
def test_an_office_is_short_by_its_first_letters(unit: Unit, sign: str) -> None:
    assert body_sign(unit) == sign


@pytest.mark.parametrize(
    ("unit", "office", "lines"),
    [
        (NOI_VU, Office.CHAIR, ("GIÁM ĐỐC",)),
        (NOI_VU, Office.ACTING, ("Q. GIÁM ĐỐC",)),
        (NOI_VU, Office.DEPUTY, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (VAN_HOA, Office.CHAIR, ("TRƯỞNG PHÒNG",)),
        (VAN_HOA, Office.DEPUTY, ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        (replace(VAN_HOA, kind="chi cục"), Office.CHAIR, ("CHI CỤC TRƯỞNG",)),
    ],
)
def test_the_head_of_an_office_signs_for_himself(
    unit: Unit, office: Office, lines: tuple[str, ...]
) -> None:
    assert authority(unit, replace(SIGNER, office=office)) == lines


def test_number_annex_and_author_are_the_offices() -> None:
    day = read_date("05/10/2024")
    document = registered(composed(NOI_VU), Registration("7", day))
    assert head_of(document).number == "Số: 07/BC-SNV"
    assert head_of(document).place_date == "Long Xuyên, ngày 05 tháng 10 năm 2024"
    assert document.author == "Sở Nội vụ"
    (annex,) = [block for block in document.blocks if isinstance(block, paper.AnnexTitle)]
    assert annex.reference == (
        "(Kèm theo Báo cáo số 07/BC-SNV ngày 05 tháng 10 năm 2024 của Sở Nội vụ)"
    )


@pytest.mark.parametrize(
    ("unit", "words"), [(NOI_VU, "Nay Sở Nội vụ báo."), (Unit("Mẫu"), "Nay UBND xã Mẫu báo.")]
)
def test_a_sentence_names_the_body_whatever_it_is(unit: Unit, words: str) -> None:
    made = with_prose(samples.report(), "tinh-hinh", parse("Nay {don_vi:co_quan} báo."))
    blocks = compose(replace(samples.facts(made), unit=unit)).blocks
    assert words in [paper.plain(b.runs) for b in blocks if isinstance(b, paper.Paragraph)]


@pytest.mark.parametrize("kind", [*UNIT_KINDS, *OFFICE_KINDS])
@pytest.mark.parametrize("office", Office)
def test_an_office_is_read_from_its_own_words(kind: str, office: Office) -> None:
    assert read_office(office_words(Unit("Mẫu", kind), office)) == office
    assert read_office(office.value) == office


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở Nội vụ", ("sở", "Nội vụ")),
        ("SỞ NỘI VỤ", ("sở", "Nội vụ")),
        ("Phòng Văn hóa - Xã hội", ("phòng", "Văn hóa - Xã hội")),
        ("Ban Công", ("", "Ban Công")),
        ("UBND xã Phong Phú", ("xã", "Phong Phú")),
    ],
)
def test_a_name_says_which_office_it_is(text: str, found: tuple[str, str]) -> None:
    assert split_name(text) == found


def test_the_body_is_told_from_a_name_alone() -> None:
    names = ("Sở Nội vụ", "Phòng Văn hóa - Xã hội", "xã Ban Công", "sở", "")
    assert [body_name(name) for name in names] == [
        "Sở Nội vụ",
        "Phòng Văn hóa - Xã hội",
        "UBND xã Ban Công",
        "UBND sở",
        "",
    ]


def test_a_sign_is_kept_only_where_one_was_said() -> None:
    assert "sign" not in unit_json(NOI_VU)
    for unit in (NOI_VU, replace(NOI_VU, sign="NV")):
        assert unit_from(unit_json(unit)) == unit


def test_a_paper_an_office_issued_enters_the_register_as_its_own() -> None:
    told = event(so_ky_hieu="34/KH-SNV", trich_yeu="cải cách hành chính")
    assert issued(told, NOI_VU, ()).issuer == "Sở Nội vụ"
    other = event(so_ky_hieu="35/KH-UBND", trich_yeu="cải cách hành chính")
    assert issued(other, NOI_VU, ()).issuer == ""
