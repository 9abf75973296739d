"""Of a damaged database everything that still is what was written comes back, and no more."""

import sqlite3

import pytest

from core.remark import Acknowledgement, Remark, Verdict
from storage import history, remarks
from storage.database import Store
from storage.proving import prove
from storage.reports import save_answers
from storage.restoring import looked
from storage.salvage import salvaged
from tests.storage.offices import draft, finalise

KEPT = ("version", "lineage", "remark", "acknowledgement")


@pytest.fixture
def full(commune: Store) -> Store:
    """A report with all that can stand beside it, and another one."""
    draft(commune)
    revision = finalise(commune)
    head = revision.digest
    with commune.write():
        for number in range(3):
            said = Remark("a1b2c3", f"y{number}", head, 1, "s", "", "Xem lại", "UBND", "2026")
            remarks.write(commune, said)
        word = Acknowledgement("a1b2c3", head, 1, Verdict.RETURNED, "UBND", 1, "2026-11-28")
        remarks.write_word(commune, word)
    draft(commune, "d4e5f6", "xã Khác")
    for number in range(3):
        commune.sitting = frozenset()
        save_answers(commune, "d4e5f6", {"figure:so_ho": number})
    return commune


def damaged(store: Store, *statements: str) -> Store:
    """What is salvaged of the database after that befell it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(store.conn.serialize())
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    data = salvaged(connection.serialize())
    connection.close()
    assert data
    assert prove(data).is_good
    return Store(looked(data))


def rows(store: Store, table: str) -> list[tuple[object, ...]]:
    return sorted(store.fetch(f"SELECT * FROM {table}"), key=repr)  # noqa: S608


def test_versions_remarks_decisions_and_lineage_come_too(full: Store) -> None:
    found = damaged(full, "UPDATE register SET digest = 'x'")
    for table in KEPT:
        assert rows(full, table)
        assert rows(found, table) == rows(full, table)
    assert history.versions(found, "d4e5f6") == history.versions(full, "d4e5f6")


def test_what_is_not_as_it_was_written_stays_behind_alone(full: Store) -> None:
    found = damaged(
        full,
        "UPDATE remark SET text = 'khác' WHERE id = 'y1'",
        "UPDATE acknowledgement SET verdict = 'accepted'",
        "UPDATE version SET packed = '!' WHERE seq = (SELECT max(seq) FROM version)",
    )
    assert [row.id for row in remarks.of(found, "a1b2c3")] == ["y0", "y2"]
    assert rows(found, "acknowledgement") == []
    assert len(rows(found, "version")) == len(rows(full, "version")) - 1
    assert len(rows(found, "report")) == 2


def test_what_belongs_to_a_report_that_is_lost_goes_with_it(full: Store) -> None:
    found = damaged(full, "UPDATE answer SET value = '7' WHERE report = 'd4e5f6'")
    assert {row[0] for row in rows(found, "version")} <= {"a1b2c3"}
    assert {row[0] for row in rows(found, "lineage")} == {"a1b2c3"}
    assert len(rows(found, "remark")) == 3
