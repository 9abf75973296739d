"""The board finds every unit its commune, whatever was said before."""

from dataclasses import replace

from core.board import Came, along, boards, unsent
from core.commune import Commune, Expected, UnitMatch
from core.tally import Tally, tally_of
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


def sent(unit: str, superior: str = "", province: str = "") -> Tally:
    tally = tally_of(template(), replace(report(), id=f"{unit}{superior}{province}", unit=unit))
    return replace(tally, superior=superior, province=province)


def test_two_units_of_one_name_are_two_lines_and_matched_each_by_its_place() -> None:
    binh = Commune("binh", "xã Bình")
    here, there = sent("xã X", "huyện A", "tỉnh S"), sent("xã X", "huyện A", "tỉnh T")
    (lines,) = boards(Expected((AN, binh)), [Came("2024-9M", [here, there], {})])
    assert [line.place for line in lines if line.commune is None] == [here.place, there.place]
    matched = UnitMatch("xã X", "binh", "tỉnh T", "huyện A")
    (lines,) = boards(Expected((AN, binh), (matched,)), [Came("2024-9M", [here, there], {})])
    assert [(line.unit, [one.tally.province for one in line.cells]) for line in lines] == [
        ("xã An", []),
        ("xã Bình", ["tỉnh T"]),
        ("xã X", ["tỉnh S"]),
    ]


def test_a_unit_under_another_superior_is_not_the_one_that_was_matched() -> None:
    expected = Expected((AN,), (UnitMatch("xã X", "an", "tỉnh S", "huyện A"),))
    other = sent("xã X", "huyện B", "tỉnh S")
    assert unsent(expected, "2024-9M", [other]) == ("xã An",)
    assert unsent(expected, "2024-9M", [sent("xã X", "huyện A", "tỉnh S")]) == ()


def test_an_unlisted_unit_stands_in_one_line_through_the_periods() -> None:
    """Its superior may change; of two of one name only the place tells."""
    now = [sent("xã X", "tỉnh S", "tỉnh S"), sent("xã Y", "huyện A", "tỉnh S")]
    then = [sent("xã X", "huyện A", "tỉnh S"), sent("xã Y", "huyện A", "tỉnh S")]
    then.append(sent("xã Y", "huyện B", "tỉnh S"))
    shown, before = boards(Expected(), [Came("2024-9M", now, {}), Came("2023-9M", then, {})])
    found = along(shown, before)
    assert [found[line.key].place for line in shown] == [then[0].place, then[1].place]


def test_marks_do_not_hide_a_unit_unless_two_differ_by_them() -> None:
    assert board(Expected((AN,)), "xã Án") == [("xã An", 1)]
    two = Expected((AN, Commune("an2", "xã Ân")))
    assert board(two, "xã Án") == [("xã An", 0), ("xã Án", 1), ("xã Ân", 0)]
