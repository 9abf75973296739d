"""The board finds every unit its commune, whatever was said before."""

from dataclasses import replace

from core.board import Came, boards, unsent
from core.commune import Commune, Expected, UnitMatch
from core.tally import tally_of
from tests.samples import report, template

AN = Commune("an", "xã An")


def board(expected: Expected, *units: str) -> list[tuple[str, int]]:
    tallies = [tally_of(template(), replace(report(), id=one, unit=one)) for one in units]
    (lines,) = boards(expected, [Came("2024-9M", tallies, {})])
    return [(line.unit, len(line.cells)) for line in lines]


def test_a_match_with_a_unit_that_left_the_list_says_nothing() -> None:
    expected = Expected((AN,), (UnitMatch("xã Cũ", "gone"),))
    assert board(expected, "xã Cũ", "xã An") == [("xã An", 1), ("xã Cũ", 1)]


def test_a_match_of_the_very_province_comes_first() -> None:
    binh = Commune("binh", "xã Bình")
    expected = Expected((AN, binh), (UnitMatch("xã X", "an"), UnitMatch("xã X", "binh", "tỉnh T")))
    tally = tally_of(template(), replace(report(), unit="xã X"))
    there = [replace(tally, province="tỉnh T")]
    assert unsent(expected, "2024-9M", there) == ("xã An",)
    assert unsent(expected, "2024-9M", [tally]) == ("xã Bình",)


def test_marks_do_not_hide_a_unit_unless_two_differ_by_them() -> None:
    assert board(Expected((AN,)), "xã Án") == [("xã An", 1)]
    two = Expected((AN, Commune("an2", "xã Ân")))
    assert board(two, "xã Án") == [("xã An", 0), ("xã Án", 1), ("xã Ân", 0)]
