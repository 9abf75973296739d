"""What the program does while the power goes: `python -m tests.faults.scenes FOLDER SCENE`."""

import os
import sys
from pathlib import Path

from core.canonical import Json
from core.report import State
from storage import reports
from storage.database import Store, migrate
from storage.facts import facts_of, lock
from storage.opening import Opening, open_checked
from storage.schema import NAME

SAVES = 12
FIGURE, SECTION = "so_ho", "dac-diem-tinh-hinh"


def main(folder: Path, scene: str) -> None:
    """Does the scene and says on the standard output what is acknowledged, at that moment."""
    if scene == "upgrade":
        say("ready")
    _, store = begun(folder)
    say("open")
    (draft,) = (r.id for r in reports.summaries(store.conn) if r.state is State.DRAFT)
    if scene != "upgrade":
        say("ready")
    if scene == "save":
        for number in range(1, SAVES + 1):
            told = " ".join([f"Lần lưu {number}."] * (1 + number * 37 % 90))
            words: Json = {"prose": told, "progress": "doing"}
            changed = {f"figure:{FIGURE}": number, f"section:{SECTION}": words}
            reports.save_answers(store, draft, changed)
            say(f"saved {number}")
    if scene == "finalise":
        lock(store, facts_of(store, draft))
        say("final")
    say("end")
    os._exit(0)  # the power does not wait for a connection to be closed


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
