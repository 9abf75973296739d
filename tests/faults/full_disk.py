"""A disk that is full from some write on: `python -m tests.faults.full_disk FOLDER ROOMS`.

It is a small disk in memory of this process alone. For each amount of room the same work is done;
every page that it needs is once the first that the disk does not have.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from core.errors import AppError
from core.report import State
from storage import backups, elsewhere, files, reports, stranger, submission
from storage.backup_names import FOLDER, Why
from storage.backup_names import backups as listed
from storage.database import Store
from storage.facts import facts_of, lock
from storage.opening import close
from tests.faults.power_cuts import files_in, prepare
from tests.faults.scenes import FIGURE, begun, saved
from ui import messages

SIZE, PAGE = 16 << 20, 4096
LONGEST = 5 << 19
_ALONE = ("unshare", "-rm")
PAPER = bytes(range(256)) * 500


def can_fill() -> bool:
    """Whether this user may have a disk of its own."""
    if shutil.which("unshare") is None:
        return False
    asked = subprocess.run([*_ALONE, "true"], check=False, capture_output=True)
    return asked.returncode == 0


def told(folder: Path, rooms: range) -> list[str]:
    """What became of each amount of room: "ok" with how much was refused, or what does not hold."""
    folder.mkdir(parents=True, exist_ok=True)
    work = [sys.executable, "-m", "tests.faults.full_disk", str(folder)]
    named = [str(rooms.start), str(rooms.stop), str(rooms.step)]
    mounted = 'mount -t tmpfs -o size="$0" tmpfs "$1" && shift && exec "$@"'
    command = [*_ALONE, "sh", "-c", mounted, str(SIZE), str(folder), *work, *named]
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=3000)
    return found.stdout.splitlines()


@dataclass(slots=True)
class _Trial:
    """What was acknowledged on the way, and what was refused without a sentence."""

    folder: Path
    saved: int = 0
    is_final: bool = False
    kept: list[Path] = field(default_factory=list)
    wrong: str = ""
    refused: int = 0

    def do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except AppError as error:
            self.refused += 1
            if not messages.sentence(error):
                self.wrong = f"no word for {type(error).__name__}"

    def save(self, store: Store, draft: str, number: int) -> None:
        saved(store, draft, number)
        self.saved = number

    def finalise(self, store: Store, draft: str) -> None:
        lock(store, facts_of(store, draft))
        self.is_final = True

    def back_up(self, store: Store) -> None:
        assert store.keeper
        self.kept.append(store.keeper.back_up(Why.ASKED).path)

    def submit(self, store: Store, id_: str) -> None:
        self.kept.append(submission.submit(store, [id_], self.folder / "stick").file)

    def elsewhere(self, store: Store, id_: str) -> None:
        facts, path = facts_of(store, id_), self.folder / "out" / "tam.db"
        elsewhere.write(path, facts.report, facts.unit, ())


def _tried(before: dict[str, bytes], folder: Path, room: int) -> str:
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    for name, data in before.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for name in ("stick", "out"):
        (folder / name).mkdir()
    filler = folder / "day"
    _fill(filler, room)
    trial = _Trial(folder)
    try:
        _work(trial, filler)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what we look for
        return f"{room}: {type(error).__name__} {error}"
    return f"{room}: {trial.wrong}" if trial.wrong else f"ok, {trial.refused} refused"


def _fill(filler: Path, room: int) -> None:
    found = os.statvfs(filler.parent)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, found.f_bavail * found.f_frsize - room)


def _work(trial: _Trial, filler: Path) -> None:
    try:
        _, store = begun(trial.folder)
    except AppError as error:
        trial.refused += 1
        trial.wrong = "" if messages.sentence(error) else "not opened, and no word"
        filler.unlink()
        _, store = begun(trial.folder)
    by_state = {r.state: r.id for r in reports.summaries(store.conn)}
    draft, final = by_state[State.DRAFT], by_state[State.FINAL]
    for number in (1, 2, 3):
        trial.do(partial(trial.save, store, draft, number))
    trial.do(lambda: trial.back_up(store))
    out = trial.folder / "out"
    trial.do(lambda: files.write_all({out / "a.docx": PAPER, out / "a.pdf": PAPER}))
    trial.do(lambda: trial.submit(store, final))
    trial.do(lambda: trial.elsewhere(store, draft))
    trial.do(lambda: trial.finalise(store, draft))
    filler.unlink(missing_ok=True)  # somebody made room: the session tries again
    if not trial.is_final:
        trial.save(store, draft, trial.saved + 1)
    if store.keeper:
        store.keeper.settle()  # nobody takes room while it is measured
    _fill(filler, 0)
    if store.keeper:
        store.keeper.back_up_quietly(Why.CLOSING)
    close(store.conn, store.path, store.keeper)
    filler.unlink()
    trial.wrong = trial.wrong or _not_right(trial, draft)


def _not_right(trial: _Trial, draft: str) -> str:
    _, store = begun(trial.folder)
    made = reports.load(store, draft)
    close(store.conn, store.path, store.keeper)
    if made.figures.get(FIGURE) != trial.saved:
        return f"saved {trial.saved}, found {made.figures.get(FIGURE)}"
    if trial.is_final and made.state is State.DRAFT:
        return "finalised, and a draft again"
    halves = [path.name for path in trial.folder.rglob("*.part") if path.parent.name != "baocaoxa"]
    papers = [path for path in (trial.folder / "out").iterdir() if path.suffix != ".db"]
    halves += [path.name for path in papers if path.read_bytes() != PAPER]
    for path in [*(trial.folder / "stick").iterdir(), *(trial.folder / "out").glob("*.db")]:
        if stranger.read(path.read_bytes()).state.value != "sound":
            halves.append(path.name)
    copies = [one.path for one in listed(trial.folder / FOLDER)]
    halves += [path.name for path in copies if not backups.proof_of(path).is_good]
    halves += [path.name for path in trial.kept if not path.exists()]
    return f"half or gone: {halves}" if halves else ""


def _trials(folder: Path, rooms: range) -> Iterator[str]:
    prepare(folder / "before", upgraded=True)
    before = dict(files_in(folder / "before"))
    for room in rooms:
        yield _tried(before, folder, room)


if __name__ == "__main__":
    for words in _trials(Path(sys.argv[1]), range(*map(int, sys.argv[2:5]))):
        print(words, flush=True)
