"""`unit --set`: what is typed enters the profile; anything else is refused and changes nothing."""

from dataclasses import replace

import pytest

from core.unit import Office, Signer, Unit, UnitKeyUnknown, UnitValueWrong, Village
from core.unit_changes import KEYS, with_value
from tests import samples

_UNIT = samples.UNIT


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("Trà Sơn", "xã Trà Sơn"),
        ("UBND phường 1", "phường 1"),
        ("ỦY BAN NHÂN DÂN XÃ TRÀ SƠN", "xã Trà Sơn"),
        ("", ""),
    ],
)
def test_a_name_may_carry_its_kind(text: str, full_name: str) -> None:
    assert with_value(Unit(), "name", text).full_name == full_name


@pytest.mark.parametrize("key", ["kind", "place", "parent", "province", "phone"])
def test_a_line_is_kept_clean(key: str) -> None:
    changed = with_value(_UNIT, key, "  UBND\u00a0huyện  Tra\u0300 Bồng ")
    assert changed == replace(_UNIT, **{key: "UBND huyện Trà Bồng"})  # type: ignore[arg-type]


def test_counts_below_ten_may_be_padded() -> None:
    assert with_value(_UNIT, "pad_counts", True).pad_counts
    assert not with_value(with_value(_UNIT, "pad_counts", True), "pad_counts", False).pad_counts


def test_villages_may_be_names_alone_and_keep_their_ids() -> None:
    names: list[object] = ["thôn Tây", "Đông", "Thôn K’Nớ", "THÔN  Cà Tinh"]
    assert with_value(_UNIT, "villages", names).villages == (
        Village("tay", "Tây"),
        Village("dong", "Đông"),
        Village("k_no", "K’Nớ"),
        Village("ca_tinh", "Cà Tinh"),
    )


def test_a_village_that_gets_another_name_keeps_its_id() -> None:
    changed = with_value(_UNIT, "villages", [{"id": "dong", "name": "Đông Hà"}])
    assert changed.villages == (Village("dong", "Đông Hà"),)


def test_a_new_village_never_takes_the_id_of_an_old_one() -> None:
    changed = with_value(_UNIT, "villages", ["Dong", "Đông"])
    assert changed.villages == (Village("dong_2", "Dong"), Village("dong", "Đông"))


def test_two_of_one_name_are_two() -> None:
    changed = with_value(Unit(), "villages", ["Đông", "Đông"])
    assert changed.villages == (Village("dong", "Đông"), Village("dong_2", "Đông"))
    again = with_value(changed, "villages", ["Đông", "Đông"])
    assert again == changed


def test_signers_have_their_offices() -> None:
    given: list[object] = [
        "Lê Văn An",
        {"name": "Trần Thị Bình", "office": "Phó Chủ tịch"},
        {"name": "Đinh Văn Cường", "title": "Q. Chủ tịch"},
    ]
    assert with_value(_UNIT, "signers", given).signers == (
        Signer("le_van_an", "Lê Văn An", Office.CHAIR),
        Signer("tran_thi_binh", "Trần Thị Bình", Office.DEPUTY),
        Signer("dinh_van_cuong", "Đinh Văn Cường", Office.ACTING),
    )


def test_recipients_are_bare_of_dashes_and_ends() -> None:
    given: list[object] = ["- Như trên;", "– Đảng ủy xã ;", " ", "- Lưu: VT, VP."]
    changed = with_value(_UNIT, "recipients", given)
    assert changed.recipients == ("Như trên", "Đảng ủy xã", "Lưu: VT, VP")


def test_a_list_may_be_emptied() -> None:
    assert with_value(_UNIT, "villages", []).villages == ()
    assert with_value(_UNIT, "signers", []).signers == ()


def test_an_unknown_key_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnitKeyUnknown) as refused:
        with_value(_UNIT, "ten", "Trà Sơn")
    assert refused.value.facts == {"key": "ten", "known": KEYS}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", 1),
        ("name", None),
        ("parent", ["UBND huyện"]),
        ("pad_counts", "true"),
        ("pad_counts", 1),
        ("villages", "Đông"),
        ("villages", [1]),
        ("villages", [""]),
        ("villages", [{"ten": "Đông"}]),
        ("villages", [{"name": " "}]),
        ("villages", [{"id": "Thôn Đông", "name": "Đông"}]),
        ("villages", [{"id": 1, "name": "Đông"}]),
        ("villages", [{"id": "a", "name": "Đông"}, {"id": "a", "name": "Tây"}]),
        ("villages", ["Nam", {"id": "nam", "name": "Tây"}]),
        ("signers", [{"name": "Lê Văn An", "office": "Bí thư"}]),
        ("signers", [{"id": "a", "name": "Lê Văn An"}, {"id": "a", "name": "Lê Văn Ba"}]),
        ("recipients", ["HĐND", 1]),
        ("recipients", {"a": "HĐND"}),
    ],
)
def test_what_does_not_fit_is_refused(key: str, value: object) -> None:
    with pytest.raises(UnitValueWrong) as refused:
        with_value(_UNIT, key, value)
    assert refused.value.facts["key"] == key
