"""Killed at any moment, nothing acknowledged is lost; `dev.py faults` kills a thousand times."""

import os
from pathlib import Path

import pytest

from tests.faults import kills
from tests.faults.power_cuts import SCENES

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs processes to kill")


def test_a_window_killed_while_typing_loses_nothing_saved(tmp_path: Path) -> None:
    trials = list(kills.typing(tmp_path / "data", 2, seed=5))
    assert [trial.outcome for trial in trials] == ["ok"] * 2


@pytest.mark.parametrize("scene", SCENES)
def test_a_process_killed_at_its_work_leaves_a_whole_database(scene: str, tmp_path: Path) -> None:
    trials = list(kills.working(scene, tmp_path / scene, 3, seed=3))
    assert [trial.outcome for trial in trials] == ["ok"] * 3
