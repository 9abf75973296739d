"""The commune's names as people write them, and ids that last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.unit import Office, Unit, UnitValueWrong, read_office, short_id, split_name
from tests import samples


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Trà Sơn", "", "Trà Sơn"),
        ("xã Trà Sơn", "xã", "Trà Sơn"),
        ("Xã Trà Sơn", "xã", "Trà Sơn"),
        ("UBND xã Trà Sơn", "xã", "Trà Sơn"),
        ("Ủy ban nhân dân xã Trà Sơn", "xã", "Trà Sơn"),
        ("Uỷ ban Nhân dân xã Trà Sơn", "xã", "Trà Sơn"),
        ("ỦY BAN NHÂN DÂN XÃ TRÀ SƠN", "xã", "Trà Sơn"),
        ("ỦY BAN NHÂN DÂN\nXÃ ĐƯNG K’NỚ", "xã", "Đưng K’Nớ"),
        ("Hội đồng nhân dân xã Trà Sơn", "xã", "Trà Sơn"),
        ("HĐND xã Trà Sơn", "xã", "Trà Sơn"),
        ("U\u0309y ban nha\u0302n da\u0302n xa\u0303 Tra\u0300 Sơn", "xã", "Trà Sơn"),
        ("phường 1", "phường", "1"),
        ("thị trấn Trà Xuân", "thị trấn", "Trà Xuân"),
        ("Đặc khu Lý Sơn", "đặc khu", "Lý Sơn"),
        ("Xã K’Nớ", "xã", "K’Nớ"),
        ("Xà Bang", "", "Xà Bang"),
        ("xã Xà Bang", "xã", "Xà Bang"),
        ("Xá Lượng", "", "Xá Lượng"),
        ("Xa Dung", "", "Xa Dung"),
        ("Xã", "", "Xã"),
        ("UBND", "", "UBND"),
        ("", "", ""),
    ],
)
def test_a_name_is_told_from_its_kind(text: str, kind: str, name: str) -> None:
    assert split_name(text) == (kind, name)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Sơn Bàn", "son_ban"),
        ("Đông", "dong"),
        ("Bắc 2", "bac_2"),
        ("K’Nớ", "k_no"),
        ("34/KH-UBND", "34_kh_ubnd"),
        ("", "muc"),
        ("– –", "muc"),
        ("日本", "muc"),
    ],
)
def test_an_id_can_be_read(name: str, id_: str) -> None:
    assert short_id(name) == id_


@given(st.lists(st.text(max_size=4), max_size=8))
def test_ids_are_plain_and_never_taken_twice(names: list[str]) -> None:
    made: list[str] = []
    for name in names:
        made.append(short_id(name, made))
    assert len(set(made)) == len(made)
    assert all(id_.isascii() and id_ == short_id(id_) for id_ in made)


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Chủ tịch", Office.CHAIR),
        ("CHỦ TỊCH", Office.CHAIR),
        ("Chủ tịch UBND xã", Office.CHAIR),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", Office.CHAIR),
        ("chu_tich", Office.CHAIR),
        ("Quyền Chủ tịch", Office.ACTING),
        ("Q. CHỦ TỊCH", Office.ACTING),
        ("quyen_chu_tich", Office.ACTING),
        ("Phó Chủ tịch", Office.DEPUTY),
        ("PHÓ CHỦ TỊCH UBND XÃ", Office.DEPUTY),
        ("Phó Chủ tịch phụ trách", Office.DEPUTY),
        ("P. Chủ tịch", Office.DEPUTY),
        ("KT. CHỦ TỊCH", Office.DEPUTY),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", Office.DEPUTY),
        ("pho_chu_tich", Office.DEPUTY),
    ],
)
def test_an_office_is_read_as_it_is_said_or_printed(text: str, office: Office) -> None:
    assert read_office(text) == office


@pytest.mark.parametrize("text", ["", "Bí thư", "Phó Bí thư", "Quản lý", "Kế toán", "chủ nhiệm"])
def test_who_does_not_sign_for_the_commune_is_refused(text: str) -> None:
    with pytest.raises(UnitValueWrong) as refused:
        read_office(text)
    assert refused.value.facts == {"key": "signers", "value": text}


def test_the_full_name_waits_for_a_name() -> None:
    assert Unit().full_name == ""
    assert Unit(kind="phường", name="1").full_name == "phường 1"


def test_the_place_of_the_date_is_the_name_unless_another_is_given() -> None:
    assert Unit(name="Trà Sơn").place_name == "Trà Sơn"
    assert Unit(kind="phường", name="1", place="Phường 1").place_name == "Phường 1"


def test_the_first_signer_signs_unless_another_is_asked_for() -> None:
    first, second = samples.UNIT.signers
    assert samples.UNIT.signer(None) == first
    assert samples.UNIT.signer(second.id) == second
    assert samples.UNIT.signer("nghi_huu") is None
    assert Unit().signer(None) is None


def test_a_village_is_found_by_its_id() -> None:
    assert samples.UNIT.village("bac_2") == samples.UNIT.villages[2]
    assert samples.UNIT.village("nam") is None
