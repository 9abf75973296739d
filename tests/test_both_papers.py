"""Word paper and PDF are one paper: the same words in the same order, on the same lines."""

import re
import shutil
from collections.abc import Sequence

import pytest

from core.export.docx_flow import contact_of
from core.layout.pages import layout
from core.layout.placed import Part
from core.paper import (
    Addressees,
    Block,
    Document,
    Heading,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
)
from tests import papers
from tests.benchmarks.bench_paper import SEED, old_paper
from tests.office import FIGURES
from tests.pairs import HEADING, Pair, pairs
from tests.papers import ND30
from tests.word_files import notes, part, text, word_file

BLOCKS: dict[str, tuple[Block, ...]] = {
    "letterhead": (papers.letterhead(),),
    "title": (papers.title(),),
    "one addressee": (Addressees("Kính gửi:", ("Ủy ban nhân dân huyện",)),),
    "addressees": (Addressees("Kính gửi:", ("Huyện ủy", "Ủy ban nhân dân huyện", "Nội vụ")),),
    "headings": papers.chapter(1),
    "heading without number": (Heading(1, "", "PHỤ LỤC", Origin("a")),),
    "heading without text": (Heading(1, "II.", "", Origin("a")),),
    "paragraphs": papers.rich_paragraphs(),
    "dirty text": (papers.body("một\tdòng \u00a0 hai\nba  bốn KT-XH tế-xã 2021-2026"),),
    "long word": (papers.body("a" * 300 + " " + "b" * 200),),
    "table": (papers.table(60),),
    "note in a table": (
        papers.table(3),
        Paragraph((Run("x", note=Note((Run("Chú thích."),))),), Role.PLUS, "+ ", Origin("b", 0)),
    ),
    "signatures": (papers.body("Hết./."), papers.signatures()),
    "page break": (papers.body("Một."), PageBreak(), papers.table(2)),
    "parts": papers.parts(),
    "grounds": papers.grounds(),
    "annex": (papers.body("Kèm theo Phụ lục."), *papers.annex(30)),
    "annex lying": (papers.body("Kèm theo Phụ lục."), *papers.annex(30, landscape=True)),
    "whole paper": papers.sample_document().blocks,
    "everything": papers.whole_document().blocks,
}
ONE_PAGE = papers.document(
    papers.letterhead(),
    papers.title(),
    Addressees("Kính gửi:", ("Ủy ban nhân dân huyện Lâm Thượng",)),
    papers.body(papers.PROSE[0]),
    papers.rich_paragraphs()[0],
    papers.body("Trên đây là báo cáo của Ủy ban nhân dân xã Hòa Lâm./."),
    papers.signatures(),
)
JUDGED = {
    "1 page": ONE_PAGE,
    "the real report" if SEED.exists() else "the shipped sample": old_paper(),
    "a final paper with every kind of block": papers.longer(papers.sample_document(), 6),
    "a draft with everything": papers.whole_document(chapters=6),
    "30 pages": papers.long_document(30),
}
TOOLS = ("soffice", "pdftotext")
missing = [tool for tool in TOOLS if not shutil.which(tool)]
needs_tools = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def letters(texts: Sequence[str]) -> str:
    """Without spaces: where a line breaks is no difference in the text."""
    return re.sub(r"\s", "", "".join(texts))


def letters_of_word_body(document: Document) -> str:
    return letters([text(part(word_file(document), "word/document.xml"))])


def letters_of_pages(document: Document, wanted: Part) -> str:
    pages = layout(document, ND30, papers.metrics())
    lines = [line for page in pages for line in page.lines if line.part is wanted]
    return letters([piece.text for line in lines for piece in line.pieces])


@pytest.mark.parametrize("blocks", BLOCKS.values(), ids=BLOCKS)
def test_both_say_the_same_words_in_the_same_order(blocks: tuple[Block, ...]) -> None:
    document = papers.document(*blocks)
    assert letters_of_word_body(document) == letters_of_pages(document, Part.TEXT)


@pytest.mark.parametrize("blocks", BLOCKS.values(), ids=BLOCKS)
def test_both_have_the_same_notes(blocks: tuple[Block, ...]) -> None:
    document = papers.document(*blocks)
    told = [number + note for number, note in notes(word_file(document)).items()]
    assert letters(told) == letters_of_pages(document, Part.NOTE)


@pytest.fixture(scope="module")
def judged(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> dict[str, Pair]:
    """Every paper in both prints; their figures are told at the end of the run."""
    made = pairs(JUDGED, tmp_path_factory.mktemp("papers"))
    pytestconfig.stash[FIGURES] = [HEADING, *(pair.figures for pair in made.values())]
    return made


@pytest.fixture(params=JUDGED)
def pair(request: pytest.FixtureRequest, judged: dict[str, Pair]) -> Pair:
    return judged[request.param]


@needs_tools
def test_libreoffice_prints_all_words_in_order(pair: Pair) -> None:
    drawn = re.sub(r"(^|\f)\d+\n", r"\1", pair.word.drawn)
    found = letters([drawn])
    for number, note in notes(word_file(pair.document)).items():
        assert letters([number + note]) in found
        found = found.replace(letters([number + note]), "", 1)
    found = found.replace(letters([contact_of(pair.document.blocks)]), "")
    assert once(found, pair.document) == once(letters_of_word_body(pair.document), pair.document)


def once(found: str, document: Document) -> str:
    """Without the heading rows of tables, which every page says again."""
    for table in document.blocks:
        if isinstance(table, Table):
            found = found.replace(letters([column.label for column in table.columns]), "")
    return found


@needs_tools
def test_libreoffice_needs_as_many_pages(pair: Pair) -> None:
    word, ours = pair.pages
    assert abs(word - ours) <= 1


@needs_tools
def test_nearly_all_lines_are_the_same(pair: Pair) -> None:
    assert pair.share >= 0.95


@needs_tools
def test_most_pages_begin_and_end_with_the_same_line(pair: Pair) -> None:
    both = zip(pair.word.pages, pair.ours.pages, strict=False)
    same = sum((one[0], one[-1]) == (other[0], other[-1]) for one, other in both)
    assert same >= 0.8 * len(pair.ours.pages)
