"""Whatever text a paper holds, the Word file is valid and says it."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.paper import (
    Addressees,
    Align,
    AnnexTitle,
    Block,
    Circulation,
    Column,
    Heading,
    Letterhead,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    SectionBreak,
    Signatures,
    Table,
    Title,
    Urgency,
)
from tests import papers
from tests.word_files import body_of, paragraphs, word_file

ANY = st.text(st.characters(exclude_categories=()), max_size=30)
LINES = st.lists(ANY, max_size=3).map(tuple)
NOTE = st.builds(Note, st.lists(st.builds(Run, ANY, st.booleans()), max_size=2).map(tuple))
RUN = st.builds(Run, ANY, st.booleans(), st.booleans(), st.none() | NOTE)
RUNS = st.lists(RUN, max_size=3).map(tuple)
ORIGIN = Origin("muc", 0)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 4))
    aligns = st.sampled_from(Align)
    columns = tuple(Column(draw(ANY), 1 / count, draw(aligns)) for _ in range(count))
    row = st.tuples(*([RUNS] * count))
    return Table(columns, tuple(draw(st.lists(row, max_size=3))), ORIGIN)


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(
        Letterhead,
        LINES,
        LINES,
        *[ANY] * 4,
        urgency=st.none() | st.sampled_from(Urgency),
        draft=ANY,
        code=ANY,
        contact=ANY,
        circulation=st.none() | st.sampled_from(Circulation),
        scale=st.sampled_from([12, 13]),
    ),
    st.builds(Title, ANY, RUNS),
    st.builds(Addressees, ANY, st.lists(ANY, min_size=1, max_size=3).map(tuple)),
    st.builds(Heading, st.integers(1, 6), ANY | st.just("Phần I"), ANY, st.just(ORIGIN)),
    st.builds(Paragraph, RUNS, st.sampled_from(Role), ANY, st.just(ORIGIN)),
    tables(),
    st.builds(Signatures, ANY, LINES, LINES, ANY, ANY),
    st.builds(AnnexTitle, ANY, ANY, ANY),
    st.builds(SectionBreak, st.booleans()),
    st.just(PageBreak()),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(BLOCKS, max_size=5), ANY)
def test_any_paper_makes_a_valid_file(
    assert_valid_docx: Callable[[Path], None], tmp_path: Path, blocks: list[Block], words: str
) -> None:
    document = replace(papers.document(*blocks), title=words, author=words, marks=(("m", words),))
    path = tmp_path / "bat-ky.docx"
    path.write_bytes(word_file(document))
    assert_valid_docx(path)
    python_docx.Document(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("trước\x00\x08sau", "trướcsau"),
        ("nửa\ud83d cặp", "nửa cặp"),
        ("dòng một\ndòng hai\tcột", "dòng một dòng hai cột"),
        ("<b>đậm</b> & “trích”", "<b>đậm</b> & “trích”"),
        ("không\u00a0tách", "không\u00a0tách"),
        ("  hai  cách  ", "  hai  cách  "),
        ("🙂 ☑ 漢", "🙂 ☑ 漢"),
    ],
)
def test_text_arrives_without_what_a_file_cannot_hold(text: str, read: str) -> None:
    assert paragraphs(body_of(papers.body(text))) == [read]


def test_a_paragraph_of_thirteen_megabytes_is_written() -> None:
    words = "Ủy ban nhân dân xã " * 500_000
    assert paragraphs(body_of(papers.body(words))) == [words]
