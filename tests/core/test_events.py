"""What happened in the year is proposed to the report of its period, and to no other."""

import datetime
import tomllib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from core.errors import AppError
from core.event_reading import read_event_kinds
from core.events import (
    Event,
    EventKindUnknown,
    EventWrong,
    event_from,
    event_json,
    event_line,
    matching_events,
    missing_rows,
    new_event,
    proposals,
)
from core.fields import NOTHING
from core.report import Row
from core.template import Feed, fields, tables
from core.template_reading import read_template
from core.toml_node import TemplateWrong
from storage import library
from tests import samples

KINDS = read_event_kinds(tomllib.loads(resources.read_text("events/so-viec.toml")))
FORM = library.template("qcdc-pl34")
FIRST, LAST = datetime.date(2023, 12, 15), datetime.date(2024, 9, 14)
TODAY = datetime.date(2024, 3, 5)


def made(id_: str = "1", /, **given: object) -> Event:
    return replace(new_event(KINDS, given, TODAY), id=id_)


def received(day: str, form: str = "định kỳ", **more: object) -> Event:
    return made(day, kind="tiep_cong_dan", date=day, hinh_thuc=form, **more)


def test_a_figure_is_the_sum_of_the_periods_lines() -> None:
    events = [
        received("2024-01-10", luot=2),
        received("2024-06-10", luot=3),
        received("2024-06-11", "đột xuất"),
        received("2024-09-15", luot=9),
        received("2023-12-14", luot=9),
    ]
    found = proposals(FORM, events, FIRST, LAST).figures
    assert (found["tiep_dinh_ky"].value, found["tiep_dinh_ky"].lines) == (Decimal(5), 2)
    assert found["tiep_dot_xuat"].value == 1
    assert found["tiep_thuong_xuyen"].value == 0


def test_both_ends_of_the_period_count() -> None:
    events = [received("2023-12-15"), received("2024-09-14")]
    assert proposals(FORM, events, FIRST, LAST).figures["tiep_dinh_ky"].value == 2


def test_an_empty_register_proposes_no_zero() -> None:
    assert proposals(FORM, [received("2025-01-10")], FIRST, LAST).figures == {}


def test_a_line_without_the_number_is_told() -> None:
    events = [received("2024-01-10", luot=2), received("2024-01-17", luot=None)]
    found = proposals(FORM, events, FIRST, LAST).figures["tiep_dinh_ky"]
    assert (found.value, found.lines, found.lacking) == (Decimal(2), 2, 1)


def test_nothing_arisen_adds_nothing() -> None:
    event = replace(received("2024-01-10"), values={"hinh_thuc": "định kỳ", "luot": NOTHING})
    assert proposals(FORM, [event], FIRST, LAST).figures["tiep_dinh_ky"].lacking == 0


def test_a_table_is_proposed_row_by_row_in_the_order_of_days() -> None:
    later = made("b", kind="doi_thoai", date="20/5/2024", doi_tuong="thanh niên", luot_nguoi=51)
    sooner = made("a", kind="doi_thoai", date="20/4/2024", doi_tuong="Nhân dân", y_kien="10")
    rows = proposals(FORM, [later, sooner], FIRST, LAST).tables["doi_thoai"]
    assert [row["doi_tuong"] for row in rows] == ["Nhân dân", "thanh niên"]
    assert rows[0]["ngay"] == datetime.date(2024, 4, 20)
    assert rows[0]["chu_tri"] == "Chủ tịch UBND"
    assert "luot_nguoi" not in rows[0]


def test_mediations_go_where_they_were_held() -> None:
    events = [
        made("1", kind="hoa_giai", ket_qua="thành"),
        made("2", kind="hoa_giai", ket_qua="không thành"),
        made("3", kind="hoa_giai", noi_hoa_giai="UBND", ket_qua="không thành"),
    ]
    found = proposals(FORM, events, FIRST, LAST).figures
    asked = ("vu_hoa_giai", "vu_hoa_giai_thanh", "hoa_giai_thanh", "hoa_giai_khong_thanh")
    assert [found[id_].value for id_ in asked] == [2, 1, 0, 1]


def test_a_line_says_what_a_new_one_starts_with_and_its_own_day() -> None:
    event = made(kind="tiep_cong_dan", nguoi=3)
    assert event.date == TODAY
    assert event.values == {"hinh_thuc": "thường xuyên", "luot": Decimal(1), "nguoi": Decimal(3)}
    line = event_line(KINDS["tiep_cong_dan"], event)
    assert line == "5/3/2024 · Tiếp công dân · thường xuyên · 1 lượt · 3 người"


def test_an_event_comes_back_from_its_json() -> None:
    event = made(kind="doi_thoai", date="2024-05-20", doi_tuong="Nhân dân", luot_nguoi=114)
    assert event_from(KINDS, event_json(event)) == event


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"kind": "hop"}, EventKindUnknown),
        ({}, EventKindUnknown),
        ({"kind": "hoa_giai", "so": 1}, EventWrong),
        ({"kind": "hoa_giai", "ket_qua": "xong"}, AppError),
        ({"kind": "hoa_giai", "date": "31/2/2024"}, AppError),
        ({"kind": "tiep_cong_dan", "luot": -1}, AppError),
    ],
)
def test_what_no_line_can_say_is_refused(wrong: dict[str, object], error: type) -> None:
    with pytest.raises(error):
        made(**wrong)


def test_lines_are_found_without_marks() -> None:
    events = [
        made("1", kind="doi_thoai", doi_tuong="thanh niên thôn Đông"),
        made("2", kind="hoa_giai", dia_diem="thôn Tây"),
    ]
    assert [event.id for event in matching_events(KINDS, events, "thon DONG")] == ["1"]
    assert [event.id for event in matching_events(KINDS, events, "5/3/2024")] == ["1", "2"]


@given(st.lists(st.dates(), max_size=12), st.dates(), st.dates())
def test_periods_side_by_side_share_no_event(
    days: list[datetime.date], one: datetime.date, other: datetime.date
) -> None:
    first, last = sorted((one, other))
    next_day = last + datetime.timedelta(days=1) if last < datetime.date.max else last
    events = [received(day.isoformat()) for day in days if 1900 <= day.year <= 2200]

    def count(begin: datetime.date | None, end: datetime.date | None) -> Decimal:
        found = proposals(FORM, events, begin, end).figures.get("tiep_dinh_ky")
        return found.value if found else Decimal(0)

    whole = count(first, None)
    assert count(first, last) + count(next_day, None) == whole


def test_every_feed_of_a_shipped_form_asks_what_the_register_has() -> None:
    forms = [library.template(id_, version) for id_, version in library.template_names()]
    assert any(form.feeds for form in forms)
    for form in forms:
        for feed in form.feeds:
            columns = {column.id: column for column in KINDS[feed.kind].columns}
            for column, wanted in feed.where:
                assert wanted in columns[column].choices
            if feed.total:
                assert columns[feed.total].kind.is_figure
            own = (
                {each.id: each for each in tables(form)[feed.target].columns}
                if (feed.columns)
                else {}
            )
            for mine, theirs in feed.columns:
                if theirs != "ngay":
                    assert own[mine].kind is columns[theirs].kind
                    assert set(columns[theirs].choices) <= set(own[mine].choices)
            assert feed.columns or fields(form)[feed.target].kind.is_figure


FEED = {"target": "dinh_ky", "kind": "tiep_cong_dan", "sum": "luot"}


def with_feed(**changed: object) -> object:
    form = tomllib.loads(samples.SMALL)
    form["feed"] = [{**FEED, **changed}]
    return form


def test_a_form_says_what_feeds_it() -> None:
    form = read_template(with_feed(where={"hinh_thuc": "định kỳ"}))
    asked = (("hinh_thuc", "định kỳ"),)
    assert form.feeds == (Feed("dinh_ky", "tiep_cong_dan", "luot", asked),)


@pytest.mark.parametrize(
    "changed",
    [
        {"target": "khong_co"},
        {"target": "doi_thoai"},
        {"target": "da_so_ket"},
        {"columns": {"noi": "dia_diem"}},
        {"target": "doi_thoai", "sum": "", "columns": {"la": "dia_diem"}},
        {"where": {"hinh_thuc": 1}},
        {"la": 1},
    ],
)
def test_a_feed_that_fits_nowhere_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(TemplateWrong):
        read_template(with_feed(**changed))


def test_rows_that_were_taken_are_not_told_again_and_mended_ones_neither() -> None:
    first = made("a", kind="doi_thoai", date="20/4/2024", doi_tuong="Nhân dân")
    second = made("b", kind="doi_thoai", date="20/5/2024", doi_tuong="thanh niên")
    told = proposals(FORM, [first, second], FIRST, LAST).tables["doi_thoai"]
    form = tables(FORM)["doi_thoai"]
    mended = {**told[0], "doi_tuong": "Nhân dân thôn Đông"}
    assert missing_rows(form, [], told) == told
    assert missing_rows(form, [mended], told) == (told[1],)
    assert missing_rows(form, [*told, mended], told) == ()


def test_two_on_one_day_are_two() -> None:
    held = [made(id_, kind="doi_thoai", date="20/4/2024", doi_tuong=id_) for id_ in "ab"]
    told = proposals(FORM, held, FIRST, LAST).tables["doi_thoai"]
    assert missing_rows(tables(FORM)["doi_thoai"], told[:1], told) == (told[1],)


def test_without_a_day_a_row_is_known_by_all_it_says() -> None:
    form = tables(samples.template())["doi_thoai"]
    rows: list[Row] = [{"noi": "Đông"}, {"noi": "Tây"}]
    assert missing_rows(form, rows[:1], rows) == (rows[1],)
