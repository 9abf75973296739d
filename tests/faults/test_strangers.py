"""No changed submission is believed, no kill leaves half; `dev.py faults` tries ten thousand."""

import os
from pathlib import Path

import pytest

from tests.faults import hand_overs, strangers


def test_no_changed_submission_is_believed_and_none_stops_the_reader() -> None:
    told = {strangers.judged(attack) for attack in strangers.attacks(140, seed=7)}
    assert told == {"ok"}


@pytest.mark.skipif(os.name != "posix", reason="needs processes to kill")
@pytest.mark.parametrize("scene", hand_overs.SCENES)
def test_a_kill_leaves_nothing_half(scene: str, tmp_path: Path) -> None:
    assert set(hand_overs.killed(scene, tmp_path / scene, 4, seed=3)) == {"ok"}
