"""A document is named in full where the paper names it first, short after; wherever things move."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core import paper
from core.compose import compose
from core.documents import CitedDocument, full_citation, short_citation
from core.facts import Facts
from core.markup import Note, Paragraph, Prose, Shape, Text, Token
from core.report import SectionText
from core.template import Section, Template
from tests import samples

DOCUMENTS = tuple(
    CitedDocument(
        f"vb{at}",
        "Kế hoạch",
        f"{at}1/KH-UBND",
        samples.PLAN.date,
        "UBND xã",
        f"việc thứ {at}",
    )
    for at in range(3)
)
SECTIONS = tuple(Section(f"muc-{at}", f"Mục {at}") for at in range(4))

tokens = st.sampled_from([Token("vb", found.id) for found in DOCUMENTS])
pieces = st.one_of(
    st.just(Text(" và ")), tokens, tokens.map(lambda token: Note((token, Text("."))))
)
proses = st.lists(
    st.lists(pieces, min_size=1, max_size=4).map(
        lambda content: Paragraph((Text("Theo "), *content), Shape.PLAIN)
    ),
    max_size=3,
).map(lambda found: Prose(tuple(found)))


def form(order: list[Section]) -> Template:
    bare = samples.template()
    opening = replace(bare.opening, prose=Prose())
    return replace(bare, opening=opening, sections=tuple(order), slots=(), relations=())


def printed(blocks: tuple[paper.Block, ...]) -> Iterator[str]:
    """All words in print order, a note's where its mark stands."""
    for block in blocks:
        if isinstance(block, paper.Paragraph):
            yield from _words(block.runs)


def _words(runs: tuple[paper.Run, ...]) -> Iterator[str]:
    for run in runs:
        yield run.text
        if run.note:
            yield from _words(run.note.runs)


@given(st.permutations(SECTIONS), st.lists(proses, min_size=4, max_size=4))
def test_the_first_citation_in_print_order_is_full_and_the_others_short(
    order: list[Section], texts: list[Prose]
) -> None:
    report = replace(
        samples.report(),
        sections={
            section.id: SectionText(text) for section, text in zip(SECTIONS, texts, strict=True)
        },
    )
    facts = Facts(form(order), report, samples.UNIT, {each.id: each for each in DOCUMENTS})
    told = "".join(printed(compose(facts).blocks))
    cited = [
        token.key
        for section in order
        for paragraph in report.sections[section.id].prose.paragraphs
        for piece in paragraph.content
        for token in (piece.content if isinstance(piece, Note) else (piece,))
        if isinstance(token, Token)
    ]
    for document in DOCUMENTS:
        times = cited.count(document.id)
        assert told.count(short_citation(document)) == times
        assert told.count(full_citation(document)) == min(times, 1)
        if times:
            assert told.index(full_citation(document)) == told.index(short_citation(document))


def test_a_footnote_that_comes_to_stand_first_takes_the_full_name() -> None:
    plan = DOCUMENTS[0]
    in_note = Prose((Paragraph((Text("Một"), Note((Token("vb", plan.id), Text("."))))),))
    in_text = Prose((Paragraph((Text("Theo "), Token("vb", plan.id))),))
    report = replace(
        samples.report(),
        sections={"muc-0": SectionText(in_text), "muc-1": SectionText(in_note)},
    )
    full, short = full_citation(plan), short_citation(plan)
    for order, told in (
        (SECTIONS[:2], f"Theo {full}Một{short}."),
        (SECTIONS[1::-1], f"Một{full}.Theo {short}"),
    ):
        facts = Facts(form(list(order)), report, samples.UNIT, {plan.id: plan})
        words = "".join(printed(compose(facts).blocks)).removesuffix("./.")
        assert told in words
