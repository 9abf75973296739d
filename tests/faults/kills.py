"""Processes killed at any moment: what was acknowledged is there, what was typed 2 s before too."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from core.report import State
from storage import reports
from storage.opening import close
from storage.schema import NAME
from tests.faults import power, power_cuts
from tests.faults.scenes import begun
from tests.faults.typist import last_word

STEADY_S = 2.0
# About how long each scene takes from its "ready".
LONGEST_S = {
    "save": 0.08,
    "finalise": 0.1,
    "upgrade": 0.08,
    "backup": 0.12,
    "copying": 0.4,
    "restore": 0.14,
    "restore_one": 0.1,
}


@dataclass(frozen=True, slots=True)
class Trial:
    """What one kill cost: `outcome` is "ok" or what does not hold; `lost_s` seconds of typing."""

    outcome: str
    acknowledged: int = 0
    lost_s: float = 0.0


def typing(folder: Path, trials: int, seed: int) -> Iterator[Trial]:
    """Kills the real window `trials` times while somebody types in it."""
    power_cuts.prepare(folder, upgraded=True)
    chance = Random(seed)  # noqa: S311
    for number in range(trials):
        told, killed = _killed(
            "tests.faults.typist", folder, seed + number, chance.uniform(0.05, 4.5)
        )
        yield _typed(folder, told, killed)


def working(scene: str, folder: Path, trials: int, seed: int) -> Iterator[Trial]:
    """Kills a process `trials` times while it does the scene."""
    chance = Random(seed)  # noqa: S311
    for _ in range(trials):
        power_cuts.prepare(folder, upgraded=scene != "upgrade")
        pause = chance.uniform(0.0, LONGEST_S[scene])
        said, _ = _killed("tests.faults.scenes", folder, scene, pause)
        state = power.State(power_cuts.files_in(folder), "\n".join(said).encode(), 0)
        yield Trial(power_cuts.judged(state, folder), len(said) - 1)


def _killed(module: str, folder: Path, word: object, pause: float) -> tuple[list[str], float]:
    """Runs the module, kills it `pause` seconds after its "ready": what it said since, and when."""
    command = [sys.executable, "-m", module, str(folder), str(word)]
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", env=environ) as child:
        assert child.stdout is not None
        while (line := child.stdout.readline()) != "ready\n":
            if not line:
                raise ChildProcessError(f"{module} did not begin")
        time.sleep(pause)
        child.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        return child.stdout.read().split("\n"), killed


def _typed(folder: Path, told: list[str], killed: float) -> Trial:
    saved = [int(line.split()[1]) for line in told if line.startswith("saved")]
    typed = [line.split() for line in told if line.startswith("typed") and line.count(" ") == 2]
    _, store = begun(folder)
    try:
        (draft,) = (line.id for line in reports.summaries(store.conn) if line.state is State.DRAFT)
        found = last_word(reports.load(store, draft))
    finally:
        close(store.conn, folder / NAME, store.keeper)
    if saved and found < saved[-1]:
        return Trial(f"saved {saved[-1]}, found {found}", len(saved))
    gone = [float(when) for _, number, when in typed if int(number) > found]
    return Trial("ok", len(saved), killed - gone[0] if gone else 0.0)
