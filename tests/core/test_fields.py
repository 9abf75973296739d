"""Each kind of field takes what it is for, refuses the rest, and prints it the Vietnamese way."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.fields import NOTHING, Figure, Kind, Value, ValueWrong, read_figure, read_value, written

_FIGURES = [kind for kind in Kind if kind.is_figure]
_CHOICES = ("kinh tế", "văn hóa", "quốc phòng")


def _figure(given_: object, kind: Kind = Kind.INTEGER) -> Figure:
    return read_figure("so_ho", kind, given_)


def _value(kind: Kind, given_: object) -> Value:
    return read_value("x", kind, given_, _CHOICES)


def test_four_kinds_are_figures() -> None:
    assert _FIGURES == [Kind.INTEGER, Kind.DECIMAL, Kind.MONEY, Kind.PERCENT]


@pytest.mark.parametrize("kind", _FIGURES)
@pytest.mark.parametrize(
    ("given_", "figure"),
    [
        (1383, Decimal(1383)),
        ("1.383", Decimal(1383)),
        ("08", Decimal(8)),
        (0, Decimal(0)),
        ("0", Decimal(0)),
        ("none", NOTHING),
        (NOTHING, NOTHING),
        (None, None),
        ("", None),
        ("  ", None),
    ],
)
def test_a_figure_has_four_states(kind: Kind, given_: object, figure: Figure) -> None:
    assert _figure(given_, kind) == figure


@pytest.mark.parametrize(
    ("figure", "words"), [(Decimal(8), "8"), (Decimal(0), "0"), (NOTHING, "0"), (None, "")]
)
def test_the_four_states_in_a_sentence(figure: Figure, words: str) -> None:
    assert written(figure) == words


@pytest.mark.parametrize("kind", [Kind.DECIMAL, Kind.MONEY, Kind.PERCENT])
@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ("6,9", "6,9"),
        ("6,90", "6,9"),
        (Decimal("28.77"), "28,77"),
        ("55.722,974", "55.722,974"),
        (Decimal("1E+3"), "1.000"),
        ("5,0", "5"),
    ],
)
def test_figures_with_a_part_are_kept_without_idle_zeros(
    kind: Kind, given_: object, words: str
) -> None:
    assert written(_figure(given_, kind)) == words


def test_a_percentage_may_be_typed_with_its_sign() -> None:
    assert _figure("28,77%", Kind.PERCENT) == _figure("28,77 %", Kind.PERCENT) == Decimal("28.77")


@pytest.mark.parametrize(
    "given_",
    [
        "1,000",
        "1,383",
        "6,9",
        "5,0",
        Decimal("6.9"),
        "tám",
        "-1",
        -1,
        True,
        6.9,
        [],
        {},
        "1.38.3",
        "28%",
        10**15,
        Decimal("NaN"),
        Decimal("Infinity"),
        Decimal("1E+40"),
    ],
)
def test_what_is_no_count_is_refused(given_: object) -> None:
    with pytest.raises(ValueWrong) as refused:
        _figure(given_)
    assert refused.value.facts["field"] == "so_ho"
    assert refused.value.facts["kind"] == Kind.INTEGER


@pytest.mark.parametrize(
    "given_",
    [
        "0,1234567890123456789012345678",
        Decimal("0.1234567890123456789012345678"),
        Decimal("100000000000000.12345678901234"),
        Decimal("1E-999999"),
    ],
)
def test_a_part_too_long_to_reckon_with_is_refused(given_: object) -> None:
    with pytest.raises(ValueWrong):
        _figure(given_, Kind.DECIMAL)


@given(
    st.one_of(
        st.integers(0, 10**15 - 1).map(Decimal),
        st.decimals(0, 10**12, places=3),
        st.decimals(0, 100, allow_nan=False, allow_infinity=False),
    )
)
def test_a_figure_that_was_taken_is_shown_and_taken_again(number: Decimal) -> None:
    try:
        figure = _figure(number, Kind.DECIMAL)
    except ValueWrong:
        return
    assert figure == number
    assert _figure(written(figure), Kind.DECIMAL) == figure


@pytest.mark.parametrize(
    ("kind", "given_", "value", "words"),
    [
        (Kind.LINE, "  Sơn \n Bàn ", "Sơn Bàn", "Sơn Bàn"),
        (Kind.LINE, "co\u0323\u0302ng", "cộng", "cộng"),
        (Kind.LINE, " \u200b", None, ""),
        (Kind.TEXT, "\nmột\r\nhai ", "một\nhai", "một\nhai"),
        (Kind.TEXT, "\n", None, ""),
        (Kind.DATE, "10/9/2024", dt.date(2024, 9, 10), "10/9/2024"),
        (Kind.DATE, "2024-09-10", dt.date(2024, 9, 10), "10/9/2024"),
        (Kind.DATE, dt.date(2024, 9, 10), dt.date(2024, 9, 10), "10/9/2024"),
        (Kind.YESNO, True, True, "có"),
        (Kind.YESNO, False, False, "chưa"),
        (Kind.CHOICE, "văn hóa", "văn hóa", "văn hóa"),
        (Kind.CHOICE, "va\u0306n ho\u0301a", "văn hóa", "văn hóa"),
        (Kind.CHOICES, ["kinh tế", "văn hóa"], ("kinh tế", "văn hóa"), "kinh tế, văn hóa"),
        (Kind.CHOICES, ("kinh te\u0302\u0301",), ("kinh tế",), "kinh tế"),
        (Kind.INTEGER, "1.383", Decimal(1383), "1.383"),
        (Kind.INTEGER, "none", NOTHING, "0"),
    ],
)
def test_each_kind_takes_its_own(kind: Kind, given_: object, value: Value, words: str) -> None:
    assert _value(kind, given_) == value
    assert written(_value(kind, given_)) == words


@pytest.mark.parametrize("kind", [kind for kind in Kind if not kind.is_figure])
@pytest.mark.parametrize("given_", [None, "", [], ()])
def test_nothing_given_is_no_answer(kind: Kind, given_: object) -> None:
    assert _value(kind, given_) is None


@pytest.mark.parametrize(
    ("kind", "given_"),
    [
        (Kind.LINE, 8),
        (Kind.LINE, ["Sơn Bàn"]),
        (Kind.TEXT, True),
        (Kind.DATE, "31/02/2024"),
        (Kind.DATE, "10/9/24"),
        (Kind.DATE, 20240910),
        (Kind.YESNO, "có"),
        (Kind.YESNO, 1),
        (Kind.CHOICE, "thể thao"),
        (Kind.CHOICE, ["kinh tế"]),
        (Kind.CHOICES, "kinh tế"),
        (Kind.CHOICES, ["kinh tế", "thể thao"]),
        (Kind.CHOICES, [1]),
        (Kind.CHOICES, [["kinh tế"]]),
        (Kind.MONEY, "năm triệu"),
    ],
)
def test_each_kind_refuses_what_is_not_its_own(kind: Kind, given_: object) -> None:
    with pytest.raises(ValueWrong) as refused:
        _value(kind, given_)
    assert (refused.value.facts["field"], refused.value.facts["kind"]) == ("x", kind)


def test_counts_below_ten_are_padded_only_where_asked() -> None:
    assert written(Decimal(8), pad=True) == "08"
    assert written(Decimal("6.9"), pad=True) == "6,9"
    assert written(NOTHING, pad=True) == "0"
