"""Each state a power cut can leave is opened by the program and held against what it had said."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from core.answers import answers
from core.errors import AppError
from core.report import Report, State
from storage import backups, reports
from storage.backup_names import FOLDER, Why
from storage.backup_names import backups as listed
from storage.opening import Opening, close
from storage.schema import NAME
from tests.faults import power
from tests.faults.recording import Step, record
from tests.faults.scenes import FIGURE, SECTION, begun

OLD_FILE = Path(__file__).parents[1] / "old_files" / "working-1.0.db"
SCENES = ("save", "finalise", "upgrade", "backup", "copying", "restore", "restore_one")
# Steps at the end that a disk lies about; before an upgrade's, the backup made first is kept.
LYING = {"upgrade": 38, "restore": 60, "restore_one": 60}
DISKS: tuple[power.Disk, ...] = ("journalling", "strict")


@dataclass(frozen=True, slots=True)
class Recorded:
    """A scene that was run once in `folder`: the files before, and everything done to them."""

    scene: str
    folder: Path
    before: power.Files
    steps: tuple[Step, ...]
    first: int


def recorded(scene: str, folder: Path) -> Recorded:
    """Runs the scene in `folder`; only upgrading begins with a database of version 1.0."""
    prepare(folder, upgraded=scene != "upgrade")
    before = files_in(folder)
    steps = record("tests.faults.scenes", folder, [scene])
    opened = next(at for at, step in enumerate(steps) if step.data == b"open\n")
    return Recorded(scene, folder, before, steps, 0 if scene == "upgrade" else opened)


def lying(found: Recorded, length: int) -> Recorded:
    """The same on a disk whose flushes did nothing for the last `length` steps."""
    start = max(found.first, len(found.steps) - length)
    late = tuple(step for step in found.steps[start:] if step.kind != "sync")
    return replace(found, steps=found.steps[:start] + late, first=start)


def prepare(folder: Path, *, upgraded: bool) -> None:
    """A data folder with a final report and a draft, closed in good order."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(OLD_FILE, folder / NAME)
    if upgraded:
        _, store = begun(folder)
        if store.keeper:
            store.keeper.back_up(Why.CLOSING)
        close(store.conn, folder / NAME, store.keeper)


def files_in(folder: Path) -> power.Files:
    """Every file by its path in the folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def counted(found: Recorded, disk: power.Disk, each: int, *, honest: bool = True) -> Counter[str]:
    """How often each outcome came: "ok", or in words what does not hold."""
    return Counter(_outcomes(found, disk, each, honest=honest))


def _outcomes(found: Recorded, disk: power.Disk, each: int, *, honest: bool) -> Iterator[str]:
    for state in power.states(found.before, found.steps, disk, found.first, each, seed=7):
        told = judged(state, found.folder, honest=honest)
        yield told if told == "ok" else f"{found.scene}, {disk}, {state.cut_after}: {told}"


def judged(state: power.State, folder: Path, *, honest: bool = True) -> str:
    """Opens the files as the next start would; "ok" or what does not hold.

    On a disk that lies an earlier whole state is as much as can be hoped for, and it must be told.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in state.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    try:
        opening, store = begun(folder)
    except AppError as error:
        return f"not opened: {type(error).__name__} {error.facts}"
    try:
        made = [reports.load(store, line.id) for line in reports.summaries(store.conn)]
    except AppError as error:
        if not honest and _can_be_taken_back(opening, folder):
            return "ok"
        return f"not read: {type(error).__name__} {error.facts}"
    finally:
        close(store.conn, folder / NAME, store.keeper)
    said = state.said.decode().split("\n")
    if not honest:
        return _mixed(made, said, opening)
    if opening.recovered or opening.is_older:
        return "a journal or this computer knew of a change that the database has not"
    told = _missing(made, said)
    return _not_kept(said, folder) if told == "ok" else told


def _can_be_taken_back(opening: Opening, folder: Path) -> bool:
    """The start named the damaged part, and a good backup has it."""
    proofs = [backups.proof_of(backup.path) for backup in listed(folder / FOLDER)]
    return bool(opening.wrong) and any(proof.is_good for proof in proofs)


def _missing(made: list[Report], said: list[str]) -> str:
    if len(made) != 2:
        return f"{len(made)} reports of 2"
    if "final" in said and any(report.state is State.DRAFT for report in made):
        return "finalised, and a draft again"
    saved = _saved(said)
    found = max(_number(report) for report in made)
    right = {saved, saved + 1, 0 if _is_restoring(said) else saved}
    return "ok" if found in right else f"saved {saved}, found {found}"


def _not_kept(said: list[str], folder: Path) -> str:
    """Every backup that was acknowledged is there and good."""
    for line in said:
        if line.startswith("kept "):
            file = folder / FOLDER / line[5:]
            if not file.exists() or not backups.proof_of(file).is_good:
                return f"{line}, and it is not good"
    return "ok"


def _mixed(made: list[Report], said: list[str], opening: Opening) -> str:
    if len(made) != 2:
        return f"{len(made)} reports of 2"
    found = min(_number(report) for report in made)
    if found < 0:
        return "figure and text of different saves"
    told = opening.recovered or opening.cut or opening.is_older or opening.wrong
    is_less = max(_number(report) for report in made) < _saved(said) and not _is_restoring(said)
    return "an earlier state, and nobody is told" if is_less and not told else "ok"


def _is_restoring(said: list[str]) -> bool:
    acts = [line for line in said if line in ("restoring", "restored")]
    return acts[-1:] == ["restoring"]


def _saved(said: list[str]) -> int:
    """The last number that was acknowledged; taking the first backup back leads to 0."""
    numbers = [0 if line == "restored" else int(line.split()[1]) for line in said if _counts(line)]
    return numbers[-1] if numbers else 0


def _counts(line: str) -> bool:
    return line == "restored" or line.startswith("saved ")


def _number(report: Report) -> int:
    """What the save scene last wrote, 0 before its first, -1 where figure and text differ."""
    given = answers(report)
    told = re.search(r"Lần lưu (\d+)\.", str(given.get(f"section:{SECTION}")))
    if not told:
        return 0
    return int(told[1]) if given.get(f"figure:{FIGURE}") == int(told[1]) else -1
