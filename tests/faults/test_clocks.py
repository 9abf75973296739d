"""No clock orders anything; `dev.py faults clocks` lets hundreds jump."""

import datetime
from pathlib import Path

import pytest

from storage import restoring
from storage.backup_names import Why, backup_path
from tests.faults.clocks import Clock, tried


@pytest.mark.parametrize("seed", range(6))
def test_a_clock_that_jumps_disorders_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "")  # put back afterwards
    clock = Clock()
    clock.set(monkeypatch)
    assert tried(tmp_path / "data", clock, seed) == "ok"


def test_a_backup_from_when_the_clock_was_in_2000_is_not_the_nearest_before(
    tmp_path: Path,
) -> None:
    days = ("2026-03-01", "2026-03-04", "2000-01-01")
    for number, day in enumerate(days, 1):
        at = datetime.datetime.fromisoformat(f"{day}T08:00").isoformat()
        backup_path(tmp_path, number, number, at, Why.DAY).write_bytes(b"")
    assert "20260304" in restoring.find(tmp_path, "2026-03-20").name
    assert "20260301" in restoring.find(tmp_path, "2026-03-02").name
    assert "20000101" in restoring.find(tmp_path, "2010-01-01").name
