"""What a unit and a report choose for the head of the paper: taken, shown, kept, printed."""

from dataclasses import replace

import pytest

from core.answers import answers, with_answers
from core.compose import compose
from core.exchange import shown
from core.facts import Facts
from core.filling import FillWrong, fill
from core.paper import Circulation, Heading, Letterhead, Signatures, Urgency
from core.paper_json import document_from, document_json
from core.registers import unit_from, unit_json
from core.report import Head, State
from core.template import Template
from core.unit import Unit, UnitValueWrong
from core.unit_changes import with_value
from core.unit_history import UnitHistory
from tests import papers, samples

CHOSEN = {
    "superior_line": "UBND huyện Đá Bạc",
    "contact": "Thôn Đông, xã Suối Lành; điện thoại 0255 000 000",
    "head_scale": "13",
    "full_place": True,
}


def head_of(facts: Facts) -> Letterhead:
    head = compose(facts).blocks[0]
    assert isinstance(head, Letterhead)
    return head


def chosen_unit() -> Unit:
    history = UnitHistory(samples.UNIT)
    for key, value in CHOSEN.items():
        history = with_value(history, key, value)
    return history.lines


def test_a_units_choices_are_taken_kept_and_printed() -> None:
    unit = chosen_unit()
    assert unit_from(unit_json(unit)) == unit
    head = head_of(replace(samples.facts(), unit=unit))
    assert head.superior == ("UBND HUYỆN ĐÁ BẠC",)
    assert head.contact == CHOSEN["contact"]
    assert head.scale == 13
    assert head.place_date.startswith("Xã Suối Lành, ngày ")


def test_a_unit_named_by_a_number_is_written_in_full_before_the_date() -> None:
    unit = replace(samples.UNIT, name="1", kind="phường", full_place=True)
    assert head_of(replace(samples.facts(), unit=unit)).place_date.startswith("Phường 1, ngày")


def test_a_profile_of_an_older_file_is_read_without_them() -> None:
    old = {key: value for key, value in unit_json(samples.UNIT).items() if key not in CHOSEN}
    assert unit_from(old) == samples.UNIT


@pytest.mark.parametrize("value", ["14", 12.5, True, None, ""])
def test_the_head_has_only_two_scales(value: object) -> None:
    with pytest.raises(UnitValueWrong):
        with_value(UnitHistory(), "head_scale", value)


@pytest.mark.parametrize(
    ("given", "mark", "words"),
    [
        ("khan", Urgency.URGENT, "KHẨN"),
        ("THƯỢNG KHẨN", Urgency.MORE_URGENT, "THƯỢNG KHẨN"),
        ("hoa_toc", Urgency.MOST_URGENT, "HỎA TỐC"),
        ("", None, ""),
        (None, None, ""),
    ],
)
def test_urgency_is_filled_shown_and_kept(given: object, mark: Urgency | None, words: str) -> None:
    facts = samples.facts()
    report = fill(facts, {"head": {"urgency": given}}).report
    assert report.head.urgency is mark
    assert with_answers(facts.report, answers(report)).head == report.head
    head = shown(replace(facts, report=report))["head"]
    assert isinstance(head, dict)
    assert head["urgency"] == (mark.value if mark else "")
    urgency = head_of(replace(facts, report=report)).urgency
    assert (urgency.words if urgency else "") == words


@pytest.mark.parametrize(
    ("given", "mark"),
    [
        ("noi_bo", Circulation.INTERNAL),
        ("XEM XONG TRẢ LẠI", Circulation.RETURN),
        ("", None),
        (None, None),
    ],
)
def test_circulation_is_filled_shown_and_kept(given: object, mark: Circulation | None) -> None:
    facts = samples.facts()
    report = fill(facts, {"head": {"circulation": given}}).report
    assert report.head.circulation is mark
    assert with_answers(facts.report, answers(report)).head == report.head
    head = shown(replace(facts, report=report))["head"]
    assert isinstance(head, dict)
    assert head["circulation"] == (mark.value if mark else "")
    assert head_of(replace(facts, report=report)).circulation is mark


def test_who_drafted_it_is_filled_shown_and_kept() -> None:
    facts = samples.facts()
    report = fill(facts, {"head": {"drafter": "pl 30"}}).report
    assert with_answers(facts.report, answers(report)).head.drafter == "PL.(30)"
    made = replace(facts, report=report)
    head = shown(made)["head"]
    assert isinstance(head, dict)
    assert head["drafter"] == "PL.(30)"
    (foot,) = [each for each in compose(made).blocks if isinstance(each, Signatures)]
    assert foot.drafter == "PL.(30)"


@pytest.mark.parametrize("given", [True, False, None])
def test_the_annex_is_filled_shown_and_kept(given: bool | None) -> None:
    facts = samples.facts()
    report = fill(facts, {"head": {"annex": given}}).report
    assert report.head.annex is given
    assert with_answers(facts.report, answers(report)).head == report.head
    head = shown(replace(facts, report=report))["head"]
    assert isinstance(head, dict)
    assert head["annex"] is given


@pytest.mark.parametrize(
    ("key", "value"),
    [("urgency", "gấp"), ("urgency", 1), ("annex", "có"), ("circulation", "mat"), ("drafter", 3)],
)
def test_what_is_no_choice_is_refused(key: str, value: object) -> None:
    with pytest.raises(FillWrong):
        fill(samples.facts(), {"head": {key: value}})


def test_a_head_without_the_younger_choices_says_nothing_of_them() -> None:
    made = replace(samples.report(), head=Head(signer="le_van_an"))
    kept = answers(made)["head"]
    assert isinstance(kept, dict)
    assert set(kept) == {"signer", "recipients", "addressed_to"}


def test_a_final_report_is_no_draft() -> None:
    facts = samples.facts()
    assert head_of(facts).draft == "DỰ THẢO"
    assert head_of(facts).code.startswith("Mã a1b2c3 · lần 1 · ")
    final = replace(facts, report=replace(facts.report, state=State.FINAL))
    assert (head_of(final).draft, head_of(final).code) == ("", "")


def test_a_changed_figure_gives_the_draft_another_code() -> None:
    facts = samples.facts()
    other = fill(facts, {"figures": {"so_ho": 5}}).report
    assert head_of(facts).code != head_of(replace(facts, report=other)).code


def test_a_whole_paper_is_kept_and_read_back() -> None:
    document = papers.whole_document()
    assert document_from(document_json(document)) == document


def test_a_letterhead_without_marks_is_kept_as_it_always_was() -> None:
    kept = document_json(papers.document(papers.letterhead()))["blocks"]
    assert isinstance(kept, list)
    assert isinstance(kept[0], list)
    assert len(kept[0]) == 7
    foot = document_json(papers.document(papers.signatures()))["blocks"]
    assert isinstance(foot, list)
    assert isinstance(foot[0], list)
    assert len(foot[0]) == 5


def headings(template: Template) -> list[tuple[int, str, str]]:
    blocks = compose(replace(samples.facts(), template=template)).blocks
    found = [block for block in blocks if isinstance(block, Heading)]
    return [(block.level, block.number, block.text) for block in found]


def test_parts_and_items_are_in_capitals_and_no_heading_ends_with_a_stop() -> None:
    template = samples.template()
    first, second = template.sections
    stopped = replace(first, title="Đặc điểm tình hình.")
    parts = replace(template, numbering=("Phần I", "I.", "a)"), sections=(stopped, second))
    assert headings(parts) == [
        (1, "Phần I", "ĐẶC ĐIỂM TÌNH HÌNH"),
        (1, "Phần II", "KẾT QUẢ"),
        (2, "I.", "TIẾP CÔNG DÂN"),
    ]


def test_points_count_in_the_vietnamese_order() -> None:
    template = samples.template()
    first, second = template.sections
    point = replace(second.sections[0], fields=(), tables=(), sections=())
    many = tuple(replace(point, id=f"diem-{at}") for at in range(23))
    lettered = replace(
        template, numbering=("I.", "a)"), sections=(first, replace(second, sections=many))
    )
    numbers = [number for level, number, _ in headings(lettered) if level == 2]
    assert "".join(number[0] for number in numbers) == "abcdđeghiklmnopqrstuvxy"
