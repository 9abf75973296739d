"""Whole files of any make-up: every letter is in a section, unplaced, or in the head and foot.

What counts is each word of the writer's own; numbers that Word sets or a person types before a
heading, and the kind of paper over the title, may go.
"""

import contextlib
import itertools
import textwrap
import unicodedata
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from core.importing.old_paper import flat
from core.importing.reading import Imported
from core.importing.refused import FileEmpty, TextUnreadable
from tests.core.importing.old_files import called, footnotes, imported, paragraph, run, word_file
from tests.core.importing.test_docx import NUMBERING, STYLES
from tests.core.importing.test_office_files import open_text

_LETTERS = "bcdghklmnp"
_OPENINGS = (
    "", "", "", "1. ", "2.1. ", "a) ", "- ", "+ ", "* ", "# ", "I. ", "II. ĐẶC ĐIỂM TÌNH HÌNH ",
    "1. Công tác kiểm tra, giám sát ", "Nơi nhận: ", "Kính gửi: ", "Số: 12/BC-UBND ", "TM. ỦY BAN ",
    "¹ ", "[1] ", "1 ", "PHỤ LỤC ", "Trên đây là báo cáo ", "ngày 5 tháng 9 năm 2024 ",
    "Người ký: ", "CHỦ TỊCH ", "(Kèm theo ", "2.2. Kết quả tiếp công dân, đối thoại ",
)  # fmt: skip
_ENDINGS = ("", ".", ",", ";", ":", "./.", " 3", "¹", "[1]", "…", ")", "-")
_KINDS = ("paragraph", "table", "box", "control", "list", "note", "inserted", "deleted", "nested")


@dataclass(frozen=True)
class Block:
    """One piece of a paper; `words` are found in no other."""

    kind: str
    opening: str
    words: tuple[str, ...]
    ending: str
    cuts: tuple[int, ...]
    depth: int

    @property
    def line(self) -> str:
        return f"{self.opening}{' '.join(self.words)}{self.ending}"

    def cut(self) -> list[str]:
        """The line in pieces, cut anywhere."""
        places = sorted({0, len(self.line), *(at % (len(self.line) + 1) for at in self.cuts)})
        return [self.line[a:b] for a, b in itertools.pairwise(places)]


def word(at: int) -> str:
    """The at-th word: four letters, one of them with two marks."""
    return "qấ" + "".join(_LETTERS[int(digit)] for digit in f"{at:03}")


@st.composite
def blocks(draw: st.DrawFn) -> list[Block]:
    made: list[Block] = []
    at = 0
    for _ in range(draw(st.integers(1, 14))):
        count = draw(st.integers(1, 6))
        kind, opening = draw(st.sampled_from(_KINDS)), draw(st.sampled_from(_OPENINGS))
        cuts = tuple(draw(st.lists(st.integers(0, 60), max_size=4)))
        words = tuple(word(at + each) for each in range(count))
        made.append(
            Block(kind, opening, words, draw(st.sampled_from(_ENDINGS)), cuts, len(cuts) % 4)
        )
        at += count
    return made


def everything(report: Imported) -> str:
    """All that can be found again anywhere in what was read."""
    told = [item.heading for item in report.matched]
    told += [f"{piece.heading} {piece.text}" for piece in report.unmatched]
    told += [*report.head.lines, *(report.report.head.addressed_to or ())]
    for text in report.report.sections.values():
        told += [flat(each.content) for each in text.prose.paragraphs]
    return unicodedata.normalize("NFC", " ".join(told))


def nothing_is_lost(given_: list[Block], name: str, data: bytes) -> None:
    try:
        found = everything(imported(data, name))
    except FileEmpty:
        assert all(block.kind == "deleted" for block in given_)
        return
    kept = [each for block in given_ if block.kind != "deleted" for each in block.words]
    gone = [each for block in given_ if block.kind == "deleted" for each in block.words]
    assert [each for each in kept if each not in found] == []
    assert [each for each in gone if each in found] == []


def in_word(block: Block, at: int) -> str:
    runs = [run(piece, "<w:b/>" if turn % 2 else "") for turn, piece in enumerate(block.cut())]
    whole = paragraph(*runs)
    match block.kind:
        case "table":
            texts = (run(each) for each in block.line.split())
            cells = "".join(f"<w:tc>{paragraph(each)}</w:tc>" for each in texts)
            return f"<w:tbl><w:tr>{cells}</w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        case "nested":
            inner = f"<w:tbl><w:tr><w:tc>{whole}</w:tc></w:tr></w:tbl>"
            return f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
        case "box":
            return paragraph(f"<w:r><w:pict><w:txbxContent>{whole}</w:txbxContent></w:pict></w:r>")
        case "control":
            return f"<w:sdt><w:sdtContent>{whole}</w:sdtContent></w:sdt>"
        case "list":
            return paragraph(*runs, numbered=(1 + at % 3, block.depth if at % 3 != 1 else 0))
        case "note":
            return paragraph(run("Xem"), called(at + 1))
        case "inserted":
            return paragraph(f'<w:ins w:id="1">{"".join(runs)}</w:ins>')
        case "deleted":
            struck = "".join(runs).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
            return paragraph(f'<w:del w:id="1">{struck}</w:del>')
        case _:
            return whole


def in_open_text(block: Block, at: int) -> str:
    spans = "".join(
        f"<text:span>{escape(piece.strip(' '))}</text:span>"
        + "<text:s/>" * (piece.endswith(" ") or after.startswith(" "))
        for piece, after in zip(block.cut(), [*block.cut()[1:], ""], strict=True)
    )
    whole = f"<text:p>{spans}</text:p>"
    match block.kind:
        case "table" | "nested":
            cell = f"<table:table-cell>{whole}</table:table-cell>"
            return f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
        case "box":
            box = f"<draw:text-box>{whole}</draw:text-box>"
            return f"<text:p><draw:frame>{box}</draw:frame></text:p>"
        case "control":
            return f"<text:section>{whole}</text:section>"
        case "list":
            return f"<text:list><text:list-item>{whole}</text:list-item></text:list>"
        case "note":
            body = f"<text:note-body>{whole}</text:note-body>"
            cited = f"<text:note-citation>{at}</text:note-citation>"
            return f"<text:p>Xem<text:note>{cited}{body}</text:note></text:p>"
        case "inserted":
            return f"<text:h text:outline-level='{block.depth + 1}'>{spans}</text:h>"
        case "deleted":
            region = f"<text:deletion>{whole}</text:deletion>"
            return (
                f"<text:tracked-changes><text:changed-region>{region}</text:changed-region>"
                "</text:tracked-changes>"
            )
        case _:
            return whole


@given(blocks())
@settings(max_examples=150, deadline=None)
def test_no_letter_of_a_word_file_is_lost(given_: list[Block]) -> None:
    body = "".join(in_word(block, at) for at, block in enumerate(given_))
    notes = [block.line if block.kind == "note" else "" for block in given_]
    parts = {"numbering.xml": NUMBERING, "styles.xml": STYLES, "footnotes.xml": footnotes(notes)}
    nothing_is_lost(given_, "cu.docx", word_file(body, parts))


@given(blocks())
@settings(max_examples=150, deadline=None)
def test_no_letter_of_an_open_text_is_lost(given_: list[Block]) -> None:
    body = "".join(in_open_text(block, at) for at, block in enumerate(given_))
    nothing_is_lost(given_, "cu.odt", open_text(body))


@given(
    blocks(),
    st.sampled_from([20, 40, 72, 10_000]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1258"]),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n\f"]),
    st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_no_letter_of_a_text_file_is_lost(
    given_: list[Block], width: int, encoding: str, end: str, apart: bool
) -> None:
    lines = [line for block in given_ for line in textwrap.wrap(block.line, width) or [""]]
    found = end.join(lines)
    if apart:
        found = unicodedata.normalize("NFD", found)
    data = in_code_page(found) if encoding == "cp1258" else found.encode(encoding)
    kept = [replace(block, kind="paragraph") for block in given_]
    # Too few tones leave the old code page unknown, and the file is refused.
    with contextlib.suppress(TextUnreadable if encoding == "cp1258" else FileEmpty):
        nothing_is_lost(kept, "cu.txt", data)


def in_code_page(found: str) -> bytes:
    """As Windows-1258 has it: the tone apart from its vowel, which keeps its hat."""
    parts = (
        letter if letter.encode("cp1258", "ignore") else unicodedata.decomposition(letter)
        for letter in unicodedata.normalize("NFC", found)
    )
    whole = (
        part if len(part) == 1 else "".join(chr(int(code, 16)) for code in part.split())
        for part in parts
    )
    return "".join(whole).encode("cp1258", "replace")
