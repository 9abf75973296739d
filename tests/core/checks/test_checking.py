"""Findings: few, sure, and each at its place."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.checks.checking import blocks, check
from core.checks.finding import Code, Level
from core.fields import NOTHING, Figure
from core.markup import Prose, parse
from core.report import Report, Unplaced, with_prose
from core.unit import Unit
from tests import samples


def _with(**figures: Figure) -> Report:
    base: dict[str, Figure] = {
        "so_ho": Decimal(1383),
        "so_khau": Decimal(5997),
        "dinh_ky": Decimal(0),
        "dot_xuat": Decimal(8),
        "luot_nguoi": NOTHING,
    }
    return samples.bound(replace(samples.report(), figures={**base, **figures}))


def _codes(report: Report) -> list[tuple[Code, str]]:
    return [(finding.code, finding.field) for finding in check(samples.facts(report))]


def test_a_sound_report_has_no_finding() -> None:
    assert _codes(_with()) == []


def test_an_empty_figure_in_a_sentence_blocks() -> None:
    findings = check(samples.facts(_with(so_ho=None)))
    assert [(f.level, f.section, f.quote) for f in findings] == [
        (Level.ERROR, "tinh-hinh", "Số hộ")
    ]
    assert blocks(findings)


def test_nothing_to_report_is_an_answer() -> None:
    assert _codes(_with(dot_xuat=NOTHING)) == []


def _saying(section: str, markup: str) -> list[tuple[Code, str, str]]:
    report = with_prose(_with(), section, parse(markup))
    return [
        (finding.code, finding.section, finding.quote)
        for finding in check(samples.facts(report))
        if finding.level is Level.ERROR
    ]


@pytest.mark.parametrize(
    "markup", ["Gồm: {bieu:doi_thoai}.", "Xem[^ {bieu:doi_thoai} ] bảng", "[^ {bieu:doi_thoai} ]"]
)
def test_a_printed_table_without_a_paragraph_of_its_own_blocks(markup: str) -> None:
    assert _saying("ket-qua", markup) == [(Code.TABLE_IN_SENTENCE, "ket-qua", "Đối thoại")]


def test_a_printed_table_in_a_paragraph_of_its_own_is_fine() -> None:
    assert _saying("ket-qua", "Như sau:\n{bieu:doi_thoai}") == []


def test_a_title_can_hold_neither_itself_nor_a_table() -> None:
    assert _saying("tieu-de", "{tieu_de}\n{bieu:doi_thoai}") == [
        (Code.FACT_GONE, "tieu-de", "tieu_de"),
        (Code.TABLE_IN_SENTENCE, "tieu-de", "Đối thoại"),
    ]


def test_a_report_without_a_title_is_told() -> None:
    findings = check(samples.facts(with_prose(_with(), "tieu-de", Prose())))
    assert (Code.TITLE_EMPTY, "tieu-de") in [(found.code, found.section) for found in findings]
    assert not blocks(findings)


def test_a_sum_that_does_not_add_up_is_told() -> None:
    (finding,) = check(samples.facts(_with(luot_tiep=Decimal(9))))
    assert (finding.code, finding.section, finding.quote) == (
        Code.SUM_WRONG,
        "tiep-dan",
        "9 ≠ 0 + 8",
    )
    assert not blocks((finding,))


def test_figures_that_cannot_stand_together_are_told() -> None:
    assert _codes(_with(so_khau=Decimal(10))) == [(Code.RELATION_BROKEN, "so_khau")]


def test_a_figure_that_its_table_denies_is_told() -> None:
    made = replace(
        _with(luot_nguoi=Decimal(100)),
        tables={"doi_thoai": ({"noi": "thôn Đông", "nguoi": Decimal(114)},)},
    )
    assert _codes(made) == [(Code.SUM_WRONG, "luot_nguoi")]


def test_a_fact_that_is_gone_blocks_and_is_told_once_a_section() -> None:
    made = replace(
        _with(),
        sections={**_with().sections, **samples.written("tinh-hinh", "{vb:x} {vb:x}").sections},
    )
    findings = [f for f in check(samples.facts(made)) if f.code is Code.FACT_GONE]
    assert [(f.section, f.quote) for f in findings] == [("tinh-hinh", "vb:x")]


def test_text_without_a_section_is_told_and_does_not_block() -> None:
    findings = check(samples.facts(replace(_with(), unplaced=(Unplaced("", "Câu lạc."),))))
    assert [f.code for f in findings] == [Code.UNPLACED_TEXT]
    assert not blocks(findings)


def test_a_unit_without_a_name_blocks() -> None:
    findings = check(replace(samples.facts(_with()), unit=Unit()))
    assert {f.code for f in findings} >= {Code.UNIT_NAMELESS, Code.SIGNER_MISSING}
    assert blocks(findings)
