"""Rows of figures, each with a proof within its JSON: its table has no column for one.

Under the empty name, which no figure has, stands a number: the digest of the row's other columns
and of the JSON without it. Programs that know nothing of it read a number nobody asks for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

# As bytes: a wrong one must not end the reading of all.
READ = (
    "SELECT CAST(report AS BLOB), CAST(template AS BLOB), CAST(version AS BLOB),"
    " CAST(period AS BLOB), CAST(head AS BLOB), revision, counter, CAST(unit AS BLOB),"
    " CAST(superior AS BLOB), CAST(province AS BLOB), CAST(figures AS BLOB)"
    " FROM tally WHERE template = ? AND period = ?"
)
WRITE = (
    "INSERT OR REPLACE INTO tally (report, template, version, period, head, revision, counter,"
    " unit, superior, province, figures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
PROOF = ""
_BEGIN, _LENGTH = b'{"":', 16

Row = tuple[Any, ...]


def sealed(columns: Sequence[Any], figures: str) -> Row:
    """The row that `WRITE` writes: its columns up to the province, the figures with their proof."""
    rest = f",{figures[1:]}" if figures != "{}" else "}"
    data = [one.encode() if isinstance(one, str) else one for one in columns]
    return (*columns, f"{_BEGIN.decode()}{_proof(data, rest.encode()).decode()}{rest}")


def proved(row: Row) -> Row | None:
    """A row of `READ` with its columns as texts; None where it does not say what was written."""
    figures = row[10]
    end = figures.find(b",", len(_BEGIN))
    end = end if end >= 0 else len(figures) - 1
    if not figures.startswith(_BEGIN) or figures[len(_BEGIN) : end] != _proof(row, figures[end:]):
        return None
    whose = (one.decode() for one in row[7:10])
    return (*(one.decode() for one in row[:5]), row[5], row[6], *whose, figures)


def _proof(columns: Sequence[Any], figures: bytes) -> bytes:
    *named, revision, counter, unit, superior, province = columns[:10]
    texts = (*named, unit, superior, province)
    whole = hashlib.sha256(f"{revision},{counter},{[len(one) for one in texts]}".encode())
    for text in (*texts, figures):
        whole.update(text)
    return str(int.from_bytes(whole.digest()[:_LENGTH])).encode()
