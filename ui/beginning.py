"""How a start goes on where the data can't be opened as it is: what is asked, what is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.errors import AppError
from storage import data_folder
from storage.backup_names import FOLDER
from storage.connection import (
    DatabaseDamaged,
    DatabaseForeign,
    DatabaseLocked,
    DatabaseNewer,
    DataFolderUnwritable,
    DiskFailing,
    DiskFull,
)
from storage.data_folder import DataFolder
from storage.opening import DataGone, Opening, begin_anew, open_checked, refuse_where_gone

if TYPE_CHECKING:
    from ui.start_box import Choice

_NOT_OURS = (DatabaseDamaged, DatabaseForeign, DatabaseNewer)
_NOT_BEGUN = (
    DataGone,
    DatabaseLocked,
    DataFolderUnwritable,
    DiskFull,
    DiskFailing,
    *_NOT_OURS,
)


@dataclass(frozen=True, slots=True)
class Begun:
    """An open connection in that folder; `copy_of`: a copy to look at, of when or of what."""

    folder: DataFolder
    connection: Any
    opening: Opening | None = None
    copy_of: str = ""


def begun(folder: DataFolder) -> Begun | None:
    """The database, or a copy of it or of a backup to look at; None: not wanted."""
    while True:
        try:
            refuse_where_gone(folder.database)
            path = data_folder.prepare(folder)
            opening = open_checked(path)
        except _NOT_BEGUN as error:
            from ui import start_box
            from ui.start_box import Choice

            match start_box.asked(error, *_offered(error, folder.database)):
                case Choice.CLOSE:
                    return None
                case Choice.LOOK:
                    return _on_copy(folder)
                case Choice.BACKUP:
                    return _on_backup(folder)
                case Choice.ANEW:
                    begin_anew(folder.database)
                case Choice.FOLDER:
                    folder = DataFolder(start_box.other_folder(folder.path))
                case Choice.PLACE:
                    start_box.show_folder(folder.path)
        else:
            return Begun(folder, opening.connection, opening)


def _offered(error: AppError, database: Path) -> list[Choice]:
    """What can be done besides trying again and closing."""
    from storage import recovering
    from storage.looking import can_be_looked_at
    from ui.start_box import Choice

    if isinstance(error, DataGone):
        return [Choice.ANEW]
    if isinstance(error, _NOT_OURS):
        found = recovering.newest(database.parent / FOLDER)
        return [*([Choice.BACKUP] if found else []), Choice.FOLDER, Choice.PLACE]
    look = [Choice.LOOK] if can_be_looked_at(database) else []
    return [*look, Choice.FOLDER] if isinstance(error, DataFolderUnwritable) else look


def _on_copy(folder: DataFolder) -> Begun:
    from storage.looking import looked_at

    copy, at = looked_at(folder.database)
    return Begun(folder, copy, copy_of=at or str(folder.database))


def _on_backup(folder: DataFolder) -> Begun | None:
    """To look at: what would be changed in it would be another line of work."""
    from storage import recovering
    from storage.restoring import looked

    found = recovering.newest(folder.database.parent / FOLDER)
    if found is None:  # gone since it was offered
        return begun(folder)
    return Begun(folder, looked(found.data), copy_of=found.at)
