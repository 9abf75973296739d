"""A template with a mistake is refused, and the complaint says where the mistake stands."""

import copy
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from core.fields import Kind
from core.template import Measure, Rollup, fields, tables
from core.template_reading import read_template
from core.toml_node import TemplateWrong
from tests.samples import SMALL

Wrong = Callable[[dict[str, Any]], object]


def given() -> dict[str, Any]:
    return copy.deepcopy(tomllib.loads(SMALL))


def page(form: dict[str, Any]) -> dict[str, Any]:
    """The page with fields of every sort and a table."""
    return form["section"][1]["section"][0]  # type: ignore[no-any-return]


def field(form: dict[str, Any], at: int = 0) -> dict[str, Any]:
    return page(form)["field"][at]  # type: ignore[no-any-return]


def table(form: dict[str, Any]) -> dict[str, Any]:
    return page(form)["table"][0]  # type: ignore[no-any-return]


def complaint(form: object) -> tuple[object, ...]:
    with pytest.raises(TemplateWrong) as caught:
        read_template(form)
    facts = caught.value.facts
    return facts["problem"], facts["section"], facts["field"], facts["key"]


CASES: tuple[tuple[str, Wrong, tuple[str, str, str, str]], ...] = (
    ("no name", lambda f: f.pop("name"), ("missing", "", "", "name")),
    ("no title", lambda f: f.pop("title"), ("missing", "", "", "title")),
    ("no sections", lambda f: f.pop("section"), ("missing", "", "", "section")),
    (
        "a strange key",
        lambda f: f.update(ngay="nay"),
        ("unknown_key", "", "", "ngay"),
    ),
    ("version as number", lambda f: f.update(version=1), ("wrong_type", "", "", "version")),
    ("id with capitals", lambda f: f.update(id="QCDC"), ("bad_id", "", "", "id")),
    ("id of a path", lambda f: f.update(id="../nho"), ("bad_id", "", "", "id")),
    (
        "numbering nobody knows",
        lambda f: f.update(numbering=["§"]),
        ("unknown_kind", "", "", "numbering"),
    ),
    (
        "empty numbering",
        lambda f: f.update(numbering=[""]),
        ("unknown_kind", "", "", "numbering"),
    ),
    (
        "a section that is a word",
        lambda f: f.update(section=["tinh-hinh"]),
        ("wrong_type", "?", "", ""),
    ),
    (
        "a section below the title",
        lambda f: f["title"].update(section=[]),
        ("unknown_key", "tieu-de", "", "section"),
    ),
    (
        "a section without heading",
        lambda f: page(f).pop("title"),
        ("missing", "tiep-dan", "", "title"),
    ),
    (
        "a strange key in a section",
        lambda f: page(f).update(text=""),
        ("unknown_key", "tiep-dan", "", "text"),
    ),
    (
        "one section id twice",
        lambda f: page(f).update(id="tinh-hinh"),
        ("twice", "tinh-hinh", "", "id"),
    ),
    (
        "a field without label",
        lambda f: field(f).pop("label"),
        ("missing", "tiep-dan", "luot_tiep", "label"),
    ),
    (
        "a kind nobody knows",
        lambda f: field(f).update(kind="number"),
        ("unknown_kind", "tiep-dan", "luot_tiep", "kind"),
    ),
    (
        "a measure nobody knows",
        lambda f: field(f).update(measure="sum"),
        ("unknown_kind", "tiep-dan", "luot_tiep", "measure"),
    ),
    (
        "a strange key in a field",
        lambda f: field(f).update(rows=3),
        ("unknown_key", "tiep-dan", "luot_tiep", "rows"),
    ),
    (
        "a field with a hyphen",
        lambda f: field(f).update(id="luot-tiep"),
        ("bad_id", "tiep-dan", "Lượt tiếp", "id"),
    ),
    (
        "a field named like a period",
        lambda f: field(f).update(id="nam"),
        ("reserved_id", "tiep-dan", "nam", "id"),
    ),
    (
        "one field id on two pages",
        lambda f: field(f, 3).update(id="so_ho"),
        ("twice", "tiep-dan", "so_ho", "id"),
    ),
    (
        "a choice without choices",
        lambda f: field(f, 3).update(kind="choice"),
        ("no_choices", "tiep-dan", "da_so_ket", "choices"),
    ),
    (
        "choices of a number",
        lambda f: field(f).update(choices=["1", "2"]),
        ("no_choices", "tiep-dan", "luot_tiep", "choices"),
    ),
    (
        "a sum of what is not there",
        lambda f: field(f).update(parts=["dinh_ky", "dot_xuat_2"]),
        ("unknown_token", "tiep-dan", "luot_tiep", "parts"),
    ),
    (
        "a sum of what is no figure",
        lambda f: field(f).update(parts=["dinh_ky", "da_so_ket"]),
        ("unknown_token", "tiep-dan", "luot_tiep", "parts"),
    ),
    (
        "a sum of itself",
        lambda f: field(f).update(parts=["luot_tiep"]),
        ("bad_rule", "tiep-dan", "luot_tiep", "parts"),
    ),
    (
        "two sums of one another",
        lambda f: field(f, 1).update(parts=["luot_tiep"]),
        ("bad_rule", "tiep-dan", "luot_tiep", "parts"),
    ),
    (
        "counted from no table",
        lambda f: field(f, 4).update(counted="hop_dan"),
        ("unknown_token", "tiep-dan", "luot_nguoi", "counted"),
    ),
    (
        "counted from no column",
        lambda f: field(f, 4).update(counted="doi_thoai.y_kien"),
        ("unknown_token", "tiep-dan", "luot_nguoi", "counted"),
    ),
    (
        "counted from a column of words",
        lambda f: field(f, 4).update(counted="doi_thoai.noi"),
        ("unknown_token", "tiep-dan", "luot_nguoi", "counted"),
    ),
    (
        "counted from nothing",
        lambda f: field(f, 4).update(counted="."),
        ("unknown_token", "tiep-dan", "luot_nguoi", "counted"),
    ),
    (
        "a title told in itself",
        lambda f: f["title"].update(prose="Kết quả {tieu_de}"),
        ("misplaced_token", "tieu-de", "", "prose"),
    ),
    (
        "a printed table within a sentence",
        lambda f: page(f).update(prose="Gồm: {bieu:doi_thoai}."),
        ("misplaced_token", "tiep-dan", "", "prose"),
    ),
    (
        "a field with an empty label",
        lambda f: field(f, 0).update(label=" "),
        ("missing", "tiep-dan", "luot_tiep", "label"),
    ),
    (
        "a row that tells no column",
        lambda f: table(f).update(row="{noi} ({ky})"),
        ("unknown_token", "tiep-dan", "doi_thoai", "row"),
    ),
    (
        "one column twice",
        lambda f: table(f)["column"][1].update(id="noi"),
        ("twice", "tiep-dan", "doi_thoai", "id"),
    ),
    (
        "a table without columns",
        lambda f: table(f).pop("column"),
        ("missing", "tiep-dan", "doi_thoai", "column"),
    ),
    (
        "an open brace in a row",
        lambda f: table(f).update(row="{noi"),
        ("bad_markup", "tiep-dan", "doi_thoai", "row"),
    ),
    (
        "bold without an end",
        lambda f: page(f).update(prose="**Tiếp dân"),
        ("bad_markup", "tiep-dan", "", "prose"),
    ),
    (
        "a sentence about no field",
        lambda f: page(f).update(prose="Tiếp {luot} lượt."),
        ("unknown_token", "tiep-dan", "", "prose"),
    ),
    (
        "a sentence about no slot",
        lambda f: page(f).update(prose="Theo {vb:cong_van}."),
        ("unknown_token", "tiep-dan", "", "prose"),
    ),
    (
        "a sentence about no table",
        lambda f: page(f).update(prose="{bang:hop_dan}"),
        ("unknown_token", "tiep-dan", "", "prose"),
    ),
    (
        "a form that knows a village",
        lambda f: page(f).update(prose="Tại {thon:dong}."),
        ("unknown_token", "tiep-dan", "", "prose"),
    ),
    (
        "one slot twice",
        lambda f: f["slot"].append(f["slot"][0]),
        ("twice", "slot", "", "id"),
    ),
    (
        "a slot without label",
        lambda f: f["slot"][0].pop("label"),
        ("missing", "slot", "ke_hoach", "label"),
    ),
    (
        "a relation of another grammar",
        lambda f: f.update(relations=["so_khau > so_ho"]),
        ("bad_rule", "", "", "relations"),
    ),
    (
        "a relation of what is not there",
        lambda f: f.update(relations=["so_khau >= ho"]),
        ("bad_rule", "", "", "relations"),
    ),
    (
        "recipients that are numbers",
        lambda f: f.update(recipients=[1]),
        ("wrong_type", "", "", "recipients"),
    ),
)


@pytest.mark.parametrize(
    ("spoil", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_mistake_is_named_with_section_field_and_key(
    spoil: Wrong, said: tuple[str, str, str, str]
) -> None:
    form = given()
    spoil(form)
    assert complaint(form) == said


@pytest.mark.parametrize("form", [None, "", [], 3])
def test_what_is_no_table_is_no_template(form: object) -> None:
    assert complaint(form) == ("wrong_type", "", "", "")


def test_a_slip_in_the_markup_is_told_with_line_and_column() -> None:
    form = given()
    page(form)["prose"] = "Đúng.\n- Sai {ở đây."
    with pytest.raises(TemplateWrong) as caught:
        read_template(form)
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (2, 7)


def test_what_a_field_does_not_say_is_an_integer_flow_summed_over_units() -> None:
    made = fields(read_template(given()))["dinh_ky"]
    assert (made.kind, made.measure, made.rollup) == (Kind.INTEGER, Measure.FLOW, Rollup.SUM)


def test_words_come_in_composed_and_on_one_line() -> None:
    form = given()
    field(form)["label"] = "  Lu\u031bo\u031b\u0323t\n tie\u0302\u0301p "
    assert fields(read_template(form))["luot_tiep"].label == "Lượt tiếp"


def test_rows_are_joined_by_a_semicolon_unless_the_form_says_otherwise() -> None:
    form = given()
    assert tables(read_template(form))["doi_thoai"].joint == "; "
    table(form)["joint"] = ", "
    assert tables(read_template(form))["doi_thoai"].joint == ", "
