"""The edit journal holds every change, and knows where it was torn."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import journal, reports
from storage.backup_names import FOLDER, journal_path
from storage.database import Store, seq
from storage.journal import Noted
from storage.packing import packed, unpacked
from tests.storage.offices import draft


def noted(number: int) -> Noted:
    """The change that makes `number` of the state before."""
    row = (b"a", ("chữ" * number).encode(), number, None)
    return Noted(number - 1, number, "", (("answer", '["a"]', row), ("bin", '["b"]', None)))


def test_every_change_is_noted_in_its_order(commune: Store) -> None:
    made = draft(commune)
    assert commune.keeper
    for number in range(5):
        reports.save_answers(commune, made.id, {"figure:so_ho": number})
        reports.save_answers(commune, made.id, {"figure:so_khau": number})
        commune.keeper.settle()
        known = journal.read(journal_path(commune.path.parent / FOLDER, 0))
        assert known is not None
        assert known.is_whole
        assert known.end == seq(commune)


def test_a_change_that_failed_is_not_noted(commune: Store) -> None:
    draft(commune)
    path = journal_path(commune.path.parent / FOLDER, 0)
    assert commune.keeper
    commune.keeper.settle()
    before = path.read_bytes()

    def change() -> None:
        with commune.write():
            commune.execute("DELETE FROM answer")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    commune.keeper.settle()
    assert path.read_bytes() == before


def test_a_change_that_counts_nothing_is_counted(commune: Store) -> None:
    before = seq(commune)
    with commune.write():
        commune.execute("INSERT INTO meta VALUES ('x', 'y')")
    assert seq(commune) == before + 1


def test_a_row_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    journal.begin(path, "máy", 1, 0)
    row = ('["a"', '{"prose":"\t\n\\u0001 \x7f"}', "", 0)
    said = tuple(text.encode() if isinstance(text, str) else text for text in row)
    journal.append(path, [Noted(0, 1, "2026", (("answer", '["a",1]', (*said, None)),))])
    known = journal.read(path)
    assert known is not None
    assert known.changes[0].rows == (("answer", ["a", 1], [*row, None]),)


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.99])
def test_a_torn_journal_is_read_up_to_the_tear(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "a.jsonl"
    journal.begin(path, "máy", 1, 5)
    ends = [path.stat().st_size]
    for number in range(6, 20):
        journal.append(path, [noted(number)])
        ends.append(path.stat().st_size)
    size = int(ends[-1] * kept)
    path.write_bytes(path.read_bytes()[:size])
    known = journal.read(path)
    assert known is not None
    assert (known.is_whole, known.good) == (size in ends, max(end for end in ends if end <= size))
    journal.cut(path, known.good)
    journal.append(path, [noted(known.end + 1)])
    again = journal.read(path)
    assert again is not None
    assert (again.is_whole, again.end) == (True, known.end + 1)


def test_a_changed_byte_ends_what_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    journal.begin(path, "máy", 1, 0)
    journal.append(path, map(noted, range(1, 9)))
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)
    known = journal.read(path)
    assert known is not None
    assert not known.is_whole
    assert known.end < 8


@given(st.text())
def test_a_packed_text_comes_back(text: str) -> None:
    if "\ud800" <= max(text, default="") <= "\udfff":
        return
    assert unpacked(packed(text)) == text


@given(st.text(alphabet="abcXYZ019+/=", max_size=60))
def test_what_was_not_packed_is_refused(text: str) -> None:
    try:
        unpacked(text)
    except ValueError:
        return
    assert packed(unpacked(text))
