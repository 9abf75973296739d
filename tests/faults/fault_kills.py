"""A thousand kills: of the real window while somebody types, of all the database goes through."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.faults import kills
from tests.faults.power_cuts import SCENES

TYPING, EACH = 400, 120


def main() -> None:
    """Prints a line for each kind; raises SystemExit where anything was lost."""
    if os.name != "posix":
        print("Cần Linux: bỏ qua.")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fine = told("typing", kills.typing(folder / "typing", TYPING, seed=1))
        for scene in SCENES:
            fine &= told(scene, kills.working(scene, folder / scene, EACH, seed=1))
    if not fine:
        raise SystemExit(1)


def told(kind: str, trials: Iterable[kills.Trial]) -> bool:
    """Whether every trial held; prints how many there were and what they cost."""
    found = list(trials)
    wrong = [trial.outcome for trial in found if trial.outcome != "ok"]
    acknowledged = sum(trial.acknowledged for trial in found)
    longest = max(trial.lost_s for trial in found)
    print(
        f"{kind:12}{len(found):5} kills, {acknowledged} acknowledged, {len(wrong)} lost, "
        f"at most {longest:.2f} s of typing gone",
        flush=True,
    )
    for words in wrong[:5]:
        print(f"    {words}")
    return not wrong and longest <= kills.STEADY_S
