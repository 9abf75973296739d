"""Folders that become read-only, closed or gone: `python -m tests.faults.lost_folders FOLDER`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from core.errors import AppError
from core.report import State
from storage import backups, data_folder, elsewhere, files, reports, submission
from storage.backup_names import FOLDER, Why
from storage.backup_names import backups as listed
from storage.data_folder import DataFolder
from storage.database import Store
from storage.facts import facts_of
from storage.kept import ReportUnknown
from storage.opening import close
from tests.faults.power_cuts import files_in, prepare
from tests.faults.scenes import FIGURE, begun, saved
from ui import messages

STEPS = ("start", "save", "backup", "export", "submit", "elsewhere", "close")
HURTS = ("read-only", "closed", "away", "removed")
PLACES = ("data", f"data/{FOLDER}", "stick", "out")
# Root may write everywhere: it does without that right.
_PLAIN = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def can_hurt() -> bool:
    """Whether this user can be refused."""
    return os.name == "posix" and (os.getuid() != 0 or shutil.which("setpriv") is not None)


def told(folder: Path, every: int = 1) -> list[str]:
    """Every hurt of every place at every step, or some: "ok", or what does not hold."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = _PLAIN if os.getuid() == 0 else ()
    command = [*plain, sys.executable, "-m", "tests.faults.lost_folders", str(folder)]
    command.append(str(every))
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=600)
    return found.stdout.splitlines()


@dataclass(slots=True)
class _Trial:
    """The folders, what is open, what was acknowledged and what was refused without a word."""

    folder: Path
    store: Store | None = None
    saved: int = 0
    refused: int = 0
    wrong: str = ""
    made: list[Path] = field(default_factory=list)

    def do(self, act: Callable[[], None]) -> None:
        try:
            act()
        except AppError as error:
            self.refused += 1
            if not messages.sentence(error):
                self.wrong = f"no word for {type(error).__name__}"

    def start(self) -> None:
        data_folder.prepare(DataFolder(self.folder / "data"))
        _, self.store = begun(self.folder / "data")

    @property
    def open(self) -> Store:
        if self.store is None:
            self.start()
        assert self.store
        return self.store

    def id_of(self, state: State) -> str:
        for report in reports.summaries(self.open.conn):
            if report.state is state:
                return report.id
        raise ReportUnknown(beginning=state.value)

    def save(self) -> None:
        saved(self.open, self.id_of(State.DRAFT), self.saved + 1)
        self.saved += 1

    def back_up(self) -> None:
        keeper = self.open.keeper
        assert keeper
        self.made.append(keeper.back_up(Why.ASKED).path)

    def export(self) -> None:
        out = self.folder / "out"
        files.write_all({out / "a.docx": b"word", out / "a.pdf": b"pdf"})
        self.made += [out / "a.docx", out / "a.pdf"]

    def submit(self) -> None:
        found = submission.submit(self.open, [self.id_of(State.FINAL)], self.folder / "stick")
        self.made.append(found.file)

    def elsewhere(self) -> None:
        facts, path = facts_of(self.open, self.id_of(State.DRAFT)), self.folder / "out" / "tam.db"
        elsewhere.write(path, facts.report, facts.unit, ())
        self.made.append(path)

    def close(self) -> None:
        if self.store is None:
            return
        if self.store.keeper:
            self.store.keeper.back_up_quietly(Why.CLOSING)
        close(self.store.conn, self.folder / "data" / self.store.path.name, self.store.keeper)
        self.store = None


def _tried(before: Mapping[str, bytes], folder: Path, step: str, hurt: str, place: str) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in before.items():
        (folder / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / name).write_bytes(data)
    for name in ("stick", "out"):
        (folder / name).mkdir()
    trial = _Trial(folder)
    try:
        _work(trial, step, hurt, folder / place)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what we look for
        trial.wrong = f"{type(error).__name__} {error}"
    finally:
        _healed(hurt, folder / place)
    if trial.wrong:
        return f"{hurt} {place} at {step}: {trial.wrong}"
    return f"ok, {trial.refused} refused"


def _work(trial: _Trial, step: str, hurt: str, place: Path) -> None:
    acts = [trial.start, trial.save, trial.back_up, trial.export, trial.submit]
    acts += [trial.elsewhere, trial.close]
    at = STEPS.index(step)
    for act in acts[:at]:
        act()
    _hurt(hurt, place)
    kept = list(trial.made)
    for act in acts[at : at + 2]:
        trial.do(act)
    if hurt == "removed":
        return
    if step == "start":
        trial.close()
    if hurt == "away":  # what was made in its place meanwhile makes room for it again
        trial.made = kept
    _healed(hurt, place)
    for act in (trial.save, trial.back_up, trial.export, trial.submit, trial.close):
        act()
    trial.start()
    made = reports.load(trial.open, trial.id_of(State.DRAFT))
    if made.figures[FIGURE] != trial.saved:
        trial.wrong = f"saved {trial.saved}, found {made.figures[FIGURE]}"
    copies = [one.path for one in listed(trial.folder / "data" / FOLDER)]
    bad = [path.name for path in copies if not backups.proof_of(path).is_good]
    bad += [path.name for path in trial.made if not path.exists()]
    bad += [path.name for path in trial.folder.rglob("*.part") if "state" not in path.parts]
    trial.wrong = trial.wrong or (f"half or gone: {bad}" if bad else "")
    trial.close()


def _hurt(hurt: str, place: Path) -> None:
    match hurt:
        case "read-only":
            for path in [*place.rglob("*"), place]:
                path.chmod(0o555 if path.is_dir() else 0o444)
        case "closed":
            place.chmod(0)
        case "away":
            place.rename(place.with_name(f"{place.name} khac"))
        case _:
            shutil.rmtree(place)


def _healed(hurt: str, place: Path) -> None:
    aside = place.with_name(f"{place.name} khac")
    if hurt == "away" and aside.exists():
        shutil.rmtree(place, ignore_errors=True)
        aside.rename(place)
    if place.exists():
        place.chmod(0o755)
        for path in place.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)


def _trials(folder: Path, every: int) -> Iterator[str]:
    prepare(folder / "before", upgraded=True)
    before = files_in(folder / "before")
    for step, hurt, place in list(product(STEPS, HURTS, PLACES))[::every]:
        yield _tried(before, folder / "work", step, hurt, place)


if __name__ == "__main__":
    for words in _trials(Path(sys.argv[1]), int(sys.argv[2])):
        print(words, flush=True)
