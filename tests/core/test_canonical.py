"""Equal content has equal bytes, whoever wrote it in whatever order."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.canonical import Json, canonical, digest, pairs_digest

_TEXT = st.text(st.characters(codec="utf-8"))
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.text("abcđe", max_size=3), _JSON, max_size=5))
def test_the_order_of_keys_does_not_matter(value: dict[str, Json]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


@given(_JSON)
def test_canonical_bytes_are_read_back_and_written_the_same(value: Json) -> None:
    assert canonical(json.loads(canonical(value))) == canonical(value)


def test_bytes_are_compact_sorted_and_composed() -> None:
    given_ = {"b": [1, True, None], "a": "Co\u0323\u0302ng", "đ": ("x",)}
    assert canonical(given_) == '{"a":"Cộng","b":[1,true,null],"đ":["x"]}'.encode()


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, "1"), (1, True), (0, None), ("", None), ([], {}), ("a", "A"), ([1, 2], [2, 1])],
)
def test_what_differs_has_another_digest(one: Json, other: Json) -> None:
    assert digest(one) != digest(other)


def test_a_digest_is_sha_256_in_hexadecimal() -> None:
    assert digest("") == "12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126"


@pytest.mark.parametrize("value", [6.9, Decimal("6.9"), b"x", {1, 2}, float("nan"), [object()]])
def test_what_has_no_one_way_to_be_written_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_keys_that_are_one_when_composed_are_refused() -> None:
    with pytest.raises(ValueError, match="two keys"):
        canonical({"ấ": 1, "â\u0301": 2})


@given(st.lists(st.tuples(st.text(), st.text())))
def test_pairs_have_the_digest_of_their_list(pairs: list[tuple[str, str]]) -> None:
    if any("\ud800" <= sign <= "\udfff" for pair in pairs for text in pair for sign in text):
        return
    assert pairs_digest(pairs) == digest(pairs)
    composed = [("a", "e\u0301"), ("tab\t", '"')]
    assert pairs_digest(composed) == digest([("a", "é"), ("tab\t", '"')])
