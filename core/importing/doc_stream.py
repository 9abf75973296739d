"""The letters of a Word 97–2003 file in the order they are read, its notes apart."""

import struct
from dataclasses import dataclass
from struct import unpack_from

_FIRST_KNOWN = 0xC1
_LOCKED = 0x0100
_SECOND_TABLE = 0x0200
_CLX = 0x1A2
_COUNTS = 0x4C
# Where the places of notes and of their texts are told, and which counts stand before their text.
_NOTES = ((0xAA, 0xB2, 1), (0x20A, 0x212, 5))
_BOXES = 6
_EIGHT_BITS = 0x40000000


class DocBroken(Exception):
    """The file is not what its own lists say."""


class DocLocked(Exception):
    """The file is locked with a password."""


@dataclass(frozen=True, slots=True)
class DocStream:
    """The main text, the text of its boxes, and each note by the place where it is called."""

    main: str
    boxes: str
    notes: dict[int, str]


def read_stream(word: bytes, tables: tuple[bytes, bytes]) -> DocStream:
    """The letters that the stream "WordDocument" holds; `tables` are "0Table" and "1Table"."""
    try:
        version, flags = unpack_from("<H", word, 2)[0], unpack_from("<H", word, 10)[0]
        if flags & _LOCKED:
            raise DocLocked
        if version < _FIRST_KNOWN:
            raise DocBroken
        table = tables[bool(flags & _SECOND_TABLE)]
        letters = _letters(word, _part(word, table, _CLX))
        counts = unpack_from("<8I", word, _COUNTS)
        starts = [sum(counts[:at]) for at in range(len(counts) + 1)]
        # The third count is of no use today; it is 0 in every file.
        notes: dict[int, str] = {}
        for places, texts, before in _NOTES:
            notes |= _notes(letters, word, table, (places, texts, starts[before]))
        return DocStream(letters[: counts[0]], letters[starts[_BOXES] : starts[_BOXES + 1]], notes)
    except struct.error:
        raise DocBroken from None


def _part(word: bytes, table: bytes, at: int) -> bytes:
    start, size = unpack_from("<II", word, at)
    if start + size > len(table):
        raise DocBroken
    return table[start : start + size]


def _letters(word: bytes, clx: bytes) -> str:
    at = 0
    while clx[at : at + 1] == b"\x01":
        at += 3 + unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        raise DocBroken
    (size,) = unpack_from("<I", clx, at + 1)
    pieces = clx[at + 5 : at + 5 + size]
    count = (len(pieces) - 4) // 12
    places = unpack_from(f"<{count + 1}I", pieces, 0)
    found: list[str] = []
    read = 0
    for number in range(count):
        (start,) = unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)
        length = places[number + 1] - places[number]
        read += length
        if length < 0 or read > len(word):
            raise DocBroken
        if start & _EIGHT_BITS:
            begin = (start & ~_EIGHT_BITS) // 2
            found.append(word[begin : begin + length].decode("cp1252", "replace").ljust(length))
        else:
            piece = word[start : start + 2 * length].decode("utf-16-le", "replace")
            found.append(piece.ljust(length))
    return "".join(found)


def _notes(letters: str, word: bytes, table: bytes, where: tuple[int, int, int]) -> dict[int, str]:
    at, texts_at, start = where
    calls, texts = _part(word, table, at), _part(word, table, texts_at)
    count = max((len(calls) - 4) // 6, 0)
    if not count:
        return {}
    places = unpack_from(f"<{count}I", calls, 0)
    ends = unpack_from(f"<{count + 1}I", texts, 0)
    return {
        place: letters[start + ends[number] : start + ends[number + 1]]
        for number, place in enumerate(places)
    }
