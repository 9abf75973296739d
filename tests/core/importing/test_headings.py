"""Headings are matched as an outline: in order, under their parent, by their words."""

import re
from collections.abc import Callable

import pytest

from core.importing.reading import Imported
from tests.core.importing.old_files import headings, imported, lost, sample, sections

DIALOGUE = (
    "2.2. Kết quả tiếp công dân, đối thoại giữa người đứng đầu cấp ủy, chính quyền với nhân dân; "
    "giải quyết đơn thư khiếu nại, tố cáo của công dân"
)


def changed(old: str, new: str, count: int = 1) -> Imported:
    found = sample()
    assert old in found
    return imported(found.replace(old, new, count))


def doubtful(report: Imported) -> list[str]:
    return [item.section for item in report.matched if item.doubtful]


@pytest.mark.parametrize(
    "heading",
    [
        f"{DIALOGUE.replace('2.2.', '2.2')}.",
        DIALOGUE.upper(),
        DIALOGUE.replace("2.2.", "2.4."),
        DIALOGUE.replace("2.2.", "b)"),
        DIALOGUE.replace("2.2. ", ""),
        DIALOGUE.replace("đối thoại", "đối thọai").replace("tiếp", "tiêp").replace("thư", "thu"),
        DIALOGUE.replace("khiếu nại", "khiếunại"),
        "**2.2. Công tác tiếp công dân, đối thoại với nhân dân, giải quyết đơn khiếu nại, tố cáo**",
        "2.2. Tiếp dân; đối thoại giữa người đứng đầu với nhân dân; giải quyết đơn thư công dân",
    ],
)
def test_a_heading_written_otherwise_is_still_found(heading: str) -> None:
    report = changed(DIALOGUE, heading)
    assert len(report.matched) == 28
    assert headings(report)["tiep-dan-doi-thoai"] == heading.strip("*")
    assert not doubtful(report)
    assert not report.unmatched


@pytest.mark.parametrize(
    "mutate",
    [
        str.upper,
        lambda found: found.replace("QCDC", "Quy chế dân chủ"),
        lambda found: found.replace("oà", "òa").replace("thuỷ", "thủy"),
        lambda found: found.replace("I. ", "I/ ").replace("V. ", "V - "),
        lambda found: re.sub(r"(?m)^([IVX]+)\.", r"Phần \1:", found),
        lambda found: found.replace("1. ", "1) "),
        lambda found: found.replace("\n\n", "\n"),
        lambda found: found.replace("\n", "\r\n"),
    ],
)
def test_a_whole_report_written_otherwise_is_still_found(mutate: Callable[[str], str]) -> None:
    report = imported(mutate(sample()))
    assert len(report.matched) == 28
    assert not doubtful(report)


def test_twin_headings_stay_under_their_parents() -> None:
    texts = sections(imported(sample()))
    assert texts["nhiem-vu-dan-van"].startswith("Quán triệt lại")
    report = changed("V. NHIỆM VỤ TRỌNG TÂM TRONG THỜI GIAN TỚI\n\n", "")
    assert sections(report)["dan-van-chi-dao"] == texts["dan-van-chi-dao"]


def test_a_twin_whose_fellow_is_missing_goes_where_its_parent_is() -> None:
    found = sample()
    start = found.index("III. KẾT QUẢ")
    end = found.index("IV. ĐÁNH GIÁ")
    report = imported(found[:start] + found[end:])
    assert "ket-qua-dan-van" not in headings(report)
    assert sections(report)["nhiem-vu-dan-van"].startswith("Quán triệt lại")
    assert not doubtful(report)


def test_a_missing_section_stays_empty_and_its_neighbours_whole() -> None:
    found = sample()
    start, end = found.index("2.3. Xây dựng"), found.index("2.5. Kết quả")
    report = imported(found[:start] + found[end:])
    assert len(report.matched) == 27
    assert "huong-uoc" not in sections(report)
    assert sections(report)["cac-ban-to"] == sections(imported(found))["cac-ban-to"]


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        ("Trên đây là", "VI. ĐỀ XUẤT, KIẾN NGHỊ"),
        ("Trên đây là", "**VI. Đề xuất, kiến nghị**"),
        ("IV. ĐÁNH GIÁ", "3. Công tác cải cách hành chính"),
        ("2. Những hạn chế", "1a) Khen thưởng"),
        ("2.3. Xây dựng", "2.2.1. Công tác thi đua"),
    ],
)
def test_nothing_of_a_section_the_form_does_not_know_is_lost(before: str, heading: str) -> None:
    added = f"{heading}\n\nXã đề nghị huyện hỗ trợ xi măng.\n\n"
    found = sample().replace(before, added + before, 1)
    report = imported(found)
    assert len(report.matched) == 28
    assert not lost(found, report)


@pytest.mark.parametrize(
    ("before", "heading"),
    [
        ("Trên đây là", "VI. ĐỀ XUẤT, KIẾN NGHỊ"),
        ("IV. ĐÁNH GIÁ", "3. Công tác cải cách hành chính"),
        ("2. Về thực hiện Quy chế", "1.4. Công tác dân tộc, tôn giáo"),
    ],
)
def test_a_section_the_form_does_not_know_is_kept_unplaced(before: str, heading: str) -> None:
    added = f"{heading}\n\nXã đề nghị huyện hỗ trợ xi măng.\n\n- Sớm cấp vốn.\n\n"
    (piece,) = changed(before, added + before).unmatched
    assert piece.heading == heading
    assert piece.text == "Xã đề nghị huyện hỗ trợ xi măng.\n- Sớm cấp vốn."


def test_parts_of_an_unknown_section_stay_with_it() -> None:
    added = "VI. ĐỀ XUẤT\n\n1. Với huyện\n\nCấp vốn.\n\n2. Với tỉnh\n\nCấp giống.\n\n"
    (piece,) = changed("Trên đây là", f"{added}Trên đây là").unmatched
    assert piece.text == "1. Với huyện\nCấp vốn.\n2. Với tỉnh\nCấp giống."


def test_lists_and_sentences_do_not_become_headings() -> None:
    listed = "1. Họp dân ở 6 thôn;\n2. Trả lời ý kiến;\n3. Công khai kết quả.\n\n"
    report = changed("2.3. Xây dựng", f"{listed}2.3. Xây dựng")
    assert len(report.matched) == 28
    assert not report.unmatched
    assert sections(report)["tiep-dan-doi-thoai"].endswith(
        "# Họp dân ở 6 thôn;\n# Trả lời ý kiến;\n# Công khai kết quả."
    )


def test_one_number_alone_is_text() -> None:
    report = changed(
        "2.3. Xây dựng", "2. Riêng thôn Hạ họp ba lần; đã thống nhất.\n\n2.3. Xây dựng"
    )
    assert sections(report)["tiep-dan-doi-thoai"].endswith(
        "\n2. Riêng thôn Hạ họp ba lần; đã thống nhất."
    )


def test_a_sentence_with_the_words_of_a_heading_stays_text() -> None:
    sentence = (
        "Xã báo cáo kết quả thực hiện nội dung công khai để dân biết và dân bàn tại từng thôn."
    )
    report = changed("2.3. Xây dựng", f"{sentence}\n\n2.3. Xây dựng")
    assert sections(report)["tiep-dan-doi-thoai"].endswith(sentence)


def test_siblings_in_another_order_are_found_and_doubtful() -> None:
    found = sample()
    first, second, end = (
        found.index(part) for part in ("1. Những kết quả đạt", "2. Những hạn chế", "V. NHIỆM VỤ")
    )
    report = imported(found[:first] + found[second:end] + found[first:second] + found[end:])
    assert sections(report) == sections(imported(found))
    assert len(doubtful(report)) == 1
    assert doubtful(report)[0] in ("ket-qua-dat-duoc", "han-che")


def test_a_heading_with_its_text_on_the_same_line_is_cut_off() -> None:
    old = "a) Kết quả thực hiện nội dung công khai để dân biết\n\n"
    report = changed(old, "a) Kết quả thực hiện nội dung công khai để dân biết: ")
    assert headings(report)["cong-khai"] == old.strip() + ":"
    assert sections(report) == sections(imported(sample()))


def test_a_heading_that_fits_two_open_places_is_doubtful() -> None:
    report = imported("BÁO CÁO\n\nViệc dân vận\n\nVề công tác dân vận\n\nĐã làm tốt.")
    (match,) = report.matched
    assert match.section in ("ket-qua-dan-van", "nhiem-vu-dan-van")
    assert match.doubtful


def test_a_heading_under_a_stranger_is_doubtful() -> None:
    added = "VI. VIỆC KHÁC\n\n2.1. Những nhiệm vụ chủ yếu\n\nLàm đường.\n\n"
    found = sample().replace("2. 1. Những nhiệm vụ chủ yếu\n\n", "", 1)
    report = imported(
        found.replace("2. 2. Những giải pháp cơ bản.", "2. 2. Việc nọ", 1).replace(
            "Trên đây là", f"{added}Trên đây là", 1
        )
    )
    assert "nhiem-vu-chu-yeu" in doubtful(report)


def test_a_note_called_in_a_heading_moves_to_the_text_under_it() -> None:
    report = changed(
        "I. ĐẶC ĐIỂM TÌNH HÌNH\n", "I. ĐẶC ĐIỂM TÌNH HÌNH¹\n\n¹ Theo số liệu của xã.\n"
    )
    assert headings(report)["dac-diem-tinh-hinh"] == "I. ĐẶC ĐIỂM TÌNH HÌNH"
    assert "[^ Theo số liệu của xã. ]" in sections(report)["dac-diem-tinh-hinh"]
