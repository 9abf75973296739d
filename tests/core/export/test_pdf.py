"""The PDF as readers see it: text, fonts, bookmarks, and the same bytes for the same paper."""

import datetime
import re
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics

from core.export.metrics import FontUnusable
from core.export.pdf import pdf
from core.layout.placed import Face, Page, Part, Rule, text_of
from core.paper import Document, Heading, Origin
from core.style import Ink
from tests.papers import PROSE, body, document, fonts, laid_out, long_document, sample_document

MADE = datetime.date(2024, 9, 10)

Tool = Callable[..., str]


def pages_of(paper: Document) -> tuple[Page, ...]:
    return laid_out(*paper.blocks)


def made(paper: Document, date: datetime.date = MADE) -> bytes:
    return pdf(pages_of(paper), fonts(), paper, date)


@pytest.fixture
def read(tmp_path: Path) -> Tool:
    """Runs a tool of poppler on the PDF of a paper."""

    def run(tool: str, paper: Document, *options: str) -> str:
        program = which(tool)
        if program is None:
            pytest.skip(f"{tool} (poppler-utils) is not installed")
        path = tmp_path / "paper.pdf"
        path.write_bytes(made(paper))
        target = () if tool != "pdftotext" else ("-",)
        command = [program, *options, str(path), *target]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout

    return run


def test_a_reader_gets_every_word_in_the_order_of_the_pages(read: Tool) -> None:
    paper = sample_document()
    placed = "".join(line for page in pages_of(paper) for line in text_of(page))
    assert "".join(read("pdftotext", paper, "-raw").split()) == "".join(placed.split())


def test_a_reader_gets_the_lines_of_the_text_as_they_were_placed(read: Tool) -> None:
    paper = long_document(3)
    placed = [
        text
        for page in pages_of(paper)
        for line, text in zip(page.lines, text_of(page), strict=True)
        if line.part is Part.TEXT
    ]
    lines = read("pdftotext", paper).replace("\f", "\n").splitlines()
    title_on = placed.index("BÁO CÁO")
    signed_on = placed.index("Nơi nhận:")
    assert [line for line in placed[title_on:signed_on] if line not in lines] == []


def test_words_of_many_looks_in_a_line_are_not_glued(read: Tool) -> None:
    text = read("pdftotext", sample_document())
    assert "toàn xã có 1.204 hộ với 4.873 nhân khẩu1, sống ở 6 thôn; phong" in text


def test_only_our_four_faces_are_listed_and_each_is_embedded_as_a_subset(read: Tool) -> None:
    rows = read("pdffonts", sample_document()).splitlines()[2:]
    assert sorted(row.split()[0].split("+")[1] for row in rows) == [
        "LiberationSerif",
        "LiberationSerif-Bold",
        "LiberationSerif-BoldItalic",
        "LiberationSerif-Italic",
    ]
    assert all(re.search(r"yes +yes +yes", row) for row in rows)


def test_a_paper_in_one_face_carries_one_font(read: Tool) -> None:
    assert len(read("pdffonts", document(body("Kính gửi"))).splitlines()) == 3


def test_the_file_says_what_it_is(read: Tool) -> None:
    facts = read("pdfinfo", sample_document(), "-isodates")
    assert re.search(r"Title: +Báo cáo thử nghiệm\n", facts)
    assert re.search(r"Author: +Ủy ban nhân dân xã Hòa Lâm\n", facts)
    assert re.search(r"CreationDate: +2024-09-(10T00:00:00\+07|09T17:00:00Z)", facts)
    assert re.search(r"Page size: +595.28 x 841.89 pts \(A4\)", facts)
    assert re.search(r"PDF version: +1\.7", facts)


def test_viewers_show_the_title_print_at_full_size_and_read_vietnamese() -> None:
    data = made(sample_document())
    assert data.startswith(b"%PDF-1.7")
    for entry in (b"/DisplayDocTitle true", b"/PrintScaling /None", b"/Lang (vi-VN)"):
        assert entry in data


def bookmarks(data: bytes) -> list[str]:
    """The titles of the outline, as they stand in the file."""
    found = re.findall(rb"/Title \(((?:[^\\)]|\\.)*)\)", data)
    plain = (re.sub(rb"\\(\d{3}|.)", unescaped, title) for title in found)
    return [title[2:].decode("utf-16-be") for title in plain if title.startswith(b"\xfe\xff")]


def unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if code.isdigit() else {b"n": b"\n", b"r": b"\r"}.get(code, code)


def test_every_heading_is_a_bookmark() -> None:
    paper = sample_document()
    headings = [block for block in paper.blocks if isinstance(block, Heading)]
    data = made(paper)
    assert data.count(b"/XYZ") == len(headings) == 5
    titles = [f"{heading.number} {heading.text}".strip() for heading in headings]
    assert set(titles) <= set(bookmarks(data))


def test_headings_may_skip_levels_and_a_paper_may_have_none() -> None:
    where = Origin("a")
    paper = document(Heading(3, "1.1.", "Sâu", where), Heading(1, "I.", "Nông", where))
    assert made(paper).count(b"/XYZ") == 2
    assert b"/Outlines" not in made(document(body("Không đề mục")))


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert made(sample_document()) == made(sample_document())


def test_another_process_another_clock_and_another_setting_give_the_same_bytes() -> None:
    script = (
        "import datetime, hashlib, tests.core.export.test_pdf as t;"
        "data = t.made(t.sample_document()); print(hashlib.sha256(data).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        settings = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed, "PYTHONPATH": "."}
        run = subprocess.run(
            [sys.executable, "-c", script],
            env=settings,
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        digests.add(run.stdout)
    assert len(digests) == 1


def test_the_date_is_all_that_another_day_changes() -> None:
    paper = document(body("Một câu."))
    one, other = made(paper), made(paper, datetime.date(2024, 9, 11))
    assert one != other
    assert len(one) == len(other)


def test_nothing_is_left_behind_in_reportlab() -> None:
    fonts_before, settings = list(pdfmetrics.getRegisteredFontNames()), rl_config.useA85
    made(sample_document())
    assert list(pdfmetrics.getRegisteredFontNames()) == fonts_before
    assert rl_config.useA85 == settings


def test_streams_are_not_blown_up_by_ascii_85() -> None:
    assert b"ASCII85Decode" not in made(sample_document())


def test_more_letters_than_one_subset_holds_are_all_readable(read: Tool) -> None:
    # Latin, Vietnamese and Greek: more than the 256 codes of one subset.
    many = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x180)))
    greek = "".join(chr(code) for code in (*range(0x391, 0x3A2), *range(0x3B1, 0x3C9)))
    words = " ".join(re.findall(".{1,20}", many + greek))
    printed = read("pdftotext", document(body(words)), "-raw")
    assert "".join(printed.split()) == "".join(words.split())


def test_brackets_and_backslashes_are_text(read: Tool) -> None:
    words = r"Mục (a) \ (b)) ((c \\n <b> &amp; %PDF"
    assert read("pdftotext", document(body(words)), "-raw").strip() == words


def test_a_paper_of_many_pages_has_them_all(read: Tool) -> None:
    paper = long_document(30)
    assert f"Pages:           {len(pages_of(paper))}\n" in read("pdfinfo", paper)


def test_a_blank_paper_is_one_blank_page(read: Tool) -> None:
    assert read("pdftotext", document()) == "\f"


def test_a_font_that_cannot_be_used_is_named() -> None:
    paper = document(body(PROSE[0]))
    with pytest.raises(FontUnusable) as raised:
        pdf(pages_of(paper), {**fonts(), Face.REGULAR: b"?"}, paper, MADE)
    assert raised.value.facts == {"face": "regular"}


def test_a_line_and_a_rule_are_drawn_in_their_ink() -> None:
    paper = document(body("Một."))
    (page,) = pages_of(paper)
    lines = (page.lines[0], replace(page.lines[0], ink=Ink.RED))
    marked = replace(page, lines=lines, rules=(Rule(0, 0, 9, 0, 1, Ink.RED),))
    file = pdf((marked,), fonts(), paper, MADE)
    streams = re.findall(rb"stream\r?\n(.*?)endstream", file, re.DOTALL)
    content = next(text for text in map(inflated, streams) if b"BT\n" in text)
    assert content.count(b"0.847 0 0 rg") == content.count(b"0.847 0 0 RG") == 1


def inflated(stream: bytes) -> bytes:
    return zlib.decompressobj().decompress(stream)
