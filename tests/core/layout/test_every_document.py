"""What holds for any paper: nothing lost, nothing twice, nothing outside the margins."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from core.layout.placed import Page, Part
from core.paper import (
    Addressees,
    AnnexTitle,
    Block,
    Column,
    Heading,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    SectionBreak,
    Table,
    Title,
)
from core.style import mm
from tests.core.layout.test_pages import end_of
from tests.papers import ND30, laid_out, letterhead, signatures

# Low pages have many ends; every rule about them is met often.
LOW = replace(ND30, page_height=mm(130))
ORIGIN = Origin("muc", 0)

words = st.sampled_from([
    "xã",
    "thôn",
    "KT-XH",
    "hộ",
    "nghèo,",
    "Ủy",
    "2021-2024",
    "(đã)",
    "nghiêng",
    "khuỷu",
])
texts = st.lists(words, min_size=1, max_size=60).map(" ".join)
short = st.lists(words, min_size=1, max_size=4).map(" ".join)
notes = st.none() | st.builds(Note, st.tuples(st.builds(Run, texts)))
runs = st.builds(Run, texts, st.booleans(), st.booleans(), notes)
paragraphs = st.builds(
    Paragraph,
    st.lists(runs, min_size=1, max_size=3).map(tuple),
    st.sampled_from(Role),
    st.sampled_from(["", "- ", "1. "]),
    st.just(ORIGIN),
)
headings = st.builds(Heading, st.integers(1, 4), st.just("1."), short, st.just(ORIGIN))
cells = st.builds(Run, short).map(lambda run: (run,))
tables = st.builds(
    Table,
    st.just((Column("TT", 0.3), Column("Nội dung", 0.7))),
    st.lists(st.tuples(cells, cells), max_size=12).map(tuple),
    st.just(ORIGIN),
)
heads = st.sampled_from([
    letterhead(),
    Title("BÁO CÁO", (Run("Về việc"),)),
    Addressees("Kính gửi:", ("Huyện", "Sở")),
    AnnexTitle("Phụ lục", "SỐ LIỆU", "(Kèm theo Báo cáo số 07)"),
])
breaks = st.sampled_from([
    PageBreak(),
    SectionBreak(),
    SectionBreak(landscape=True),
    signatures(),
    Heading(1, "Phần I", "KẾT QUẢ", ORIGIN),
])
blocks = heads | paragraphs | headings | tables | breaks
papers = st.lists(blocks | paragraphs, max_size=12)


def joined(*parts: str) -> str:
    return "".join("".join(parts).split())


def text_of_runs(cited: tuple[Run, ...], found: list[Note]) -> str:
    printed = ""
    for run in cited:
        printed += run.text
        if run.note:
            found.append(run.note)
            printed += str(len(found))
    return printed


def expected(block: Block, found: list[Note]) -> str:
    """The text of a block in reading order, without spaces."""
    match block:
        case Heading(number=number, text=text):
            return joined(number, text)
        case Paragraph(marker=marker, runs=content):
            return joined(marker, text_of_runs(content, found))
        case Table(columns=columns, rows=rows):
            labels = [column.label for column in columns]
            return joined(*labels, *(text_of_runs(cell, found) for row in rows for cell in row))
        case Title(kind=kind, subject=subject):
            return joined(kind, text_of_runs(subject, found))
        case Addressees(label=label, names=names):
            ends = [";"] * (len(names) - 1) + ["."]
            return joined(label, *(f"-{name}{end}" for name, end in zip(names, ends, strict=True)))
        case AnnexTitle(label=label, title=title, reference=reference):
            return joined(label, title, reference)
        case PageBreak() | SectionBreak():
            return ""
    if block == signatures():
        sign = signatures()
        return joined(sign.label, *sign.recipients, *sign.authority, sign.name)
    head = letterhead()
    row = (*head.superior, *head.issuer, head.nation, head.motto, head.number, head.place_date)
    return joined(*row)


def printed(pages: tuple[Page, ...], part: Part) -> str:
    return joined(
        *(p.text for page in pages for line in page.lines if line.part is part for p in line.pieces)
    )


@settings(max_examples=60, deadline=None)
@given(papers)
def test_every_word_is_printed_once_and_in_order(paper: list[Block]) -> None:
    pages = laid_out(*paper, style=LOW)
    found: list[Note] = []
    assert printed(pages, Part.TEXT) == "".join(expected(block, found) for block in paper)
    cited = (f"{number}{joined(*(r.text for r in n.runs))}" for number, n in enumerate(found, 1))
    assert printed(pages, Part.NOTE) == "".join(cited)


@settings(max_examples=60, deadline=None)
@given(papers)
def test_nothing_stands_outside_the_margins(paper: list[Block]) -> None:
    for page in laid_out(*paper, style=LOW):
        bottom = page.height - LOW.margin_bottom
        for line in page.lines:
            assert line.pieces[0].x >= LOW.margin_left - 0.01
            assert end_of(line) <= page.width - LOW.margin_right + 0.01
            assert line.y <= bottom
            assert line.y > LOW.margin_top or line.part is Part.FURNITURE
        for rule in page.rules:
            assert LOW.margin_top <= rule.y1 <= rule.y2 <= bottom + 0.01


@settings(max_examples=60, deadline=None)
@given(papers)
def test_notes_begin_on_the_page_that_cites_them_and_under_its_text(paper: list[Block]) -> None:
    begun: set[int] = set()
    for page in laid_out(*paper, style=LOW):
        text = [line for line in page.lines if line.part is not Part.NOTE]
        foot = [line for line in page.lines if line.part is Part.NOTE]
        marks = {int(p.text) for line in text for p in line.pieces if p.rise > 0}
        assert marks == {line.item for line in foot} - begun
        begun |= marks
        assert max([line.y for line in text], default=0) < min(
            [line.y for line in foot], default=1e9
        )


@settings(max_examples=60, deadline=None)
@given(st.lists(paragraphs, min_size=1, max_size=8))
def test_no_line_of_a_longer_paragraph_stands_alone(paper: list[Paragraph]) -> None:
    plain = [replace(block, runs=(Run(block.runs[0].text),)) for block in paper]
    pages = laid_out(*plain, style=LOW)
    for index in range(len(plain)):
        counts = [sum(line.block == index for line in page.lines) for page in pages]
        assert sum(counts) == 1 or 1 not in counts


@settings(max_examples=20, deadline=None)
@given(papers)
def test_the_same_paper_is_laid_out_the_same_way(paper: list[Block]) -> None:
    assert laid_out(*paper) == laid_out(*paper)
