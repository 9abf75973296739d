"""Many files are looked through by other processes, as one alone would do it."""

import itertools
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path, PosixPath

import pytest

from core.arrival import FileState, Reason
from storage import children, deliveries, scanning
from storage.database import Store
from storage.one_file import look
from tests.storage.offices import draft, finalise, handed_over, receive

ROOT = Path(__file__).parents[2]
PARENT = """
import sys
from pathlib import Path
from storage import scanning

if __name__ == "__main__":
    files = scanning.looked([Path(sys.argv[1])] * 40, frozenset())
    next(files)
    import multiprocessing

    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    sys.stdin.read()
"""


class Deadly(PosixPath):
    """A path that ends whichever process is given it."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (1,)


@pytest.fixture
def stick(commune: Store, tmp_path: Path) -> Path:
    """A dozen files: sound ones, a damaged one, a foreign one."""
    draft(commune)
    finalise(commune)
    folder = tmp_path / "usb"
    file = handed_over(commune, folder)
    for number in range(10):
        shutil.copy(file, folder / f"copy{number}.db")
    damaged = bytearray(file.read_bytes())
    damaged[-900] ^= 1
    (folder / "damaged.db").write_bytes(damaged)
    (folder / "foreign.db").write_bytes(b"SQLite format 3\0" + bytes(600))
    return folder


@pytest.mark.parametrize("alone_first", [0, 5, 100])
def test_other_processes_tell_what_this_one_would(
    stick: Path, receiver: Store, monkeypatch: pytest.MonkeyPatch, alone_first: int
) -> None:
    alone = scanning.scan([stick], receiver.path)
    asked = itertools.count()
    monkeypatch.setattr(children, "FEW", 2)
    monkeypatch.setattr(children, "_is_started", lambda _started: next(asked) >= alone_first)
    assert scanning.scan([stick], receiver.path) == alone
    assert {file.state for file in alone.files} == set(FileState)
    receive(receiver, stick)
    known = deliveries.known(receiver)
    again = scanning.scan([stick], receiver.path, known)
    monkeypatch.setattr(children, "FEW", 100)
    assert again == scanning.scan([stick], receiver.path, known)
    assert sum(file.is_known for file in again.files) == 11


@pytest.mark.skipif(sys.platform == "win32", reason="the deadly path is a POSIX one")
def test_a_file_that_ends_its_process_is_refused_and_the_rest_is_read(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "_is_started", lambda _started: True)
    paths: list[Path] = sorted(stick.iterdir())
    paths[4] = Deadly(paths[4])
    found = list(scanning.looked(paths, frozenset()))
    assert [Path(file.path) for file in found] == paths
    assert found[4].reason is Reason.CONTENT
    assert sum(file.state is FileState.SOUND for file in found) == 10


def test_where_no_process_can_be_started_this_one_reads(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> object:
        raise OSError

    paths = sorted(stick.iterdir())
    monkeypatch.setattr(children, "ProcessPoolExecutor", refuse)
    found = list(scanning.looked(paths, frozenset()))
    assert found == [look(path, ()) for path in paths]


def test_processes_that_never_answer_are_given_up(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(stick.iterdir())
    monkeypatch.setattr(children, "_SECONDS", 0.001)
    found = list(scanning.looked(paths, frozenset()))
    assert found == [look(path, ()) for path in paths]
    assert not multiprocessing.active_children()


def test_processes_that_end_before_they_answer_leave_the_rest_to_this_one(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_started: object) -> None:
        raise children.NoChildren

    paths, asked = sorted(stick.iterdir()), itertools.count()
    monkeypatch.setattr(children, "_is_started", lambda _started: next(asked) >= 3)
    monkeypatch.setattr(children, "_wait", refuse)
    assert list(scanning.looked(paths, frozenset())) == [look(path, ()) for path in paths]


def test_files_known_before_call_nobody(
    stick: Path, receiver: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> object:
        raise AssertionError

    receive(receiver, stick)
    known = deliveries.known(receiver)
    for strange in ("damaged.db", "foreign.db"):
        (stick / strange).unlink()
    monkeypatch.setattr(children, "FEW", 2)
    monkeypatch.setattr(children, "each", refuse)
    assert all(file.is_known for file in scanning.scan([stick], receiver.path, known).files)


def test_stopping_ends_the_other_processes(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "FEW", 2)
    with pytest.raises(scanning.Stopped):
        scanning.scan([stick], watch=lambda done, _of: done < 3)
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="ends as POSIX has them")
def test_the_other_processes_end_with_the_program(stick: Path) -> None:
    file = next(stick.glob("copy*.db"))
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, file],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.send_signal(signal.SIGKILL)
    assert pids
    end = time.monotonic() + 20
    while any(map(_lives, pids)):
        assert time.monotonic() < end
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
        return told.rsplit(")", 1)[1].split()[0] != "Z"
    except (OSError, IndexError):
        return False
