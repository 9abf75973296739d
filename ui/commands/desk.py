"""The data folder opened for one command, and what a command says at its end."""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import AppError
from storage import data_folder, files
from storage.database import Store, migrate
from storage.opening import close, open_checked
from ui import opening_words
from ui.messages import folder_words


class TargetsSame(AppError):
    """Two files were to be written at `path`."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answers: JSON for programs, lines for people, the exit code, and what it
    could not do, told on stderr beside them."""

    json: dict[str, object]
    lines: tuple[str, ...]
    code: int = 0
    problem: AppError | None = None


@contextlib.contextmanager
def opened(folder: Path | None) -> Iterator[Store]:
    """The working database, looked through and migrated; closed at the end."""
    place = data_folder.chosen(folder)
    path = data_folder.prepare(place)
    opening = open_checked(path)
    try:
        store = Store(opening.connection)
        migrate(store)
    except BaseException:
        close(opening.connection, path, None)
        raise
    for line in opening_words.lines(opening):
        if sys.stderr is not None:
            print(line, file=sys.stderr)
    if place.avoided and sys.stderr is not None:
        told = folder_words(place.path, place.avoided, place.synced_by)
        print(told, file=sys.stderr)
    try:
        yield store
    finally:
        close(store.conn, path, store.keeper)


def write_files(store: Store, wanted: Sequence[tuple[Path, bytes]]) -> None:
    """All files a person asked for, or none; never over the work itself."""
    seen = {os.path.realpath(f"{store.path}{end}") for end in ("", "-journal")}
    own = frozenset(seen)
    for path, _ in wanted:
        place = os.path.realpath(path)
        if place in own:
            raise files.TargetTaken(path=path)
        if place in seen:
            raise TargetsSame(path=path)
        seen.add(place)
    files.write_all(dict(wanted))
