"""What was said of the old period is found in plain words, and told of the new one."""

from dataclasses import replace

import pytest

from core.documents import CitedDocument
from core.facts import Facts
from core.flat import flat_text
from core.markup import parse, print_
from core.numbers import read_date
from core.period import read_period
from core.period_words import mended, stale_words
from core.report import Progress, Report, SectionText
from tests import samples


def carried(markup: str, old: str | None, new: str, section: str = "tiep-dan") -> Facts:
    """A report of `new` in which one section was carried from `old`."""
    report = samples.report(new)
    source = read_period(old) if old else None
    text = SectionText(parse(markup), Progress.CARRIED, source)
    return samples.facts(replace(report, sections={**report.sections, section: text}))


def told(markup: str, old: str | None, new: str, section: str = "tiep-dan") -> str:
    """The section with every word of the old period told of the new one."""
    facts = carried(markup, old, new, section)
    return print_(mended(parse(markup), stale_words(facts, section)))


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        ("2024-9M", "2024-Y", "Trong 9 tháng đầu năm 2024, xã", "Trong {ky}, xã"),
        ("2024-9M", "2025-9M", "Trong 09 tháng đầu năm 2024, xã", "Trong {ky}, xã"),
        ("2024-9M", "2024-Y", "Trong chín tháng đầu năm xã", "Trong {ky:ngan} xã"),
        ("2024-9M", "2024-Y", "Trong năm 9 tháng đầu năm 2024, xã", "Trong {ky}, xã"),
        ("2024-9M", "2024-Y", "Trong 9 tháng đầu năm {nam}, xã", "Trong {ky}, xã"),
        ("2024-9M", "2024-Y", "Trong năm {ky}, xã", "Trong {ky}, xã"),
        ("2024-9M", "2025-9M", "nhiệm vụ 3 tháng cuối năm 2024", "nhiệm vụ {ky_sau}"),
        ("2024-9M", "2024-Y", "trong 6 tháng cuối năm theo", "trong {ky_sau} theo"),
        ("2024-9M", "2025-9M", "Mô hình năm 2024 của xã", "Mô hình năm {nam} của xã"),
        ("2024-9M", "2025-9M", "so với năm 2023", "so với năm {nam_truoc}"),
        ("2024-9M", "2025-9M", "so với 9 tháng đầu năm 2023", "so với {cung_ky}"),
        ("2024-Q2", "2024-Q3", "Quý II/2024, xã; quý III tới", "{ky}, xã; {ky_sau} tới"),
        ("2024-Q2", "2024-Q3", "trong quý II xã", "trong {ky:ngan} xã"),
        ("2024-03", "2024-04", "Trong tháng 3 năm 2024 xã", "Trong {ky} xã"),
        ("2024-6M", "2024-9M", "Trong 6 tháng đầu năm 2024", "Trong {ky}"),
        ("2023-Y", "2024-9M", "Kết quả năm 2023", "Kết quả {ky}"),
        ("2023-Y", "2024-9M", "nhiệm vụ năm 2024", "nhiệm vụ {ky_sau}"),
        ("2023-Y", "2024-Y", "Chương trình năm 2023", "Chương trình năm {nam}"),
        ("2024-9M", "2024-Y", "Câu.[^ Trong *9 tháng đầu năm*. ]", "Câu.[^ Trong *{ky:ngan}*. ]"),
        (
            "2024-9M",
            "2024-Y",
            "9 tháng đầu năm 2024[^ 9 tháng đầu năm, 3 tháng cuối năm ] 9 tháng đầu năm",
            "{ky}[^ {ky:ngan}, {ky_sau} ] {ky:ngan}",
        ),
        ("2024-9M", "2024-Y", "**9 tháng đầu năm 2024** xã", "**{ky}** xã"),
    ],
)
def test_words_of_the_old_period_become_tokens(old: str, new: str, before: str, after: str) -> None:
    assert told(before, old, new) == after
    assert told(after, old, new) == after


@pytest.mark.parametrize(
    ("old", "new", "markup"),
    [
        ("2024-9M", "2024-Y", "Mô hình năm 2024 của xã."),
        ("2024-9M", "2025-9M", "Trong 9 tháng đầu năm xã tiếp 8 lượt."),
        ("2024-9M", "2025-9M", "Nhiệm kỳ 2022 – 2024; giai đoạn 2021-2025; đến năm 2030."),
        ("2024-9M", "2025-9M", "Phê duyệt năm 2016, ngày 10 tháng 9 năm 2024, ngày 6/3/2024."),
        ("2024-9M", "2025-9M", "Được công nhận năm 2023; phấn đấu đến năm 2025."),
        ("2024-9M", "2025-9M", "năm 2024-2025; họp 3 tháng một lần; 9 tháng tuổi."),
        ("2024-9M", "2025-9M", "Quyết định số 12/QĐ-UBND ngày 5/3/2024 của xã."),
        ("2024-Q2", "2024-Q3", "Quý I cấp ủy họp; quý vị; quý IV."),
        (None, "2024-Y", "6 tháng cuối năm 2024 và năm 2023, 9 tháng đầu năm."),
        (None, "2024-9M", "Trong 6 tháng đầu năm 2024 xã."),
    ],
)
def test_what_may_be_right_is_left_alone(old: str | None, new: str, markup: str) -> None:
    assert stale_words(carried(markup, old, new), "tiep-dan") == ()


def test_a_wrong_rest_of_the_year_is_found_in_a_report_of_its_own_period() -> None:
    (found,) = stale_words(carried("Trong 6 tháng cuối năm.", None, "2024-9M"), "tiep-dan")
    assert (found.quote, found.right) == ("6 tháng cuối năm", "3 tháng cuối năm 2024")


def test_places_count_a_chip_and_a_note_as_one_character() -> None:
    markup = "{don_vi}[^ Xem {ky}. ] trong 9 tháng đầu năm."
    (found,) = stale_words(carried(markup, "2024-9M", "2024-Y"), "tiep-dan")
    flat = flat_text(parse(markup).paragraphs[0].content)
    assert flat[found.start : found.end] == found.quote == "9 tháng đầu năm"


CITED = (
    "Thực hiện Kế hoạch số 07/KH-UBND ngày 15/01/2024 của UBND xã về dân chủ năm 2024. "
    "Chương trình số 04-CTr/ĐU ngày 12/3/2021 về dân vận và công tác Khối năm 2024."
)


def test_a_year_in_the_citation_of_its_document_is_not_a_word_of_the_period() -> None:
    found = stale_words(carried(CITED, "2024-9M", "2025-9M"), "tiep-dan")
    assert [(one.is_citation, one.quote[-8:]) for one in found] == [
        (True, "năm 2024"),
        (False, "năm 2024"),
    ]


def test_a_plan_of_the_old_year_is_offered_to_be_chosen_anew() -> None:
    form = samples.template()
    typed = replace(form, slots=(replace(form.slots[0], type="Kế hoạch"),))
    facts = replace(carried(CITED, "2024-9M", "2025-9M"), template=typed)
    after = print_(mended(parse(CITED), stale_words(facts, "tiep-dan")))
    assert after.startswith("Thực hiện {vb:ke_hoach}. Chương trình số 04-CTr/ĐU ngày 12/3/2021")


def test_the_request_of_the_old_period_is_found_also_as_a_token() -> None:
    report = replace(
        samples.report("2024-Y"),
        sections={
            "mo-dau": SectionText(
                parse("Thực hiện {vb:cv5}, xã báo cáo."), Progress.CARRIED, read_period("2024-9M")
            )
        },
    )
    request = CitedDocument("cv5", "Công văn", "5/UBND-NV", read_date("30/8/2024"))
    facts = replace(samples.facts(report), documents={"cv5": request})
    (found,) = stale_words(facts, "mo-dau")
    assert found.is_citation
    assert found.quote == "Công văn số 5/UBND-NV"
    assert found.put == ()


def test_an_edited_section_still_knows_where_its_words_came_from() -> None:
    from core.report import with_prose

    facts = carried("Trong 9 tháng đầu năm 2024.", "2024-9M", "2024-Y")
    edited: Report = with_prose(facts.report, "tiep-dan", parse("Sửa. Trong 9 tháng đầu năm."))
    assert [one.quote for one in stale_words(samples.facts(edited), "tiep-dan")] == [
        "9 tháng đầu năm"
    ]
