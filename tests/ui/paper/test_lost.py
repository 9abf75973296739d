"""A person is told which character is not printed, and where to find it."""

import pytest

from core.export.glyphs import Lost, Spot
from ui.paper.lost import lost_lines


@pytest.mark.parametrize("spot", Spot)
def test_every_place_has_a_name(spot: Spot) -> None:
    (line,) = lost_lines([Lost("👍", "", spot, "2", "tốt 👍 lắm")])
    assert "“👍” ở " in line
    assert "tốt 👍 lắm" in line


def test_a_section_and_a_note_are_told_apart() -> None:
    section, note = lost_lines([
        Lost("👍", "", Spot.SECTION, "1. Việc ban hành", "tốt 👍"),
        Lost("👍", "", Spot.NOTE, "2", "tốt 👍"),
    ])
    assert "ở mục “1. Việc ban hành” (" in section
    assert "ở chú thích 2 (" in note


def test_what_is_replaced_is_said() -> None:
    (line,) = lost_lines([Lost("✓", "x", Spot.OPENING, "", "Đạt ✓")])
    assert line.endswith("bản in thay bằng “x”.")
