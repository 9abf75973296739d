"""A folder that can't be used is told at every step; `dev.py faults lost_folders` tries all."""

from pathlib import Path

import pytest

from tests.faults import lost_folders

pytestmark = pytest.mark.skipif(not lost_folders.can_hurt(), reason="nobody here can be refused")


def test_a_lost_folder_is_told_and_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    found = lost_folders.told(tmp_path / "folders", every=9)
    assert [words for words in found if not words.startswith("ok")] == []
    assert "ok, 1 refused" in found
