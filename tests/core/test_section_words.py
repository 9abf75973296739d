"""A section's words are found in a kept paper without taking it apart."""

from hypothesis import given
from hypothesis import strategies as st

from core.canonical import canonical
from core.paper import Column, Document, Heading, Note, Origin, Paragraph, Role, Run, Table
from core.paper_json import document_json, section_words

# Whatever looks like a block, or like the place of one.
_TEXT = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.sampled_from(['["paragraph",', '["m1",', '"m1",', "]]", '["m1",0]]', "m1", "\\", '\\"[']),
)
_ORIGIN = st.builds(Origin, st.sampled_from(["m1", "m2", "", 'm"1']), st.integers(-1, 3))
_RUN = st.builds(
    lambda text, note: Run(text, note=Note((Run(note),)) if note else None), _TEXT, _TEXT
)
_RUNS = st.lists(_RUN, max_size=3).map(tuple)
_PARAGRAPH = st.builds(
    lambda runs, marker, origin: Paragraph(runs, Role.BODY, marker, origin), _RUNS, _TEXT, _ORIGIN
)
_HEADING = st.builds(lambda text, origin: Heading(1, "1.", text, origin), _TEXT, _ORIGIN)
_TABLE = st.builds(
    lambda runs, origin: Table((Column("A", 1.0),), ((runs,),), origin), _RUNS, _ORIGIN
)
_BLOCKS = st.lists(st.one_of(_PARAGRAPH, _HEADING, _TABLE), max_size=6).map(tuple)


@given(_BLOCKS, st.lists(st.tuples(_TEXT, _TEXT), max_size=2).map(tuple))
def test_they_are_those_of_its_paragraphs(
    blocks: tuple[Paragraph | Heading | Table, ...], marks: tuple[tuple[str, str], ...]
) -> None:
    paper = canonical({
        "paper": document_json(Document(blocks, "Báo cáo", "xã A", marks)),
        "template": '["m1",',
    })
    for section in ("m1", "m2", 'm"1'):
        said = [
            canonical(["".join(run.text for run in block.runs)])
            for block in blocks
            if isinstance(block, Paragraph) and block.origin.section == section
        ]
        assert [canonical([words]) for words in section_words(paper, section)] == said
