"""Every shipped form is whole, and the invented report answers it without a finding."""

import json
import re
import tomllib
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import resources
from core.checks.checking import check
from core.checks.finding import Code, Finding
from core.compose import compose
from core.facts import EMPTY, GONE, Facts
from core.fields import NOTHING, Figure, Kind
from core.filling import fill
from core.markup import tokens
from core.paper import Paragraph, plain
from core.period import read_period
from core.report import figure, new_report
from core.template import Template, all_sections, fields, outline, tables
from core.template_reading import read_template
from core.unit import Unit
from core.unit_changes import with_value
from core.unit_history import UnitHistory, unit_on

SHIPPED = resources.names("templates", ".toml")
QCDC = "templates/qcdc-pl34-1.toml"
SEED = Path(__file__).parents[2] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"
_NUMBERED = re.compile(r"^(?:[IVX]+\.|\d+\.(?: ?\d+\.)?|[a-d]\)) +(.+?)\.?$", re.MULTILINE)


@cache
def form(name: str = QCDC) -> Template:
    return read_template(tomllib.loads(resources.read_text(name)))


def sample(name: str) -> dict[str, object]:
    return dict(json.loads(resources.read_text(f"samples/{name}")))


def sample_unit() -> Unit:
    history = UnitHistory()
    for key, value in sample("don-vi-mau.json").items():
        history = with_value(history, key, value)
    return unit_on(history, None)


def empty_facts(period: str = "2024-9M") -> Facts:
    unit = sample_unit()
    return Facts(form(), new_report(form(), read_period(period), "a1", unit.full_name), unit, {})


def sample_facts() -> Facts:
    facts = empty_facts()
    identity = ("template", "version", "period")
    given = {key: value for key, value in sample("so-lieu-mau.json").items() if key not in identity}
    filled = fill(facts, given)
    documents = {document.id: document for document in filled.documents}
    return replace(facts, report=filled.report, documents=documents)


def answered(figures: dict[str, Figure]) -> Facts:
    facts = empty_facts()
    return replace(facts, report=replace(facts.report, figures=figures))


def sentences(facts: Facts) -> str:
    blocks = compose(facts).blocks
    return "\n".join(plain(block.runs) for block in blocks if isinstance(block, Paragraph))


def unsound(facts: Facts) -> list[Finding]:
    bad = (Code.SUM_WRONG, Code.RELATION_BROKEN, Code.FACT_GONE)
    return [finding for finding in check(facts) if finding.code in bad]


def test_forms_are_shipped() -> None:
    assert QCDC in SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_form_is_read_and_is_named_for_its_id_and_version(name: str) -> None:
    made = form(name)
    assert name == f"templates/{made.id}-{made.version}.toml"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_stands_in_a_sentence(name: str) -> None:
    made = form(name)
    told = {(token.name, token.key) for s in all_sections(made) for token in tokens(s.prose)}
    asked = {(id_, "") for id_ in fields(made)} | {("bang", id_) for id_ in tables(made)}
    asked |= {("vb", slot.id) for slot in made.slots}
    assert asked <= told


@pytest.mark.parametrize("name", SHIPPED)
def test_every_column_is_told_by_its_row(name: str) -> None:
    for table in tables(form(name)).values():
        assert {token.name for token in tokens(table.row)} == {c.id for c in table.columns}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_question_says_what_it_wants_in_one_sentence(name: str) -> None:
    for field in fields(form(name)).values():
        assert field.help.endswith("."), field.id
        assert field.unit or not field.kind.is_figure, field.id


@pytest.mark.parametrize("name", SHIPPED)
def test_no_sentence_knows_which_body_stands_above(name: str) -> None:
    made = form(name)
    prose = sentences(Facts(made, new_report(made, read_period("2024-Q1"), "a", ""), Unit(), {}))
    assert not re.search(r"\b(huyện|tỉnh|xã(?! hội))\b", prose)


@pytest.mark.parametrize("name", SHIPPED)
def test_annex_codes_are_unique(name: str) -> None:
    codes = [field.code for field in fields(form(name)).values() if field.code]
    assert len(codes) == len(set(codes))


def test_the_outline_is_the_forms() -> None:
    assert [(page.number, page.section.id) for page in outline(form())] == [
        ("", "mo-dau"),
        ("I.", "dac-diem-tinh-hinh"),
        ("II.", "chi-dao-trien-khai"),
        ("1.", "lanh-dao-chi-dao"),
        ("2.", "vai-tro-phoi-hop"),
        ("3.", "kiem-tra-so-ket"),
        ("III.", "ket-qua-thuc-hien"),
        ("1.", "ket-qua-dan-van"),
        ("1.1.", "dan-van-chi-dao"),
        ("1.2.", "dan-van-phoi-hop"),
        ("1.3.", "dan-van-kheo"),
        ("2.", "ket-qua-dan-chu"),
        ("2.1.", "phap-lenh-34"),
        ("a)", "cong-khai"),
        ("b)", "dan-ban"),
        ("c)", "tham-gia-y-kien"),
        ("d)", "dan-giam-sat"),
        ("2.2.", "tiep-dan-doi-thoai"),
        ("2.3.", "huong-uoc"),
        ("2.4.", "cac-ban-to"),
        ("2.5.", "tac-dong"),
        ("IV.", "danh-gia-chung"),
        ("1.", "ket-qua-dat-duoc"),
        ("2.", "han-che"),
        ("V.", "nhiem-vu"),
        ("1.", "nhiem-vu-dan-van"),
        ("2.", "nhiem-vu-dan-chu"),
        ("2.1.", "nhiem-vu-chu-yeu"),
        ("2.2.", "giai-phap"),
        ("", "ket-thuc"),
    ]


def test_the_four_groups_of_the_ordinance_are_lettered() -> None:
    letters = [page.number for page in outline(form()) if page.level == 4]
    assert letters == ["a)", "b)", "c)", "d)"]


def test_the_invented_report_prints_without_a_hole_and_without_a_finding() -> None:
    facts = sample_facts()
    assert not check(facts)
    assert EMPTY not in sentences(facts)
    assert GONE not in sentences(facts)


def test_the_invented_figures_are_those_of_the_form() -> None:
    given = sample("so-lieu-mau.json")
    figures = {id_ for id_, field in fields(form()).items() if field.kind.is_figure}
    assert set(given["figures"]) == figures  # type: ignore[call-overload]
    assert set(given["fields"]) == set(fields(form())) - figures  # type: ignore[call-overload]
    assert set(given["tables"]) == set(tables(form()))  # type: ignore[call-overload]


def test_totals_are_told_from_their_parts_and_rows() -> None:
    facts = sample_facts()
    told = {
        id_: figure(form(), facts.report, id_)
        for id_ in ("so_mo_hinh", "luot_tiep", "don_da_giai_quyet", "buoi_doi_thoai")
    }
    assert told == {
        "so_mo_hinh": Decimal(3),
        "luot_tiep": Decimal(21),
        "don_da_giai_quyet": Decimal(12),
        "buoi_doi_thoai": Decimal(2),
    }


def test_a_changed_figure_changes_every_place_it_stands_in() -> None:
    facts = sample_facts()
    report = replace(facts.report, figures={**facts.report.figures, "vuot_cap": Decimal(37)})
    assert sentences(facts).count("37") == 0
    assert sentences(replace(facts, report=report)).count("37 vụ") == 2


def test_zeros_and_nothing_at_all_break_no_relation() -> None:
    figures = [id_ for id_, field in fields(form()).items() if field.kind.is_figure]
    assert not unsound(answered(dict.fromkeys(figures, Decimal(0))))
    assert not unsound(answered(dict.fromkeys(figures, NOTHING)))


def test_totals_given_beside_parts_that_are_only_half_known_break_no_relation() -> None:
    known = {
        "luot_tiep": 8,
        "tiep_dinh_ky": 0,
        "tiep_thuong_xuyen": 8,
        "don_tiep_nhan": 8,
        "don_khieu_nai": 0,
        "don_to_cao": 0,
        "don_yeu_cau": 8,
        "hoa_giai_thanh": 2,
        "hoa_giai_khong_thanh": 1,
        "tra_loi_van_ban": 5,
        "buoi_doi_thoai": 3,
        "luot_doi_thoai": 165,
        "y_kien_doi_thoai": 14,
        "y_kien_da_tra_loi": 14,
    }
    assert not unsound(answered({id_: Decimal(value) for id_, value in known.items()}))


def test_parts_that_do_not_add_up_are_found() -> None:
    parts = {"luot_tiep": 15, "tiep_dinh_ky": 4, "tiep_thuong_xuyen": 12, "tiep_dot_xuat": 0}
    found = unsound(answered({id_: Decimal(value) for id_, value in parts.items()}))
    assert [(finding.code, finding.field) for finding in found] == [(Code.SUM_WRONG, "luot_tiep")]


def test_yes_and_no_both_make_a_sentence() -> None:
    yesno = [id_ for id_, field in fields(form()).items() if field.kind is Kind.YESNO]
    facts = empty_facts()
    for answer, words in ((True, "có ban hành quyết định"), (False, "chưa ban hành quyết định")):
        report = replace(facts.report, fields=dict.fromkeys(yesno, answer))
        assert words in sentences(replace(facts, report=report))


@pytest.mark.parametrize("period", ["2024-Q4", "2024-6M", "2024-9M", "2024-Y", "2024-12"])
def test_one_title_stands_at_the_head_and_in_the_closing(period: str) -> None:
    document = compose(empty_facts(period))
    title = document.title.removeprefix("Báo cáo ")
    *_, closing = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert title.lower() in plain(closing.runs).lower()
    assert plain(closing.runs).endswith("./.")


def test_the_invented_old_report_has_the_forms_headings_in_order() -> None:
    text = resources.read_text("samples/bao-cao-mau.txt")
    assert _bare(_headings(text)) == _bare([p.section.title for p in outline(form()) if p.number])


def test_the_invented_old_report_is_about_a_unit_of_our_own() -> None:
    text = resources.read_text("samples/bao-cao-mau.txt")
    assert "Suối Lành" in text
    assert "Trà Sơn" not in text


def test_the_faults_of_old_reports_are_in_the_invented_one() -> None:
    text = resources.read_text("samples/bao-cao-mau.txt")
    for fault in ("..", " /4.367", "thôn thôn", "2. 1.", "6 tháng cuối năm", "kinh tế-xã hội"):
        assert fault in text.replace("Kinh tế-xã", "kinh tế-xã"), fault
    assert "2.4." not in text
    assert re.search(r"\n\n¹ ", text)
    assert re.search(r"\n\n[a-zđ][^)]", text)
    assert not re.search(r"[^\S\n]$", text, re.MULTILINE)


@pytest.mark.seed
def test_the_headings_are_those_of_the_real_report() -> None:
    if not SEED.is_file():
        pytest.skip("the real report is not beside this repository: its headings are not compared")
    own = [page for page in outline(form()) if page.number]
    titles = [p.section.title.upper() if p.level == 1 else p.section.title for p in own]
    assert _headings(SEED.read_text(encoding="utf-8")) == titles


def _headings(text: str) -> list[str]:
    """What is numbered and no item of a list (these tell of models)."""
    lines = [str(line) for line in _NUMBERED.findall(text)]
    return [line for line in lines if not line.lstrip("“ ").startswith("Mô hình")]


def _bare(titles: list[str]) -> list[str]:
    """Folded over quotes and the two ways to set a tone, as an import does."""
    marks = str.maketrans({"“": '"', "”": '"'})
    return [title.casefold().translate(marks).replace("hoà", "hòa") for title in titles]
