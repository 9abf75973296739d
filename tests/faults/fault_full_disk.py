"""A disk that fills up at every page of saving, backing up, exporting, submitting, finalising."""

import tempfile
from pathlib import Path

from tests.faults import full_disk


def main() -> None:
    """Prints how many held; raises SystemExit where one did not."""
    if not full_disk.can_fill():
        print("Cần unshare (Linux) và quyền gắn đĩa trong bộ nhớ: bỏ qua.")
        return
    with tempfile.TemporaryDirectory() as name:
        rooms = range(0, full_disk.LONGEST, full_disk.PAGE)
        found = full_disk.told(Path(name) / "disk", rooms)
    wrong = [words for words in found if not words.startswith("ok")]
    refused = sum(int(words.split()[1]) for words in found if words.startswith("ok"))
    print(f"{len(found)} full disks, {refused} acts refused, {len(wrong)} lost or half", flush=True)
    for words in wrong[:10]:
        print(f"    {words}")
    if wrong:
        raise SystemExit(1)
