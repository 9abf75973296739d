"""Every value of a stranger's tables, checked for kind, length and characters."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from storage.strange_text import canonical_value, is_clean, kept_text

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LINE, _TEXT = 2_000, 32 << 20
_MOST_ROWS = 200_000

# Each table as it is digested, and the kind of each column:
# t one line, m text, j canonical JSON, k a long one (a KeptText), d digest, i integer;
# "?" may be NULL.
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
            "SELECT digest, report, revision, counter, parents, CAST(body AS BLOB),"
            " CAST(snapshot AS BLOB), install, seq, wall_time FROM revision ORDER BY digest"
        ),
        "d t i i j k k t i t",
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
    named = [name for name in _TABLES if name in there]
    # Most are empty: asked all at once, they need not be asked one by one.
    each = ", ".join(f"EXISTS (SELECT 1 FROM {name})" for name in named)  # noqa: S608
    full = connection.execute(f"SELECT {each}").fetchone()
    filled = {name for name, is_filled in zip(named, full, strict=True) if is_filled}
    return {
        name: list(_rows(connection, *asked)) if name in filled else []
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
                    found[_proved(kinds.split(), row)] = None
    return list(found)


def _rows(connection: sqlite3.Connection, asked: str, kinds: str) -> Iterator[Row]:
    each = kinds.split()
    for number, row in enumerate(connection.execute(asked)):
        if number == _MOST_ROWS:
            raise ValueError("too many rows")
        yield _proved(each, row)


def _proved(kinds: Sequence[str], row: Row) -> Row:
    return tuple([_value(kind, value) for kind, value in zip(kinds, row, strict=True)])


def _value(kind: str, value: object) -> object:
    """A value as its kind has it; raises ValueError where it is none."""
    if value is None:
        fine = kind.endswith("?")
    elif type(value) is int:
        fine = kind == "i" and 0 <= value < 1 << 53
    elif type(value) is str:
        check = _TEXTS.get(kind[0])
        fine = check is not None and check(value)
    elif kind == "k" and type(value) is bytes and len(value) <= _TEXT:
        return kept_text(value)
    else:
        fine = False
    if not fine:
        raise ValueError(f"no value of kind {kind}")
    return value


def _is_line(text: str) -> bool:
    return len(text) <= _LINE and "\n" not in text and is_clean(text)


def _is_text(text: str) -> bool:
    return len(text) <= _TEXT and is_clean(text)


def _is_json(text: str) -> bool:
    if len(text) > _TEXT:
        return False
    canonical_value(text)
    return True


_TEXTS: Mapping[str, Callable[[str], bool]] = {
    "d": is_digest,
    "t": _is_line,
    "m": _is_text,
    "j": _is_json,
}
