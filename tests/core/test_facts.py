"""Each token prints its fact; a fact that is gone is told from one that is empty."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.documents import CitedDocument
from core.facts import EMPTY, GONE, Facts, document, listed, number_words, plain_words, value
from core.fields import NOTHING, Figure, Kind
from core.markup import Prose, Token, literal, parse
from core.report import Head, Row, with_prose
from core.template import RESERVED, knows
from core.unit import Unit
from tests import samples

_FULL = (
    "Kế hoạch số 07/KH-UBND ngày 15/1/2024 của UBND xã Suối Lành về thực hiện dân chủ ở cơ sở "
    "năm 2024"
)


def _facts() -> Facts:
    figures: dict[str, Figure] = {
        "so_ho": Decimal(1383),
        "dinh_ky": Decimal(8),
        "dot_xuat": NOTHING,
    }
    rows: tuple[Row, ...] = (
        {"noi": "thôn Đông", "nguoi": Decimal(114)},
        {"noi": "thôn Tây", "nguoi": NOTHING},
        {"noi": "thôn Bắc 2"},
    )
    report = replace(samples.report(), figures=figures, tables={"doi_thoai": rows})
    return samples.facts(samples.bound(replace(report, fields={"da_so_ket": False})))


def _bare() -> Facts:
    return replace(samples.facts(), unit=Unit())


_WORDS = {
    "ky": "9 tháng đầu năm 2024",
    "ky:ngan": "9 tháng đầu năm",
    "ky_sau": "3 tháng cuối năm 2024",
    "cung_ky": "9 tháng đầu năm 2023",
    "nam": "2024",
    "nam_truoc": "2023",
    "nam_sau": "2025",
    "don_vi": "xã Suối Lành",
    "cap_tren": "UBND huyện Đá Bạc",
    "nguoi_ky": "Lê Văn An",
    "tieu_de": "kết quả công tác 9 tháng đầu năm và nhiệm vụ 3 tháng cuối năm 2024",
    "thon:bac_2": "thôn Bắc 2",
    "cac_thon": "thôn Đông, thôn Tây và thôn Bắc 2",
    "vb:kh07": _FULL,
    "vb:ke_hoach": _FULL,
    "bang:doi_thoai": (
        "thôn Đông (114 lượt người); thôn Tây (0 lượt người); thôn Bắc 2 (…… lượt người)"
    ),
    "bieu:doi_thoai": "Đối thoại",
    "so_ho": "1.383",
    "dot_xuat": "0",
    "luot_tiep": "8",
    "da_so_ket": "chưa",
}


def _token(written: str) -> Token:
    name, _, key = written.partition(":")
    return Token(name, key)


@pytest.mark.parametrize(("token", "words"), _WORDS.items(), ids=_WORDS)
def test_a_token_prints_its_fact(token: str, words: str) -> None:
    assert value(_facts(), _token(token)) == words


def test_every_reserved_word_is_proved_here() -> None:
    assert {token.partition(":")[0] for token in _WORDS} >= set(RESERVED)


@pytest.mark.parametrize("key", ["kh07", "ke_hoach"])
def test_a_document_named_before_is_named_short(key: str) -> None:
    assert value(_facts(), Token("vb", key), again=True) == "Kế hoạch số 07/KH-UBND"


@pytest.mark.parametrize(
    "token",
    [
        "vb:mat",
        "thon:nam",
        "bang:mat",
        "bieu:mat",
        "ky:dai",
        "ky_sau:ngan",
        "nam:ngan",
        "da_xoa",
        "so_ho_cu",
    ],
)
def test_a_fact_that_is_gone_has_no_words(token: str) -> None:
    assert value(_facts(), _token(token)) is None


def test_a_slot_bound_to_a_document_that_is_gone_has_no_words() -> None:
    facts = replace(_facts(), documents={})
    assert value(facts, Token("vb", "ke_hoach")) is None
    assert document(facts, "ke_hoach") is None


@pytest.mark.parametrize(
    "token",
    [
        "don_vi",
        "cap_tren",
        "nguoi_ky",
        "cac_thon",
        "vb:ke_hoach",
        "so_ho",
        "luot_tiep",
        "da_so_ket",
    ],
)
def test_a_fact_nobody_gave_prints_dots(token: str) -> None:
    assert value(_bare(), _token(token)) == EMPTY


def test_a_document_of_which_nothing_is_known_prints_dots() -> None:
    facts = replace(_facts(), documents={"kh07": CitedDocument("kh07", "")})
    assert value(facts, Token("vb", "kh07")) == EMPTY
    assert value(facts, Token("vb", "kh07"), again=True) == EMPTY


def test_a_table_without_rows_says_so_in_its_own_words() -> None:
    assert value(_bare(), Token("bang", "doi_thoai")) == "không có buổi nào"


def test_counts_are_padded_where_the_unit_writes_them_so() -> None:
    facts = replace(_facts(), unit=replace(samples.UNIT, pad_counts=True))
    assert value(facts, Token("luot_tiep")) == "08"
    assert value(facts, Token("dot_xuat")) == "0"


def test_a_table_told_in_a_sentence_follows_the_same_setting() -> None:
    rows: tuple[Row, ...] = ({"noi": "thôn Đông", "nguoi": Decimal(8)},)
    made = replace(_facts().report, tables={"doi_thoai": rows})
    facts = replace(_facts(), report=made)
    padded = replace(facts, unit=replace(samples.UNIT, pad_counts=True))
    assert value(facts, Token("bang", "doi_thoai")) == "thôn Đông (8 lượt người)"
    assert value(padded, Token("bang", "doi_thoai")) == "thôn Đông (08 lượt người)"


@pytest.mark.parametrize(
    ("kind", "number", "told"),
    [
        (Kind.INTEGER, "8", "08"),
        (Kind.INTEGER, "1383", "1.383"),
        (Kind.PERCENT, "8", "8"),
        (Kind.DECIMAL, "8", "8"),
        (Kind.MONEY, "2500", "2.500"),
    ],
)
def test_only_counts_take_a_nought(kind: Kind, number: str, told: str) -> None:
    facts = replace(_facts(), unit=replace(samples.UNIT, pad_counts=True))
    assert number_words(facts, kind, Decimal(number)) == told


def test_the_chosen_signer_is_named() -> None:
    facts = _facts()
    chosen = replace(facts.report, head=Head(signer="tran_thi_binh"))
    assert value(replace(facts, report=chosen), Token("nguoi_ky")) == "Trần Thị Bình"


def test_any_signer_of_the_unit_can_be_named_whoever_signs() -> None:
    facts = samples.facts()
    for signer in facts.unit.signers:
        assert value(facts, Token("nguoi_ky", signer.id)) == signer.name
        assert knows(facts.template, Token("nguoi_ky", signer.id))
    assert value(facts, Token("nguoi_ky", "da_nghi")) is None


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Kết quả {nam}", "kết quả 2024"),
        ("Tình hình {ky}[^ a ]", "tình hình 9 tháng đầu năm 2024"),
        ("QCDC ở cơ sở", "QCDC ở cơ sở"),
        ("Kết quả {vb:mat}", "kết quả [?]"),
        ("Kết quả {tieu_de}", "kết quả [?]"),
        ("", EMPTY),
    ],
)
def test_the_title_goes_on_in_small_letters(title: str, told: str) -> None:
    facts = _facts()
    facts = replace(facts, report=with_prose(facts.report, "tieu-de", parse(title)))
    assert value(facts, Token("tieu_de")) == told


def test_plain_words_are_one_line_without_notes() -> None:
    prose = Prose((literal("Một."), *parse("Hai[^ chú ] {so_ho}.\n{mat}").paragraphs))
    assert plain_words(_facts(), prose) == f"Một. Hai 1.383. {GONE}"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), ""),
        (("Đông",), "Đông"),
        (("Đông", "Tây"), "Đông và Tây"),
        (("Đông", "Tây", "Bắc"), "Đông, Tây và Bắc"),
    ],
)
def test_names_are_listed_as_they_are_said(names: tuple[str, ...], words: str) -> None:
    assert listed(names) == words
