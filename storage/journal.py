"""The edit journal: one line a change, each with its checksum, flushed soon after it is written.

A newest backup and the lines since then make the database again, to its last flushed line.
"""

import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.strange_file import Refused, slurp

_LONGEST_HEAD = 4096
Row = tuple[str, list[Any], list[Any] | None]
Columns = tuple[bytes | int | None, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One transaction, which made of the state `was` the state `seq`.

    `rows`: (table, its key, all its columns or None where the row is gone); `at` is only shown.
    """

    was: int
    seq: int
    at: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """A change on its way into the file; texts are bytes, as the database gave them."""

    was: int
    seq: int
    at: str
    rows: tuple[tuple[str, str, Columns | None], ...]

    @property
    def size(self) -> int:
        """About how long its line will be."""
        found = (column for *_, row in self.rows for column in row or ())
        return sum(len(column) for column in found if isinstance(column, bytes))


@dataclass(frozen=True, slots=True)
class Journal:
    """What a journal's file holds: its base, and the changes that follow one another from there.

    `good` counts the bytes up to the first torn or broken line; `heads` is a checksum of what the
    reports say at the base, "" in older journals.
    """

    install: str
    version: int
    base: int
    changes: tuple[Change, ...]
    good: int
    is_whole: bool
    heads: str = ""

    @property
    def end(self) -> int:
        """The last change's number."""
        return self.changes[-1].seq if self.changes else self.base


def begin(path: Path, install: str, version: int, base: int, heads: str = "") -> None:
    """A new journal from the state `base` on, in place of what is left of another."""
    head = {"install": install, "version": version, "base": base, "heads": heads}
    with path.open("wb") as file:
        file.write(_line(json.dumps(head).encode()))
        file.flush()
        os.fsync(file.fileno())


def append(path: Path, changes: Iterable[Noted]) -> None:
    """Write changes that follow one another, and flush them.

    Raises FileNotFoundError where the journal is gone: a line without what it goes on from says
    nothing.
    """
    with path.open("r+b") as file:
        file.seek(0, os.SEEK_END)
        file.write(b"".join(map(_change, changes)))
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> Journal | None:
    """The journal in that file; None where there is none that begins as one."""
    try:
        data = slurp(path)
    except Refused:
        return None
    lines = _lines(data)
    try:
        head, good = next(lines)
        install, version, base = str(head["install"]), int(head["version"]), int(head["base"])
        heads = str(head.get("heads", ""))
    except (StopIteration, KeyError, TypeError, ValueError):
        return None
    changes: list[Change] = []
    for said, end in lines:
        try:
            change = Change(
                int(said["was"]), int(said["seq"]), str(said["at"]), _rows(said["rows"])
            )
        except (KeyError, TypeError, ValueError):
            break
        if change.was != (changes[-1].seq if changes else base):
            break
        changes.append(change)
        good = end
    return Journal(install, version, base, tuple(changes), good, good == len(data), heads)


def install_of(path: Path) -> str:
    """Which installation's changes stand in that file; "" where it does not begin as a journal."""
    try:
        with path.open("rb") as file:
            said, _ = next(_lines(file.readline(_LONGEST_HEAD)))
        return str(said["install"])
    except (OSError, StopIteration, KeyError, TypeError):
        return ""


def cut(path: Path, size: int) -> None:
    """Drop what a power cut tore at the end, so that the next line begins a line."""
    with path.open("r+b") as file:
        file.truncate(size)
        os.fsync(file.fileno())


def _change(noted: Noted) -> bytes:
    rows = [
        f'["{table}",{key},{"null" if row is None else _columns(row)}]'
        for table, key, row in noted.rows
    ]
    told = f'{{"was":{noted.was},"seq":{noted.seq},"at":"{noted.at}","rows":[{",".join(rows)}]}}'
    return _line(told.encode())


def _columns(row: Columns) -> str:
    # A row that was damaged before need not be UTF-8: its digest tells, here as in the database.
    plain = [
        column.decode(errors="replace") if isinstance(column, bytes) else column for column in row
    ]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _line(data: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _lines(data: bytes) -> Iterator[tuple[dict[str, Any], int]]:
    """Every line up to the first that is not what was written, and where it ends."""
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        checksum, _, text = data[at:end].partition(b" ")
        if checksum != b"%08x" % zlib.crc32(text):
            return
        try:
            said = json.loads(text)
        except ValueError:
            return
        at = end + 1
        yield said, at


def _rows(given: list[Any]) -> tuple[Row, ...]:
    return tuple((str(table), list(key), row and list(row)) for table, key, row in given)
