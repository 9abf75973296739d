"""Five hundred copies made by hand while the database is being saved, and a second program."""

import os
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.hand_copies import copied

COPIES = 500


def main() -> None:
    """Prints how many were whole or refused; raises SystemExit where a torn one was taken."""
    if os.name != "posix":
        print("Cần Linux: bỏ qua.")
        return
    with tempfile.TemporaryDirectory() as name:
        found = Counter(copied(Path(name) / "data", COPIES, seed=1))
    wrong = found.total() - found["whole"] - found["refused"]
    print(f"{COPIES} copies: {dict(found)}, {wrong} wrong", flush=True)
    if wrong:
        raise SystemExit(1)
