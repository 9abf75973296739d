"""What the program does while the power goes: `python -m tests.faults.scenes FOLDER SCENE`."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from core.canonical import Json
from core.report import State
from storage import copying, journal_writer, reports, restoring
from storage.backup_names import Why, backups
from storage.database import Store, migrate
from storage.facts import facts_of, lock
from storage.opening import Opening, open_checked
from storage.schema import NAME

SAVES = 12
SOON_S = 0.004  # about a save: the journal is written amid them, and at any moment of theirs
FIGURE, SECTION = "so_ho", "dac-diem-tinh-hinh"


def main(folder: Path, scene: str) -> None:
    """Does the scene and says on the standard output what is acknowledged, at that moment."""
    journal_writer.SOON_S = SOON_S
    if scene == "upgrade":
        say("ready")
    _, store = begun(folder)
    say("open")
    (draft,) = (r.id for r in reports.summaries(store.conn) if r.state is State.DRAFT)
    if scene != "upgrade":
        say("ready")
    if scene in _WORK:
        _WORK[scene](store, draft)
    say("end")
    os._exit(0)  # the power does not wait for a connection to be closed


def saved(store: Store, draft: str, number: int) -> None:
    """A figure and a text of the draft that say the same number."""
    told = " ".join([f"Lần lưu {number}."] * (1 + number * 37 % 90))
    words: Json = {"prose": told, "progress": "doing"}
    changed = {f"figure:{FIGURE}": number, f"section:{SECTION}": words}
    reports.save_answers(store, draft, changed)


def _save(store: Store, draft: str, numbers: Iterable[int] = range(1, SAVES + 1)) -> None:
    for number in numbers:
        saved(store, draft, number)
        say(f"saved {number}")


def _finalise(store: Store, draft: str) -> None:
    lock(store, facts_of(store, draft))
    say("final")


def _back_up(store: Store, draft: str) -> None:
    assert store.keeper
    for number in range(1, 5):
        _save(store, draft, [number])
        say(f"kept {store.keeper.back_up(Why.ASKED).path.name}")


def _copy(store: Store, draft: str) -> None:
    """Backups as a large office has them: the saves go on while they are made."""
    assert store.keeper
    copying.LONG = 0
    for number in range(1, 9, 3):
        _save(store, draft, [number])
        made = store.keeper.back_up_beside(Why.ASKED)
        _save(store, draft, [number + 1])
        kept = made and made.result()
        assert kept
        say(f"kept {kept.path.name}")
        _save(store, draft, [number + 2])


def _restore(store: Store, draft: str, one: str = "") -> None:
    """What was saved is taken back to where it began; what was before is kept."""
    first = backups(restoring.folder_of(store))[-1].path
    for _ in range(2):
        _save(store, draft, [1, 2])
        say("restoring")
        data = restoring.source(first)
        if one:
            before = restoring.restore_report(store, data, one)
        else:
            before = restoring.restore_all(store, data, first)
        say(f"restored\nkept {before.path.name}")


def _restore_one(store: Store, draft: str) -> None:
    _restore(store, draft, draft)


_WORK: Mapping[str, Callable[[Store, str], None]] = {
    "save": _save,
    "finalise": _finalise,
    "backup": _back_up,
    "copying": _copy,
    "restore": _restore,
    "restore_one": _restore_one,
}


def begun(folder: Path) -> tuple[Opening, Store]:
    """The database as the program opens it; what computers remember lies in the folder too."""
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    opening = open_checked(folder / NAME)
    store = Store(opening.connection)
    migrate(store)
    return opening, store


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
