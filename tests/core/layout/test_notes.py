"""Footnotes: numbered through the paper, at the foot of the page that cites them."""

from dataclasses import replace

import pytest

from core.layout.placed import Line, Page, Part, Rule
from core.paper import Note, Origin, Paragraph, Role, Run, SectionBreak
from core.style import mm
from tests.core.layout.test_pages import in_mm, one_liners
from tests.papers import ND30, PROSE, body, laid_out

BOTTOM = mm(297 - 20)


def noted(text: str, *notes: str) -> Paragraph:
    runs = tuple(Run(f" {text}", note=Note((Run(note),))) for note in notes)
    return Paragraph(runs, Role.BODY, "", Origin("a", 0))


def notes_of(page: Page) -> list[Line]:
    return [line for line in page.lines if line.part is Part.NOTE]


def short_rules(page: Page) -> list[Rule]:
    return [rule for rule in page.rules if in_mm(rule.x2 - rule.x1) == 50]


def text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_a_note_is_cited_by_a_raised_number_right_behind_its_words() -> None:
    (page,) = laid_out(noted("hộ nghèo", "Theo sổ của xã."))
    words, mark = page.lines[0].pieces
    assert (words.text, mark.text) == (" hộ nghèo", "1")
    assert mark.rise > 0
    assert mark.size < words.size


def test_a_note_stands_at_the_foot_of_the_page_under_a_rule_of_50_mm() -> None:
    (page,) = laid_out(noted("hộ nghèo", "Theo sổ của xã."))
    (note,) = notes_of(page)
    assert text(note) == "1 Theo sổ của xã."
    assert note.pieces[0].rise > 0
    assert BOTTOM - 13 < note.y < BOTTOM
    (rule,) = short_rules(page)
    assert in_mm(rule.x1) == 30
    assert page.lines[0].y < rule.y1 < note.y


def test_notes_are_numbered_through_the_whole_paper() -> None:
    pages = laid_out(noted("a", "Một.", "Hai."), *one_liners(40), noted("b", "Ba."))
    assert [[text(line) for line in notes_of(page)] for page in pages] == [
        ["1 Một.", "2 Hai."],
        ["3 Ba."],
    ]


def test_a_line_and_its_note_move_together() -> None:
    filled = one_liners(29)
    pages = laid_out(*filled, noted("hộ", "Theo sổ của xã."))
    assert notes_of(pages[0]) == []
    assert [text(line) for line in notes_of(pages[1])] == ["1 Theo sổ của xã."]


def test_without_its_note_the_same_line_would_have_fitted() -> None:
    assert len(laid_out(*one_liners(29), body("hộ"))) == 1


@pytest.mark.parametrize("before", range(20, 30))
def test_a_short_note_is_never_cut_by_the_end_of_a_page(before: int) -> None:
    pages = laid_out(*one_liners(before), noted("hộ", PROSE[0]))
    assert sum(1 for page in pages if notes_of(page)) == 1


@pytest.mark.parametrize("before", range(10, 30))
def test_a_long_note_begins_where_it_is_cited_and_goes_on_under_a_rule(before: int) -> None:
    pages = laid_out(*one_liners(before), noted("hộ", " ".join(PROSE)), *one_liners(20))
    parts = [notes_of(page) for page in pages if notes_of(page)]
    cited = next(page for page in pages if any(line.block == before for line in page.lines))
    assert notes_of(cited) == parts[0]
    assert min(len(part) for part in parts) >= 2
    assert [len(short_rules(page)) for page in pages] == [bool(notes_of(page)) for page in pages]


def test_a_note_longer_than_a_page_goes_on_over_as_many_as_it_needs() -> None:
    words = " ".join(PROSE * 20)
    pages = laid_out(noted("hộ", words), *one_liners(3))
    assert len(pages) > 2
    printed = " ".join(text(line) for page in pages for line in notes_of(page))
    assert printed.replace("KT- XH", "KT-XH") == f"1 {words}"
    body_lines = [line for page in pages for line in page.lines if line.part is Part.TEXT]
    assert len(body_lines) == 4


def test_beside_a_note_carried_over_the_text_goes_on() -> None:
    pages = laid_out(noted("hộ", " ".join(PROSE * 20)), *one_liners(30))
    assert all(any(line.part is Part.TEXT for line in page.lines) for page in pages)


def test_notes_come_after_the_text_in_reading_order() -> None:
    (page,) = laid_out(noted("hộ", "Theo sổ của xã."), body("Hết."))
    assert [line.part for line in page.lines] == [Part.TEXT, Part.TEXT, Part.NOTE]
    assert (page.lines[2].block, page.lines[2].item) == (0, 1)


def test_more_notes_than_a_page_holds_are_still_all_printed() -> None:
    pages = laid_out(noted("x", *(f"Chú thích {i}." for i in range(150))))
    printed = [text(line) for page in pages for line in notes_of(page)]
    assert printed == [f"{i + 1} Chú thích {i}." for i in range(150)]


def test_a_page_too_low_for_a_long_note_still_takes_it_bit_by_bit() -> None:
    low = replace(ND30, page_height=mm(60))
    pages = laid_out(noted("hộ", " ".join(PROSE)), style=low)
    assert max(line.y for page in pages for line in page.lines) <= mm(60 - 20)


def test_a_note_ends_before_the_annex_and_the_annex_counts_on() -> None:
    words = " ".join(PROSE * 12)
    annexed = (SectionBreak(landscape=True), noted("xã", "Theo biểu của xã."))
    pages = laid_out(*one_liners(20), noted("hộ", words), *annexed)
    upright = [page for page in pages if page.width < page.height]
    printed = " ".join(text(line) for page in upright for line in notes_of(page))
    assert printed.replace("KT- XH", "KT-XH") == f"1 {words}"
    (lying,) = [page for page in pages if page.width > page.height]
    (note,) = notes_of(lying)
    assert text(note) == "2 Theo biểu của xã."
    assert note.y < lying.height - mm(20)
