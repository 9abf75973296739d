"""Thousands of power cuts while saving, finalising, upgrading, backing up and restoring."""

import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.power_cuts import DISKS, LYING, SCENES, counted, lying, recorded
from tests.faults.recording import can_record

# States after each system call: about 8,000 in all.
EACH = {
    "save": 3,
    "finalise": 8,
    "upgrade": 8,
    "backup": 2,
    "copying": 2,
    "restore": 2,
    "restore_one": 2,
}


def main() -> None:
    """Prints a line for each scene and disk; raises SystemExit where anything was lost."""
    if not can_record():
        print("Cần strace (Linux): bỏ qua.")
        return
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        for scene in SCENES:
            found = recorded(scene, Path(name) / scene)
            for disk in DISKS:
                bad += told(f"{scene}, {disk}", counted(found, disk, EACH[scene]))
            liar = lying(found, LYING.get(scene, 150))
            bad += told(f"{scene}, lying", counted(liar, "strict", EACH[scene], honest=False))
    if bad:
        raise SystemExit(1)


def told(kind: str, outcomes: Counter[str]) -> int:
    """How many did not hold; prints a line, and the first of them."""
    wrong = outcomes.total() - outcomes["ok"]
    print(f"{kind:24}{outcomes.total():6} states, {wrong} bad", flush=True)
    for words in [words for words in outcomes if words != "ok"][:5]:
        print(f"    {words}")
    return wrong
