"""A report changes only by what is asked of it, and tells its sums by itself."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from core.fields import NOTHING, Figure, Value
from core.markup import Prose, literal, parse
from core.numbers import read_date
from core.report import (
    Progress,
    Report,
    State,
    amount,
    carried,
    figure,
    kept,
    with_progress,
    with_prose,
)
from core.template import all_sections
from tests import samples

_PROSE = Prose((literal("Câu mới."),))


def _with(**figures: Figure) -> Report:
    return replace(samples.report(), figures=figures)


def _rows(*rows: Mapping[str, Value]) -> Report:
    return replace(samples.report(), tables={"doi_thoai": rows})


def _figure(report: Report, id_: str) -> Figure:
    return figure(samples.template(), report, id_)


def test_a_new_report_holds_the_first_prose_of_every_section() -> None:
    report = samples.report()
    sections = all_sections(samples.template())
    assert {id_: text.prose for id_, text in report.sections.items()} == {
        section.id: section.prose for section in sections
    }
    assert {text.progress for text in report.sections.values()} == {Progress.EMPTY}


def test_a_new_report_is_a_draft_of_the_periods_days() -> None:
    report = samples.report("2024-9M")
    assert (report.state, report.revision) == (State.DRAFT, 1)
    assert (report.first_day, report.last_day) == (read_date("15/12/2023"), read_date("14/9/2024"))
    assert not (report.figures)
    assert not (report.fields)
    assert not (report.tables)
    assert not (report.slots)
    assert report.registration.number is None


def test_an_edit_is_work_that_has_been_seen() -> None:
    waiting = with_progress(samples.report(), "tinh-hinh", Progress.CARRIED)
    edited = with_prose(waiting, "tinh-hinh", _PROSE)
    assert edited.sections["tinh-hinh"].prose == _PROSE
    assert edited.sections["tinh-hinh"].progress is Progress.DOING
    assert edited.sections["mo-dau"] == waiting.sections["mo-dau"]


def test_the_same_text_again_is_no_edit() -> None:
    waiting = with_progress(samples.report(), "tinh-hinh", Progress.CARRIED)
    assert with_prose(waiting, "tinh-hinh", waiting.sections["tinh-hinh"].prose) is waiting


def test_an_edit_leaves_the_report_before_as_it_was() -> None:
    before = samples.report()
    with_prose(before, "tinh-hinh", _PROSE)
    assert before == samples.report()


def test_only_carried_sections_wait_and_only_they_are_kept() -> None:
    report = with_progress(samples.report(), "tinh-hinh", Progress.CARRIED)
    report = with_progress(report, "tiep-dan", Progress.CARRIED)
    report = with_progress(report, "mo-dau", Progress.DOING)
    assert carried(report) == ("tinh-hinh", "tiep-dan")
    seen = kept(report, ("tinh-hinh", "mo-dau", "khong_co"))
    assert carried(seen) == ("tiep-dan",)
    assert seen.sections["tinh-hinh"].progress is Progress.DONE
    assert seen.sections["mo-dau"].progress is Progress.DOING
    assert set(seen.sections) == set(report.sections)


def test_a_figure_that_is_given_stands() -> None:
    assert _figure(_with(so_ho=Decimal(1383)), "so_ho") == 1383
    assert _figure(_with(so_ho=Decimal(0)), "so_ho") == 0
    assert _figure(_with(so_ho=NOTHING), "so_ho") is NOTHING
    assert _figure(_with(so_ho=None), "so_ho") is None
    assert _figure(_with(), "so_ho") is None


@pytest.mark.parametrize(
    ("parts", "total"),
    [
        ({"dinh_ky": Decimal(3), "dot_xuat": Decimal(5)}, Decimal(8)),
        ({"dinh_ky": Decimal(0), "dot_xuat": Decimal(0)}, Decimal(0)),
        ({"dinh_ky": Decimal(3), "dot_xuat": NOTHING}, Decimal(3)),
        ({"dinh_ky": NOTHING, "dot_xuat": NOTHING}, Decimal(0)),
        ({"dinh_ky": Decimal(3), "dot_xuat": None}, None),
        ({"dinh_ky": Decimal(3)}, None),
        ({}, None),
    ],
)
def test_a_sum_is_known_when_all_its_parts_are(parts: dict[str, Figure], total: Figure) -> None:
    assert _figure(_with(**parts), "luot_tiep") == total


def test_a_sum_that_is_given_outranks_its_parts() -> None:
    report = _with(luot_tiep=Decimal(9), dinh_ky=Decimal(3), dot_xuat=Decimal(5))
    assert _figure(report, "luot_tiep") == 9


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        ((Decimal(114), Decimal(51)), Decimal(165)),
        ((Decimal(0),), Decimal(0)),
        ((Decimal(114), NOTHING), Decimal(114)),
        ((NOTHING,), Decimal(0)),
        ((Decimal(114), None), None),
        ((), None),
    ],
)
def test_a_column_is_added_up_when_all_its_cells_are_filled(
    cells: tuple[Figure, ...], total: Figure
) -> None:
    report = _rows(*({"noi": "thôn Đông", "nguoi": cell} for cell in cells))
    assert _figure(report, "luot_nguoi") == total


def test_a_row_without_the_column_makes_the_sum_unknown() -> None:
    assert _figure(_rows({"noi": "thôn Đông", "nguoi": Decimal(8)}, {}), "luot_nguoi") is None


def test_nothing_and_the_unknown_add_nothing() -> None:
    assert [amount(value) for value in (Decimal(8), Decimal(0), NOTHING, None)] == [8, 0, 0, 0]


def test_a_section_the_report_never_had_can_be_written() -> None:
    bare = replace(samples.report(), sections={})
    assert with_prose(bare, "tinh-hinh", parse("Câu.")).sections["tinh-hinh"].prose == parse("Câu.")
    assert carried(with_progress(bare, "tinh-hinh", Progress.CARRIED)) == ("tinh-hinh",)
