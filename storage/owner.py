"""The small file beside the database that tells who has it open; the lock decides, not this."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from core.errors import AppError
from storage import files

_NAME = "dang-mo.json"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Owner:
    """Who opened the database, on which computer, since when by its clock."""

    name: str
    computer: str
    since: str

    @property
    def is_here(self) -> bool:
        """Whether that is this computer."""
        return bool(self.computer) and self.computer == _computer()


def read(database: Path) -> Owner | None:
    """Who says to have it open; after a crash this may be somebody long gone."""
    try:
        with (database.parent / _NAME).open(encoding="utf-8") as file:
            said = json.loads(file.read(2000))
        words = [str(said[key])[:_LONGEST] for key in ("name", "computer", "since")]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Owner(*(" ".join(word.split()) for word in words))


def take(database: Path) -> None:
    """Say that it is open here; where that can't be written, nobody is told.

    On the disk at once: after a power cut it is what tells that the end was not a good one.
    """
    now = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    told = json.dumps(asdict(Owner(_user(), _computer(), now)), ensure_ascii=False)
    with contextlib.suppress(AppError):
        files.write(database.parent / _NAME, told.encode())


def release(database: Path) -> None:
    """It is closed."""
    with contextlib.suppress(OSError):
        (database.parent / _NAME).unlink()


def _user() -> str:
    return os.environ.get("USERNAME") or os.environ.get("USER") or ""


def _computer() -> str:
    # Not platform.node(): on Windows that asks slow services.
    return os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")
