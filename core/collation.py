"""The Vietnamese order of words, and the key for searching without marks."""

import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_DIGITS = frozenset("0123456789")
_FOLDED = str.maketrans("đ‘’\u02bc“”", "d'''\"\"")
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Lower case without any mark, quotes straight ("Đắk Lắk" → "dak lak", "K’Nớ" → "k'no")."""
    apart = unicodedata.normalize("NFD", text.lower().translate(_FOLDED))
    return "".join(char for char in apart if not unicodedata.combining(char))


def sort_key(text: str) -> tuple[tuple[tuple[int, int, str], ...], tuple[int, ...]]:
    """Letters first (a ă â b … đ …), then tones (none, huyền, hỏi, ngã, sắc, nặng).

    Numbers sort by value, before letters ("Bắc", "Bắc 2", "Bắc 10").
    """
    letters: list[tuple[int, int, str]] = []
    tones: list[int] = []
    number = ""
    for char in unicodedata.normalize("NFC", text.lower()) + "\0":
        if char in _DIGITS:
            number += char
            continue
        if number:
            value = number.lstrip("0")
            letters.append((1, len(value), value))
            number = ""
        if char != "\0":
            letter, tone = _weight(char)
            letters.append(letter)
            tones.append(tone)
    return tuple(letters), tuple(tones)


@lru_cache(maxsize=1024)
def _weight(char: str) -> tuple[tuple[int, int, str], int]:
    """A letter's place, and its tone's."""
    apart = unicodedata.normalize("NFD", char)
    tone = next((rank for rank, mark in enumerate(_TONES, 1) if mark in apart), 0)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    return ((2, _RANK[bare], "") if bare in _RANK else (0, 0, char)), tone
