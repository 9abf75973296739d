"""What tests let other processes do: open, save until killed, save until the disk is full."""

import contextlib
import os
import signal
import stat
import sys
import time
from pathlib import Path

from core.canonical import Json
from core.errors import AppError
from storage import reports
from storage.connection import connect
from storage.database import open_store
from tests.storage.offices import draft, office

LONG = "Chữ dài để tệp lớn lên. " * 200


def say(*words: object) -> None:
    """One line for the test that waits."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")


def open_(path: Path) -> None:
    """Prints the error's class, or "opened"; asked as a user without special rights."""
    if os.getuid() == 0 and not path.stat().st_mode & stat.S_IWUSR:
        os.setuid(65534)
    try:
        connect(path).close()
    except AppError as error:
        say(type(error).__name__)
    else:
        say("opened")


def fill_disk(path: Path) -> None:
    """Prints the error's class and the last number whose save was acknowledged."""
    import resource  # Linux alone has it

    store = open_store(path)
    room = path.stat().st_size + 400_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    saved = 0
    try:
        for number in range(1, 10_000):
            reports.save_answers(
                store, "a1b2c3", {"figure:so_ho": number, f"field:x{number}": LONG}
            )
            saved = number
    except AppError as error:
        say(type(error).__name__, saved)


def kill(path: Path, trials: int) -> None:
    """Prints trials, acknowledged saves and lost ones."""
    store = office(path.parent)
    draft(store)
    store.close()
    saved = acknowledged = lost = 0
    for trial in range(trials):
        ear, mouth = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(ear)
            _save_for_ever(path, mouth, saved)
        os.close(mouth)
        with os.fdopen(ear, "rb") as heard:
            heard.readline()
            # However slow the machine: most trials see two saves first, some none at all.
            first = b"".join(heard.readline() for _ in range(2 if trial % 3 else 0))
            time.sleep(0.005 + 0.0029 * (trial * 7 % trials))
            os.kill(child, signal.SIGKILL)
            told = [int(line) for line in (first + heard.read()).split(b"\n")[:-1]]
        os.waitpid(child, 0)
        acknowledged += len(told)
        store = open_store(path)
        found = int(str(reports.load(store, "a1b2c3").figures["so_ho"]))
        store.close()
        lost += found < (told[-1] if told else saved)
        saved = found
    say(trials, acknowledged, lost)


def _save_for_ever(path: Path, mouth: int, number: int) -> None:
    store = open_store(path)
    os.write(mouth, b"ready\n")
    while True:
        number += 1
        words: Json = {"prose": f"{number} {LONG[: number % 997]}", "progress": "doing"}
        reports.save_answers(
            store, "a1b2c3", {"figure:so_ho": number, f"section:s{number % 9}": words}
        )
        os.write(mouth, b"%d\n" % number)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        match sys.argv[1:]:
            case ["open", path]:
                open_(Path(path))
            case ["fill_disk", path]:
                fill_disk(Path(path))
            case ["kill", path, trials]:
                kill(Path(path), int(trials))
