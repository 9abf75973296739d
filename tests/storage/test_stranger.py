"""Every byte from a stick is suspect: never a crash, never changed content taken as sound."""

import sqlite3
import struct
import sys
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.arrival import FileState, Reason, ScannedFile
from core.report import Registration
from storage import reports, scanning, stranger, submission
from storage.connection import DatabaseDamaged, DatabaseForeign, DatabaseNewer
from storage.database import Store, open_store
from storage.kept import ReportDamaged, ReportUnknown
from storage.schema import NAME, VERSION
from storage.strange_file import Refused
from storage.strange_text import CONTROL
from tests.storage.offices import draft, finalise, next_revision, office

HARMLESS = (DatabaseDamaged, DatabaseForeign, DatabaseNewer, ReportDamaged)


@cache
def generations() -> tuple[bytes, bytes, bytes]:
    """Two submissions of one commune, the later one second, and its working database."""
    with tempfile.TemporaryDirectory() as name:
        store = office(Path(name))
        draft(store)
        finalise(store)
        first = submission.stage(store, ["a1b2c3"])
        next_revision(store, 7)
        reports.register(store, "a1b2c3", Registration("12"))
        second = submission.stage(store, ["a1b2c3"])
        store.close()
        return first, second, (Path(name) / NAME).read_bytes()


def content(data: bytes) -> ScannedFile | Reason:
    try:
        return stranger.read(data)
    except Refused as refused:
        return refused.reason


KINDS = ("bit", "bytes", "cut", "zero", "swap", "stale", "mixed")


def hurt(whole: bytes, other: bytes, kind: str, seed: int) -> bytes:
    """`whole` as a bad stick or a torn copy gives it back; `other` is an older generation."""
    chance, data = Random(seed), bytearray(whole)  # noqa: S311
    at = chance.randrange(len(data))
    page, to = at // 4096 * 4096, chance.randrange(len(data) // 4096) * 4096
    match kind:
        case "bit":
            data[at] ^= 1 << chance.randrange(8)
        case "bytes":
            data[at : at + 8] = bytes(chance.randrange(256) for _ in range(8))
        case "cut":
            del data[at:]
        case "zero":
            data[at // 512 * 512 : at // 512 * 512 + 512] = bytes(512)
        case "swap":
            one, two = data[page : page + 4096], data[to : to + 4096]
            data[page : page + 4096], data[to : to + 4096] = two, one
        case "stale":
            data[page : page + 4096] = other[page : page + 4096].ljust(4096, b"\0")
        case _:
            data[page:] = other[page : len(data)].ljust(len(data) - page, b"\0")
    return bytes(data[: len(whole)])


@settings(max_examples=250, deadline=None)
@given(kind=st.sampled_from(KINDS), seed=st.integers(0, 10**9))
def test_a_hurt_submission_is_refused_or_says_what_it_said(kind: str, seed: int) -> None:
    older, whole, _ = generations()
    found = content(hurt(whole, older, kind, seed))
    assert isinstance(found, Reason) or found in (content(whole), content(older))


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(KINDS), seed=st.integers(0, 10**9))
def test_a_hurt_copy_of_a_database_never_shows_changed_reports(kind: str, seed: int) -> None:
    older, _, whole = generations()
    good, found = content(whole), content(hurt(whole, older, kind, seed))
    assert isinstance(good, ScannedFile)
    if isinstance(found, ScannedFile) and found.state is FileState.SOUND:
        locked = [(a.id, a.locked, a.registration, a.closed) for a in found.arrivals]
        assert locked == [(a.id, a.locked, a.registration, a.closed) for a in good.arrivals]


@settings(max_examples=120, deadline=None)
@example(kind="swap", seed=240)
@given(kind=st.sampled_from(KINDS), seed=st.integers(0, 10**9))
def test_a_hurt_database_opens_right_or_is_told_damaged(kind: str, seed: int) -> None:
    older, _, whole = generations()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / NAME
        path.write_bytes(hurt(whole, older, kind, seed))
        try:
            store = open_store(path)
        except HARMLESS:
            return
        try:
            made = reports.load(store, "a1b2c3")
        except HARMLESS:
            return
        except ReportUnknown:
            assert store.fetch("SELECT count(*) FROM report WHERE id = 'a1b2c3'") == [(0,)]
        else:
            assert made.figures["so_ho"] == 7
        finally:
            store.close()


def forged(*statements: str) -> bytes:
    """A submission that somebody changed with SQLite's own tools."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(generations()[1])
    for statement in statements:
        connection.execute(statement)
    data = connection.serialize()
    connection.close()
    return data


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        (("CREATE TABLE more (x)",), Reason.SCHEMA),
        (("CREATE VIEW more AS SELECT * FROM report",), Reason.SCHEMA),
        (
            ("CREATE TRIGGER more AFTER INSERT ON meta BEGIN DELETE FROM report; END",),
            Reason.SCHEMA,
        ),
        (("DROP TABLE receipt",), Reason.SCHEMA),
        (
            (
                "DROP TABLE receipt",
                (
                    "CREATE VIEW receipt AS WITH RECURSIVE t(x) AS"
                    " (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t"
                ),
            ),
            Reason.SCHEMA,
        ),
        (("UPDATE meta SET value = '99' WHERE key = 'seq'",), Reason.DIGEST),
        (("UPDATE registration SET number = '99'",), Reason.DIGEST),
        (("UPDATE revision SET body = replace(body, '5219', '5220')",), Reason.DIGEST),
        (("UPDATE revision SET body = body || ' '",), Reason.CONTENT),
        (("UPDATE revision SET body = '{\"a\":1.5}'",), Reason.CONTENT),
        (('UPDATE revision SET body = \'{"a":1,"a":1}\'',), Reason.CONTENT),
        (("UPDATE revision SET parents = printf('%.*c', 20000, '[')",), Reason.CONTENT),
        (("UPDATE report SET unit = 'xã ' || char(8238) || 'x'",), Reason.CONTENT),
        (("UPDATE report SET unit = 'a' || char(0) || 'b'",), Reason.CONTENT),
        (("UPDATE report SET unit = 'xa' || char(771)",), Reason.CONTENT),
        (("UPDATE report SET unit = CAST(x'ff' AS TEXT)",), Reason.CONTENT),
        (("UPDATE report SET period = '2024-Q7'",), Reason.CONTENT),
        (("DELETE FROM revision",), Reason.CONTENT),
        (("UPDATE meta SET value = 'other' WHERE key = 'kind'",), Reason.CONTENT),
        (("DELETE FROM meta",), Reason.CONTENT),
        ((f"PRAGMA user_version = {VERSION + 1}",), Reason.NEWER),
        (("PRAGMA user_version = 0",), Reason.HEADER),
        (("PRAGMA application_id = 0",), Reason.NOT_OURS),
    ],
)
def test_a_forged_submission_is_refused(statements: tuple[str, ...], reason: Reason) -> None:
    assert content(forged(*statements)) is reason


def test_a_file_that_says_it_is_a_copy_of_a_log_is_read_as_it_lies() -> None:
    data = generations()[1]
    assert content(data[:18] + b"\2\2" + data[20:]) == content(data)


def test_a_huge_page_or_another_encoding_is_refused() -> None:
    data = generations()[1]
    assert content(data[:56] + struct.pack(">I", 2) + data[60:]) is Reason.HEADER
    assert content(data[:16] + b"\0\1" + data[18:]) is Reason.HEADER


def test_a_submission_and_the_database_it_came_from_hold_the_same_report() -> None:
    _, handed, working = generations()
    one, other = stranger.read(handed), stranger.read(working)
    assert one.arrivals == tuple(replace(found, copy=None) for found in other.arrivals)
    assert one.state is other.state is FileState.SOUND


def test_a_damaged_draft_in_a_copy_is_named(commune: Store, tmp_path: Path) -> None:
    draft(commune, "a1")
    finalise(commune, "a1")
    draft(commune, "b2", "xã Hỏng")
    commune.conn.execute("UPDATE answer SET value = '1' WHERE key = 'figure:so_ho'")
    (tmp_path / "copy.db").write_bytes(commune.path.read_bytes())
    (found,) = scanning.scan([tmp_path / "copy.db"]).files
    assert (found.state, found.reason) == (FileState.DAMAGED, Reason.DIGEST)
    assert [(arrival.unit, arrival.is_damaged) for arrival in found.arrivals] == [("xã Hỏng", True)]


def test_an_empty_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with (tmp_path / "huge.db").open("wb") as file:
        file.truncate((64 << 20) + 1)
    found = scanning.scan([tmp_path / name for name in ("empty.db", "huge.db")])
    assert [file.reason for file in found.files] == [Reason.NOT_OURS, Reason.TOO_BIG]


def test_whatever_may_not_stand_in_a_text_can_not_be_printed() -> None:
    told = [chr(code) for code in range(sys.maxunicode + 1) if CONTROL.match(chr(code))]
    assert len(told) > 2_000
    assert not [found for found in told if found.isprintable()]
