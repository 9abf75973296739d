"""The data folder opened for one command, and what a command says at its end."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import AppError
from storage import data_folder
from storage.database import Store, open_store


class FileUnreadable(AppError):
    """`file` can't be read: `problem`."""


class FileMissing(AppError):
    """There is no `file`."""


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
