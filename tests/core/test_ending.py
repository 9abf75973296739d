"""The body ends with "./." once, whatever it ends with."""

import pytest

from core.ending import ended
from core.paper import Block, Heading, Note, Origin, PageBreak, Paragraph, Role, Run, Table, plain
from tests.papers import body, table

NOTE = Note((Run("Theo sổ của xã."),))


def said(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(block.runs) for block in blocks if isinstance(block, Paragraph)]


def of(*runs: Run) -> Paragraph:
    return Paragraph(runs, Role.BODY, "", Origin("ket", 0))


@pytest.mark.parametrize("end", ["", ".", ";", "./.", " ./. ", ".../.", ",", "./../."])
def test_a_sentence_ends_with_the_mark_however_it_was_typed(end: str) -> None:
    assert said(ended((body(f"Hết{end}"),))) == ["Hết./."]


def test_the_mark_in_the_middle_of_a_paper_becomes_a_full_stop() -> None:
    assert said(ended((body("Phần một./."), body("Phần hai")))) == ["Phần một.", "Phần hai./."]


def test_a_note_at_the_end_stands_before_the_mark() -> None:
    (last,) = ended((of(Run("Hết.", note=NOTE)),))
    assert isinstance(last, Paragraph)
    assert last.runs == (Run("Hết", note=NOTE), Run("./."))


def test_a_full_stop_behind_the_last_note_gives_way_to_the_mark() -> None:
    (last,) = ended((of(Run("Hết", note=NOTE), Run("."), Run(" ")),))
    assert isinstance(last, Paragraph)
    assert last.runs == (Run("Hết", note=NOTE), Run("./."))


@pytest.mark.parametrize("last", [table(1), Heading(1, "I.", "HẾT", Origin("a"))])
def test_after_a_table_or_a_heading_the_mark_stands_alone(last: Block) -> None:
    assert said(ended((body("Số liệu:"), last))) == ["Số liệu:", "./."]


def test_a_paper_without_a_body_has_no_mark() -> None:
    assert ended(()) == ()


def test_the_look_of_the_last_word_is_kept() -> None:
    (last,) = ended((of(Run("Kính báo "), Run("cáo.", italic=True)),))
    assert isinstance(last, Paragraph)
    assert last.runs[-1] == Run("cáo./.", italic=True)


def test_other_blocks_are_left_as_they_are() -> None:
    blocks = (PageBreak(), table(2), body("Hết."))
    assert ended(blocks)[:2] == blocks[:2]
    assert isinstance(ended(blocks)[1], Table)
