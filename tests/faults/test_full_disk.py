"""A full disk loses nothing acknowledged and leaves nothing half; `dev.py faults full_disk`."""

from pathlib import Path

import pytest

from tests.faults import full_disk

pytestmark = pytest.mark.skipif(not full_disk.can_fill(), reason="needs a small disk of its own")


def test_a_disk_full_at_any_moment_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    found = full_disk.told(tmp_path / "disk", range(0, full_disk.LONGEST, 38 * full_disk.PAGE))
    assert [words for words in found if not words.startswith("ok")] == []
    assert "ok, 0 refused" not in found[:5]
    assert found[-1] == "ok, 0 refused"
