"""Names stand in the order of a Vietnamese dictionary and are found without their marks."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.collation import folded, sort_key

_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_NAMES = [
    "Ái",
    "Ân",
    "Bắc",
    "Bắc 2",
    "Cà Tinh",
    "Dương",
    "Đông",
    "Kà Tinh",
    "Sơn Bàn",
    "Sơn Thành",
    "Tây",
    "Trung",
]


def test_villages_stand_in_the_vietnamese_order() -> None:
    mixed = random.Random(8).sample(_NAMES, len(_NAMES))  # noqa: S311
    assert sorted(mixed, key=sort_key) == _NAMES


def test_letters_stand_in_the_order_of_the_alphabet_in_both_cases() -> None:
    for alphabet in (_LETTERS, _LETTERS.upper()):
        mixed = random.Random(8).sample(alphabet, len(alphabet))  # noqa: S311
        assert sorted(mixed, key=sort_key) == list(alphabet)


def test_tones_decide_only_between_the_same_letters() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma", "mai"], key=sort_key) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "mai",
    ]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Bắc", "Bắc 2"),
        ("Bắc 2", "Bắc 10"),
        ("Bắc 2", "Bắc An"),
        ("Thôn 9", "Thôn 10"),
        ("Thôn 10", "Thôn Bốn"),
        ("Sơn An", "Sơnan"),
        ("Hòa", "Hoàn"),
        ("K’Nớ", "Ka"),
        ("Đông", "Ê"),
        ("", "A"),
    ],
)
def test_numbers_count_by_value_and_shorter_names_come_first(first: str, then: str) -> None:
    assert sort_key(first) < sort_key(then)


@given(st.lists(st.text(), min_size=2, max_size=5))
def test_any_texts_have_one_order(texts: list[str]) -> None:
    ordered = sorted(texts, key=sort_key)
    assert all(sort_key(a) <= sort_key(b) for a, b in itertools.combinations(ordered, 2))


@pytest.mark.parametrize("name", _NAMES)
def test_capitals_make_no_difference(name: str) -> None:
    assert sort_key(name.upper()) == sort_key(name.lower()) == sort_key(name)


def test_a_number_longer_than_python_reads_still_has_its_place() -> None:
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đắk Lắk", "dak lak"),
        ("HÒA", "hoa"),
        ("hoà", "hoa"),
        ("Nguyễn Thị Hường", "nguyen thi huong"),
        ("ấn Ửng ợ Ỹ", "an ung o y"),
        ("K’Nớ", "k'no"),
        ("“Dân vận khéo”", '"dan van kheo"'),
        ("34/KH-UBND", "34/kh-ubnd"),
    ],
)
def test_a_search_asks_for_no_marks(text: str, key: str) -> None:
    assert folded(text) == key


@given(st.text(st.sampled_from("aàáạảãăằẳẵặâậđĐêệơợưựỹỴ ’“”")))
def test_folding_leaves_only_plain_letters_and_folds_once(text: str) -> None:
    assert folded(text).isascii()
    assert folded(folded(text)) == folded(text)
    assert len(folded(text)) == len(text)
