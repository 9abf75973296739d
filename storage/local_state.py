"""What this computer remembers of a database outside of it: the last change, the second place."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import zlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path

_FOLDER = "baocaoxa"
_HEADS = "SELECT id, seq, digest FROM report ORDER BY seq DESC, id LIMIT 200"


@dataclass(frozen=True, slots=True)
class LocalState:
    """As it was when this program last had the database.

    `actor` stands for this computer in a report's lineage; `size` and `modified` are the file's
    after it was closed, 0 while it is open. `heads` is a checksum of what its reports said then.
    `second` is where backups are also put, "" nowhere; the day they last came there is
    `second_seen`. `looked` is the day on which the backups were last looked at.
    """

    actor: str = ""
    install: str = ""
    seq: int = 0
    size: int = 0
    modified: int = 0
    heads: str = ""
    second: str = ""
    was_offered: bool = False
    second_seen: str = ""
    looked: str = ""


def read(database: Path) -> LocalState:
    """What is remembered; of a database never seen here only a new actor."""
    try:
        said = json.loads(_file(database).read_text(encoding="utf-8"))
        known = {name: said[name] for name in asdict(LocalState()) if name in said}
        found = LocalState(**known)
        if [type(value) for value in asdict(found).values()] != _KINDS:
            found = LocalState()
    except (OSError, ValueError, TypeError, AttributeError):
        found = LocalState()
    return found if found.actor else replace(found, actor=os.urandom(16).hex())


def actor_of(database: Path) -> str:
    """Who writes into this database on this computer, in a report's lineage."""
    found = read(database)
    write(database, found)
    return found.actor


def write(database: Path, state: LocalState) -> None:
    """Remember; where that is not possible, the next start looks more closely, that is all."""
    file = _file(database)
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_text(json.dumps(asdict(state)), encoding="utf-8")
        part.replace(file)


def matches(database: Path, state: LocalState) -> bool:
    """Whether the file lies there as it was left."""
    try:
        now = database.stat()
    except OSError:
        return False
    return bool(state.size) and (now.st_size, now.st_mtime_ns) == (state.size, state.modified)


def left(database: Path, state: LocalState, install: str, seq: int, heads: str) -> LocalState:
    """What to remember of a database that was just closed."""
    known = replace(state, install=install, seq=seq, heads=heads)
    try:
        now = database.stat()
    except OSError:
        return known
    return replace(known, size=now.st_size, modified=now.st_mtime_ns)


def heads_of(connection: sqlite3.Connection) -> str:
    """A checksum of what the last changed reports say; "" where they can't be read."""
    try:
        found = connection.execute(_HEADS).fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return ""
    return f"{zlib.crc32(repr(found).encode()):08x}"


def _file(database: Path) -> Path:
    place = str(database.absolute()).encode("utf-8", "surrogateescape")
    return _own_folder() / f"{zlib.crc32(place):08x}{zlib.crc32(place[::-1]):08x}.json"


def _own_folder() -> Path:
    given = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    if given:
        return Path(given) / _FOLDER
    try:
        return Path.home() / ".local" / "state" / _FOLDER
    except RuntimeError:  # a user without a home
        return Path(os.devnull) / _FOLDER


_KINDS = [type(value) for value in asdict(LocalState()).values()]
