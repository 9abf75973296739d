"""The data folder opened for one command, and what a command says at its end."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import AppError
from storage import data_folder, files
from storage.database import Store, open_store


class FileUnreadable(AppError):
    """`file` can't be read: `problem`."""


class FileMissing(AppError):
    """There is no `file`."""


class TargetsSame(AppError):
    """Two files were to be written at `path`."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answers: JSON for programs, lines for people, the exit code."""

    json: dict[str, object]
    lines: tuple[str, ...]
    code: int = 0


@contextlib.contextmanager
def opened(folder: Path | None) -> Iterator[Store]:
    """The working database, migrated; closed at the end."""
    store = open_store(data_folder.prepare(data_folder.chosen(folder)))
    try:
        yield store
    finally:
        store.close()


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of a file a person named; at most one byte more than `largest`."""
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise FileMissing(file=path) from None
    except OSError as error:
        raise FileUnreadable(file=path, problem=error.strerror or "") from None


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
