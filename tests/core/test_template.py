"""Numbers are made from places, and a token is known or not."""

import pytest

from core.fields import Kind
from core.markup import Token
from core.template import (
    Field,
    Relation,
    Section,
    Template,
    all_sections,
    fields,
    knows,
    number,
    outline,
    relations,
    tables,
)
from tests.samples import template

FORM = ("I.", "1.", "1.1.", "a)")


@pytest.mark.parametrize(
    ("styles", "place", "printed"),
    [
        (FORM, (1,), "I."),
        (FORM, (4,), "IV."),
        (FORM, (9,), "IX."),
        (FORM, (14,), "XIV."),
        (FORM, (3, 2), "2."),
        (FORM, (3, 2, 1), "2.1."),
        (FORM, (3, 2, 1, 1), "a)"),
        (FORM, (3, 2, 1, 5), "đ)"),
        (FORM, (3, 2, 1, 4, 2), "b)"),
        (("A.", "I.", "1)", "a."), (2, 3, 1, 4), "d."),
        (("A.", "I.", "1)", "a."), (2, 3, 1), "1)"),
        (("A.", "I."), (4,), "D."),
        (("1.", "1.1.", "1.1.1."), (2, 3, 1), "2.3.1."),
    ],
)
def test_a_place_has_its_number(
    styles: tuple[str, ...], place: tuple[int, ...], printed: str
) -> None:
    assert number(styles, place) == printed


def test_the_pages_are_the_opening_the_numbered_sections_and_the_closing() -> None:
    pages = [
        (page.section.id, page.number, page.level, page.parent) for page in outline(template())
    ]
    assert pages == [
        ("mo-dau", "", 0, ""),
        ("tinh-hinh", "I.", 1, ""),
        ("ket-qua", "II.", 1, ""),
        ("tiep-dan", "1.", 2, "ket-qua"),
        ("ket-thuc", "", 0, ""),
    ]


def test_a_dropped_section_leaves_no_gap() -> None:
    def numbers(*ids: str) -> list[str]:
        sections = tuple(Section(id_, id_) for id_ in ids)
        bare = Section("x", "x")
        form = Template("f", "1", "f", "BÁO CÁO", ("1.",), bare, bare, bare, sections)
        return [page.number for page in outline(form) if page.number]

    assert numbers("a", "b", "c") == ["1.", "2.", "3."]
    assert numbers("a", "c") == ["1.", "2."]


def test_the_title_has_prose_and_comes_first() -> None:
    assert [section.id for section in all_sections(template())][:2] == ["tieu-de", "mo-dau"]


def test_fields_and_tables_are_found_at_any_depth() -> None:
    assert list(fields(template())) == [
        "so_ho",
        "so_khau",
        "luot_tiep",
        "dinh_ky",
        "dot_xuat",
        "da_so_ket",
        "luot_nguoi",
    ]
    assert list(tables(template())) == ["doi_thoai"]


def test_a_sum_is_a_relation_too() -> None:
    assert relations(template()) == (
        Relation("luot_tiep", "=", ("dinh_ky", "dot_xuat")),
        Relation("so_khau", ">=", ("so_ho",)),
    )


@pytest.mark.parametrize(
    ("token", "known"),
    [
        (Token("so_ho"), True),
        (Token("so_ho", "ngan"), False),
        (Token("so_nha"), False),
        (Token("ky"), True),
        (Token("ky", "ngan"), True),
        (Token("ky", "dai"), False),
        (Token("ky_sau", "ngan"), False),
        (Token("don_vi"), True),
        (Token("bang", "doi_thoai"), True),
        (Token("bieu", "doi_thoai"), True),
        (Token("bang", "so_ho"), False),
        (Token("bang"), False),
        (Token("vb", "ke_hoach"), True),
        (Token("vb"), False),
        (Token("thon", "dong"), True),
        (Token("thon"), False),
    ],
)
def test_a_token_is_known_by_name_and_key(token: Token, known: bool) -> None:
    assert knows(template(), token) is known


def test_only_numbers_are_figures() -> None:
    figures = [kind for kind in Kind if kind.is_figure]
    assert figures == [Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.PERCENT]
    assert Field("a", "a", Kind.INTEGER).kind.is_figure
