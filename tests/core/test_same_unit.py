"""A unit that was renamed, merged or put under another superior meets its earlier self."""

from dataclasses import replace
from decimal import Decimal

from core.commune import Commune, Expected, UnitMatch, homes
from core.fields import Figure
from core.over_time import only_in_parts, told
from core.same_unit import earlier_of, figures_before
from core.tally import Tally, tally_of
from tests.samples import report, template

LISTED = Expected(
    (Commune("moi", "xã Mới"), Commune("doi", "phường Đồi")),
    (UnitMatch("xã Cũ A", "moi"), UnitMatch("xã Cũ B", "moi"), UnitMatch("xã Đồi", "doi")),
)


def of(unit: str, superior: str = "", province: str = "", **figures: Figure) -> Tally:
    made = tally_of(template(), replace(report(), id=f"{unit}{superior}", unit=unit))
    return replace(made, superior=superior, province=province, figures=figures)


def names(found: tuple[tuple[Tally, ...], ...]) -> list[list[str]]:
    return [[tally.unit + tally.superior for tally in one] for one in found]


def test_a_merged_unit_had_what_its_parts_had() -> None:
    before = (
        of("xã Cũ A", so_ho=Decimal(3), so_khau=Decimal(9)),
        of("xã Cũ B", so_ho=Decimal(4)),
    )
    earlier = earlier_of([of("xã Mới")], before, homes(LISTED))
    assert names(earlier) == [["xã Cũ A", "xã Cũ B"]]
    (figures,) = figures_before(template(), earlier)
    assert (figures["so_ho"], figures["so_khau"]) == (Decimal(7), None)


def test_a_unit_that_changed_its_level_is_known_by_what_a_person_said() -> None:
    before = [of("xã Đồi", so_ho=Decimal(3))]
    assert names(earlier_of([of("phường Đồi")], before, homes(LISTED))) == [["xã Đồi"]]
    assert names(earlier_of([of("phường Đồi")], before)) == [[]]


def test_a_unit_whose_district_ended_is_still_the_same() -> None:
    earlier = earlier_of([of("xã A", "tỉnh T")], [of("xã A", "huyện H")])
    assert names(earlier) == [["xã Ahuyện H"]]


def test_two_of_one_name_are_told_apart_by_their_superiors() -> None:
    now = [of("xã A", "huyện H"), of("xã A", "huyện K")]
    assert names(earlier_of(now, now[::-1])) == [["xã Ahuyện H"], ["xã Ahuyện K"]]
    assert names(earlier_of([of("xã A", "huyện M")], now)) == [[]]


def test_two_provinces_may_have_one_name() -> None:
    before = [of("xã A", province="tỉnh T")]
    assert names(earlier_of([of("xã A", province="tỉnh U")], before)) == [[]]


def test_a_unit_under_a_new_superior_is_not_told_twice() -> None:
    parts = [[of("xã A", "huyện H")], [of("xã A", "huyện H")]]
    assert only_in_parts([of("xã A", "tỉnh T")], parts) == ()


def test_its_quarters_are_one_units_though_the_superior_changed() -> None:
    parts = [[of("xã A", "huyện H", dinh_ky=Decimal(1))], [of("xã A", "tỉnh", dinh_ky=Decimal(2))]]
    (group,) = only_in_parts([], parts)
    made = told(template(), "2024-6M", group)
    assert (made.figures["dinh_ky"], made.superior, made.is_told) == (Decimal(3), "tỉnh", True)


def test_quarters_of_two_that_share_a_name_are_not_mixed() -> None:
    part = [of("xã A", "huyện H"), of("xã A", "huyện K")]
    groups = only_in_parts([of("xã A", "huyện K")], [part, part])
    assert names(groups) == [["xã Ahuyện H"] * 2]


def test_a_renamed_units_quarters_are_one_units() -> None:
    listed = Expected((Commune("x", "xã Mới"),), (UnitMatch("xã Cũ", "x"),))
    groups = only_in_parts([], [[of("xã Cũ")], [of("xã Mới")]], homes(listed))
    assert names(groups) == [["xã Cũ", "xã Mới"]]
