"""A copy made in the middle of a save is refused or whole; `dev.py faults hand_copies`: 500."""

import os
from pathlib import Path

import pytest

from tests.faults.hand_copies import copied


@pytest.mark.skipif(os.name != "posix", reason="Windows locks what others copy")
def test_a_copy_made_while_saving_is_whole_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "")  # put back afterwards
    found = set(copied(tmp_path / "data", 25, seed=4))
    assert "whole" in found
    assert found <= {"whole", "refused"}
