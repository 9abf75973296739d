"""What a screen reader gets from the PDF: the objects of the file itself."""

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from core.export.pdf import pdf
from core.export.text import text
from core.layout.pages import layout
from core.paper import (
    Addressees,
    AnnexTitle,
    Document,
    Heading,
    Letterhead,
    Note,
    Origin,
    Paragraph,
    Role,
    Run,
)
from tests.papers import (
    ND30,
    PROSE,
    annex,
    body,
    chapter,
    document,
    fonts,
    letterhead,
    long_document,
    metrics,
    sample_document,
    signatures,
    table,
    title,
    whole_document,
)

MADE = datetime.date(2024, 9, 10)


def opened(paper: Document) -> pikepdf.Pdf:
    data = pdf(layout(paper, ND30, metrics()), fonts(), paper, MADE)
    return pikepdf.open(io.BytesIO(data))


@dataclass(frozen=True, slots=True)
class Node:
    """An element with its text, the pages it stands on, its kids and what else is said of it."""

    role: str
    said: str
    pages: tuple[int, ...]
    kids: "tuple[Node, ...]"
    named: str
    scope: str

    def walk(self) -> "Iterator[Node]":
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> "list[Node]":
        return [node for node in self.walk() if node.role == role]


class Tree:
    """Reads the structure tree and the marked text of the pages it points at."""

    def __init__(self, paper: Document) -> None:
        self.file = opened(paper)
        self._pages = [page.obj.objgen for page in self.file.pages]
        self._marked = [dict(marked_text(page)) for page in self.file.pages]
        (top,) = self.file.Root.StructTreeRoot.K
        self.top = self._node(top, None)

    def _node(self, element: Any, page: Any) -> Node:
        page = element.get("/Pg", page)
        said, pages, kids = "", [], []
        for kid in element.K:
            if isinstance(kid, int):
                pages.append(self._pages.index(page.objgen))
                said += self._marked[pages[-1]][kid]
            elif kid.get("/Type") == "/MCR":
                pages.append(self._pages.index(kid.Pg.objgen))
                said += self._marked[pages[-1]][int(kid.MCID)]
            else:
                kids.append(self._node(kid, page))
                said += kids[-1].said
        named, scope = str(element.get("/ID", "")), str(element.get("/A", {}).get("/Scope", ""))
        return Node(str(element.S)[1:], said, tuple(pages), tuple(kids), named, scope)


def marked_text(page: pikepdf.Page) -> Iterator[tuple[int | str, str]]:
    """The number of each marked piece of a page, or the kind of the artifact, and its text."""
    letters: dict[int, str] = {}
    where: int | str | None = None
    said = ""
    for done in pikepdf.parse_content_stream(page):
        operands: Any = done.operands
        match str(done.operator):
            case "BDC":
                assert where is None, "marks stand in one another"
                role, facts = operands
                where, said = (
                    str(facts.get("/Type")) if role == "/Artifact" else int(facts.MCID),
                    "",
                )
            case "EMC":
                assert where is not None
                yield where, said
                where = None
            case "Tf":
                letters = codes(page.Resources.Font[str(operands[0])])
            case "Tj":
                assert where is not None, "text that belongs to nothing"
                said += "".join(letters[code] for code in bytes(operands[0]))
            case "l":
                assert isinstance(where, str), "a rule that is no artifact"


def codes(font: Any) -> dict[int, str]:
    """What each code of a font means, by the table that readers use."""
    told = font.ToUnicode.read_bytes().decode()
    tables = re.findall(r"(\d+) beginbfchar\n(.*?)\nendbfchar", told, re.DOTALL)
    rows = [table.splitlines() for _, table in tables]
    assert [int(count) for count, _ in tables] == [len(table) for table in rows]
    assert max(map(len, rows)) <= 100, "more entries than the format allows"
    pairs = (row.split() for table in rows for row in table)
    return {int(code[1:-1], 16): chr(int(letter[1:-1], 16)) for code, letter in pairs}


def squeezed(words: str) -> str:
    return "".join(words.split())


@pytest.fixture(scope="module")
def sample() -> Tree:
    return Tree(sample_document())


def test_the_file_is_tagged_in_vietnamese_and_shows_its_title(sample: Tree) -> None:
    root: Any = sample.file.Root
    assert root.MarkInfo.Marked is True
    assert str(root.Lang) == "vi-VN"
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert root.ViewerPreferences.PrintScaling == "/None"
    assert sample.file.pdf_version == "1.7"


def test_every_word_is_told_once_in_the_order_it_is_read(sample: Tree) -> None:
    said = squeezed(sample.top.said)
    assert len(said) == len(squeezed(text(sample_document())))
    for part in ("XÃHÒALÂM", "BÁOCÁO", "Kínhgửi:", "I.CÔNGTÁC", "ĐặngThịHồngNhung", "PHỤLỤC"):
        assert part in said
        said = said.partition(part)[2]


def test_words_are_parted_where_lines_end() -> None:
    tree = Tree(document(body(PROSE[0]), body(PROSE[5])))
    assert [node.said for node in tree.top.kids] == [PROSE[0], PROSE[5]]


def test_a_hyphen_at_a_lines_end_parts_no_word() -> None:
    words = "KT-XH " * 60
    tree = Tree(document(body(words.strip())))
    assert tree.top.said == words.strip()


def test_headings_are_headings_of_their_level_and_skip_none() -> None:
    where = Origin("a")
    deep = document(*chapter(0), Heading(1, "II.", "MỘT", where), Heading(4, "a)", "Hai", where))
    heads = [node.role for node in Tree(deep).top.walk() if node.role.startswith("H")]
    assert heads == ["H1", "H2", "H3", "H4", "H1", "H2"]


def test_a_paragraph_over_two_pages_is_one() -> None:
    paper = document(*(body(" ".join(PROSE)) for _ in range(8)))
    paragraphs = Tree(paper).top.all("P")
    assert len(paragraphs) == 8
    assert [node.said for node in paragraphs] == [" ".join(PROSE)] * 8
    assert {len(node.pages) for node in paragraphs} == {1, 2}


def test_a_note_stands_where_it_is_cited_and_is_known_by_its_own_name() -> None:
    runs = (Run("Trước", note=Note((Run("Lời chú."),))), Run(" sau"))
    paper = document(Paragraph(runs, Role.BODY, "", Origin("a", 0)), body("Khác."))
    (cited, _) = Tree(paper).top.kids
    assert [kid.role for kid in cited.kids] == ["Reference", "Note"]
    assert [kid.said for kid in cited.kids] == ["1", "1 Lời chú."]
    (note,) = cited.all("Note")
    assert note.named == "note-1"
    assert note.kids[0].role == "Lbl"


def test_every_note_has_its_own_name() -> None:
    notes = Tree(long_document(12)).top.all("Note")
    assert len(notes) > 5
    assert len({note.named for note in notes}) == len(notes)


def test_a_note_over_two_pages_is_one() -> None:
    long_note = Note((Run(" ".join(PROSE * 12)),))
    paper = document(Paragraph((Run("Câu", note=long_note),), Role.BODY, "", Origin("a", 0)))
    (note,) = Tree(paper).top.all("Note")
    assert len(note.pages) > 1
    assert squeezed(note.said) == squeezed("1" + " ".join(PROSE * 12))


def test_a_table_has_all_its_cells_row_by_row_and_its_heads_say_so() -> None:
    given = table(60)
    rows = (((Run("1"),), (), (Run("x"),), ()), *given.rows)
    (found,) = Tree(document(replace(given, rows=rows))).top.all("Table")
    head, *others = found.kids
    assert {row.role for row in found.kids} == {"TR"}
    assert [cell.role for cell in head.kids] == ["TH"] * 4
    assert [cell.said for cell in head.kids] == [column.label for column in given.columns]
    assert {cell.scope for cell in head.kids} == {"/Column"}
    assert len(others) == 61
    assert {len(row.kids) for row in others} == {4}
    assert {cell.role for row in others for cell in row.kids} == {"TD"}
    assert [cell.said for cell in others[0].kids] == ["1", "", "x", ""]


def test_rules_page_numbers_and_heads_said_again_are_no_text() -> None:
    tree = Tree(document(table(60)))
    second = marked_text(tree.file.pages[1])
    artifacts = [(kind, said) for kind, said in second if isinstance(kind, str)]
    assert artifacts[0] == ("/Layout", "")
    assert squeezed("".join(said for kind, said in artifacts if kind == "/Pagination")) == squeezed(
        "2" + "".join(column.label for column in table().columns)
    )


def test_each_text_of_head_and_foot_is_one_paragraph() -> None:
    names = ("Ủy ban nhân dân huyện Lâm Thượng", "Phòng Nội vụ huyện")
    paper = document(letterhead(), title(), Addressees("Kính gửi:", names), signatures())
    said = [node.said.strip() for node in Tree(paper).top.all("P")]
    head = letterhead()
    for words in (*head.issuer, head.nation, head.motto, head.number, head.place_date):
        assert words in said
    assert title().subject[0].text in said
    assert said[8:11] == ["Kính gửi:", f"- {names[0]};", f"- {names[1]}."]
    foot = signatures()
    for words in (foot.label, *foot.recipients, *foot.authority, foot.name):
        assert words in said


def test_from_every_mark_a_reader_finds_back_to_its_element() -> None:
    tree = Tree(sample_document())
    numbers: list[Any] = list(tree.file.Root.StructTreeRoot.ParentTree.Nums)
    for index, page in enumerate(tree.file.pages):
        assert page.obj.StructParents == numbers[2 * index] == index
        assert page.obj.Tabs == "/S"
        marks = [mark for mark, _ in marked_text(page) if isinstance(mark, int)]
        assert marks == list(range(len(numbers[2 * index + 1])))
        for mark, element in enumerate(numbers[2 * index + 1]):
            assert mark in [kid if isinstance(kid, int) else kid.get("/MCID") for kid in element.K]


def marks_of(element: Any) -> list[int]:
    return [kid if isinstance(kid, int) else int(kid.get("/MCID", -1)) for kid in element.K]


def test_the_metadata_says_what_the_file_says_and_claims_nothing(sample: Tree) -> None:
    info = sample.file.docinfo
    assert str(info.CreationDate) == str(info.ModDate) == "D:20240910000000+07'00'"
    with sample.file.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        assert said["dc:title"] == str(info.Title) == "Báo cáo thử nghiệm"
        assert said["dc:creator"] == [str(info.Author)]
        assert said["xmp:CreatorTool"] == str(info.Creator) == "Báo cáo xã"
        assert said["pdf:Producer"] == str(info.Producer)
        assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2024-09-10T00:00:00+07:00"
        assert said.pdfa_status == said.pdfx_status == ""
    packet = sample.file.Root.Metadata.read_raw_bytes()
    assert b"pdfuaid" not in packet
    assert packet.startswith(b"<?xpacket begin=")


def test_signs_of_markup_in_the_title_are_text_in_the_metadata() -> None:
    named = Document((body("Một."),), "A & B <c>", "Ủy ban <xã>")
    with opened(named).open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        assert said["dc:title"] == "A & B <c>"


def test_colours_are_meant_as_srgb(sample: Tree) -> None:
    intents: Any = sample.file.Root.OutputIntents
    (intent,) = intents
    assert intent.DestOutputProfile.N == 3
    profile = ImageCms.ImageCmsProfile(io.BytesIO(intent.DestOutputProfile.read_bytes()))
    colours = Image.new("RGB", (4, 1))
    given = [(0, 0, 0), (216, 0, 0), (110, 110, 110), (255, 255, 255)]
    colours.putdata(given)
    as_srgb = ImageCms.profileToProfile(colours, profile, ImageCms.createProfile("sRGB"))
    assert as_srgb is not None
    found = [as_srgb.getpixel((at, 0)) for at in range(4)]
    for one, other in zip(given, found, strict=True):
        assert isinstance(other, tuple)
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 1


def test_every_font_is_embedded_and_nothing_is_transparent(sample: Tree) -> None:
    for page in sample.file.pages:
        assert "/Trans" not in page.obj
        assert "/Group" not in page.obj
        assert set(page.Resources.keys()) <= {"/Font", "/ProcSet"}
        for font in page.Resources.Font.values():
            assert "/FontFile2" in font.FontDescriptor
            assert str(font.BaseFont)[1:8] == "AAAAAA+"


def test_long_papers_are_told_whole() -> None:
    paper = long_document(40)
    assert len(squeezed(Tree(paper).top.said)) == len(squeezed(text(paper)))


def test_marks_parts_grounds_and_a_lying_annex_are_told_too() -> None:
    paper = whole_document()
    tree = Tree(paper)
    widths = [float(page.mediabox[2]) for page in tree.file.pages]
    assert widths[0] < widths[-1]
    said = [node.said.strip() for node in tree.top.all("P")]
    headings = [node.said.strip() for node in tree.top.all("H1")]
    for block in paper.blocks:
        if isinstance(block, AnnexTitle):
            assert headings.count(block.label) == headings.count(block.title) == 1
            assert said.count(block.reference) == 1
        if isinstance(block, Letterhead) and block.urgency:
            assert {block.urgency.words, block.draft, block.code} <= set(said)


def test_bookmarks_stand_in_one_another_as_the_headings_do() -> None:
    where = Origin("a")
    paper = document(*chapter(0), Heading(1, "II.", "NHIỆM VỤ (2025)", where))
    with opened(paper).open_outline() as outline:
        first, second = outline.root
        assert (first.title, second.title) == (
            "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH",
            "II. NHIỆM VỤ (2025)",
        )
        inner = first.children[0].children[0].children
        assert [entry.title for entry in inner] == [
            "a) Những nội dung đã công khai để Nhân dân biết"
        ]
    assert opened(paper).Root.Outlines.Count == 5


def test_an_annex_is_a_bookmark_as_it_is_a_heading_in_word() -> None:
    first, second = annex(2), annex(3)
    numbered = [
        (replace(block, label=f"Phụ lục {sign}") if isinstance(block, AnnexTitle) else block)
        for sign, blocks in (("I", first), ("II", second))
        for block in blocks
    ]
    with opened(document(*chapter(0), *numbered)).open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    name = "SỐ LIỆU KẾT QUẢ THỰC HIỆN 9 THÁNG ĐẦU NĂM 2024"
    assert titles[1:] == [f"Phụ lục I: {name}", f"Phụ lục II: {name}"]
    assert len(titles) == 3
