"""Nghị định 30/2020/NĐ-CP row by row, as it stands in the PDF and in the Word file themselves."""

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import pikepdf
import pytest

from core.compose import compose
from core.drafter import read_drafter
from core.export.pdf import pdf
from core.final import registered
from core.issuer import authority
from core.layout.pages import layout
from core.layout.placed import Face, Line, Page, Part, Rule, text_of
from core.numbers import read_date
from core.paper import (
    Circulation,
    Document,
    Heading,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Urgency,
    plain,
)
from core.report import Registration
from core.style import Ink
from core.unit import Office, Signer
from tests import papers, samples
from tests.core.layout.test_pages import end_of, in_mm, one_liners
from tests.pdf_reading import printed, printed_blocks
from tests.word_files import MADE, attribute, find, part, word_file

Check = Callable[[], None]
ROWS: dict[str, Check] = {}
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def row(name: str) -> Callable[[Check], Check]:
    """A row of the table of rules; its check says what the rule says, in the rule's own figures."""

    def add(check: Check) -> Check:
        ROWS[name] = check
        return check

    return add


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as a reader with a ruler sees it."""

    line: Line
    page: Page

    @property
    def size(self) -> float:
        return self.line.pieces[0].size

    @property
    def face(self) -> Face:
        return self.line.pieces[0].face

    @property
    def left(self) -> float:
        return in_mm(self.line.pieces[0].x)

    @property
    def right(self) -> float:
        return in_mm(end_of(self.line))

    @property
    def middle(self) -> float:
        return round((self.line.pieces[0].x + end_of(self.line)) / 2 * 25.4 / 72, 1)

    @property
    def y(self) -> float:
        return in_mm(self.line.y)

    @property
    def width(self) -> float:
        return end_of(self.line) - self.line.pieces[0].x


@cache
def pages(scale: int = 12, *, landscape: bool = True) -> tuple[Page, ...]:
    return printed(papers.whole_document(landscape=landscape, scale=scale))


def seen(text: str, scale: int = 12) -> Seen:
    """The first line of the text whose words begin so."""
    return next(
        Seen(line, page)
        for page in pages(scale)
        for line, words in zip(page.lines, text_of(page), strict=True)
        if words.startswith(text)
    )


def rule_under(over: Seen) -> Rule:
    """The nearest level rule under a line and beneath its middle."""
    middle = (over.line.pieces[0].x + end_of(over.line)) / 2
    under = (
        rule
        for rule in over.page.rules
        if rule.y1 == rule.y2 > over.line.y and rule.x1 < middle < rule.x2
    )
    return min(under, key=lambda rule: rule.y1)


def share(over: Seen) -> float:
    rule = rule_under(over)
    assert abs((rule.x1 + rule.x2) / 2 - over.line.pieces[0].x - over.width / 2) < 0.1
    return (rule.x2 - rule.x1) / over.width


@row("1. khổ giấy A4 210 × 297")
def paper_size() -> None:
    assert (in_mm(pages()[0].width), in_mm(pages()[0].height)) == (210, 297)


@row("1. hướng giấy; phụ lục có thể nằm ngang")
def orientation() -> None:
    sizes = [(in_mm(page.width), in_mm(page.height)) for page in pages()]
    assert set(sizes) == {(210, 297), (297, 210)}
    assert sizes == sorted(sizes)
    upright = pages(landscape=False)
    assert {page.width < page.height for page in upright} == {True}


@row("1. lề trên, dưới 20; trái 30; phải 20")
def margins() -> None:
    for page in pages():
        body = [line for line in page.lines if line.part is Part.TEXT]
        assert min(in_mm(line.pieces[0].x) for line in body) >= 30
        assert max(in_mm(end_of(line)) for line in body) <= in_mm(page.width) - 20
        assert min(in_mm(line.y) for line in body) > 20
        assert max(in_mm(line.y) for line in body) < in_mm(page.height) - 20


@row("1. phông chữ Times New Roman, màu đen")
def font() -> None:
    fonts = find(part(word_file(papers.whole_document()), "word/styles.xml"), "rFonts")
    names = {attribute(fonts[0], name) for name in ("ascii", "hAnsi", "cs", "eastAsia")}
    assert names == {"Times New Roman"}
    final = printed(papers.sample_document())
    assert {line.ink for page in final for line in page.lines} == {Ink.BLACK}


@row("1. số trang từ trang 2, giữa lề trên, cỡ 13-14, đứng")
def page_number() -> None:
    assert all(line.part is not Part.FURNITURE or line.y > 700 for line in pages()[0].lines)
    second = pages()[1]
    number = Seen(second.lines[0], second)
    assert text_of(second)[0] == "2"
    assert (number.size, number.face, number.middle) == (14, Face.REGULAR, 110)
    assert 0 < number.y < 20


@row("1. số trang của phụ lục đếm riêng")
def page_number_of_annex() -> None:
    lying = [page for page in pages() if page.width > page.height]
    assert len(lying) > 1
    assert text_of(lying[0])[0] == "Phụ lục"
    assert text_of(lying[1])[0] == "2"
    assert Seen(lying[1].lines[0], lying[1]).middle == 153.5
    assert lying[0].number > 2


@row("1. Unicode TCVN 6909 dựng sẵn")
def precomposed() -> None:
    texts = [text for page in pages() for text in text_of(page)]
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)


@row("2. Quốc hiệu in hoa, 12-13, đứng đậm")
def nation() -> None:
    for scale in (12, 13):
        found = seen(NATION, scale)
        assert (found.size, found.face) == (scale, Face.BOLD)
        assert found.right <= 190


@row("2. Tiêu ngữ 13-14, đứng đậm, dưới Quốc hiệu")
def motto() -> None:
    for scale, size in ((12, 13), (13, 14)):
        found, over = seen(MOTTO, scale), seen(NATION, scale)
        assert (found.size, found.face) == (size, Face.BOLD)
        assert abs(found.middle - over.middle) <= 0.1
        assert 0 < found.line.y - over.line.y < 1.3 * size


@row("2. đường kẻ dưới Tiêu ngữ dài bằng dòng chữ")
def rule_of_motto() -> None:
    assert share(seen(MOTTO)) == pytest.approx(1, abs=0.01)
    rule = rule_under(seen(MOTTO))
    assert in_mm(rule.x2 - rule.x1) == 56.1


@row("2. cơ quan chủ quản in hoa, đứng, không đậm; không bắt buộc")
def superior() -> None:
    found = seen("UBND HUYỆN LÂM THƯỢNG")
    assert (found.size, found.face) == (12, Face.REGULAR)
    assert found.line.y < seen("ỦY BAN NHÂN DÂN").line.y
    head = compose(samples.facts()).blocks[0]
    assert isinstance(head, type(papers.letterhead()))
    assert head.superior == ()


@row("2. cơ quan ban hành in hoa, đứng đậm, dưới cơ quan chủ quản")
def issuer() -> None:
    for scale in (12, 13):
        found = seen("XÃ HÒA LÂM", scale)
        assert (found.size, found.face) == (scale, Face.BOLD)
        assert abs(found.middle - seen("ỦY BAN NHÂN DÂN", scale).middle) <= 0.1


@row("2. đường kẻ dưới cơ quan ban hành 1/3-1/2, cân đối")
def rule_of_issuer() -> None:
    wide = replace(papers.letterhead(), issuer=("THỊ TRẤN TRÀ XUÂN",))
    (page,) = printed_blocks(wide)
    assert 1 / 3 <= share(Seen(page.lines[0], page)) <= 1 / 2
    short = rule_under(seen("XÃ HÒA LÂM"))
    assert in_mm(short.x2 - short.x1) >= 12


@row("2. Số: cỡ 13, đứng, giữa dưới tên cơ quan; số dưới 10 thêm 0")
def number() -> None:
    for scale in (12, 13):
        found = seen("Số: 07/BC-UBND", scale)
        assert (found.size, found.face) == (13, Face.REGULAR)
        assert abs(found.middle - seen("XÃ HÒA LÂM", scale).middle) <= 0.1
    for given, words in (("7", "07"), ("12", "12"), ("120a", "120a")):
        assert f"Số: {words}/BC-UBND" in told(Registration(given))


@row("2. chưa có số thì để trống")
def blank_number() -> None:
    assert "Số:        /BC-UBND" in told(Registration())


@row("2. địa danh, ngày tháng nghiêng, cùng dòng với số, giữa dưới Quốc hiệu")
def place_and_date() -> None:
    for scale, size in ((12, 13), (13, 14)):
        found = seen("Hòa Lâm, ngày", scale)
        assert (found.size, found.face) == (size, Face.ITALIC)
        assert abs(found.line.y - seen("Số:", scale).line.y) < 1
        assert abs(found.middle - seen(NATION, scale).middle) <= 0.1


@row("2. ngày dưới 10 và tháng 1, 2 thêm 0")
def padded() -> None:
    for given, words in (
        ("5/1/2024", "ngày 05 tháng 01 năm 2024"),
        ("15/2/2024", "ngày 15 tháng 02 năm 2024"),
        ("9/9/2024", "ngày 09 tháng 9 năm 2024"),
        ("29/12/2024", "ngày 29 tháng 12 năm 2024"),
    ):
        assert f"Suối Lành, {words}" in told(Registration(date=read_date(given)))
    assert "Suối Lành, ngày      tháng 9 năm 2024" in told(Registration())


@row("2. địa danh mang số hoặc tên người ghi đầy đủ")
def full_place() -> None:
    unit = replace(samples.UNIT, kind="phường", name="1", full_place=True)
    printed = texts_of(compose(replace(samples.facts(), unit=unit)))
    assert "Phường 1, ngày      tháng 9 năm 2024" in printed


@row("2. các cỡ chữ đi với nhau, tên cơ quan xuống dòng khi hẹp")
def sizes_together() -> None:
    for scale, room in ((12, 66), (13, 62)):
        for text in ("XÃ HÒA LÂM", "Số:", "UBND HUYỆN"):
            found = seen(text, scale)
            assert 30 <= found.left <= found.right <= 30 + room
        assert seen(NATION, scale).left >= 30 + room
    long = replace(papers.letterhead(), issuer=("ỦY BAN NHÂN DÂN XÃ HÒA LÂM",), scale=13)
    (page,) = printed_blocks(long)
    assert text_of(page)[1] != NATION


@row("3. BÁO CÁO in hoa, 13-14, đứng đậm, giữa")
def kind() -> None:
    found = seen("BÁO CÁO")
    assert (found.size, found.face, found.middle) == (14, Face.BOLD, 110)


@row("3. trích yếu chữ thường, đứng đậm, giữa, ngay dưới")
def subject() -> None:
    found = seen("Kết quả thực hiện Quy chế dân chủ")
    assert (found.size, found.face, found.middle) == (14, Face.BOLD, 110)
    assert 0 < found.line.y - seen("BÁO CÁO").line.y < 18


@row("3. đường kẻ dưới trích yếu 1/3-1/2")
def rule_of_subject() -> None:
    assert 1 / 3 <= share(seen("trọng tâm 3 tháng")) <= 1 / 2


@row("3. Kính gửi: một nơi một dòng, nhiều nơi gạch dưới dấu hai chấm")
def addressees() -> None:
    label, first, last = seen("Kính gửi:"), seen("- Ủy ban nhân dân huyện"), seen("- Phòng Nội")
    assert (label.size, label.face) == (14, Face.REGULAR)
    assert first.left == last.left
    assert abs(label.right - first.left) < 2
    assert [text for text in text_of(label.page) if text.startswith("- ")][:2] == [
        "- Ủy ban nhân dân huyện Lâm Thượng;",
        "- Phòng Nội vụ huyện.",
    ]


@row("4. nội dung chữ thường, đứng, 13-14, canh đều hai lề")
def body() -> None:
    (page,) = printed_blocks(papers.body(papers.PROSE[0]))
    lines = [Seen(line, page) for line in page.lines]
    assert {(line.size, line.face) for line in lines} == {(14, Face.REGULAR)}
    assert {line.right for line in lines[:-1]} == {190}


@row("4. dòng đầu lùi 1 hoặc 1,27 cm")
def first_line() -> None:
    (page,) = printed_blocks(papers.body(papers.PROSE[0]))
    assert [Seen(line, page).left for line in page.lines] == [42.7, 30, 30]


@row("4. cách đoạn ít nhất 6 pt, cách dòng từ đơn đến 1,5")
def spacing() -> None:
    (page,) = printed_blocks(papers.body(papers.PROSE[0]), papers.body("Hai."))
    y = [line.y for line in page.lines]
    single = 14 * 1.149
    assert single <= y[1] - y[0] <= 1.5 * single
    assert y[3] - y[2] - (y[1] - y[0]) >= 5.999


@row("4. căn cứ chữ nghiêng, xuống dòng sau mỗi căn cứ, cuối dòng ;")
def grounds() -> None:
    found = [seen("Căn cứ Luật"), seen("Căn cứ Kế hoạch"), seen("Theo đề nghị")]
    assert {(each.size, each.face) for each in found} == {(14, Face.ITALIC)}
    words = [plain(ground.runs) for ground in papers.grounds()]
    assert [word[-1] for word in words] == [";", ";", "."]


@row("4. ./. ngay sau câu cuối")
def end_mark() -> None:
    printed = "\n".join(texts_of(compose(samples.facts())))
    assert printed.count("./.") == 1
    assert "năm 2024./." in printed


@row("4. Phần: một dòng riêng, giữa; tiêu đề in hoa đậm ở dưới")
def part_heading() -> None:
    number, words = seen("Phần I"), seen("KẾT QUẢ THỰC HIỆN")
    assert {number.face, words.face} == {Face.BOLD}
    assert {number.middle, words.middle} == {110}
    assert 0 < words.line.y - number.line.y <= 18


@row("4. Mục: số La Mã và tiêu đề một dòng, in hoa, đứng đậm")
def item_heading() -> None:
    found = seen("I. CÔNG TÁC CHỈ ĐẠO")
    assert (found.size, found.face) == (14, Face.BOLD)


@row("4. Khoản có tiêu đề: chữ thường, đứng đậm, dòng riêng")
def clause_heading() -> None:
    found = seen("1. Việc ban hành văn bản")
    assert (found.size, found.face, found.left) == (14, Face.BOLD, 42.7)


@row("4. Khoản không tiêu đề: đứng, không đậm")
def clause() -> None:
    numbered = Paragraph((Run(papers.PROSE[0]),), Role.NUMBERED, "1. ", Origin("a", 0))
    (page,) = printed_blocks(numbered)
    assert {line.pieces[0].face for line in page.lines} == {Face.REGULAR}


@row("4. Điểm: chữ cái tiếng Việt có đ, chữ thường, đứng, không đậm")
def point() -> None:
    assert seen("đ) Nội dung đã công khai").face is Face.REGULAR
    template = samples.template()
    plan = replace(samples.facts(), template=replace(template, numbering=("I.", "a)")))
    assert "a) Tiếp công dân" in texts_of(compose(plan))


@row("4. 1.1. đậm như khoản; - và + lùi 1,27")
def below_clauses() -> None:
    assert seen("1.1. Văn bản").face is Face.BOLD
    (page,) = printed_blocks(*papers.rich_paragraphs()[2:3])
    assert Seen(page.lines[0], page).left == 42.7


@row("4. tiêu đề không có dấu chấm cuối")
def heading_stop() -> None:
    first, *rest = samples.template().sections
    stopped = replace(samples.template(), sections=(replace(first, title="Mở đầu."), *rest))
    assert "I. MỞ ĐẦU" in texts_of(compose(replace(samples.facts(), template=stopped)))


@row("4. tiêu đề không đứng một mình cuối trang")
def kept_headings() -> None:
    for before in range(24, 32):
        heads = [Heading(2, "1.", "Đầu", Origin("a")), Heading(1, "Phần II", "SAU", Origin("b"))]
        made = printed_blocks(*one_liners(before), *heads, papers.body(papers.PROSE[0]))
        homes = [next(page.number for page in made if f(page)) for f in map(holds, heads)]
        text = next(page.number for page in made if any(map(is_prose, text_of(page))))
        assert set(homes) == {text}


def is_prose(text: str) -> bool:
    return text.startswith(papers.PROSE[0][:20])


def holds(heading: Heading) -> Callable[[Page], bool]:
    return lambda page: any(text.startswith(heading.number) for text in text_of(page))


@row("5. Nơi nhận: 12, nghiêng đậm, ngang dòng thẩm quyền, sát lề trái")
def recipients_label() -> None:
    found = seen("Nơi nhận:")
    assert (found.size, found.face, found.left) == (12, Face.BOLD_ITALIC, 30)
    assert abs(found.line.y - seen("TM. ỦY BAN").line.y) < 0.5


@row("5. danh sách nơi nhận 11, đứng, gạch đầu dòng sát lề, ; cuối dòng")
def recipients() -> None:
    found = seen("- Như trên;")
    assert (found.size, found.face, found.left) == (11, Face.REGULAR, 30)


@row("5. Như trên đứng đầu khi có Kính gửi; Lưu đứng cuối, hết bằng dấu chấm")
def copies() -> None:
    addressed = texts_of(compose(samples.facts()))
    listed = [text for text in addressed[addressed.index("Nơi nhận:") :] if text[0] == "-"]
    assert (listed[0], listed[-1]) == ("- Như trên;", "- Lưu: VT.")
    alone = replace(samples.facts(), unit=replace(samples.UNIT, parent=""))
    assert "- Như trên;" not in texts_of(compose(alone))
    assert not [text for text in texts_of(compose(alone)) if text.startswith("Kính gửi")]


@row("5. thẩm quyền TM. ỦY BAN NHÂN DÂN, chức vụ: in hoa, 13-14, đứng đậm, giữa cột phải")
def authorities() -> None:
    for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"):
        found = seen(text)
        assert (found.size, found.face, found.middle) == (14, Face.BOLD, 150)


@row("5. Chủ tịch, Phó Chủ tịch (KT.), Quyền Chủ tịch (Q.)")
def signers() -> None:
    lines = {office: authority(samples.UNIT, Signer("x", "Lê An", office))[1:] for office in Office}
    assert lines == {
        Office.CHAIR: ("CHỦ TỊCH",),
        Office.ACTING: ("Q. CHỦ TỊCH",),
        Office.DEPUTY: ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    }
    assert {authority(samples.UNIT, Signer("x", "Lê An", office))[0] for office in Office} == {
        "TM. ỦY BAN NHÂN DÂN"
    }


@row("5. họ tên chữ thường, 13-14, đứng đậm; cách chức vụ 30 mm để ký, đóng dấu")
def signer() -> None:
    found = seen("Đặng Thị Hồng Nhung")
    assert (found.size, found.face, found.middle) == (14, Face.BOLD, 150)
    assert in_mm(found.line.y - seen("PHÓ CHỦ TỊCH").line.y) >= 30


@row("5. khối chữ ký một trang, có ít nhất hai dòng văn bản")
def signatures_together() -> None:
    for before in range(18, 32):
        made = printed_blocks(*one_liners(before), papers.signatures())
        (page,) = [each for each in made if "Nơi nhận:" in text_of(each)]
        assert "Đặng Thị Hồng Nhung" in text_of(page)
        assert sum(text.startswith("Đoạn thứ") for text in text_of(page)) >= 2


@row("6. độ khẩn: khung đơn 40 × 8 mm, chữ đỏ in hoa đứng đậm 13-14, dưới số")
def urgency() -> None:
    found = seen("THƯỢNG KHẨN")
    assert (found.size, found.face, found.line.ink) == (13, Face.BOLD, Ink.RED)
    box = box_of(found)
    assert {rule.ink for rule in box} == {Ink.RED}
    assert size_of(box) == (40, 8)
    top = min(rule.y1 for rule in box)
    assert seen("Số:").line.y < top < found.line.y
    assert found.middle == seen("Số:").middle


def box_of(inside: Seen) -> list[Rule]:
    """The four rules around a line: the nearest on every side."""
    x, y = inside.line.pieces[0].x + 1, inside.line.y - 1
    level = [r for r in inside.page.rules if r.y1 == r.y2 and r.x1 <= x <= r.x2]
    upright = [r for r in inside.page.rules if r.x1 == r.x2 and r.y1 <= y <= r.y2]
    return [
        max((r for r in level if r.y1 < y), key=lambda r: r.y1),
        min((r for r in level if r.y1 > y), key=lambda r: r.y1),
        max((r for r in upright if r.x1 < x), key=lambda r: r.x1),
        min((r for r in upright if r.x1 > x), key=lambda r: r.x1),
    ]


def size_of(box: list[Rule]) -> tuple[float, float]:
    over, under, left, right = box
    assert {(r.x1, r.x2) for r in (over, under)} == {(left.x1, right.x1)}
    return in_mm(right.x1 - left.x1), in_mm(under.y1 - over.y1)


@row("6. phạm vi lưu hành: khung đơn, chữ in hoa đứng đậm 13-14, dưới ngày tháng")
def circulation() -> None:
    for mark, words in (
        (Circulation.INTERNAL, "LƯU HÀNH NỘI BỘ"),
        (Circulation.RETURN, "XEM XONG TRẢ LẠI"),
    ):
        head = replace(papers.letterhead(), circulation=mark)
        (page,) = printed_blocks(head, papers.title())
        found = Seen(page.lines[text_of(page).index(words)], page)
        assert (found.size, found.face, found.line.ink) == (13, Face.BOLD, Ink.BLACK)
        width, height = size_of(box_of(found))
        assert in_mm(found.width) < width <= 60
        assert height == 8
        date = Seen(page.lines[text_of(page).index("Hòa Lâm, ngày 05 tháng 9 năm 2024")], page)
        assert abs(found.middle - date.middle) <= 0.1
        assert date.line.y < box_of(found)[0].y1


@row("6. hai dấu ngang nhau; bản dự thảo hết trang như bản chính")
def both_marks() -> None:
    assert box_of(seen("XEM XONG"))[0].y1 == box_of(seen("THƯỢNG KHẨN"))[0].y1
    for urgency in (None, Urgency.URGENT):
        for mark in (None, Circulation.INTERNAL):
            final = replace(papers.letterhead(), urgency=urgency, circulation=mark)
            draft = replace(final, draft="DỰ THẢO", code="Mã 1 · lần 1")
            ends = [printed_blocks(head, papers.title())[0].lines[-1].y for head in (final, draft)]
            assert ends[0] == ends[1]


@row("6. ký hiệu người soạn và số bản: 11, đứng, chữ in hoa, số Ả Rập, dưới Nơi nhận")
def drafter() -> None:
    found = seen("PL.(300)")
    assert (found.size, found.face, found.left) == (11, Face.REGULAR, 30)
    assert found.line.y > seen("- Lưu: VT, VP.").line.y + 13
    typed = ("pl 300", "PL(300)", "PL.(300)", "  pl.300 ")
    assert {read_drafter(text) for text in typed} == {"PL.(300)"}
    assert [read_drafter(text) for text in ("pl", "", "PL/VP 3")] == ["PL", "", "PL/VP 3"]


@row("6. dự thảo: dấu dưới phần đầu, mã và lần in xám nhỏ")
def draft() -> None:
    found, code = seen("DỰ THẢO"), seen("Mã b3f1c2d4")
    assert found.face is Face.BOLD
    assert (code.size, code.line.ink) == (8, Ink.GREY)
    assert code.line.y == found.line.y
    assert 30 <= found.left < code.left < code.right <= 30 + 66
    final = replace(papers.letterhead(), draft="", code="")
    drawn = replace(final, draft="DỰ THẢO", code="Mã b3f1c2d4 · lần 2 · 9ac01e")
    ends = [printed_blocks(head, papers.title())[0].lines[-1].y for head in (final, drawn)]
    assert ends[0] == ends[1]


@row("6. địa chỉ cơ quan: chân trang 1, 11-12, dưới đường kẻ hết chiều ngang")
def contact() -> None:
    found = seen("Địa chỉ: thôn Trung Tâm")
    assert found.page.number == 1
    assert (found.size, found.face) == (11, Face.REGULAR)
    assert found.y > 297 - 20
    over = max(
        (rule for rule in found.page.rules if rule.y1 == rule.y2 < found.line.y),
        key=lambda rule: rule.y1,
    )
    assert (in_mm(over.x1), in_mm(over.x2)) == (30, 190)
    assert not [text for page in pages()[1:] for text in text_of(page) if "Địa chỉ:" in text]


@row("7. Phụ lục: dòng riêng, giữa, 14, đứng đậm")
def annex_label() -> None:
    found = seen("Phụ lục")
    assert (found.size, found.face, found.middle) == (14, Face.BOLD, 153.5)


@row("7. tên phụ lục in hoa, 13-14, đứng đậm, giữa")
def annex_title() -> None:
    found = seen("SỐ LIỆU KẾT QUẢ")
    assert (found.size, found.face, found.middle) == (14, Face.BOLD, 153.5)


@row("7. (Kèm theo Báo cáo số …) giữa, nghiêng, 13-14, đường kẻ ở dưới")
def annex_reference() -> None:
    found = seen("(Kèm theo Báo cáo số 07/BC-UBND ngày 05 tháng 9 năm 2024")
    assert (found.size, found.face, found.middle) == (14, Face.ITALIC, 153.5)
    assert 1 / 3 <= share(found) <= 1 / 2


@row("7. hàng đầu bảng lặp lại ở mỗi trang")
def repeated_head() -> None:
    lying = [page for page in pages() if page.width > page.height]
    assert all("Đơn vị tính" in text_of(page) for page in lying)


@row("10. PDF 1.7, đủ phông nhúng")
def file_format() -> None:
    document = papers.whole_document()
    placed = layout(document, papers.ND30, papers.metrics())
    made = pdf(placed, papers.fonts(), document, MADE)
    assert made.startswith(b"%PDF-1.7")
    with pikepdf.open(io.BytesIO(made)) as file:
        used = {
            font.objgen: font
            for page in file.pages
            for font in page.resources.get("/Font", pikepdf.Dictionary()).values()
        }
        names = {str(font.BaseFont) for font in used.values() if "/FontDescriptor" in font}
        assert len(names) == 4
        assert all(re.fullmatch(r"/[A-Z]{6}\+LiberationSerif.*", name) for name in names)
        assert all(len(f.FontDescriptor.FontFile2.read_bytes()) > 1000 for f in used.values())


def told(registration: Registration) -> list[str]:
    return texts_of(registered(compose(samples.facts()), registration))


def texts_of(document: Document) -> list[str]:
    """Every printed line, blocks that only break pages left out."""
    blocks = tuple(block for block in document.blocks if not isinstance(block, PageBreak))
    made = printed(replace(document, blocks=blocks))
    return [text for page in made for text in text_of(page)]


@pytest.mark.parametrize("name", ROWS)
def test_the_paper_follows_the_rule(name: str) -> None:
    ROWS[name]()
