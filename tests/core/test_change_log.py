"""What was changed is told in words: the place, the old value and the new one."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from core.answers import with_answer
from core.canonical import Json
from core.change_log import change_log, changes
from core.documents import short_citation
from core.markup import parse
from core.report import Head, Progress, Row, with_progress, with_prose
from tests.samples import bound, facts, report

FIRST = "noi"


def test_a_figure_tells_both_its_values() -> None:
    now = facts(replace(report(), figures={"so_ho": Decimal(1383)}))
    (first, second) = change_log(
        now, [("figure:so_ho", "2026-11-28T14:32:00", 1380), ("figure:so_ho", "", None)]
    )
    assert first.words.endswith(": 1.380 → 1.383")
    assert second.words.endswith(": …… → 1.380")
    assert first.at == "2026-11-28T14:32:00"


def test_choices_of_the_head_are_told_one_by_one() -> None:
    made = replace(report(), head=Head(signer="tran_thi_binh", recipients=("HĐND xã",)))
    before: dict[str, Json] = {
        "signer": None,
        "recipients": ["HĐND xã"],
        "addressed_to": None,
    }
    (line,) = change_log(facts(made), [("head", "", before)])
    assert line.words == "Người ký: theo hồ sơ đơn vị → Trần Thị Bình"
    (line,) = change_log(facts(report()), [("head", "", {**before, "urgency": "hoa_toc"})])
    assert line.words == "Nơi nhận: HĐND xã → theo hồ sơ đơn vị; Độ khẩn: hỏa tốc → không"


@pytest.mark.parametrize(
    ("key", "before", "now", "words"),
    [
        ("due", {"d": "2024-09-10"}, {"d": "2024-09-15"}, "Hạn gửi: 10/9/2024 → 15/9/2024"),
        ("due", None, {"d": "2024-09-15"}, "Hạn gửi: …… → 15/9/2024"),
        ("note:so_ho", None, "Theo sổ", "Ghi chú cho Số hộ: …… → Theo sổ"),
        ("why:so_ho", "cũ", None, "Lý do ghi khác số cộng của Số hộ: cũ → ……"),
    ],
)
def test_what_stands_beside_the_text_is_told_too(
    key: str, before: Json, now: Json, words: str
) -> None:
    (line,) = change_log(facts(with_answer(report(), key, now)), [(key, "", before)])
    assert line.words == words


def test_a_document_chosen_anew_is_told_by_its_sign() -> None:
    now = facts(bound(report()))
    ((slot, document),) = now.report.slots.items()
    (line,) = change_log(now, [(f"slot:{slot}", "", None)])
    assert line.words.endswith(f": …… → {short_citation(now.documents[document])}")


def test_a_text_tells_how_much_came_and_went() -> None:
    made = report()
    section = next(iter(made.sections))
    now = facts(with_prose(made, section, parse("Xã có ba thôn ở xa.")))
    before = {"prose": "Xã có hai thôn.", "progress": "doing"}
    (line,) = change_log(now, [(f"section:{section}", "", dict(before))])
    assert line.section == section
    assert line.words == "Lời văn: sửa 2 chỗ, thêm 3 chữ, bỏ 1 chữ"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("Xã có hai thôn.", "Xã có ba thôn.", "“hai” → “ba”"),
        ("Có 1.380 hộ.", "Có 1.383 hộ.", "“1.380” → “1.383”"),
        ("Xã có thôn.", "Xã có ba thôn.", "thêm “ba”"),
        ("Xã có ba thôn.", "Xã có thôn.", "bỏ “ba”"),
        ("Một. Hai.", "Một.\nHai.", "đổi chỗ xuống dòng"),
        ("**Một.**", "Một.", "không đổi chữ nào"),
        ("Một.[^Theo xã.]", "Một.[^Theo thôn.]", "“xã” → “thôn”"),
    ],
)
def test_one_small_change_of_a_text_is_quoted(before: str, after: str, words: str) -> None:
    made = report()
    section = next(iter(made.sections))
    now = facts(with_prose(made, section, parse(after)))
    then: Json = {"prose": before, "progress": "doing"}
    (line,) = change_log(now, [(f"section:{section}", "", then)])
    assert line.words == f"Lời văn: {words}"
    assert (line.value, line.section) == (then, section)


def test_every_version_is_told_against_the_next_one() -> None:
    made = report()
    section = next(iter(made.sections))
    now = facts(with_prose(made, section, parse("ba")))
    texts: list[Json] = [{"prose": words, "progress": "doing"} for words in ("hai", "một")]
    log = change_log(now, [(f"section:{section}", "", text) for text in texts])
    assert [(line.before, line.after) for line in log] == [("hai", "ba"), ("một", "hai")]


def test_two_states_tell_every_answer_that_differs_and_the_days() -> None:
    before = report()
    day = datetime.date(2024, 9, 15)
    now = facts(replace(before, figures={"so_ho": Decimal(5)}, last_day=day))
    told = [one.words for one in changes(now, before)]
    assert any(words.endswith("→ 5") for words in told)
    assert told[-1].endswith("15/9/2024")


def test_how_far_a_section_is_makes_no_change() -> None:
    before = report()
    section = next(iter(before.sections))
    assert changes(facts(with_progress(before, section, Progress.DONE)), before) == ()


def rows_told(old: Json, new: tuple[Row, ...]) -> str:
    now = facts(replace(report(), tables={"doi_thoai": new}))
    (line,) = change_log(now, [("table:doi_thoai", "", old)])
    return line.words.partition(": ")[2]


def test_rows_of_a_table_are_told_by_their_first_cell() -> None:
    one: Row = {FIRST: "Một"}
    two: Row = {FIRST: "Hai"}
    assert rows_told(None, (one, two)) == "thêm 2 dòng (“Một”; “Hai”)"
    assert rows_told([{FIRST: "Một"}, {FIRST: "Hai"}], (one,)) == "bỏ 1 dòng (“Hai”)"
    assert rows_told([{FIRST: "Một"}], (two,)) == "sửa 1 dòng, “Một” → “Hai”"
    assert rows_told([{FIRST: "Một"}, {FIRST: "Hai"}], (two, one)) == "đổi thứ tự dòng"


def test_what_was_changed_and_changed_back_stays() -> None:
    now = facts(replace(report(), figures={"so_ho": Decimal(1)}))
    first, second = change_log(now, [("figure:so_ho", "", 1), ("figure:so_ho", "", 2)])
    assert (first.stays, second.stays) == (True, False)
