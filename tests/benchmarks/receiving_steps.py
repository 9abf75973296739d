"""One step of receiving in a process of its own, so that its memory is its own."""

import hashlib
import json
import sqlite3
from pathlib import Path

from core.merge import plan
from storage import deliveries, inbox, library, scanning
from storage.database import open_store
from storage.schema import TABLES_1_0, TABLES_1_1

_COPIED = ("revision", "report", "registration", "closed_finding")


def receive(folder: Path, database: Path) -> int:
    """Looked through, planned, taken, with every check."""
    store = open_store(database)
    found = scanning.scan([folder], store.path, deliveries.known(store))
    planned = plan(found, inbox.known(store, found, library.template_names()))
    inbox.receive(store, planned)
    store.close()
    return len(found.files)


def plain(folder: Path, database: Path) -> int:
    """The same rows by sqlite3 alone: nothing proved, nothing compared."""
    into = sqlite3.connect(database, isolation_level=None)
    into.execute("PRAGMA journal_mode = TRUNCATE")
    into.execute("BEGIN")
    for statement in (*TABLES_1_0, *TABLES_1_1):
        into.execute(statement)
    files = sorted(folder.rglob("*.db"))
    for file in files:
        source = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        told = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in _COPIED}  # noqa: S608
        source.close()
        for name, lines in told.items():
            marks = ", ".join("?" * len(lines[0])) if lines else ""
            if lines:
                into.executemany(f"INSERT INTO {name} VALUES ({marks})", lines)  # noqa: S608
        into.executemany(
            "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '', ?)",
            (_tally(line) for line in told["revision"]),
        )
    into.execute("COMMIT")
    into.close()
    return len(files)


def _tally(line: tuple[object, ...]) -> tuple[object, ...]:
    said = json.loads(str(line[8]))
    who, answers = said["identity"], said["answers"]
    figures = {key[7:]: value for key, value in answers.items() if key.startswith("figure:")}
    place = (who["template"], who["period"], who["id"], who["version"])
    return (*place, line[0], line[2], line[3], who["unit"], json.dumps(figures))


def digests(folder: Path, _database: Path) -> int:
    """Every file read and hashed, and nothing else: what a folder seen before can't do without."""
    files = sorted(folder.rglob("*.db"))
    for file in files:
        hashlib.sha256(file.read_bytes()).hexdigest()
    return len(files)
