"""Widths and letters come from the very files that are drawn."""

import pytest

from core.export.metrics import FontMetrics, FontUnusable
from core.layout.placed import Face
from tests.papers import fonts, metrics

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONES = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


def test_the_nation_is_as_wide_as_in_times_new_roman() -> None:
    width = metrics().width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Face.BOLD, 12)
    assert round(width * 25.4 / 72, 1) == 88.3


def test_widths_grow_with_the_size_and_add_up() -> None:
    one, two = metrics().width("xã ", Face.ITALIC, 13), metrics().width("Hòa", Face.ITALIC, 13)
    assert metrics().width("xã Hòa", Face.ITALIC, 13) == pytest.approx(one + two)
    assert metrics().width("xã ", Face.ITALIC, 26) == pytest.approx(2 * one)


def test_no_text_has_no_width() -> None:
    assert metrics().width("", Face.REGULAR, 14) == 0


@pytest.mark.parametrize("face", Face)
def test_every_vietnamese_letter_has_its_own_width(face: Face) -> None:
    for letter in VIETNAMESE + TONES:
        assert metrics().width(letter, face, 14) > 0


def test_no_letter_of_vietnamese_and_no_mark_of_the_offices_is_missing() -> None:
    text = VIETNAMESE + TONES
    assert metrics().missing(f"{text}{text.upper()}0123456789.,;:–—“”‘’…/()%₫²³½\u00a0\n\t") == ()


def test_characters_without_a_glyph_are_named_once_in_order() -> None:
    assert metrics().missing("Đạt ✓ tốt 👍 và ✓") == ("✓", "👍")


def test_a_missing_character_is_as_wide_as_the_box_drawn_for_it() -> None:
    box = metrics().width("👍", Face.REGULAR, 14)
    assert box > 0
    assert metrics().width("a👍", Face.REGULAR, 14) == pytest.approx(
        metrics().width("a", Face.REGULAR, 14) + box
    )


@pytest.mark.parametrize("data", [b"", b"not a font", b"\x00\x01\x00\x00" + bytes(40)])
def test_a_file_that_is_no_font_is_named_by_its_face(data: bytes) -> None:
    broken = FontMetrics({**fonts(), Face.BOLD: data})
    with pytest.raises(FontUnusable) as raised:
        broken.width("xã", Face.BOLD, 14)
    assert raised.value.facts == {"face": "bold"}


@pytest.mark.parametrize("kept", [100, 5_000, 100_000, 300_000])
def test_a_file_cut_short_is_no_font(kept: int) -> None:
    cut = {face: data[:kept] for face, data in fonts().items()}
    with pytest.raises(FontUnusable):
        FontMetrics(cut).width("xã", Face.REGULAR, 14)
