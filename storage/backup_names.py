"""The folder of backups and how its files are called: ordered by their number, dated for people."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from unicodedata import normalize

FOLDER = "Ban sao"
# What Explorer makes of a second file of one name where a person keeps both.
_TWICE = r"(?: - (?:Copy|Bản sao))?(?: \(\d{1,3}\))?"
_BACKUP = re.compile(
    r"ban-sao-(\d{6,12})-luu-(\d{6,16})-(\d{8})-(\d{4})-([a-z-]+)" + _TWICE + r"\.db"
)
_JOURNAL = re.compile(r"nhat-ky-(\d{6,12})\.jsonl")
_KEPT_BOTH = re.compile(r"nhat-ky-(\d{6,12})" + _TWICE + r"\.jsonl")
_BAD = re.compile(r"tep-hong-(\d{1,6})\.db")
_LAST, _MONTHS = 10, 12


class Why(StrEnum):
    """What a backup was made before or at; the file's name says it."""

    DAY = "dau-ngay"
    CLOSING = "khi-dong"
    UPGRADE = "truoc-nang-cap"
    IMPORT = "truoc-nhap"
    RESTORE = "truoc-khoi-phuc"
    RESTORED = "sau-khoi-phuc"
    SUBMITTED = "khi-nop"
    ASKED = "tu-tay"
    LONG = "nhat-ky-dai"
    NEWER = "moi-hon"


@dataclass(frozen=True, slots=True)
class Backup:
    """One file of the folder. `number` orders them; `day` and `time` are what the clock said."""

    path: Path
    number: int
    seq: int
    day: str
    time: str
    why: Why


def backups(folder: Path) -> tuple[Backup, ...]:
    """All of them, the newest first; two of one number by the change they stand at."""
    found = filter(None, map(_backup, _files(folder)))
    return tuple(sorted(found, key=lambda one: (-one.number, -one.seq, one.path.name)))


def bad_files(folder: Path) -> tuple[Path, ...]:
    """Damaged databases that were moved aside, the last one first."""
    numbered = [(int(match[1]), path) for path in _files(folder) if (match := _bad(path))]
    return tuple(path for _, path in sorted(numbered, reverse=True))


def _bad(path: Path) -> re.Match[str] | None:
    return _BAD.fullmatch(path.name)


def journals(folder: Path) -> dict[int, Path]:
    """Every edit journal by the number of the backup it goes on from."""
    named = ((_JOURNAL.fullmatch(path.name), path) for path in _files(folder))
    return {int(match[1]): path for match, path in named if match}


def noted(folder: Path) -> tuple[tuple[int, Path], ...]:
    """The journals and what was kept beside one of the same name, by their numbers."""
    named = ((_KEPT_BOTH.fullmatch(normalize("NFC", path.name)), path) for path in _files(folder))
    return tuple(sorted((int(match[1]), path) for match, path in named if match))


def journal_path(folder: Path, number: int) -> Path:
    """Where the changes since that backup stand; 0: since the empty database."""
    return folder / f"nhat-ky-{number:06}.jsonl"


def backup_path(folder: Path, number: int, seq: int, now: str, why: Why) -> Path:
    """The name of a backup; `now` as ISO writes it."""
    day, time = now[:10].replace("-", ""), now[11:16].replace(":", "")
    return folder / f"ban-sao-{number:06}-luu-{seq:06}-{day}-{time}-{why.value}.db"


def outgrown(found: Iterable[Backup]) -> tuple[Backup, ...]:
    """Those that can go: not of the last ten, not the first of a month's, not of a submission."""
    ordered = sorted(found, key=lambda backup: backup.number)
    first_of_month: dict[str, Backup] = {}
    for backup in ordered:
        first_of_month.setdefault(backup.day[:6], backup)
    stay = {*ordered[-_LAST:], *list(first_of_month.values())[-_MONTHS:]}
    stay |= {backup for backup in ordered if backup.why is Why.SUBMITTED}
    return tuple(backup for backup in ordered if backup not in stay)


def _backup(path: Path) -> Backup | None:
    match = _BACKUP.fullmatch(normalize("NFC", path.name))
    if not match or match[5] not in list(Why):
        return None
    return Backup(path, int(match[1]), int(match[2]), match[3], match[4], Why(match[5]))


def _files(folder: Path) -> tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:
        return ()
