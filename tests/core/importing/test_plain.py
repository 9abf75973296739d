"""Text files: encodings, looks, and lines that only the width has broken."""

import textwrap

import pytest

from core.importing import refused
from core.importing.legacy import Letters
from core.importing.old_paper import OldParagraph, plain_text
from core.importing.plain import read_plain
from core.markup import Text
from tests.core.importing import old_files


def lines(found: str) -> list[str]:
    return lines_of(read("cu.txt", found.encode()))


def lines_of(found: tuple[OldParagraph, ...]) -> list[str]:
    return [plain_text(each.content) for each in found]


def read(name: str, data: bytes) -> tuple[OldParagraph, ...]:
    return read_plain(name, data, Letters())


@pytest.mark.parametrize(
    "data",
    [
        "Xã Hạ".encode(),
        "Xã Hạ".encode("utf-8-sig"),
        "Xã Hạ".encode("utf-16"),
        b"\xfe\xff" + "Xã Hạ".encode("utf-16-be"),
        "Xa\u0303 Ha\u0323".encode(),
    ],
)
def test_every_unicode_file_says_the_same(data: bytes) -> None:
    assert [plain_text(each.content) for each in read("cu.txt", data)] == ["Xã Hạ"]


@pytest.mark.parametrize("data", [b"X\xe3 H\xb9", b"\xff\xfe\x00", b"a\x00b"])
def test_an_old_encoding_is_not_guessed(data: bytes) -> None:
    with pytest.raises(refused.TextUnreadable):
        read("cu.txt", data)


def test_the_vietnamese_code_page_of_windows_is_read() -> None:
    toned = "Uy\u0309 ban nhân dân xa\u0303 Ha\u0323, huyê\u0323n Đa\u0301 Ba\u0323c"
    found = lines_of(read("cu.txt", toned.encode("cp1258")))
    assert found == ["Uỷ ban nhân dân xã Hạ, huyện Đá Bạc"]


@pytest.mark.parametrize("width", [60, 66, 72, 76, 80, 90, 100])
def test_a_report_set_to_a_width_without_empty_lines_is_read_whole(width: int) -> None:
    paragraphs = [line.strip() for line in old_files.sample().splitlines() if line.strip()]
    wrapped = [
        line
        for paragraph in paragraphs
        for line in textwrap.wrap(paragraph, width, break_on_hyphens=False)
    ]
    report = old_files.imported("\n".join(wrapped))
    assert len(report.matched) == 28
    assert not report.unmatched
    assert not old_files.lost(old_files.sample(), report)


def test_a_file_beyond_all_reports_is_refused() -> None:
    with pytest.raises(refused.FileTooLarge) as caught:
        read("cu.txt", b"a" * (refused.LARGEST + 1))
    assert caught.value.facts["size"] == refused.LARGEST + 1


def test_stars_are_looks() -> None:
    (found,) = read("cu.txt", "Nêu “*Dân biết*”, **rõ ràng** và ***cả hai***.".encode())
    assert found.content == (
        Text("Nêu “"),
        Text("Dân biết", italic=True),
        Text("”, "),
        Text("rõ ràng", bold=True),
        Text(" và "),
        Text("cả hai", bold=True, italic=True),
        Text("."),
    )


def test_a_look_may_run_over_lines() -> None:
    found = read("cu.txt", "**TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH**".encode())
    assert [each.content for each in found] == [
        (Text("TM. ỦY BAN NHÂN DÂN", bold=True),),
        (Text("PHÓ CHỦ TỊCH", bold=True),),
    ]


@pytest.mark.parametrize("found", ["5*3 m và 2*4 m", "giá * và *", "một * hai", "****rỗng"])
def test_other_stars_stay_text(found: str) -> None:
    assert lines(found) == [found]


def test_nothing_in_a_text_is_our_markup() -> None:
    found = "{so_ho} hộ [^ không ] \\* và # này"
    assert lines(found) == [found]


def test_lines_broken_by_the_width_are_one() -> None:
    first = "Ủy ban nhân dân xã đã tổ chức họp dân ở tất cả các thôn, ghi biên bản và"
    rest = "Chủ tịch xã trả lời từng ý kiến ngay tại chỗ."
    item = "- Thôn Hạ họp hai lần trong tháng ba để bàn việc mở đường vào khu sản xuất"
    found = f"{first}\n{rest}\n{item}\ncủa thôn.\n"
    assert lines(found) == [f"{first} {rest}", f"{item} của thôn."]


def test_an_indent_begins_a_paragraph() -> None:
    first = "Ủy ban nhân dân xã đã tổ chức họp dân ở tất cả các thôn, ghi biên bản và"
    assert lines(f"    {first}\n    Chủ tịch xã trả lời.") == [first, "Chủ tịch xã trả lời."]


def test_short_lines_are_apart() -> None:
    assert lines("- Đảng ủy xã;\n- Lưu: VT.") == ["- Đảng ủy xã;", "- Lưu: VT."]


def test_numbers_of_pages_go_with_the_page_ends() -> None:
    assert lines("Xã đã họp\n\f2\n\nvới dân.\n\n15") == ["Xã đã họp", "với dân."]
    assert lines("Xã đã họp\n\n2\n\nvới dân.") == ["Xã đã họp", "2", "với dân."]


def test_marks_of_headings_give_their_level() -> None:
    (found,) = read("cu.txt", "## I. Tình hình".encode())
    assert (found.level, plain_text(found.content)) == (2, "I. Tình hình")


def test_where_a_paragraph_is_one_line_a_note_is_one_line_too() -> None:
    text = f"{'Một câu dài của báo cáo. ' * 12}xã\n¹ Kế hoạch số 34.\nhội và ngân sách.\n"
    assert lines(text)[1:] == ["¹ Kế hoạch số 34.", "hội và ngân sách."]
