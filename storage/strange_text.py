"""Texts of a stranger's file: clean, and JSON as `core.canonical` writes it."""

import json
import re
import unicodedata
from collections import deque
from dataclasses import dataclass
from typing import cast

from core.canonical import Json
from storage.kept_text import PLAIN_PAPER, KeptText, escaped
from storage.plain_papers import is_plain_json, is_plain_paper
from storage.rows import loaded

CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ESCAPED = re.compile(r"\\[^\"\\n]")
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)
_PAPER, _TEMPLATE = b'"paper":', b',"template":'
_STAND_INS = ("@paper@", "@template@")
_IN_PAPER, _IN_TEMPLATE = (f'"{word}"'.encode() for word in _STAND_INS)
_SHORT = 1 << 10


@dataclass(frozen=True, slots=True)
class _Piece:
    """A template's text: as the value it is, as JSON, and that once more as a JSON string."""

    value: str
    written: bytes
    quoted: bytes


# Every report of a form holds its template: thousands of files, one text, proved once.
_PIECES: deque[_Piece] = deque(maxlen=8)


def is_clean(text: str) -> bool:
    """Whether `text` is NFC and without control characters and marks of direction."""
    if not unicodedata.is_normalized("NFC", text):
        return False
    # No character of CONTROL can be printed: most texts are told at a glance.
    return text.isprintable() or not CONTROL.search(text)


def canonical_value(text: str) -> Json:
    """What a clean canonical JSON text says; raises ValueError where it is none."""
    if is_plain_json(text):
        return cast(Json, _ORDERED.decode(text))
    value = loaded(text)
    # Escapes are where characters can hide; ours are but quotes, backslashes and line ends.
    if _ESCAPED.search(text) and _holds_control(value):
        raise ValueError("a character that is never kept")
    if not is_clean(text) or _ENCODER.encode(value) != text:
        raise ValueError("no canonical JSON")
    return value


def _in_order(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs) or list(found) != sorted(found):
        raise ValueError("no canonical JSON")
    return found


_ORDERED = json.JSONDecoder(object_pairs_hook=_in_order)


def kept_text(data: bytes) -> KeptText:
    """A long text: its template proved only where it is one not seen before, a plain paper by its
    form; raises ValueError where it is no clean canonical JSON.
    """
    found = _shortened(data)
    if found:
        return found
    value = canonical_value(data.decode())
    _remember(value)
    return KeptText(data, value, (b'"', escaped(data), b'"'))


def _shortened(data: bytes) -> KeptText | None:
    """The text read with stand-ins for its paper and its template; None where they have no place.

    A stand-in that is there once, and is what the key says, stands where the key's value stood.
    """
    at = data.find(_PAPER) + len(_PAPER)
    then = data.find(_TEMPLATE, at) + len(_TEMPLATE)
    piece = next((one for one in tuple(_PIECES) if data.startswith(one.written, then)), None)
    # Found nowhere, either is where no paper begins or ends.
    if piece is None or not is_plain_paper(data[at : then - len(_TEMPLATE)].decode()):
        return None
    after = data[then + len(piece.written) :]
    bare = b"".join((data[:at], _IN_PAPER, _TEMPLATE, _IN_TEMPLATE, after))
    value = canonical_value(bare.decode())
    once = bare.count(_IN_PAPER) == bare.count(_IN_TEMPLATE) == 1
    named = isinstance(value, dict) and (value.get("paper"), value.get("template")) == _STAND_INS
    if not once or not named:
        return None
    whole = cast(dict[str, object], value) | {"paper": PLAIN_PAPER, "template": piece.value}
    quoted = (b'"', escaped(data[:then]), piece.quoted, escaped(after), b'"')
    return KeptText(data, cast(Json, whole), quoted)


def _remember(value: Json) -> None:
    match value:
        case {"paper": _, "template": str(text)} if len(text) > _SHORT:
            written = _ENCODER.encode(text).encode()
            _PIECES.append(_Piece(text, written, escaped(written)))


def _holds_control(value: Json) -> bool:
    waiting: list[Json] = [value]
    while waiting:
        match waiting.pop():
            case str(found) if CONTROL.search(found):
                return True
            case list(found):
                waiting += found
            case dict(found):
                waiting += [*found, *found.values()]
    return False
