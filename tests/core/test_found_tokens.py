"""Tokens found in plain text: the sure ones print letter for letter what stood there."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.compose import compose
from core.documents import CitedDocument
from core.export.text import text
from core.facts import Facts
from core.found_tokens import FoundToken, documents_of, found_tokens, with_tokens
from core.importing.adopting import adopted
from core.markup import parse, print_, token_markup
from core.numbers import read_date
from core.period import read_period
from core.report import Report, SectionText, with_prose
from core.unit import Unit
from tests import samples
from tests.core.importing import old_files

SEED = Path(__file__).parents[3] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"
needs_seed = pytest.mark.skipif(
    not SEED.exists(), reason="the real report is not beside the repository"
)
PLAN = "Kế hoạch số 34/KH-UBND ngày 12/3/2024 của UBND xã Suối Lành về dân vận năm 2024"


def of(markup: str, period: str = "2024-9M", section: str = "tinh-hinh") -> Facts:
    """The facts of a report whose only text is this."""
    bare = replace(samples.report(period), sections={})
    return replace(samples.facts(with_prose(bare, section, parse(markup))), documents={})


def told(facts: Facts, *, sure: bool) -> list[tuple[str, str]]:
    return [
        (found.quote, token_markup(found.token))
        for found in found_tokens(facts)
        if found.sure is sure
    ]


def made(facts: Facts) -> str:
    """The section's markup with every sure token in it."""
    report = with_tokens(facts.report, [each for each in found_tokens(facts) if each.sure])
    return print_(report.sections["tinh-hinh"].prose)


def printed(facts: Facts, report: Report, documents: tuple[CitedDocument, ...] = ()) -> list[str]:
    """The lines of the paper without the code of the draft, which is another for another text."""
    known = {**facts.documents, **{document.id: document for document in documents}}
    lines = text(compose(replace(facts, report=report, documents=known))).splitlines()
    return [line for line in lines if "Mã " not in line]


@pytest.mark.parametrize(
    ("period", "before", "after"),
    [
        ("2024-9M", "Trong 9 tháng đầu năm 2024 xã họp", "Trong {ky} xã họp"),
        ("2024-9M", "Trong 9 tháng đầu năm, xã họp", "Trong {ky:ngan}, xã họp"),
        ("2024-9M", "nhiệm vụ 3 tháng cuối năm 2024", "nhiệm vụ {ky_sau}"),
        ("2024-9M", "so với 9 tháng đầu năm 2023", "so với {cung_ky}"),
        ("2024-9M", "so với 9 tháng đầu năm 2022", "so với 9 tháng đầu năm 2022"),
        ("2024-9M", "6 tháng cuối năm và năm 2023", "6 tháng cuối năm và năm 2023"),
        ("2024-9M", "kế hoạch năm 2024 của xã", "kế hoạch năm {nam} của xã"),
        ("2024-9M", "ngày 10 tháng 9 năm 2024", "ngày 10 tháng 9 năm 2024"),
        ("2024-9M", "nhiệm kỳ 2022 – 2024, năm 2024-2025", "nhiệm kỳ 2022 – 2024, năm 2024-2025"),
        ("2024-9M", "sổ số 2024, ngày 30/8/2024", "sổ số 2024, ngày 30/8/2024"),
        ("2024-9M", "29 tháng đầu năm 20245", "29 tháng đầu năm 20245"),
        ("2024-Q1", "Quý I năm 2024 và quý II năm 2024", "{ky} và {ky_sau}"),
        ("2024-Q1", "trong Quý I năm 2024", "trong Quý I năm 2024"),
        ("2024-Y", "trong năm 2024 và năm 2025", "trong năm {nam} và {ky_sau}"),
        ("2024-03", "ngày 5 tháng 3 năm 2024", "ngày 5 tháng 3 năm 2024"),
        ("2024-9M", "**9 tháng đầu năm** qua", "**{ky:ngan}** qua"),
        ("2024-9M", "xã[^ Trong 9 tháng đầu năm. ] ta", "xã[^ Trong {ky:ngan}. ] ta"),
    ],
)
def test_the_words_of_the_period_become_its_tokens(period: str, before: str, after: str) -> None:
    assert made(of(before, period)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("UBND xã Suối Lành họp", "UBND {don_vi} họp"),
        ("Xã Suối Lành họp", "{don_vi} họp"),
        ("của Xã Suối Lành", "của Xã Suối Lành"),
        ("xã Suối Lành Thượng", "xã Suối Lành Thượng"),
        ("UBND huyện Đá Bạc", "{cap_tren}"),
        ("Ở thôn Bắc 2 và thôn Tây", "Ở {thon:bac_2} và {thon:tay}"),
        ("Gồm thôn Đông, thôn Tây và thôn Bắc 2", "Gồm {cac_thon}"),
    ],
)
def test_the_names_of_the_unit_become_its_tokens(before: str, after: str) -> None:
    assert made(of(before)) == after


def test_a_document_with_sign_and_date_enters_the_register() -> None:
    facts = of(f"Theo {PLAN}; xã làm.\nTheo Kế hoạch số 34/KH-UBND thì xong.")
    found = found_tokens(facts)
    assert [token_markup(each.token) for each in found] == ["{vb:34_kh_ubnd}", "{vb:34_kh_ubnd}"]
    assert all(each.sure for each in found)
    (document,) = documents_of(found)
    assert (document.type, document.sign, document.issuer, document.subject) == (
        "Kế hoạch",
        "34/KH-UBND",
        "UBND xã Suối Lành",
        "về dân vận năm 2024",
    )
    report = with_tokens(facts.report, found)
    assert printed(facts, report, (document,)) == printed(facts, facts.report)


@pytest.mark.parametrize(
    "before",
    [
        PLAN.replace("Kế hoạch", "kế hoạch"),
        PLAN.replace("12/3/2024", "12/03/2024"),
        PLAN.replace(" ngày 12/3/2024", ""),
        PLAN.replace("dân vận", "dân vận, dân chủ"),
        PLAN.replace("12/3/2024", "32/3/2024"),
    ],
)
def test_a_document_that_would_print_otherwise_is_doubtful(before: str) -> None:
    facts = of(f"Theo {before}.")
    assert [token for _, token in told(facts, sure=False)] == ["{vb:34_kh_ubnd}"]
    assert made(facts) == f"Theo {before}."


def test_what_names_a_document_in_full_again_is_doubtful() -> None:
    facts = of(f"Theo {PLAN}.\nTheo {PLAN}.")
    assert [each.sure for each in found_tokens(facts)] == [True, False]


def test_a_document_named_short_stays_text_where_its_first_name_is_not_taken() -> None:
    facts = of(f"Theo {PLAN}.\nTheo Kế hoạch số 34/KH-UBND.")
    first, second = found_tokens(facts)
    assert with_tokens(facts.report, [second]) == facts.report
    assert documents_of([second]) == ()
    assert second.again
    assert not first.again


def test_a_document_of_the_register_is_the_same() -> None:
    known = CitedDocument(
        "kh", "Kế hoạch", "34/KH-UBND", read_date("12/3/2024"), "UBND xã Suối Lành",
        "về dân vận năm 2024",
    )  # fmt: skip
    facts = replace(of(f"Theo {PLAN}."), documents={"kh": known})
    (found,) = found_tokens(facts)
    assert (token_markup(found.token), found.sure, found.document) == ("{vb:kh}", True, None)


def test_a_number_of_a_figure_is_never_sure_and_tells_its_value() -> None:
    facts = of("Xã có 1.383 hộ với 5.997 nhân khẩu.")
    found = [each for each in found_tokens(facts) if each.figure is not None]
    assert [(each.quote, token_markup(each.token), each.figure) for each in found] == [
        ("1.383", "{so_ho}", Decimal(1383)),
        ("5.997", "{so_khau}", Decimal(5997)),
    ]
    assert not any(each.sure for each in found)
    report = with_tokens(facts.report, found)
    assert report.figures == {"so_ho": Decimal(1383), "so_khau": Decimal(5997)}
    assert printed(facts, report) == printed(facts, facts.report)


def test_what_was_carried_still_waits_to_be_seen() -> None:
    facts = of("Trong 9 tháng đầu năm")
    text_before = facts.report.sections["tinh-hinh"]
    report = with_tokens(facts.report, found_tokens(facts))
    assert report.sections["tinh-hinh"].progress is text_before.progress


def imported(found: str) -> tuple[Facts, tuple[FoundToken, ...]]:
    unit, report = adopted(Unit(), old_files.imported(found))
    facts = Facts(old_files.form(), report, unit, {})
    return facts, found_tokens(facts)


def prints_the_same(found: str) -> None:
    facts, tokens = imported(found)
    sure = [each for each in tokens if each.sure]
    assert sure
    report = with_tokens(facts.report, sure)
    assert printed(facts, report, documents_of(sure)) == printed(facts, facts.report)


def test_the_sample_prints_letter_for_letter_what_it_did() -> None:
    prints_the_same(old_files.sample())


@pytest.mark.seed
@needs_seed
def test_the_real_report_prints_letter_for_letter_what_it_did() -> None:
    prints_the_same(SEED.read_text(encoding="utf-8"))


@pytest.mark.seed
@needs_seed
def test_the_real_report_has_its_period_pointed_at() -> None:
    _, tokens = imported(SEED.read_text(encoding="utf-8"))
    counts = Counter(token_markup(each.token) for each in tokens if each.sure)
    assert counts["{ky}"] + counts["{ky:ngan}"] == 9
    assert counts["{ky_sau}"] == 2
    assert counts["{cung_ky}"] == 0
    assert all("6 tháng" not in each.quote for each in tokens)


@pytest.mark.seed
@needs_seed
def test_the_figures_of_the_real_report_are_proposed() -> None:
    _, tokens = imported(SEED.read_text(encoding="utf-8"))
    alone = [each for each in tokens if each.figure is not None and not each.offered]
    assert not any(each.sure for each in tokens if each.figure is not None)
    figures = {each.token.name: each.figure for each in alone}
    assert figures == {
        name: Decimal(number)
        for name, number in {
            "so_thon": 8,
            "so_ho": 1383,
            "so_khau": 5997,
            "tiep_dinh_ky": 0,
            "tiep_thuong_xuyen": 8,
            "hoa_giai_thanh": 2,
            "hoa_giai_khong_thanh": 1,
            "tra_loi_van_ban": 5,
            "so_huong_uoc": 8,
            "so_to_hoa_giai": 8,
            "so_hoa_giai_vien": 48,
        }.items()
    }


PIECES = [
    "9 tháng đầu năm", " 2024", " 2023", "năm 2024", "3 tháng cuối năm 2024", "quý I", "ngày 5 ",
    "tháng 3", "xã Suối Lành", "thôn Bắc", " 2", ". ", ", ", " ", "Theo ", "- ", "của ", "\n", PLAN,
    "Kế hoạch số 34/KH-UBND", " ngày 12/3/2024", "[^ ", " ]", "**", "8 hộ", "Xã ", "A",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=14),
    st.sampled_from(["2024-9M", "2024-Q1", "2024-03", "2024-Y"]),
)
def test_whatever_was_written_is_printed(pieces: list[str], period: str) -> None:
    joined = "".join(pieces).replace("[^ ", "").replace(" ]", "").replace("**", "")
    facts = of("\n".join(line.lstrip("- ") for line in joined.split("\n")), period)
    facts = replace(facts, report=replace(facts.report, period=read_period(period)))
    sure = [each for each in found_tokens(facts) if each.sure]
    report = with_tokens(facts.report, sure)
    assert printed(facts, report, documents_of(sure)) == printed(facts, facts.report)
    assert report.sections.keys() == facts.report.sections.keys()
    assert SectionText() not in report.sections.values() or not joined.strip()
