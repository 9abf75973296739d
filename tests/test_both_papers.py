"""Word paper and PDF are one paper: the same words in the same order, on the same lines."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from core.export.docx_flow import contact_of
from core.export.pdf import pdf
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
from tests.office import convert
from tests.papers import ND30
from tests.word_files import MADE, notes, part, text, word_file

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
# Enough of everything for a dozen pages: a final paper, and a draft with all that can be on one.
PLAIN, WHOLE = (
    papers.document(
        *paper.blocks[:3],
        *(block for index in range(6) for block in papers.chapter(index)),
        *paper.blocks[3:],
    )
    for paper in (papers.sample_document(), papers.whole_document())
)
JUDGED = {"plain": PLAIN, "whole": WHOLE}
TOOLS = ("soffice", "pdftotext")
missing = [tool for tool in TOOLS if not shutil.which(tool)]
needs_tools = pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


@dataclass(frozen=True, slots=True)
class Printed:
    """The rows of each page as `pdftotext` sees them, and all text in the order it was drawn."""

    pages: tuple[tuple[str, ...], ...]
    drawn: str


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


@pytest.fixture(scope="module", params=JUDGED)
def judged(request: pytest.FixtureRequest) -> Document:
    return JUDGED[request.param]


@pytest.fixture(scope="module")
def both(judged: Document, tmp_path_factory: pytest.TempPathFactory) -> tuple[Printed, Printed]:
    """LibreOffice's print of the Word paper, and our PDF; the conversion takes seconds."""
    folder = tmp_path_factory.mktemp("papers")
    word, ours = folder / "word.docx", folder / "ours.pdf"
    word.write_bytes(word_file(judged))
    pages = layout(judged, ND30, papers.metrics())
    ours.write_bytes(pdf(pages, papers.fonts(), judged, MADE))
    convert([word], folder)
    return printed(folder / "word.pdf"), printed(ours)


def printed(path: Path) -> Printed:
    def read(order: str) -> str:
        command = ["pdftotext", order, "-enc", "UTF-8", str(path), "-"]
        return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()

    pages = read("-layout").removesuffix("\f").split("\f")
    rows = (page.splitlines() for page in pages)
    return Printed(tuple(tuple(filter(None, map(row, page))) for page in rows), read("-raw"))


def row(line: str) -> str:
    """A row without what the two programs space differently: raised numbers, columns."""
    return re.sub(r"\s+|(?<=\D)\d{1,2}(?=\s|$)|^\d{1,2}\s", " ", line).replace(" ", "")


@needs_tools
def test_libreoffice_prints_all_words_in_order(
    judged: Document, both: tuple[Printed, Printed]
) -> None:
    word, _ = both
    drawn = re.sub(r"(^|\f)\d+\n", r"\1", word.drawn)
    found = letters([drawn])
    for number, note in notes(word_file(judged)).items():
        assert letters([number + note]) in found
        found = found.replace(letters([number + note]), "", 1)
    found = found.replace(letters([contact_of(judged.blocks)]), "")
    assert once(found, judged) == once(letters_of_word_body(judged), judged)


def once(found: str, document: Document) -> str:
    """Without the heading rows of tables, which every page says again."""
    for table in document.blocks:
        if isinstance(table, Table):
            found = found.replace(letters([column.label for column in table.columns]), "")
    return found


@needs_tools
def test_libreoffice_needs_as_many_pages(both: tuple[Printed, Printed]) -> None:
    word, ours = both
    assert abs(len(word.pages) - len(ours.pages)) <= 1


@needs_tools
def test_nearly_all_lines_are_the_same(both: tuple[Printed, Printed]) -> None:
    word, ours = ([line for page in side.pages for line in page] for side in both)
    matcher = SequenceMatcher(None, word, ours, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    assert same >= 0.95 * max(len(word), len(ours))


@needs_tools
def test_most_pages_begin_and_end_with_the_same_line(both: tuple[Printed, Printed]) -> None:
    word, ours = both
    pairs = zip(word.pages, ours.pages, strict=False)
    same = sum((one[0], one[-1]) == (other[0], other[-1]) for one, other in pairs)
    assert same >= 0.8 * len(ours.pages)
