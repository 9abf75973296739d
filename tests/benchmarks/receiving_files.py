"""Submissions of many communes, each with its own words and figures, made without the window."""

import hashlib
import json
import sqlite3
from pathlib import Path
from random import Random

from core.answers import changed
from core.filling import fill
from core.period import read_period
from core.report import new_report
from storage import library, registers, reports, rows, submission
from storage.database import Store, open_store
from storage.facts import facts_of, lock
from storage.rows import file_digest
from storage.schema import APPLICATION_ID, RELEASED, VERSION
from storage.strange_values import tables
from tests.samples import UNIT

PERIODS = ("2024-Q1", "2024-6M", "2024-9M", "2024-Y")
NAME = UNIT.name


def sample(folder: Path) -> sqlite3.Connection:
    """One commune's four final reports, in the file it hands over."""
    store = open_store(folder / "baocaoxa.db")
    registers.save_unit(store, UNIT)
    ids = [locked_sample(store, period) for period in PERIODS]
    data = submission.stage(store, ids)
    store.close()
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    return connection


def locked_sample(store: Store, period: str) -> str:
    """The sample report of a period, locked; its id."""
    given = dict(library.sample("so-lieu-mau.json"))
    form = library.template("qcdc-pl34")
    id_ = f"mau-{period}"
    reports.create(store, new_report(form, read_period(period), id_, UNIT.full_name))
    facts = facts_of(store, id_)
    told = {key: given[key] for key in ("figures", "fields", "tables") if key in given}
    reports.save_answers(store, id_, changed(facts.report, fill(facts, told).report))
    lock(store, facts_of(store, id_))
    return id_


def make(pattern: sqlite3.Connection, folder: Path, count: int) -> None:
    """Files of communes 1 … `count` in `folder`, a hundred to an inner folder."""
    told = tables(pattern)
    for number in range(1, count + 1):
        place = folder / f"{number // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"xa-{number:05}.db").write_bytes(_file(told, number))


def _file(told: dict[str, list[tuple[object, ...]]], number: int) -> bytes:
    chance = Random(number)  # noqa: S311
    name = f"Số {number}"
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    made.execute(f"PRAGMA user_version = {VERSION}")
    made.execute("BEGIN")
    for statement in RELEASED[VERSION]:
        made.execute(statement)
    heads = {}
    for row in told["revision"]:
        locked = _revision(row, number, name, chance)
        heads[locked[1]] = locked[0]
        made.execute("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", locked)
    for row in told["report"]:
        entry = [*row[:12]]
        entry[0], entry[4] = f"{row[0]}-{number}", f"xã {name}"
        entry[11] = heads[entry[0]]
        sealed = rows.entry_digest(rows.entry(entry), {})
        whole = (*entry, sealed, *row[13:])
        made.execute(f"INSERT INTO report VALUES ({', '.join('?' * 16)})", whole)  # noqa: S608
    about = {"kind": "submission", "commune": f"xã {name}", "install_id": f"{number:032}"}
    about["seq"] = "9"
    made.executemany("INSERT INTO meta VALUES (?, ?)", sorted(about.items()))
    made.execute("INSERT INTO meta VALUES ('digest', ?)", (file_digest(tables(made)),))
    made.execute("COMMIT")
    data = made.serialize()
    made.close()
    return data


def _revision(
    row: tuple[object, ...], number: int, name: str, chance: Random
) -> tuple[object, ...]:
    """The pattern's revision with another unit's name, figures and words in every section."""
    _, report, lan, counter, parents, body, snapshot, *place = row
    id_ = f"{report}-{number}"
    said = json.loads(str(body).replace(NAME, name))
    said["identity"]["id"] = id_
    for key, value in said["answers"].items():
        if key.startswith("figure:") and isinstance(value, int):
            said["answers"][key] = chance.randrange(5000)
        elif key.startswith("section:"):
            value["prose"] += f"\n- Riêng xã {name}: {chance.randrange(10**9)} lượt, đúng hạn."
    texts = (rows.text_of(said), str(snapshot).replace(NAME, name))
    covered = f"[{rows.text_of(id_)},{lan},{counter},{parents},{texts[0]},{texts[1]}]"
    digest = hashlib.sha256(covered.encode()).hexdigest()
    return (digest, id_, lan, counter, parents, place[0], place[1], place[2], *texts)
