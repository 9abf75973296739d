"""The rule set as data: named, complete, every figure where the decree allows it."""

import copy
import tomllib
from typing import Any

import pytest

from core.style import Alignment, Ink, mm
from core.style_reading import Range, StyleWrong, ranges, read_style, value_at
from resources import read_text

GIVEN = tomllib.loads(read_text("law/nd30.toml"))
RANGES = ranges(GIVEN["range"])


def changed(path: str, value: Any) -> dict[str, Any]:
    given = copy.deepcopy(GIVEN)
    *most, last = path.split(".")
    place: Any = given
    for key in most:
        place = place[int(key)] if key.isdecimal() else place[key]
    place[last] = value
    return given


def test_it_names_its_decree_and_the_day() -> None:
    style = read_style(GIVEN)
    assert style.law == (
        "Nghị định về công tác văn thư số 30/2020/NĐ-CP ngày 05/03/2020, Phụ lục I"
    )


def test_lengths_are_points_whichever_unit_the_file_uses() -> None:
    style = read_style(GIVEN)
    assert style.page_width == mm(210)
    assert (style.body.size, style.body.leading, style.body.after) == (14, 18, 6)
    assert style.body.first_line == mm(12.7)
    assert style.body.alignment is Alignment.JUSTIFIED
    assert style.urgency.ink is Ink.RED


@pytest.mark.parametrize(
    "allowed", RANGES, ids=[f"{range_.source} {range_.figures[0]}" for range_ in RANGES]
)
def test_every_figure_lies_where_the_decree_allows_it(allowed: Range) -> None:
    for figure in allowed.figures:
        values = value_at(GIVEN, figure)
        assert values
        assert all(allowed.least <= value <= allowed.most for value in values)


def test_the_sizes_of_the_head_go_together() -> None:
    sizes = [
        (head.scale, head.nation.size, head.motto.size, head.place_date.size, head.number.size)
        for head in read_style(GIVEN).heads
    ]
    assert sizes == [(12, 12, 13, 13, 13), (13, 13, 14, 14, 13)]


@pytest.mark.parametrize(
    ("path", "value", "problem", "key"),
    [
        ("text.body.size", 15, "out_of_range", "text.body.size"),
        ("page.margin_left_mm", 25, "out_of_range", "page.margin_left_mm"),
        ("head.1.nation", {"size": 14, "leading": 16}, "out_of_range", "head.nation.size"),
        ("text.body.size", "14", "wrong_type", "text.body.size"),
        ("text.body.colour", "blue", "unknown_key", "text.body.colour"),
        ("text.body.align", "middle", "unknown_kind", "text.body.align"),
        ("text.body", {"size": 14}, "missing", "text.body.leading"),
        ("text.motto", {"size": 14, "leading": 16}, "unknown_key", "text.motto"),
        ("page.gutter", 3, "unknown_key", "page.gutter"),
        ("urgency.widths_mm", {"khan": 20}, "missing", "urgency.widths_mm.thuong_khan"),
        ("spacing", {}, "missing", "letterhead_gap"),
        ("law.date", "2020", "wrong_type", "law.date"),
        ("notes", [], "wrong_type", "notes"),
        ("colours", {}, "unknown_key", "colours"),
    ],
)
def test_a_wrong_rule_set_is_told_with_its_place(
    path: str, value: Any, problem: str, key: str
) -> None:
    with pytest.raises(StyleWrong) as caught:
        read_style(changed(path, value))
    assert caught.value.facts == {"problem": problem, "key": key}
