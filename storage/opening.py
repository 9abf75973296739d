"""Opens the working database: light where it lies as it was left, else looked through first."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AppError
from storage import local_state, owner
from storage.backup_names import FOLDER, backups, journals
from storage.connection import (
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseLocked,
    DatabaseNewer,
    connect,
)

if TYPE_CHECKING:
    from storage.keeper import Keeper
    from storage.recovering import Recovered

WHOLE = "database"


class DataGone(AppError):
    """In `folder` this computer worked the last time, and nothing of it is there now."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The last change before a bad end: when, and to which answers (report, key).

    The key is "" where only the report is known.
    """

    at: str
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """The open database, and what is to be told of it.

    `recovered`: it was bad or missing, or lacked what was noted since. `cut`: it was not closed
    the last time, and this was the last change. `wrong`: parts that are
    not what was saved, or WHOLE. `is_older`: the file is older than the last work on this computer;
    `is_other`: it is another computer's; `newer`: this backup holds what was worked at here.
    """

    connection: sqlite3.Connection
    recovered: Recovered | None = None
    cut: Cut | None = None
    wrong: tuple[str, ...] = ()
    newer: Path | None = None
    is_older: bool = False
    is_other: bool = False


def refuse_where_gone(path: Path) -> None:
    """Before a folder is made anew: raises DataGone where there was work, and no trace is left."""
    try:
        is_there = path.exists() or _is_our_place(path)
    except OSError:
        return  # a folder that may not be entered is told by its own error
    if local_state.read(path).seq and not is_there:
        raise DataGone(folder=path.parent)


def begin_anew(path: Path) -> None:
    """What was worked at there is not looked for any more."""
    state = local_state.read(path)
    local_state.write(path, replace(state, install="", seq=0, size=0, modified=0, heads=""))


def open_checked(path: Path) -> Opening:
    """The database at `path`; what is bad is moved aside and made again from backup and journal.

    Raises the errors of `storage.connection`; DatabaseLocked says who has it.
    """
    state = local_state.read(path)
    as_left = local_state.matches(path, state)
    opening = _connected(path)
    as_left = as_left and local_state.heads_of(opening.connection) == state.heads
    was_open = owner.read(path) is not None
    try:
        if was_open or (not as_left and opening.recovered is None):
            from storage.looking_through import looked_through

            opening = looked_through(path, opening, state, was_open=was_open)
    except BaseException:
        opening.connection.close()
        raise
    owner.take(path)
    if opening.is_older or opening.is_other:  # what follows is another line of work
        state = replace(state, actor="")
    local_state.write(path, replace(state, size=0, modified=0))
    return opening


def close(connection: sqlite3.Connection, path: Path, keeper: Keeper | None) -> None:
    """Close it and remember how it was left; everything acknowledged is on the disk.

    With its `keeper` the journal is there to its end too, before anybody else may open.
    """
    if keeper:
        keeper.finish()
    about: dict[str, str] = {}
    with contextlib.suppress(sqlite3.Error):
        about = dict(connection.execute("SELECT key, value FROM meta"))
    heads = local_state.heads_of(connection)
    connection.close()
    if about and not (keeper and keeper.is_cut_off):
        state = local_state.read(path)
        left = local_state.left(path, state, about["install_id"], int(about["seq"]), heads)
        local_state.write(path, left)
    owner.release(path)


def _connected(path: Path) -> Opening:
    recovered = None
    if not path.exists() or not path.stat().st_size:
        recovered = _recovered(path)
    try:
        return Opening(connect(path), recovered)
    except DatabaseLocked as error:
        raise _locked(path) from error
    except (DatabaseDamaged, DatabaseForeign, DatabaseNewer) as error:
        if not _is_damage(error, path):
            raise
        recovered = _recovered(path)
        if recovered is None:
            raise
        return Opening(connect(path), recovered)


def _is_damage(error: AppError, path: Path) -> bool:
    """In the place of ours, what says that it is another program's can only be ours, damaged, or
    lie there by mistake; what is ours in all but its version's number is no newer one."""
    match error:
        case DatabaseForeign():
            return _is_our_place(path) or bool(local_state.read(path).seq)
        case DatabaseNewer():
            from storage.recovering import is_newer_by_mark_alone

            return is_newer_by_mark_alone(path)
        case _:
            return True


def _is_our_place(path: Path) -> bool:
    from storage import chains

    folder = path.parent / FOLDER
    return bool(backups(folder) or journals(folder) or chains.install_of(path))


def _recovered(path: Path) -> Recovered | None:
    # Only now: it brings all that the first page does without.
    from storage.recovering import recover

    return recover(path)


def _locked(path: Path) -> DatabaseLocked:
    found = owner.read(path) or owner.Owner("", "", "")
    who = {"name": found.name, "computer": found.computer, "since": found.since}
    return DatabaseLocked(path=path, **who, is_here=found.is_here)
