"""A damaged database is repaired, told or refused; `dev.py faults damage` tries two thousand."""

from pathlib import Path

import pytest

from tests.faults import damage


def test_no_damaged_database_is_believed_and_none_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "")  # put back afterwards
    found = list(damage.trials(tmp_path / "data", 66, seed=5))
    assert [pair for pair in found if pair[1].startswith("wrong")] == []
    assert {told for _, told in found} >= {"repaired", "refused", "earlier, told", "as it was"}
