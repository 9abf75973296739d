"""A document is named in full first and short after in the very files, wherever sections move."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from core.compose import compose
from core.documents import full_citation, short_citation
from core.export.text import text as plain_file
from core.facts import Facts
from core.markup import parse
from core.paper import Document
from core.report import SectionText
from tests import samples
from tests.core.test_citation_order import DOCUMENTS, SECTIONS, form
from tests.pdf_reading import printed
from tests.word_files import notes, paragraphs, part, word_file

PLAN = DOCUMENTS[0]
TEXTS = {
    "muc-0": "Theo {vb:vb0} đã làm.[^ Xem {vb:vb1}. ]",
    "muc-1": "Căn cứ {vb:vb1} và {vb:vb0}.[^ Như {vb:vb0}. ]",
}


def paper(order: tuple[int, int]) -> Document:
    said = {id_: SectionText(parse(words)) for id_, words in TEXTS.items()}
    sections = [SECTIONS[at] for at in order]
    report = replace(samples.report(), sections=said)
    return compose(
        Facts(form(sections), report, samples.UNIT, {each.id: each for each in DOCUMENTS})
    )


def in_word(document: Document) -> str:
    file = word_file(document)
    return " ".join([*paragraphs(part(file, "word/document.xml")), *notes(file).values()])


def in_pdf(document: Document) -> str:
    lines = (line for page in printed(document) for line in page.lines)
    return " ".join("".join(piece.text for piece in line.pieces) for line in lines)


def squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("written", [in_word, in_pdf, plain_file])
def test_each_file_names_it_in_full_once_where_it_stands_first(
    written: Callable[[Document], str], order: tuple[int, int]
) -> None:
    told = squeezed(written(paper(order)))
    for document in DOCUMENTS[:2]:
        assert told.count(squeezed(full_citation(document))) == 1
    times = {"vb0": 3, "vb1": 2}
    for document in DOCUMENTS[:2]:
        assert told.count(squeezed(short_citation(document))) == times[document.id]
    full = squeezed(full_citation(PLAN))
    opens = "Theo" if order == (0, 1) else "và"
    assert f"{opens}{full}" in told
