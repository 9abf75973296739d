"""One way to write a value as bytes, so that equal content has an equal digest."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence

_LISTS = (list, tuple)
_FLAT = (str, int, type(None))
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)
Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: object) -> bytes:
    """Compact UTF-8 JSON, keys sorted, text NFC; numbers with a fraction travel as text."""
    if isinstance(value, _LISTS) and all(type(item) in _FLAT for item in value):
        text = _ENCODER.encode(value)
        # No mark can join a quotation mark: the whole is NFC where every text in it is.
        if unicodedata.is_normalized("NFC", text):
            return text.encode()
    return _ENCODER.encode(_plain(value)).encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical bytes, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def pairs_digest(pairs: Sequence[tuple[str, str]]) -> str:
    """`digest` of a list of pairs; where all of it is ASCII, it is NFC without looking."""
    text = _ENCODER.encode(pairs)
    return hashlib.sha256(text.encode()).hexdigest() if text.isascii() else digest(pairs)


def _plain(value: object) -> Json:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, _LISTS):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        plain = {
            unicodedata.normalize("NFC", str(key)): _plain(item) for key, item in value.items()
        }
        if len(plain) < len(value):
            raise ValueError("two keys are one")
        return plain
    raise TypeError(f"not canonical: {type(value).__name__}")
