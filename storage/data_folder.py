"""Where the work lives: a folder anyone can find, outside what a sync program owns."""

import contextlib
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from storage import files
from storage.connection import DataFolderUnwritable, DiskFailing, DiskFull
from storage.schema import NAME

if sys.platform == "win32":
    from storage import windows

_FOLDER = "Bao cao xa"
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_SYNCED = {
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "dropbox": "Dropbox",
    "iclouddrive": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "nextcloud": "Nextcloud",
}


@dataclass(frozen=True, slots=True)
class DataFolder:
    """`synced_by` owns the Documents folder `avoided`, or this one where the work was there before.

    Both are empty where Documents is the computer's own.
    """

    path: Path
    synced_by: str = ""
    avoided: Path | None = None

    @property
    def database(self) -> Path:
        """The working database's file."""
        return self.path / NAME


def chosen(given: Path | None) -> DataFolder:
    """The folder asked for by --data, else the default one of this user."""
    if given is not None:
        # A name after "~" that is nobody's is a folder's own.
        with contextlib.suppress(RuntimeError):
            given = given.expanduser()
        return DataFolder(given.absolute())
    home = Path.home()
    return default(home, _documents(home), os.environ)


def default(home: Path, documents: Path, environment: Mapping[str, str]) -> DataFolder:
    """Documents/"Bao cao xa", or a folder beside it where a sync program owns Documents.

    A sync program that came later moves nothing: the folder with the database stays.
    """
    usual = documents / _FOLDER
    owner = synced_by(usual, environment)
    if not owner:
        return DataFolder(usual)
    beside = home / _FOLDER
    if synced_by(beside, environment):
        own = environment.get("LOCALAPPDATA") or environment.get("XDG_DATA_HOME")
        beside = (Path(own) if own else home / ".local" / "share") / _FOLDER
    if (usual / NAME).exists() and not (beside / NAME).exists():
        return DataFolder(usual, owner)
    return DataFolder(beside, owner, usual)


def synced_by(path: Path, environment: Mapping[str, str]) -> str:
    """The sync program that owns `path`; empty where none does."""
    real = path.resolve()
    for key in _ONEDRIVE:
        root = environment.get(key)
        if root and real.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    for part in real.parts:
        for beginning, name in _SYNCED.items():
            if re.match(rf"{re.escape(beginning)}(\W|$)", part.casefold()):
                return name
    return ""


def prepare(folder: DataFolder) -> Path:
    """Make the folder and prove that it can be written; returns the database's file.

    Raises DataFolderUnwritable, DiskFull, DiskFailing.
    """
    proof = folder.path / f".{os.urandom(8).hex()}"
    try:
        folder.path.mkdir(parents=True, exist_ok=True)
        proof.touch()
        proof.unlink()
    except OSError as error:
        found = files.told(error, folder.path)
        if isinstance(found, DiskFull | DiskFailing):
            raise found from error
        raise DataFolderUnwritable(folder=folder.path) from error
    return folder.database


def _documents(home: Path) -> Path:
    if sys.platform == "win32":
        found = windows.documents_folder()
    else:
        found = _xdg_documents(home, os.environ)
    return found or home / "Documents"


def _xdg_documents(home: Path, environment: Mapping[str, str]) -> Path | None:
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    try:
        text = settings.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    match = re.search(r'^XDG_DOCUMENTS_DIR="(.+)"$', text, re.MULTILINE)
    found = Path(match[1].replace("$HOME", str(home))) if match else None
    # Some systems point it at the home folder itself: then there is no such folder.
    return found if found and found != home else None
