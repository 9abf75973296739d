"""The text file says what the papers say, word for word, in the same order."""

from dataclasses import replace

import pytest

from core.export.text import text
from core.paper import (
    Addressees,
    Block,
    Heading,
    Letterhead,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Signatures,
    Title,
)
from tests import papers
from tests.test_both_papers import BLOCKS, letters, letters_of_word_body
from tests.word_files import notes, word_file

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _text(*blocks: Block) -> str:
    return text(papers.document(*blocks))


@pytest.mark.parametrize("blocks", BLOCKS.values(), ids=BLOCKS)
def test_it_says_every_word_of_the_word_paper_and_then_its_notes(blocks: tuple[Block, ...]) -> None:
    document = papers.document(*map(finished, blocks))
    told = [number + note for number, note in notes(word_file(document)).items()]
    assert letters([text(document).translate(_PLAIN)]) == letters_of_word_body(document) + letters(
        told
    )


def finished(block: Block) -> Block:
    """The text is the report's words: which draft they come from is said on paper only."""
    return replace(block, draft="", code="") if isinstance(block, Letterhead) else block


def test_one_addressee_stands_on_the_labels_line() -> None:
    assert _text(Addressees("Kính gửi:", ("UBND huyện Đá Bạc",))) == "Kính gửi: UBND huyện Đá Bạc\n"


def test_several_addressees_stand_each_on_its_own() -> None:
    block = Addressees("Kính gửi:", ("Huyện ủy", "UBND huyện Đá Bạc", "Phòng Nội vụ"))
    assert _text(block) == ("Kính gửi:\n- Huyện ủy;\n- UBND huyện Đá Bạc;\n- Phòng Nội vụ.\n")


def test_a_paper_is_read_from_its_head_to_its_name() -> None:
    note = Note((Run("Theo sổ."),))
    told = _text(
        papers.letterhead(),
        Title("BÁO CÁO", (Run("Kết quả "), Run("năm 2024", bold=True))),
        Heading(1, "I.", "KẾT QUẢ", Origin("a")),
        Paragraph(
            (Run("Đã "), Run("tiếp", note=note), Run(" dân.")), Role.DASH, "- ", Origin("a", 0)
        ),
        PageBreak(),
        Signatures("Nơi nhận:", ("- Lưu: VT.",), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê An"),
    )
    assert told.split("\n\n") == [
        "ỦY BAN NHÂN DÂN\nXÃ HÒA LÂM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "Số: 07/BC-UBND",
        "Hòa Lâm, ngày 05 tháng 9 năm 2024",
        "BÁO CÁO",
        "Kết quả năm 2024",
        "I. KẾT QUẢ",
        "- Đã tiếp¹ dân.",
        "Nơi nhận:\n- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê An",
        "¹ Theo sổ.\n",
    ]


def test_what_is_empty_leaves_no_empty_line() -> None:
    head = Letterhead((), ("ỦY BAN NHÂN DÂN", ""), "Số:        /BC-UBND", "", "", "")
    told = _text(head, Title("BÁO CÁO", ()), Signatures("", (), (), ""))
    assert told == "ỦY BAN NHÂN DÂN\n\nSố:        /BC-UBND\n\nBÁO CÁO\n"


def test_a_row_is_a_line_of_cells() -> None:
    first, second, *_ = _text(papers.table(2)).splitlines()
    assert first == "TT\tNội dung\tĐơn vị tính\tKết quả trong kỳ"
    assert second.split("\t")[0] == "1"


def test_notes_are_counted_through_the_whole_paper() -> None:
    cited = Paragraph((Run("a", note=Note((Run("x"),))),), Role.BODY, "", Origin("a", 0))
    told = _text(*[cited] * 12)
    assert "a¹²\n" in told
    assert told.endswith("¹¹ x\n\n¹² x\n")
