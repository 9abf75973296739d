"""A copy made by hand, page after page, while another process saves without a pause."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from core.errors import AppError
from core.report import State
from storage import proving, reports
from storage.connection import DatabaseLocked
from storage.database import Store
from storage.opening import close, open_checked
from storage.schema import NAME
from tests.faults import power_cuts
from tests.faults.scenes import FIGURE, SECTION, begun, saved, say

PAGE = 4096


def copied(folder: Path, count: int, seed: int) -> Iterator[str]:
    """So many copies while a child saves: "whole", "refused", or what was taken for whole."""
    power_cuts.prepare(folder, upgraded=True)
    chance = Random(seed)  # noqa: S311
    command = [sys.executable, "-m", "tests.faults.hand_copies", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as child:
        assert child.stdout is not None
        while child.stdout.readline() != "ready\n":
            pass
        try:
            yield _second(folder)
            for _ in range(count):
                yield _judged(_copy(folder / NAME, chance.choice((0, 0, 0.0002, 0.002))), folder)
        finally:
            child.kill()


def _second(folder: Path) -> str:
    """Another program is told who has it, and changes nothing."""
    try:
        open_checked(folder / NAME)
    except DatabaseLocked as error:
        return "whole" if error.facts["computer"] else "nobody said who has it"
    return "opened twice"


def _copy(path: Path, pause: float) -> bytes:
    data = b""
    with path.open("rb", buffering=0) as file:
        while page := file.read(PAGE):
            data += page
            if pause:
                time.sleep(pause)
    return data


def _judged(data: bytes, folder: Path) -> str:
    proof = proving.prove(data)
    if not proof.is_good:
        return "refused"
    place = folder.parent / "copy"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    (place / NAME).write_bytes(data)
    _, store = begun(place)
    try:
        return _whole(store)
    except AppError as error:
        return f"proved, and not read: {type(error).__name__}"
    finally:
        close(store.conn, place / NAME, store.keeper)


def _whole(store: Store) -> str:
    found = [reports.load(store, one.id) for one in reports.summaries(store.conn)]
    if len(found) != 2:
        return f"{len(found)} reports of 2"
    (draft,) = (report for report in found if report.state is State.DRAFT)
    told, figure = str(draft.sections[SECTION].prose), draft.figures.get(FIGURE)
    is_same = f"Lần lưu {figure}." in told or "Lần lưu" not in told
    return "whole" if is_same else "figure and text of different saves"


def _save_on(folder: Path) -> None:
    _, store = begun(folder)
    (draft,) = (r.id for r in reports.summaries(store.conn) if r.state is State.DRAFT)
    chance = Random(1)  # noqa: S311
    say("ready")
    for number in range(1, 1_000_000):
        saved(store, draft, number)
        time.sleep(chance.choice((0, 0.01, 0.05)))


if __name__ == "__main__":
    _save_on(Path(sys.argv[1]))
