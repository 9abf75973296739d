"""What one save of a long section may cost, told in statements, pages and copies."""

from itertools import groupby

import pytest

from core.canonical import Json
from storage import reports
from storage.database import Store
from tests.storage.offices import draft

PAGE = 4096


@pytest.fixture
def store(unhurried: Store) -> Store:
    """A draft in the middle of a sitting."""
    draft(unhurried)
    for number in (1, 2):
        reports.save_answers(unhurried, "a1b2c3", long(number))
    assert unhurried.keeper
    unhurried.keeper.settle()
    return unhurried


def long(number: int) -> dict[str, Json]:
    """A section of 50 KB."""
    words = "Toàn xã có 1.383 hộ. " * 2000
    return {"section:x": {"prose": f"{number} {words}", "progress": "doing"}}


def test_a_save_writes_four_pages(store: Store) -> None:
    before = store.path.read_bytes()
    reports.save_answers(store, "a1b2c3", long(3))
    after = store.path.read_bytes()
    pages = range(0, len(after), PAGE)
    changed = [at for at in pages if before[at : at + PAGE] != after[at : at + PAGE]]
    # The answer's first page, the report, who changed it, and the count of changes.
    assert len(changed) == 4
    assert len(after) == len(before)


def asked_by_a_save(store: Store) -> list[str]:
    asked: list[str] = []
    store.conn.set_trace_callback(asked.append)
    reports.save_answers(store, "a1b2c3", long(3))
    store.conn.set_trace_callback(None)
    return [words for words, _ in groupby(asked)]  # told again for each trigger it sets off


def test_a_save_is_few_statements(store: Store) -> None:
    asked = asked_by_a_save(store)
    writing = [words for words in asked if not words.startswith("SELECT")]
    assert len(writing) <= 7, writing
    assert len(asked) <= 18, asked


def test_a_save_hands_the_text_over_twice(store: Store) -> None:
    # To be kept and to be compared with what is kept; the journal's triggers copy nothing of it.
    asked = [words for words in asked_by_a_save(store) if len(words) > 40_000]
    assert [words[:11] for words in asked] == ["INSERT INTO", "SELECT 1 FR"]


def test_a_save_flushes_nothing_of_its_own(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    monkeypatch.setattr("os.fsync", flushed.append)
    reports.save_answers(store, "a1b2c3", long(3))
    assert flushed == []
