"""Submissions as bad sticks and bad people make them, and what the reader may make of them."""

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from core.arrival import Reason, ScannedFile
from storage import stranger
from storage.schema import VERSION
from storage.strange_file import Refused
from tests.storage.test_stranger import KINDS, generations, hurt

LONGEST_S = 5.0
_ENDLESS = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t"
# What SQLite's own tools can do to a file; each is tried on every kind of page size too.
FORGERIES = (
    "CREATE VIEW v AS SELECT * FROM report",
    f"CREATE VIEW v AS {_ENDLESS}",
    "CREATE TRIGGER t AFTER INSERT ON meta BEGIN DELETE FROM report; END",
    "CREATE TABLE more (x)",
    "CREATE INDEX more ON report (unit)",
    "DROP TABLE receipt",
    "ALTER TABLE report RENAME TO reports",
    "ALTER TABLE report ADD COLUMN x TEXT",
    "UPDATE meta SET value = '99' WHERE key = 'seq'",
    "UPDATE meta SET value = 'return' WHERE key = 'kind'",
    "UPDATE meta SET value = 'working' WHERE key = 'kind'",
    "UPDATE report SET unit = 'xã ' || char(8238) || 'gnus'",
    "UPDATE report SET unit = 'a' || char(0) || 'b'",
    "UPDATE report SET unit = '<w:p/>]]>&{ky}'",
    "UPDATE report SET unit = '=cmd|''/c calc''!A0'",
    "UPDATE report SET unit = CAST(x'ff' AS TEXT)",
    "UPDATE report SET period = '../../etc'",
    "UPDATE report SET revision = 9007199254740993",
    "UPDATE revision SET body = replace(body, '5219', '5220')",
    "UPDATE revision SET parents = printf('%.*c', 20000, '[')",
    "UPDATE revision SET snapshot = '{}'",
    'UPDATE revision SET body = \'{"a":1,"a":2}\'',
    "UPDATE revision SET body = zeroblob(10000000)",
    "INSERT INTO tally VALUES ('nho', '2024-9M', 'x', '1', 'y', 1, 1, 'z', '', '', '{}')",
    "INSERT INTO delivery VALUES ('x', 'y', 1, 'z', 0)",
    "INSERT INTO bin VALUES ('a1b2c3', 1, '')",
    "INSERT INTO remark VALUES ('a1b2c3', 'x', 'y', 1, 's', '', '=1+1', '', '', 'z', 'd')",
    "DELETE FROM revision",
    "DELETE FROM meta",
    f"PRAGMA user_version = {VERSION + 1}",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 0",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE a (x)'",
)


@dataclass(frozen=True, slots=True)
class Attack:
    """One changed file; `kind` says how it was changed."""

    kind: str
    data: bytes


def attacks(count: int, seed: int) -> Iterator[Attack]:
    """Every forgery once, then `count` accidents of every kind."""
    older, whole, working = generations()
    for statements in FORGERIES:
        yield Attack(statements[:40], _forged(whole, statements))
    for size in (512, 1024, 65536):
        yield Attack(f"page size {size}", _forged(whole, f"PRAGMA page_size = {size}; VACUUM"))
    yield Attack("log header", whole[:18] + b"\2\2" + whole[20:])
    yield Attack("utf-16", _forged(whole, "PRAGMA encoding = 'UTF-16'; VACUUM"))
    chance = Random(seed)  # noqa: S311
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        of = working if number % 5 == 4 else whole
        yield Attack(kind, hurt(of, older, kind, chance.randrange(1 << 30)))


def judged(attack: Attack) -> str:
    """ "ok", or what was wrong: a crash, a hang, changed reports taken as sound."""
    start = time.monotonic()
    found = _content(attack.data)
    if time.monotonic() - start > LONGEST_S:
        return f"{attack.kind}: took too long"
    if isinstance(found, Reason):
        return "ok"
    good = [_content(data) for data in generations()]
    same = any(isinstance(one, ScannedFile) and _said(found) <= _said(one) for one in good)
    return "ok" if same else f"{attack.kind}: changed reports taken as sound"


def _said(found: ScannedFile) -> set[tuple[object, ...]]:
    """What would be believed of a file: of one that is not sound, nothing."""
    if found.reason is not Reason.NONE:
        return set()
    return {(one.id, one.unit, str(one.period), one.locked) for one in found.arrivals if one.locked}


def _content(data: bytes) -> ScannedFile | Reason:
    try:
        return stranger.read(data)
    except Refused as refused:
        return refused.reason


def _forged(data: bytes, statements: str) -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    try:
        connection.executescript(statements)
        return connection.serialize()
    except sqlite3.Error:
        return data[:-1]
    finally:
        connection.close()
