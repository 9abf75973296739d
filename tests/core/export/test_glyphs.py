"""What the font cannot draw is told with its place, or replaced by what the table says."""

from dataclasses import replace

import pytest

from core.export.glyphs import SUBSTITUTES, Lost, Spot, missing, printable
from core.export.text import text
from core.paper import Addressees, Block, Note, Origin, Paragraph, Role, Run
from tests.papers import (
    body,
    chapter,
    document,
    letterhead,
    metrics,
    sample_document,
    signatures,
    table,
    title,
)


def noted(words: str) -> Paragraph:
    return Paragraph((Run("Số liệu", note=Note((Run(words),))),), Role.BODY, "", Origin("a", 0))


def told(*blocks: Block) -> list[tuple[str, Spot, str]]:
    return [(lost.letter, lost.spot, lost.where) for lost in missing(document(*blocks), metrics())]


def test_a_paper_of_letters_the_font_has_loses_nothing_and_is_not_touched() -> None:
    paper = sample_document()
    assert missing(paper, metrics()) == ()
    assert printable(paper, metrics()) is paper


PLACES: tuple[tuple[Block, Spot], ...] = (
    (replace(letterhead(), place_date="Hòa Lâm 👍"), Spot.HEAD),
    (replace(title(), subject=(Run("Kết quả 👍"),)), Spot.TITLE),
    (Addressees("Kính gửi:", ("Huyện 👍",)), Spot.ADDRESSEES),
    (body("Thực hiện 👍"), Spot.OPENING),
    (replace(signatures(), recipients=("- Như trên 👍;",)), Spot.FOOT),
    (replace(signatures(), name="Nhung 👍"), Spot.FOOT),
)


@pytest.mark.parametrize(("block", "spot"), PLACES)
def test_every_part_of_the_paper_is_looked_at_and_named(block: Block, spot: Spot) -> None:
    assert told(block) == [("👍", spot, "")]


def test_a_section_is_named_by_its_heading() -> None:
    assert told(*chapter(0)[:1], body("Tốt 👍"), *chapter(0)[3:4], table(), body("Hay 漢")) == [
        ("👍", Spot.SECTION, "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
        ("漢", Spot.SECTION, "1. Việc ban hành và phổ biến văn bản"),
    ]


def test_a_cell_of_a_table_is_looked_at() -> None:
    given = table()
    rows = (((Run("1"),), (Run("漢"),), (Run(""),), (Run(""),)), *given.rows)
    assert told(replace(given, rows=rows)) == [("漢", Spot.OPENING, "")]


def test_a_note_is_named_by_its_number() -> None:
    assert told(noted("một"), noted("hai 👍"))[0] == ("👍", Spot.NOTE, "2")


def test_a_place_names_each_character_once_with_the_words_around_it() -> None:
    words = "Các thôn đều thực hiện tốt 👍 việc công khai, 👍 được Nhân dân khen"
    (found,) = missing(document(body(words)), metrics())
    assert found == Lost("👍", "", Spot.OPENING, "", "thực hiện tốt 👍 việc công khai,")


def test_what_is_replaced_is_told_with_what_is_printed_for_it() -> None:
    (found,) = missing(document(body("Đạt ✓")), metrics())
    assert (found.letter, found.printed) == ("✓", "x")


def test_only_what_the_table_says_is_replaced_everywhere_it_stands() -> None:
    paper = document(
        replace(letterhead(), issuer=("ỦY BAN ✓",)),
        replace(title(), subject=(Run("Đạt ✓"),)),
        Addressees("Kính gửi:", ("Huyện ✓",)),
        *chapter(0)[:1],
        body("Đạt ✓, tốt 👍, KT\u2011XH ☐ ☑"),
        noted("Đạt ✔"),
        replace(signatures(), recipients=("- Lưu ✓.",)),
    )
    printed = text(printable(paper, metrics()))
    for letter, printed_letter in SUBSTITUTES.items():
        assert text(paper).count(letter) == 0 or printed_letter in printed
        assert letter not in printed
    assert "Đạt x, tốt 👍, KT-XH □ x" in printed


def test_what_stands_for_a_character_is_in_the_font() -> None:
    assert metrics().missing("".join(SUBSTITUTES.values())) == ()
