"""A file read through leaves nothing behind, and tells nothing that opening it would not."""

import os
import sys
from pathlib import Path

import pytest

from storage.reading_through import read_through


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system as Linux has it")
def test_all_of_a_file_is_read_and_no_handle_is_left(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(os.urandom((3 << 20) + 7))
    handles = set(Path("/proc/self/fd").iterdir())
    before = _read_by_this_process()
    read_through(file)
    assert _read_by_this_process() - before >= file.stat().st_size
    assert set(Path("/proc/self/fd").iterdir()) == handles


def test_what_can_not_be_read_is_left_to_whoever_opens_it(tmp_path: Path) -> None:
    read_through(tmp_path / "nothing.db")
    read_through(tmp_path)


def _read_by_this_process() -> int:
    told = Path("/proc/self/io").read_text(encoding="utf-8")
    return int(told.split("rchar:")[1].split()[0])
