"""After a power cut everything acknowledged is there; `dev.py faults` tries thousands of cuts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.power import Disk
from tests.faults.power_cuts import DISKS, SCENES, Recorded, counted, lying, recorded
from tests.faults.recording import can_record

pytestmark = pytest.mark.skipif(not can_record(), reason="strace is missing")


@pytest.fixture(scope="module", autouse=True)
def _own_state() -> Iterator[None]:
    """What this computer remembers is put back as it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", "")
        yield


@pytest.fixture(scope="module", params=SCENES)
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    found = recorded(request.param, tmp_path_factory.mktemp("scene") / "data")
    # Every state of the last save is enough here.
    return replace(found, first=max(found.first, len(found.steps) - 30))


@pytest.mark.parametrize("disk", DISKS)
def test_a_power_cut_loses_nothing_acknowledged(scene: Recorded, disk: Disk) -> None:
    assert set(counted(scene, disk, 1)) == {"ok"}


def test_a_disk_that_lies_gives_an_earlier_whole_state_and_a_sentence(scene: Recorded) -> None:
    assert set(counted(lying(scene, 30), "strict", 1, honest=False)) == {"ok"}


def test_the_trial_notices_a_program_that_never_flushes(tmp_path: Path) -> None:
    found = lying(recorded("save", tmp_path / "data"), 100)
    assert set(counted(found, "strict", 1)) != {"ok"}
