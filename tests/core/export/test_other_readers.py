"""The Word file in the hands of others: mammoth and pandoc take it as it is meant."""

import html
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import mammoth
import pytest

from core.paper import Document, Heading, Table
from tests import papers
from tests.word_files import find, notes, part, text, word_file

PAPERS: dict[str, Callable[[], Document]] = {
    "final": papers.sample_document,
    "draft with everything": papers.whole_document,
    "five pages": lambda: papers.long_document(5),
}
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")


@pytest.fixture(params=PAPERS)
def document(request: pytest.FixtureRequest) -> Document:
    return PAPERS[request.param]()


def letters(told: str) -> str:
    return re.sub(r"\s", "", html.unescape(told))


def headings(document: Document) -> list[tuple[int, str]]:
    blocks = [block for block in document.blocks if isinstance(block, Heading)]
    return [(block.level, letters(block.words)) for block in blocks]


def test_mammoth_reads_every_word_heading_note_and_table(document: Document) -> None:
    content = word_file(document)
    read = mammoth.convert_to_html(io.BytesIO(content))
    # It names styles that HTML has no word for, and must have nothing else to say.
    assert {message.message.partition(":")[0] for message in read.messages} <= {
        "Unrecognised paragraph style",
        "Unrecognised run style",
    }
    found = re.findall(r"<h(\d)>(.*?)</h\1>", read.value)
    assert [(int(level), letters(re.sub("<.*?>", "", said))) for level, said in found] == headings(
        document
    )
    assert len(re.findall("<thead>", read.value)) == sum(
        isinstance(block, Table) for block in document.blocks
    )
    body, _, feet = read.value.partition('<ol><li id="footnote-1"')
    body = re.sub(r"<sup>.*?</sup>", "", body)
    document_part = part(content, "word/document.xml")
    for mark in find(document_part, "footnoteReference"):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    assert letters(re.sub("<.*?>", "", body)) == letters(text(document_part))
    assert all(
        letters(note) in letters(re.sub("<.*?>", "", feet)) for note in notes(content).values()
    )


@needs_pandoc
def test_pandoc_finds_the_outline_and_the_notes_without_a_warning(
    document: Document, tmp_path: Path
) -> None:
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(word_file(document))
    options = ["--fail-if-warnings", "--wrap=none", "-f", "docx", "-t", "markdown-smart"]
    command = ["pandoc", *options, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    found = re.findall(r"^(#+) (.*)$", told.replace("\\\n", " "), re.MULTILINE)
    said = [(len(level), letters(words.replace("\\", ""))) for level, words in found]
    assert said == headings(document)
    assert len(re.findall(r"^\[\^\d+\]:", told, re.MULTILINE)) == len(notes(word_file(document)))
