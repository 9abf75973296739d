"""Ruled tables: columns, rules, the heading row on every page, rows cut by a page."""

from collections import Counter
from dataclasses import replace

from core.layout.placed import Page, Part, text_of
from core.paper import Align, Column, Note, Origin, Run, Table
from tests.core.layout.test_pages import end_of, in_mm, one_liners
from tests.papers import PROSE, laid_out, table


def simple(*rows: tuple[str, ...], aligns: tuple[Align, ...] = (Align.LEFT, Align.LEFT)) -> Table:
    columns = tuple(Column(f"Cột {i}", 0.5, align) for i, align in enumerate(aligns, 1))
    cells = tuple(tuple((Run(text),) for text in row) for row in rows)
    return Table(columns, cells, Origin("bieu", 0))


def level_rules(page: Page) -> list[float]:
    return sorted({rule.y1 for rule in page.rules if rule.y1 == rule.y2})


def upright_rules(page: Page) -> set[float]:
    return {in_mm(rule.x1) for rule in page.rules if rule.x1 == rule.x2}


def test_a_table_is_ruled_around_every_cell() -> None:
    (page,) = laid_out(simple(("a", "b"), ("c", "d")))
    assert upright_rules(page) == {30, 110, 190}
    assert len(level_rules(page)) == 4
    top, bottom = level_rules(page)[0], level_rules(page)[-1]
    height = sum(rule.y2 - rule.y1 for rule in page.rules if rule.x1 == rule.x2)
    assert round(height, 6) == round(3 * (bottom - top), 6)


def test_a_table_is_read_row_by_row_and_cell_by_cell() -> None:
    long = " ".join(PROSE[0].split()[:12])
    (page,) = laid_out(simple((long, long), ("c", "d")))
    joined = " ".join(text_of(page))
    assert joined == f"Cột 1 Cột 2 {long} {long} c d"


def test_figures_stand_at_the_right_and_short_words_in_the_middle_of_their_cells() -> None:
    (page,) = laid_out(simple(("12", "cuộc"), aligns=(Align.RIGHT, Align.CENTRE)))
    figure, word = page.lines[2:]
    assert in_mm(end_of(figure)) == 110 - 1.5
    assert in_mm((word.pieces[0].x + end_of(word)) / 2) == 150


def test_the_heading_row_is_said_again_on_every_page() -> None:
    pages = laid_out(table(120))
    assert len(pages) > 2
    for page in pages[1:]:
        again = [line for line in page.lines[1:] if line.part is Part.FURNITURE]
        assert [line.pieces[0].text for line in again][:2] == ["TT", "Nội dung"]
    first = [line for line in pages[0].lines if line.part is Part.FURNITURE]
    assert first == []


def test_a_heading_row_is_not_left_alone_at_the_foot_of_a_page() -> None:
    two_lines = " ".join(PROSE[0].split()[:12])
    pages = laid_out(*one_liners(29), simple((two_lines, "b")))
    assert {line.block for line in pages[0].lines} == set(range(29))


def test_a_row_of_a_few_lines_moves_whole() -> None:
    text = " ".join(PROSE[0].split()[:25])
    pages = laid_out(simple(*((text, str(i)) for i in range(40))))
    assert len(pages) > 2
    counts = [
        Counter(line.item for line in page.lines if line.item > 1 and line.item % 2 == 0)
        for page in pages
    ]
    assert len({count for page in counts for count in page.values()}) == 1


def test_a_long_row_is_cut_by_the_end_of_a_page_and_closed_by_rules() -> None:
    pages = laid_out(simple((" ".join(PROSE * 6), "b")))
    assert len(pages) > 1
    for page in pages:
        lines = [line.y for line in page.lines if line.part is Part.TEXT]
        assert level_rules(page)[0] < min(lines)
        assert level_rules(page)[-1] > max(lines)
    printed = [
        "".join(piece.text for piece in line.pieces)
        for page in pages
        for line in page.lines
        if line.item == 2 and line.part is Part.TEXT
    ]
    assert " ".join(printed).replace("KT- XH", "KT-XH") == " ".join(PROSE * 6)


def test_a_note_in_a_cell_stands_at_the_foot_of_the_page() -> None:
    block = simple(("a", "b"))
    cited = replace(block, rows=(((Run("a", note=Note((Run("Theo sổ."),))),), (Run("b"),)),))
    (page,) = laid_out(cited)
    assert text_of(page)[-1] == "1 Theo sổ."


def test_a_table_without_rows_prints_its_heading() -> None:
    (page,) = laid_out(simple())
    assert text_of(page) == ("Cột 1", "Cột 2")


def test_a_word_too_long_for_its_column_stays_inside() -> None:
    narrow = Table(
        (Column("TT", 0.02), Column("Nội dung", 0.98)),
        (((Run("12345"),), (Run("x"),)),),
        Origin("bieu", 0),
    )
    (page,) = laid_out(narrow)
    digits = [text for text in text_of(page) if text.isdigit()]
    assert digits == list("12345")
