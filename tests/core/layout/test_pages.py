"""Pages as a clerk sees them: margins, indents, what stays together, where numbers stand."""

from dataclasses import replace
from itertools import pairwise

import pytest

from core.layout.pages import layout
from core.layout.placed import Line, Page, Part, text_of
from core.paper import Heading, Origin, PageBreak, Paragraph, Role, Run
from core.style import mm
from tests.papers import ND30, PROSE, body, document, laid_out, metrics, signatures, title

LINES_ON_A_PAGE = int((mm(297) - mm(40)) // 18)


def in_mm(length: float) -> float:
    return round(length * 25.4 / 72, 1)


def end_of(line: Line) -> float:
    """The right end of a line's ink."""
    piece = line.pieces[-1]
    ink = metrics().width(piece.text, piece.face, piece.size)
    return piece.x + ink + piece.text.count(" ") * line.word_space


def one_liners(count: int) -> tuple[Paragraph, ...]:
    """Paragraphs of one line each; with their spacing, 24 points a piece."""
    return tuple(body(f"Đoạn thứ {index + 1}.", paragraph=index) for index in range(count))


def lines_of(pages: tuple[Page, ...], block: int) -> list[int]:
    """How many lines of a block each page holds, from the first page that has one."""
    counts = [sum(line.block == block for line in page.lines) for page in pages]
    return [count for count in counts if count]


def test_a_paper_without_text_is_one_blank_page() -> None:
    (page,) = laid_out()
    assert (page.number, page.lines, page.rules) == (1, (), ())
    assert (in_mm(page.width), in_mm(page.height)) == (210, 297)


def test_body_text_is_justified_between_the_margins_with_its_first_line_indented() -> None:
    (page,) = laid_out(body(PROSE[0]))
    first, second, last = page.lines
    assert [in_mm(line.pieces[0].x) for line in page.lines] == [42.7, 30, 30]
    assert [in_mm(end_of(line)) for line in (first, second)] == [190, 190]
    assert last.word_space == 0


def test_lines_stand_exactly_18_points_apart_and_paragraphs_6_points_more() -> None:
    (page,) = laid_out(body(PROSE[0]), body(PROSE[1]))
    ys = [line.y for line in page.lines]
    assert [round(b - a, 6) for a, b in pairwise(ys)] == [18, 18, 24, 18, 18]


def test_bold_and_italic_words_keep_their_place_in_a_justified_line() -> None:
    plain_words = body(PROSE[0])
    runs = tuple(
        Run(f"{word} ", bold=index % 3 == 0) for index, word in enumerate(PROSE[0].split())
    )
    mixed = replace(plain_words, runs=runs)
    (page,) = laid_out(mixed)
    for line in page.lines[:-1]:
        assert in_mm(end_of(line)) == 190
        for before, after in pairwise(line.pieces):
            width = metrics().width(before.text, before.face, before.size)
            stretched = width + before.text.count(" ") * line.word_space
            assert after.x == pytest.approx(before.x + stretched)


def test_the_mark_of_a_list_is_printed_as_it_is_typed() -> None:
    (page,) = laid_out(Paragraph((Run("Họp thôn"),), Role.DASH, "- ", Origin("a", 0)))
    assert text_of(page) == ("- Họp thôn",)
    assert in_mm(page.lines[0].pieces[0].x) == 42.7


def test_a_heading_says_its_number_and_its_words() -> None:
    (page,) = laid_out(Heading(1, "I.", "ĐẶC ĐIỂM", Origin("a")), Heading(1, "", "B", Origin("b")))
    assert text_of(page) == ("I. ĐẶC ĐIỂM", "B")


def test_a_line_knows_the_paragraph_it_was_made_from() -> None:
    (page,) = laid_out(body("Một.", "ket-qua", 3), title())
    assert page.lines[0].origin == Origin("ket-qua", 3)
    assert [line.block for line in page.lines] == [0, 1, 1, 1]


def test_page_numbers_stand_centred_in_the_top_margin_from_the_second_page_on() -> None:
    first, second, third = laid_out(*one_liners(70))
    assert [line for line in first.lines if line.part is Part.FURNITURE] == []
    for page in (second, third):
        number = page.lines[0]
        assert text_of(page)[0] == str(page.number)
        assert number.part is Part.FURNITURE
        assert 9 <= in_mm(number.y) <= 15
        assert in_mm((number.pieces[0].x + end_of(number)) / 2) == 110


def test_text_goes_on_at_the_top_of_the_next_page_without_the_space_between() -> None:
    pages = laid_out(*one_liners(40))
    assert [line.y for line in pages[1].lines[1:2]] == [pages[0].lines[0].y]


def test_the_space_after_a_paragraph_may_fall_into_the_bottom_margin() -> None:
    short = replace(ND30, page_height=mm(40) + 18 + 24)
    assert len(laid_out(*one_liners(2), style=short)) == 1


@pytest.mark.parametrize("over", range(4))
def test_no_line_of_a_paragraph_stands_alone_on_a_page(over: int) -> None:
    filled = (body("X " * 38 * (LINES_ON_A_PAGE - over)),)
    pages = laid_out(*filled, body(" ".join(PROSE[:2])))
    assert 1 not in lines_of(pages, 1)
    assert 1 not in lines_of(pages, 0)


def test_a_paragraph_of_three_lines_moves_whole() -> None:
    room_for_two = replace(ND30, page_height=mm(40) + 24 + 18 * 2)
    pages = laid_out(body("Mở đầu."), body(PROSE[0]), style=room_for_two)
    assert [len(page.lines) for page in pages][:1] == [1]


@pytest.mark.parametrize("before", range(24, 31))
def test_a_heading_is_followed_by_two_lines_of_its_text(before: int) -> None:
    heading = Heading(2, "1.", "Tiêu đề", Origin("a"))
    pages = laid_out(*one_liners(before), heading, body(" ".join(PROSE[:3])))
    for page in pages:
        blocks = [line.block for line in page.lines]
        if before in blocks:
            assert blocks.count(before + 1) >= 2


def test_headings_keep_with_the_headings_under_them() -> None:
    headings = tuple(Heading(level, "1.", "Tiêu đề", Origin("a")) for level in (1, 2, 3))
    pages = laid_out(*one_liners(28), *headings, body(PROSE[0]))
    assert [line.block for line in pages[0].lines] == list(range(28))


def test_a_page_break_opens_a_page_and_two_of_them_only_one() -> None:
    pages = laid_out(PageBreak(), body("Một."), PageBreak(), PageBreak(), body("Hai."), PageBreak())
    assert [text_of(page) for page in pages] == [("Một.",), ("2", "Hai.")]


@pytest.mark.parametrize("before", range(18, 32))
def test_the_signatures_stand_on_one_page_under_two_lines_of_the_text(before: int) -> None:
    pages = laid_out(*one_liners(before), signatures())
    signed = [page for page in pages if any(line.block == before for line in page.lines)]
    assert len(signed) == 1
    over = [line for line in signed[0].lines if 0 <= line.block < before]
    assert len(over) >= 2


def test_the_whole_text_of_a_paper_comes_out_in_order() -> None:
    text = " ".join(PROSE * 8)
    pages = layout(document(body(text)), ND30, metrics())
    lines = [line for page in pages for line in page.lines if line.part is Part.TEXT]
    printed = " ".join("".join(piece.text for piece in line.pieces).strip() for line in lines)
    assert printed.replace("KT- XH", "KT-XH") == text
