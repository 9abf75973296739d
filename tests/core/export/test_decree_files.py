"""The decree on the files themselves: millimetres in the PDF, sizes and sections in the XML."""

import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest

from core.export.pdf import pdf
from core.layout.pages import layout
from core.layout.placed import text_of
from tests import papers
from tests.pdf_reading import printed
from tests.word_files import MADE, attribute, find, part, styled, text, word_file

WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is missing")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the PDF; lengths in millimetres."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> tuple[Word, ...]:
    document = papers.whole_document(scale=12)
    path = tmp_path_factory.mktemp("pdf") / "bao-cao.pdf"
    pages = layout(document, papers.ND30, papers.metrics())
    path.write_bytes(pdf(pages, papers.fonts(), document, MADE))
    command = ["pdftotext", "-bbox", str(path), "-"]
    told = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    return tuple(
        Word(number, *measured(left, top, right, bottom), text=said)
        for number, page in enumerate(told.split("<page ")[1:], 1)
        for left, top, right, bottom, said in WORD.findall(page)
    )


def measured(*lengths: str) -> tuple[float, float, float, float]:
    left, top, right, bottom = (float(length) * 25.4 / 72 for length in lengths)
    return left, top, right, bottom


def line(words: tuple[Word, ...], *texts: str) -> Word:
    """The first run of exactly these words, as one."""
    at = next(
        at
        for at in range(len(words))
        if tuple(word.text for word in words[at : at + len(texts)]) == texts
    )
    first, last = words[at], words[at + len(texts) - 1]
    return Word(first.page, first.left, first.top, last.right, last.bottom, " ".join(texts))


def middle(word: Word) -> float:
    return (word.left + word.right) / 2


@needs_poppler
def test_text_stands_between_30_and_190_mm_and_20_and_277(words: tuple[Word, ...]) -> None:
    upright = [word for word in words if word.page <= last_upright(words)]
    body = [word for word in upright if 19 < word.top < 278]
    assert min(word.left for word in body) == pytest.approx(30, abs=0.2)
    assert max(word.right for word in body) == pytest.approx(190, abs=0.2)
    assert max(word.bottom for word in body if word.page > 1) <= 277.5


def last_upright(words: tuple[Word, ...]) -> int:
    return line(words, "Phụ", "lục").page - 1


@needs_poppler
def test_page_numbers_are_centred_over_the_text_and_begin_again(words: tuple[Word, ...]) -> None:
    numbers = [word for word in words if word.bottom < 20]
    annex = last_upright(words) + 1
    assert [word.text for word in numbers if word.page < annex] == [
        str(page) for page in range(2, annex)
    ]
    assert {round(middle(word)) for word in numbers if word.page < annex} == {110}
    lying = [(word.text, round(middle(word), 1)) for word in numbers if word.page >= annex]
    assert lying == [("2", 153.5)]


@needs_poppler
def test_the_head_stands_in_its_two_columns(words: tuple[Word, ...]) -> None:
    nation = line(words, *NATION.split())
    motto = line(words, *["Độc", "lập", "-", "Tự", "do", "-", "Hạnh", "phúc"])
    number, issuer = line(words, "Số:", "07/BC-UBND"), line(words, "XÃ", "HÒA", "LÂM")
    assert nation.right - nation.left == pytest.approx(88.3, abs=0.2)
    assert motto.right - motto.left == pytest.approx(56.1, abs=0.2)
    assert nation.right <= 190
    for pair in ((nation, motto), (number, issuer)):
        assert middle(pair[0]) == pytest.approx(middle(pair[1]), abs=0.2)
    place = line(words, *["Hòa", "Lâm,", "ngày", "05", "tháng", "9", "năm", "2024"])
    assert place.top == pytest.approx(number.top, abs=0.2)
    assert middle(place) == pytest.approx(middle(nation), abs=0.2)


@needs_poppler
def test_the_marks_stand_under_the_number(words: tuple[Word, ...]) -> None:
    number, urgency = line(words, "Số:", "07/BC-UBND"), line(words, "THƯỢNG", "KHẨN")
    draft, kind = line(words, "DỰ", "THẢO"), line(words, "BÁO", "CÁO")
    assert number.bottom < urgency.top < urgency.bottom < draft.top < kind.top
    assert urgency.right - urgency.left < 40
    seen, date = line(words, "XEM", "XONG", "TRẢ", "LẠI"), line(words, "tháng", "9", "năm", "2024")
    assert seen.top == pytest.approx(urgency.top, abs=0.2)
    assert middle(seen) == pytest.approx(middle(line(words, *NATION.split())), abs=0.2)
    assert seen.top > date.bottom
    drafter, last = line(words, "PL.(300)"), line(words, "-", "Lưu:", "VT,", "VP.")
    assert drafter.left == pytest.approx(30, abs=0.2)
    assert last.bottom < drafter.top < last.bottom + 8
    assert middle(urgency) == pytest.approx(middle(number), abs=0.2)


@needs_poppler
def test_the_signer_has_room_and_the_contact_stands_in_the_foot(words: tuple[Word, ...]) -> None:
    office, name = line(words, "PHÓ", "CHỦ", "TỊCH"), line(words, *["Đặng", "Thị", "Hồng", "Nhung"])
    assert name.top - office.bottom >= 29.9
    assert middle(name) == pytest.approx(150, abs=0.2)
    address = line(words, "Địa", "chỉ:")
    assert (address.page, address.top > 277) == (1, True)


def test_the_word_file_has_a_section_for_the_paper_and_one_for_the_annex() -> None:
    sections = find(part(word_file(papers.whole_document()), "word/document.xml"), "sectPr")
    sizes = [find(section, "pgSz")[0] for section in sections]
    assert [(attribute(size, "w"), attribute(size, "orient")) for size in sizes] == [
        ("11906", ""),
        ("16838", "landscape"),
    ]
    assert [bool(find(section, "titlePg")) for section in sections] == [True, True]
    starts = [[attribute(each, "start") for each in find(s, "pgNumType")] for s in sections]
    assert starts == [[], ["1"]]
    for section in sections:
        margins = find(section, "pgMar")[0]
        lengths = [int(attribute(margins, side)) for side in ("top", "bottom", "left", "right")]
        assert [round(length / 56.6929) for length in lengths] == [20, 20, 30, 20]


def test_only_the_first_page_of_the_paper_has_the_contact_line() -> None:
    content = word_file(papers.whole_document())
    feet = find(part(content, "word/document.xml"), "footerReference")
    assert [attribute(foot, "type") for foot in feet] == ["first", "first"]
    told = [text(part(content, f"word/footer{number}.xml")) for number in (1, 2)]
    assert told[0].startswith("Địa chỉ: thôn Trung Tâm")
    assert told[1] == ""


@pytest.mark.parametrize(
    ("style_id", "half_points", "looks"),
    [
        ("Nation", 26, "b"),
        ("Motto", 28, "b"),
        ("Superior", 26, ""),
        ("Issuer", 26, "b"),
        ("Number", 26, ""),
        ("PlaceDate", 28, "i"),
        ("Urgency", 26, "b"),
        ("Circulation", 26, "b"),
        ("Drafter", 22, ""),
        ("Contact", 22, ""),
        ("Kind", 28, "b"),
        ("Subject", 28, "b"),
        ("Body", 28, ""),
        ("Heading1", 28, "b"),
        ("Heading5", 28, ""),
        ("RecipientsLabel", 24, "bi"),
        ("Recipients", 22, ""),
        ("Authority", 28, "b"),
        ("Signer", 28, "b"),
        ("Header", 28, ""),
        ("AnnexLabel", 28, "b"),
        ("AnnexTitle", 28, "b"),
        ("AnnexReference", 28, "i"),
    ],
)
def test_every_style_of_the_word_file_has_the_decrees_size(
    style_id: str, half_points: int, looks: str
) -> None:
    styles = find(part(word_file(papers.whole_document(scale=13)), "word/styles.xml"), "style")
    style = next(each for each in styles if attribute(each, "styleId") == style_id)
    assert attribute(find(style, "sz")[0], "val") == str(half_points)
    assert "".join(tag for tag in "bi" if find(style, tag)) == looks


def test_a_change_of_the_body_style_reaches_every_paragraph_of_the_text() -> None:
    content = word_file(papers.whole_document())
    styles = find(part(content, "word/styles.xml"), "style")
    for style_id in ("Ground", "Dash", "Plus", "Numbered"):
        style = next(each for each in styles if attribute(each, "styleId") == style_id)
        assert [attribute(based, "val") for based in find(style, "basedOn")] == ["Body"]
        assert not [tag for tag in ("sz", "spacing", "ind", "jc") if find(style, tag)]
    document = part(content, "word/document.xml")
    for style_id in ("Body", "Ground", "Dash", "Plus", "Numbered", "TableCell", "Signer"):
        own = {
            entry.tag.rpartition("}")[2]
            for paragraph in styled(document, style_id)
            for entry in find(paragraph, "pPr")[0]
        }
        assert own <= {"pStyle", "keepNext"}


@pytest.mark.parametrize(
    ("style_id", "column", "width"), [("Urgency", 62, 40), ("Circulation", 98, None)]
)
def test_the_boxes_of_the_word_file_are_as_wide_as_the_decree_says(
    style_id: str, column: float, width: float | None
) -> None:
    document = part(word_file(papers.whole_document(scale=13)), "word/document.xml")
    (box,) = styled(document, style_id)
    edges = {edge.tag.rpartition("}")[2]: edge for edge in find(box, "pBdr")[0]}
    assert set(edges) == {"top", "left", "bottom", "right"}
    assert {(attribute(edge, "val"), attribute(edge, "sz")) for edge in edges.values()} == {
        ("single", "6")
    }
    indent = find(box, "ind")[0]
    sides = [int(attribute(indent, side)) / 56.6929 for side in ("left", "right")]
    assert sides[0] == sides[1]
    assert column - sum(sides) == pytest.approx(width or 51.7, abs=0.2)
    # The line and its space over and under it, between two rules, are 8 mm high.
    room = sum(int(attribute(edges[side], "space")) for side in ("top", "bottom"))
    assert (15 + room + 1.5) * 25.4 / 72 == pytest.approx(8, abs=0.3)


def test_every_annex_counts_its_own_pages_in_both_files() -> None:
    document = papers.document(papers.body("Kèm theo."), *papers.annex(60), *papers.annex(60))
    sections = find(part(word_file(document), "word/document.xml"), "sectPr")
    starts = [[attribute(each, "start") for each in find(s, "pgNumType")] for s in sections]
    assert starts == [[], ["1"], ["1"]]
    told = [text_of(page) for page in printed(document)]
    assert ["Phụ lục" in page for page in told] == [False, True, False, False, True, False, False]
    assert [page[0] for page in told if page[0].isdecimal()] == ["2", "3", "2", "3"]
