"""After a power cut everything acknowledged is there; `dev.py faults` tries thousands of cuts."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.power import Disk
from tests.faults.power_cuts import DISKS, SCENES, Recorded, counted, recorded
from tests.faults.recording import can_record

pytestmark = pytest.mark.skipif(not can_record(), reason="strace is missing")


@pytest.fixture(scope="module", params=SCENES)
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    found = recorded(request.param, tmp_path_factory.mktemp("scene") / "data")
    # Every state of the last save is enough here.
    return replace(found, first=max(found.first, len(found.steps) - 40))


@pytest.mark.parametrize("disk", DISKS)
def test_a_power_cut_loses_nothing_acknowledged(
    scene: Recorded, disk: Disk, tmp_path: Path
) -> None:
    found = counted(scene, disk, 1, tmp_path / "after")
    assert set(found) == {"ok"}


def test_the_trial_notices_a_program_that_never_flushes(scene: Recorded, tmp_path: Path) -> None:
    steps = tuple(step for step in scene.steps if step.kind != "sync")
    lying = replace(scene, steps=steps, first=len(steps) - 20)
    found = counted(lying, "strict", 3, tmp_path / "after")
    assert set(found) != {"ok"}
