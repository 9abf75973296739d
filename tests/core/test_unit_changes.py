"""`unit --set`: what is typed enters the profile; anything else is refused and changes nothing."""

import datetime
from dataclasses import replace

import pytest

from core.registers import history_json
from core.unit import Office, Signer, Unit, UnitKeyUnknown, UnitValueWrong, Village
from core.unit_changes import KEYS
from core.unit_changes import with_value as changed_history
from core.unit_history import Dated, UnitHistory, corrected, unit_on
from tests import samples

_UNIT = samples.UNIT
DAY = datetime.date(2025, 7, 1)


def kept(unit: Unit) -> UnitHistory:
    return corrected(UnitHistory(), unit, DAY)


def with_value(unit: Unit, key: str, value: object) -> Unit:
    return unit_on(changed_history(kept(unit), key, value), DAY)


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


def test_a_village_may_say_what_it_is_and_from_when_to_when() -> None:
    given: list[object] = [
        {"id": "dong", "name": "Đông", "to": "2025-07-01"},
        {"id": "dong", "name": "Đông Hòa", "kind": "tổ dân phố", "from": "1/7/2025"},
        "Buôn Đăk Lo",
        {"name": "Tổ dân phố 3"},
    ]
    history = changed_history(kept(_UNIT), "villages", given)
    assert [each.full_name for each in unit_on(history, DAY).villages] == [
        "tổ dân phố Đông Hòa",
        "buôn Đăk Lo",
        "tổ dân phố 3",
    ]
    before = unit_on(history, DAY - datetime.timedelta(days=1))
    assert before.villages[0].full_name == "thôn Đông"


def test_a_list_says_what_stands_and_what_had_ended_is_kept() -> None:
    ended: list[object] = [{"name": "Đông", "to": "2024-01-01"}, "Tây"]
    history = changed_history(kept(_UNIT), "villages", ended)
    history = changed_history(history, "villages", ["Tây"])
    assert history.villages[-1] == Dated(Village("dong", "Đông"), None, datetime.date(2024, 1, 1))


def test_superiors_stand_from_a_day_and_take_the_place_of_the_parent() -> None:
    bodies: list[object] = [
        {"name": "UBND huyện Đá Bạc", "kind": "huyện", "to": "2025-07-01"},
        {"name": "UBND tỉnh Sông Hồng", "kind": "tỉnh", "from": "2025-07-01"},
    ]
    assert with_value(_UNIT, "superiors", bodies).parent == "UBND tỉnh Sông Hồng"


def test_recipients_may_have_days_too() -> None:
    given: list[object] = ["HĐND xã", {"name": "Phòng Nội vụ huyện", "to": "2025-07-01"}]
    assert with_value(_UNIT, "recipients", given).recipients == ("HĐND xã",)


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "Đông", "from": "2025-07-01", "to": "2025-07-01"},
        {"name": "Đông", "from": "2025-07-01", "to": "2024-07-01"},
        {"name": "Đông", "from": "hôm nay"},
        {"name": "Đông", "to": 2025},
    ],
)
def test_days_that_are_none_are_refused(entry: dict[str, object]) -> None:
    with pytest.raises(UnitValueWrong):
        changed_history(kept(_UNIT), "villages", [entry])


def test_what_is_told_is_taken_back_unchanged() -> None:
    history = kept(replace(_UNIT, recipients=("HĐND xã", "Lưu: VT")))
    given: list[object] = [
        {"id": "dong", "name": "Đông", "to": "2025-07-01"},
        {"id": "dong", "name": "3", "kind": "tổ dân phố", "from": "1/7/2025"},
    ]
    history = changed_history(history, "villages", given)
    told = history_json(history, DAY)
    again = history
    for key in ("villages", "signers", "recipients", "superiors"):
        again = changed_history(again, key, told[key])
    assert again == history
