"""Finding without marks, over tokens that count one letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.collation import folded
from core.markup import Prose, Token, literal, parse
from core.search import Hit, flat, hits


def told(token: Token) -> str:
    return {"so_ho": "1.383", "ky": "9 tháng đầu năm 2024"}.get(token.name, "")


@pytest.mark.parametrize(
    ("markup", "typed", "found"),
    [
        ("Xã có thôn Đông", "dong", [(0, 11, 15)]),
        ("Xã có thôn Đông", "THÔN", [(0, 6, 10)]),
        ("a{ky}b", "thang", [(0, 1, 2)]),
        ("a{ky}b", "năm 2024b", [(0, 1, 3)]),
        ("có {so_ho} hộ", "1.383 ho", [(0, 3, 7)]),
        ("có {so_ho} hộ", "co 1", [(0, 0, 4)]),
        ("một\nhai một", "mot", [(0, 0, 3), (1, 4, 7)]),
        ("xã[^ theo {ky} ] x", "theo 9", [(0, 2, 3)]),
        ("aaaa", "aa", [(0, 0, 2), (0, 2, 4)]),
        ("a", "  ", []),
        ("a{ky}", "9 9", []),
    ],
)
def test_what_is_typed_is_found(markup: str, typed: str, found: list[tuple[int, int, int]]) -> None:
    assert hits(parse(markup), typed, told) == tuple(Hit(*place) for place in found)


@given(st.text("aăâbdđeêoôơuưáàảãạ ", min_size=1, max_size=30), st.data())
def test_every_piece_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    paragraph = literal(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    piece = text[start:end]
    found = hits(Prose((paragraph,)), piece, told)
    if piece.strip():
        assert found
        assert all(folded(flat(paragraph)[h.start : h.end]) == folded(piece) for h in found)
