"""Values are kept as JSON that is read back without the form."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.answers import (
    answers,
    changed,
    decoded,
    encoded,
    is_readable,
    with_answer,
    with_answers,
)
from core.canonical import Json, canonical
from core.fields import NOTHING, Value
from tests import samples

_VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.just(NOTHING),
    st.text(st.characters(codec="utf-8")),
    st.dates(),
    st.lists(st.text("abcđ"), max_size=3).map(tuple),
    st.integers(-(10**15), 10**15).map(Decimal),
    st.decimals(0, 10**12, places=3),
)


@given(_VALUES)
def test_a_value_is_read_back_as_it_was_kept(value: Value) -> None:
    again = decoded(encoded(value))
    assert again == value
    assert type(again) is type(value)
    canonical(encoded(value))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (None, None),
        (Decimal(1383), 1383),
        (Decimal("6.90"), {"n": "6.9"}),
        (Decimal("1E+3"), 1000),
        (Decimal("1E-7"), {"n": "0.0000001"}),
        (Decimal("-0"), 0),
        (NOTHING, {"none": True}),
        (True, True),
        (dt.date(2024, 9, 10), {"d": "2024-09-10"}),
        (("kinh tế", "văn hóa"), ["kinh tế", "văn hóa"]),
        ("none", "none"),
    ],
)
def test_a_value_has_one_form(value: Value, kept: Json) -> None:
    assert encoded(value) == kept


def test_notes_and_reasons_are_answers_only_where_they_are_set() -> None:
    plain = samples.report()
    noted = replace(plain, notes={"so_ho": "theo sổ", "so_khau": ""}, reasons={"luot_tiep": "sót"})
    assert changed(plain, noted) == {"note:so_ho": "theo sổ", "why:luot_tiep": "sót"}
    assert with_answers(plain, answers(noted)).notes == {"so_ho": "theo sổ"}
    assert with_answers(plain, answers(noted)).reasons == {"luot_tiep": "sót"}


@pytest.mark.parametrize(
    "kept", [{}, {"x": 1}, {"n": 1}, {"d": 5}, {"none": "x"}, {"d": "hôm qua"}]
)
def test_what_is_no_value_is_refused(kept: Json) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        decoded(kept)


def test_one_answer_is_put_back_and_the_others_stay() -> None:
    now, before = samples.report(), samples.report()
    for key, value in answers(before).items():
        taken = with_answer(now, key, None)
        assert key not in answers(taken)
        assert with_answer(taken, key, value) == before


def test_answers_of_every_kind_are_put_back_alone() -> None:
    given: dict[str, Json] = {
        "figure:so_ho": 5,
        "field:ten_cong_trinh": "Cầu",
        "table:mo_hinh": [{"ten": "Một"}],
        "slot:ke_hoach": "kh1",
        "note:so_ho": "theo sổ",
        "why:so_ho": "đếm lại",
        "head": {"signer": "a", "recipients": None, "addressed_to": None},
        "unplaced": [["Mục", "Lời"]],
        "due": {"d": "2024-09-20"},
    }
    for key, value in given.items():
        made = with_answer(samples.report(), key, value)
        assert changed(samples.report(), made) == {key: value}


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "1E+999999", "1_0", "٣", "", "1."])
def test_a_fraction_that_nobody_wrote_is_no_answer(number: str) -> None:
    with pytest.raises(ValueError, match="no answer"):
        decoded({"n": number})
    assert not is_readable(samples.report(), {"figure:so_ho": {"n": number}})
