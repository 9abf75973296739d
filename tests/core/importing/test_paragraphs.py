"""Paragraphs cut by a page end are whole again, and typed notes stand at their marks."""

import pytest

from core.importing.reading import prose_of
from core.markup import print_


def read(found: str) -> list[str]:
    return print_(prose_of(found)).split("\n")


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("ngày 12/12/2013", "của Bộ Chính trị", "ngày 12/12/2013 của Bộ Chính trị"),
        ("đơn thư khiếu nại,", "tổ cáo", "đơn thư khiếu nại, tổ cáo"),
        ("kinh tế -", "xã hội", "kinh tế - xã hội"),
        ("kinh tế-", "xã hội", "kinh tế-xã hội"),
        ("- Xã đã mời", "các thôn", "- Xã đã mời các thôn"),
        (
            "Xã mời Mặt trận, Hội Nông dân, Hội Phụ nữ, Đoàn Thanh niên, Hội Cao tuổi,",
            "Công an",
            "Xã mời Mặt trận, Hội Nông dân, Hội Phụ nữ, Đoàn Thanh niên, Hội Cao tuổi, Công an",
        ),
        (
            "Trong 9 tháng đầu năm, Chủ tịch Ủy ban nhân dân xã đã tổ chức",
            "02 buổi đối thoại",
            "Trong 9 tháng đầu năm, Chủ tịch Ủy ban nhân dân xã đã tổ chức 02 buổi đối thoại",
        ),
    ],
)
def test_a_paragraph_cut_by_a_page_end_is_joined(first: str, second: str, whole: str) -> None:
    assert read(f"{first}\n\n{second}") == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Xã đã họp.", "dân đồng tình"),
        ("Xã đã họp:", "dân đồng tình"),
        ("Xã nêu “dân bàn.”", "dân đồng tình"),
        ("Xã đã họp", "Dân đồng tình"),
        ("Xã đã họp", "- dân đồng tình"),
        ("NỘI DUNG", "dân đồng tình"),
        ("**Nội dung**", "dân đồng tình"),
        ("xóm Hạ,", "Xóm Trung"),
    ],
)
def test_other_paragraphs_stay_apart(first: str, second: str) -> None:
    assert read(f"{first}\n\n{second}") == [first, second]


def test_three_pieces_are_one_paragraph() -> None:
    assert read("Xã đã\n\nhọp với\n\ndân.") == ["Xã đã họp với dân."]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("Theo kế hoạch xã¹.\n\n¹ Số 34/KH", ["Theo kế hoạch xã[^ Số 34/KH ]."]),
        ("Theo kế¹ hoạch\n\n¹ Số 34/KH\n\ncủa xã.", ["Theo kế[^ Số 34/KH ] hoạch của xã."]),
        ("Theo [1] của xã.\n\n[1] Số 34", ["Theo [^ Số 34 ] của xã."]),
        ("Theo kế hoạch xã1.\n\n1 Kế hoạch số 34", ["Theo kế hoạch xã[^ Kế hoạch số 34 ]."]),
        ("Một¹ và hai².\n\n¹ A\n\n² B", ["Một[^ A ] và hai[^ B ]."]),
        ("Một¹.\n\n¹ A\n\nHai¹.\n\n¹ B", ["Một[^ A ].", "Hai[^ B ]."]),
        ("Rộng 12 m² theo sổ².\n\n² A", ["Rộng 12 m² theo sổ[^ A ]."]),
        ("Một *hai¹* ba.\n\n¹ A *nghiêng*", ["Một *hai*[^ A *nghiêng* ] ba."]),
    ],
)
def test_a_typed_note_stands_at_its_mark(found: str, expected: list[str]) -> None:
    assert read(found) == expected


@pytest.mark.parametrize(
    "found",
    [
        "Không có dấu.\n¹ Dòng này ở lại",
        "Rộng 12 m².\n² Dòng này ở lại",
        "8 thôn đã họp.\n8 đơn đã xong.",
        "Thôn Bắc 2 họp.\n2 Kế hoạch đã có",
        "¹ Đứng trước dấu\nKế hoạch xã¹.",
    ],
)
def test_a_number_without_a_mark_before_it_is_text(found: str) -> None:
    assert read(found.replace("\n", "\n\n")) == found.split("\n")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("• Một việc", "- Một việc"),
        ("– Một việc", "- Một việc"),
        ("-Một việc", "- Một việc"),
        ("+ Một việc", "+ Một việc"),
        ("* Một việc", "- Một việc"),
        ("-5 độ", "-5 độ"),
        ("2.5 triệu đồng", "2.5 triệu đồng"),
        ("1.383 hộ", "1.383 hộ"),
        ("10/9/2024 họp", "10/9/2024 họp"),
        ("4. Riêng", "4. Riêng"),
    ],
)
def test_bullets_are_read_and_figures_left_alone(found: str, expected: str) -> None:
    assert read(found) == [expected]


def test_a_list_counted_from_one_is_numbered() -> None:
    assert read("1. Một\n2. Hai\n- thêm\n3. Ba") == ["# Một", "# Hai", "- thêm", "# Ba"]
    assert read("a) Một\nb) Hai") == ["# Một", "# Hai"]
    assert read("1. Một\n3. Ba") == ["1. Một", "3. Ba"]
