"""Looking through sticks and folders: each file on its own, many by other processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from core.arrival import FileState, Reason, Scan, ScannedFile
from core.errors import AppError
from storage import children, deliveries, stranger
from storage.backup_names import FOLDER
from storage.one_file import look
from storage.outgoing_names import is_named_ours
from storage.schema import NAME
from storage.shared_values import Shared
from storage.strange_file import beginning, is_ours

_BATCH = 6


class Stopped(AppError):
    """A person stopped it; nothing was changed."""


# Told how many files of how many are done; False asks to stop.
Watch = Callable[[int, int], bool]


def unwatched(_done: int, _of: int) -> bool:
    """Nobody asks."""
    return True


def scan(
    paths: Sequence[Path],
    working: Path | None = None,
    before: deliveries.Known | None = None,
    watch: Watch = unwatched,
) -> Scan:
    """Every file named, and in every folder named, at any depth, what is ours or a database.

    `working` is the database now open: it is never opened a second time. `before` is what is known
    of files by their digest: they are not read again. Raises Stopped.
    """
    known = before or {}
    found = [path for given in paths for path in _files(given, working)]
    # Opening the database that is open here would drop its lock when it is closed again.
    strange = [path for path in found if not _is_same(path, working)]
    looked: dict[Path, ScannedFile] = {}
    shared = Shared()
    for file in _each(strange, known.keys()):
        if not watch(len(looked), len(found)):
            raise Stopped
        looked[Path(file.path)] = shared.file(file)
    watch(len(found), len(found))
    return Scan(tuple(_told(path, looked.get(path), known) for path in found))


def looked(paths: Sequence[Path], known: Collection[str]) -> Iterator[ScannedFile]:
    """Each file once, in their order, by other processes; until they are there, by this one.

    A file that ends another process is refused, and stops none of the others.
    """
    left, size = list(paths), _BATCH
    while left:
        told = 0
        try:
            for file in children.each(look, left, frozenset(known), size):
                told += 1
                yield file
        except children.NoChildren:
            yield from (look(path, known) for path in left[told:])
            return
        except children.ChildDied:
            # One at a time, the first that is not told is the one that ended its process.
            if size == 1:
                yield _deadly(left[told])
                told += 1
            size = 1
        left = left[told:]


def _each(paths: Sequence[Path], known: Collection[str]) -> Iterator[ScannedFile]:
    """Files known before cost their digest only: others are called at the first that is new."""
    told = 0
    for path in paths:
        file = look(path, known)
        told += 1
        yield file
        if not file.is_known and len(paths) - told >= children.FEW:
            break
    yield from looked(paths[told:], known)


def _deadly(path: Path) -> ScannedFile:
    named_ours = is_named_ours(path.name)
    return stranger.refused_file(path, Reason.CONTENT, is_named_ours=named_ours)


def _told(path: Path, looked: ScannedFile | None, known: deliveries.Known) -> ScannedFile:
    if looked is None:
        return ScannedFile(str(path), path.name, FileState.FOREIGN, Reason.IN_USE)
    return replace(looked, arrivals=known[looked.sha256]) if looked.is_known else looked


def _files(given: Path, working: Path | None) -> Iterator[Path]:
    if given.is_symlink() or not given.is_dir():
        yield given
        return
    for folder, inner, names in os.walk(given):
        # Beside a database its backups tell nothing that it does not.
        inner[:] = sorted(name for name in inner if name != FOLDER or NAME not in names)
        for name in sorted(names):
            path = Path(folder, name)
            ours = _may_be_ours(name) or is_ours(beginning(path))
            if ours and not _is_same(path, working):
                yield path


def _may_be_ours(name: str) -> bool:
    """A database by its name: one that is not ours is told, rather than passed over in silence.

    Windows keeps its thumbnails in a Thumbs.db, other systems their marks in hidden files.
    """
    bare = name.lower()
    return bare.endswith(".db") and bare != "thumbs.db" and not bare.startswith(".")


def _is_same(path: Path, working: Path | None) -> bool:
    try:
        return working is not None and path.samefile(working)
    except OSError:
        return False
