"""Whether a database says what was saved: every digest of everything in it, told by its parts."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.arrival import Reason
from core.errors import AppError
from storage.packing import unpacked
from storage.reading_through import read_through
from storage.rows import register_digest, text_digest
from storage.strange_file import Refused, open_guarded
from storage.strange_reports import arrivals
from storage.strange_values import Tables, tables

# Our own file, however long it takes; a stranger's gets less.
_PATIENCE = 120.0
# A receiving office's whole province: every digest of it would take minutes at each backup.
LARGE = 48 << 20
_WRONG = (ValueError, KeyError, TypeError, AppError)


@dataclass(frozen=True, slots=True)
class Proof:
    """What a database of these bytes is: `reason` says why it can't be read at all.

    `wrong` names the parts that are not what was saved: "report ID", "register KIND ID", …
    """

    reason: Reason = Reason.NONE
    install: str = ""
    seq: int = 0
    wrong: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether all of it is what was saved."""
        return self.reason is Reason.NONE and not self.wrong


def prove(data: bytes) -> Proof:
    """Read the bytes of a database as a stranger's, and compare every digest."""
    try:
        connection = open_guarded(data, _PATIENCE)
        try:
            found = tables(connection)
        finally:
            connection.close()
        about: dict[str, str] = dict(found["meta"])
        wrong = (*_reports(found), *_registers(found), *_versions(found))
        return Proof(install=about["install_id"], seq=int(about["seq"]), wrong=wrong)
    except Refused as refused:
        return Proof(refused.reason)
    except sqlite3.Error as error:
        slow = getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT"
        return Proof(Reason.SLOW if slow else Reason.CONTENT)
    except (*_WRONG, MemoryError, RecursionError, OverflowError):
        return Proof(Reason.CONTENT)


def prove_file(path: Path) -> Proof:
    """Read a file that no one has open; of a very large one the pages, not every digest."""
    try:
        if path.stat().st_size <= LARGE:
            return prove(path.read_bytes())
        read_through(path)
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except OSError:
        return Proof(Reason.MISSING)
    try:
        whole = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
        about = dict(connection.execute("SELECT key, value FROM meta"))
        proof = Proof(install=str(about["install_id"]), seq=int(about["seq"]))
        return proof if whole else Proof(Reason.CONTENT)
    except (sqlite3.Error, KeyError, ValueError):
        return Proof(Reason.CONTENT)
    finally:
        connection.close()


def _reports(found: Tables) -> tuple[str, ...]:
    damaged = {arrival.id for arrival in arrivals(found) if arrival.is_damaged}
    return tuple(f"report {id_}" for id_ in sorted(damaged))


def _registers(found: Tables) -> tuple[str, ...]:
    return tuple(
        f"register {row[0]} {row[1]}"
        for row in found["register"]
        if register_digest(*row[:6]) != row[6]
    )


def _versions(found: Tables) -> tuple[str, ...]:
    return tuple(f"version {row[0]} {row[1]}" for row in found["version"] if not is_version(row))


def is_version(row: tuple[Any, ...]) -> bool:
    """Whether what an answer said before is what was kept of it."""
    try:
        return text_digest(unpacked(str(row[5]))) == str(row[4])
    except ValueError:
        return False
