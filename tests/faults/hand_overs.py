"""Processes killed while they write a submission or receive many: nothing is left half."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from core import merge
from core.arrival import FileState
from storage import inbox, reports, scanning, stranger, submission
from storage.database import open_store
from storage.schema import NAME
from tests.storage.offices import READABLE, draft, finalise, office

SCENES = ("submit", "receive")
UNITS = 12
LONGEST_S = 0.25


def prepare(folder: Path) -> None:
    """A commune with a final report, and a stick with many communes' files."""
    store = office(folder / "commune")
    draft(store)
    finalise(store)
    store.close()
    (folder / "sticks").mkdir()
    for number in range(UNITS):
        other = office(folder / "unit")
        draft(other, f"id{number}", f"xã Số {number}")
        finalise(other, f"id{number}")
        submission.submit(other, (f"id{number}",), folder / "sticks")
        other.close()
        shutil.rmtree(folder / "unit")


def killed(scene: str, folder: Path, trials: int, seed: int) -> Iterator[str]:
    """Kills a process so many times while it does the scene: "ok", or what it left."""
    folder.mkdir(parents=True)
    prepare(folder)
    chance = Random(seed)  # noqa: S311
    for _ in range(trials):
        shutil.rmtree(folder / "out", ignore_errors=True)
        (folder / "out").mkdir()
        _kill(scene, folder, chance.uniform(0.0, LONGEST_S))
        yield _half_submitted(folder) if scene == "submit" else _half_received(folder)


def _kill(scene: str, folder: Path, pause: float) -> None:
    command = [sys.executable, "-m", "tests.faults.hand_overs", scene, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(pause)
        child.send_signal(signal.SIGKILL)


def _half_submitted(folder: Path) -> str:
    """Under a final name stands a whole file or none."""
    for file in (folder / "out").glob("*.db"):
        if stranger.read(file.read_bytes()).state is not FileState.SOUND:
            return f"{file.name} is half"
    return "ok"


def _half_received(folder: Path) -> str:
    """All of the stick is there, or nothing."""
    if not (folder / "out" / NAME).exists():
        return "ok"
    store = open_store(folder / "out" / NAME)
    try:
        found = reports.summaries(store.conn)
        for one in found:
            reports.load(store, one.id)
        receipts = store.fetch("SELECT count(*) FROM receipt")[0][0]
        whole = (len(found), receipts) in {(0, 0), (UNITS, UNITS)}
        return "ok" if whole else f"{len(found)} reports, {receipts} receipts"
    finally:
        store.close()


def _say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def _submit(folder: Path) -> None:
    store = open_store(folder / "commune" / NAME)
    _say_ready()
    while True:
        for file in (folder / "out").iterdir():
            file.unlink()
        submission.submit(store, ("a1b2c3",), folder / "out")


def _receive(folder: Path) -> None:
    store = open_store(folder / "out" / NAME)
    _say_ready()
    found = scanning.scan([folder / "sticks"], store.path)
    inbox.receive(store, merge.plan(found, inbox.known(store, found, READABLE)))
    time.sleep(60)


if __name__ == "__main__":
    {"submit": _submit, "receive": _receive}[sys.argv[1]](Path(sys.argv[2]))
