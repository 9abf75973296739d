"""Thousands of power cuts while saving, finalising and upgrading."""

import tempfile
from pathlib import Path

from tests.faults.power_cuts import DISKS, SCENES, counted, recorded
from tests.faults.recording import can_record

# States after each system call: about 5,000 in all.
EACH = {"save": 4, "finalise": 8, "upgrade": 8}


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
                told = counted(found, disk, EACH[scene], Path(name) / "after")
                wrong = sum(told.values()) - told["ok"]
                bad += wrong
                print(f"{scene:10}{disk:14}{sum(told.values()):6} states, {wrong} bad")
                for words in [words for words in told if words != "ok"][:5]:
                    print(f"    {words}")
    if bad:
        raise SystemExit(1)
