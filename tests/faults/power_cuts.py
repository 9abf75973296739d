"""Each state a power cut can leave is opened by the program and held against what it had said."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.answers import answers
from core.errors import AppError
from core.report import Report, State
from storage import reports
from storage.database import open_store
from storage.schema import NAME
from tests.faults import power
from tests.faults.recording import Step, record
from tests.faults.scenes import FIGURE, SECTION

OLD_FILE = Path(__file__).parents[1] / "old_files" / "working-1.0.db"
SCENES = ("save", "finalise", "upgrade")
DISKS: tuple[power.Disk, ...] = ("journalling", "strict")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A scene that was run once: the files before, and everything that was done to them."""

    scene: str
    before: power.Files
    steps: tuple[Step, ...]
    first: int


def recorded(scene: str, folder: Path) -> Recorded:
    """Runs the scene in `folder`; only upgrading begins with a database of version 1.0."""
    folder.mkdir()
    shutil.copy(OLD_FILE, folder / NAME)
    if scene != "upgrade":
        open_store(folder / NAME).close()
    before = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    steps = record("tests.faults.scenes", folder, [scene])
    opened = next(at for at, step in enumerate(steps) if step.data == b"open\n")
    return Recorded(scene, before, steps, 0 if scene == "upgrade" else opened)


def outcomes(found: Recorded, disk: power.Disk, each: int, place: Path) -> Iterator[str]:
    """For every state "ok", or in words what was lost."""
    for state in power.states(found.before, found.steps, disk, found.first, each, seed=7):
        told = judged(state, place)
        yield told if told == "ok" else f"{found.scene}, {disk}, {state.cut_after}: {told}"


def judged(state: power.State, place: Path) -> str:
    """Opens the files as the next start would; "ok" or what does not hold."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name, data in state.files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    try:
        store = open_store(place / NAME)
    except AppError as error:
        return f"not opened: {type(error).__name__} {error.facts}"
    try:
        made = [reports.load(store, line.id) for line in reports.summaries(store.conn)]
    except AppError as error:
        return f"not read: {type(error).__name__} {error.facts}"
    finally:
        store.close()
    return _missing(made, state.said.decode().split("\n"))


def _missing(made: list[Report], said: list[str]) -> str:
    if len(made) != 2:
        return f"{len(made)} reports of 2"
    if "final" in said and any(report.state is State.DRAFT for report in made):
        return "finalised, and a draft again"
    saved = max((int(line.split()[1]) for line in said if line.startswith("saved")), default=0)
    found = max(_number(report) for report in made)
    return "ok" if found in (saved, saved + 1) else f"saved {saved}, found {found}"


def _number(report: Report) -> int:
    """What the save scene last wrote, 0 before its first, -1 where figure and text differ."""
    given = answers(report)
    told = re.search(r"Lần lưu (\d+)\.", str(given.get(f"section:{SECTION}")))
    if not told:
        return 0
    return int(told[1]) if given.get(f"figure:{FIGURE}") == int(told[1]) else -1


def counted(found: Recorded, disk: power.Disk, each: int, place: Path) -> Counter[str]:
    """How often each outcome came."""
    return Counter(outcomes(found, disk, each, place))
