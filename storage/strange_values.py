"""Every value of a stranger's tables, checked for kind, length and characters."""

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from core.canonical import Json
from storage.rows import loaded

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ESCAPED = re.compile(r"\\[^\"\\n]")
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LINE, _TEXT = 2_000, 32 << 20
_MOST_ROWS = 200_000

# Each table as it is digested, and the kind of each column:
# t one line, m text, j canonical JSON, d digest, i integer; "?" may be NULL.
_TABLES = {
    "meta": ("SELECT key, value FROM meta ORDER BY key", "t t"),
    "register": (
        (
            "SELECT kind, id, valid_from, valid_to, position, body, digest FROM register"
            " ORDER BY kind, id, valid_from"
        ),
        "t t t t? i j d",
    ),
    "report": (
        (
            "SELECT id, template, version, period, unit, first_day, last_day, state, revision,"
            " counter, source, head, digest, seq, created_at, changed_at FROM report ORDER BY id"
        ),
        "t t t t t t? t? t i i t d? d i t t",
    ),
    "answer": ("SELECT report, key, digest, value FROM answer ORDER BY report, key", "t t d j"),
    "revision": (
        (
            "SELECT digest, report, revision, counter, parents, body, snapshot, install, seq,"
            " wall_time FROM revision ORDER BY digest"
        ),
        "d t i i j j j t i t",
    ),
    "registration": (
        (
            "SELECT report, revision, number, date, counter, digest FROM registration"
            " ORDER BY report, revision"
        ),
        "t i t? t? i d",
    ),
    "closed_finding": (
        (
            "SELECT report, code, section, quote, reason, wall_time, digest FROM closed_finding"
            " ORDER BY report, code, section, quote"
        ),
        "t t t m m t d",
    ),
    "receipt": (
        (
            "SELECT sha256, name, size, outcome, detail, install, seq, taken FROM receipt"
            " ORDER BY sha256, outcome"
        ),
        "d t i t t t i t",
    ),
    "bin": ("SELECT report, seq, wall_time FROM bin ORDER BY report", "t i t"),
    "version": (
        (
            "SELECT report, key, seq, wall_time, digest, packed FROM version"
            " ORDER BY report, key, seq"
        ),
        "t t i t d m",
    ),
    "lineage": ("SELECT report, actor, seq FROM lineage ORDER BY report, actor", "t t i"),
    "remark": (
        (
            "SELECT report, id, head, revision, section, field, text, office, wall_time, answer,"
            " digest FROM remark ORDER BY report, id"
        ),
        "t t d i t t m t t m d",
    ),
    "acknowledgement": (
        (
            "SELECT report, head, revision, verdict, office, counter, wall_time, digest"
            " FROM acknowledgement ORDER BY report, head"
        ),
        "t d i t t i t d",
    ),
    "delivery": (
        ("SELECT sha256, report, revision, head, counter FROM delivery ORDER BY sha256, report"),
        "d t i d i",
    ),
    "tally": (
        (
            "SELECT template, period, report, version, head, revision, counter, unit, superior,"
            " province, figures FROM tally ORDER BY template, period, report"
        ),
        "t t t t d i i t t t j",
    ),
}

# Tables without a rowid, and the first column of their key.
_UNORDERED = {"meta": "key", "bin": "report", "lineage": "report"}

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]


def tables(connection: sqlite3.Connection) -> Tables:
    """All rows of all tables, each value of the kind its column holds; raises ValueError else.

    A table that younger versions have is empty in an older file, and adds nothing to its digest.
    """
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
    return {
        name: list(_rows(connection, *asked)) if name in there else []
        for name, asked in _TABLES.items()
    }


def readable(connection: sqlite3.Connection) -> Tables:
    """Of a damaged database every row that can still be reached, from either end of its table."""
    return {name: _reached(connection, *asked) for name, asked in _TABLES.items()}


def is_digest(text: str) -> bool:
    """Whether `text` is written as a SHA-256 is."""
    return bool(_DIGEST.fullmatch(text))


def _reached(connection: sqlite3.Connection, asked: str, kinds: str) -> list[Row]:
    table = asked.split(" FROM ")[1].split(maxsplit=1)[0]
    bare = asked.split(" ORDER BY ", maxsplit=1)[0]
    found: dict[Row, None] = {}
    for order in ("", f" NOT INDEXED ORDER BY {_UNORDERED.get(table, 'rowid')} DESC"):
        with suppress(sqlite3.Error, UnicodeDecodeError):
            for row in connection.execute(bare + order):
                with suppress(ValueError):
                    for kind, value in zip(kinds.split(), row, strict=True):
                        _check(kind, value)
                    found[row] = None
    return list(found)


def _rows(connection: sqlite3.Connection, asked: str, kinds: str) -> Iterator[Row]:
    for number, row in enumerate(connection.execute(asked)):
        if number == _MOST_ROWS:
            raise ValueError("too many rows")
        for kind, value in zip(kinds.split(), row, strict=True):
            _check(kind, value)
        yield row


def _check(kind: str, value: object) -> None:
    match kind[0], value:
        case _, None:
            fine = kind.endswith("?")
        case "i", int():
            fine = 0 <= value < 1 << 53
        case "d", str():
            fine = is_digest(value)
        case "t", str():
            fine = len(value) <= _LINE and "\n" not in value and _is_clean(value)
        case "m", str():
            fine = len(value) <= _TEXT and _is_clean(value)
        case "j", str():
            fine = len(value) <= _TEXT and _is_canonical(value)
        case _:
            fine = False
    if not fine:
        raise ValueError(f"no value of kind {kind}")


def _is_canonical(text: str) -> bool:
    """Whether `text` is JSON as `core.canonical` writes it, without a character we never keep."""

    value = loaded(text)
    # Escapes are where characters can hide; ours are but quotes, backslashes and line ends.
    plain = not _ESCAPED.search(text)
    if not plain and _holds_control(value):
        return False
    return _is_clean(text) and _ENCODER.encode(value) == text


def _holds_control(value: Json) -> bool:
    waiting: list[Json] = [value]
    while waiting:
        match waiting.pop():
            case str(found) if _CONTROL.search(found):
                return True
            case list(found):
                waiting += found
            case dict(found):
                waiting += [*found, *found.values()]
    return False


def _is_clean(text: str) -> bool:
    if not unicodedata.is_normalized("NFC", text):
        return False
    # No character of _CONTROL can be printed: most texts are told at a glance.
    return text.isprintable() or not _CONTROL.search(text)
