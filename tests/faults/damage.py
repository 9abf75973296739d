"""Damaged databases as old disks and bad copies leave them, opened as the next start would."""

import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from core.answers import answers
from core.errors import AppError
from core.report import State
from storage import local_state, registers, reports
from storage.backup_names import FOLDER, Why, backups, journals
from storage.connection import DatabaseDamaged
from storage.database import Store
from storage.facts import facts_of
from storage.first_page import listed
from storage.kept import ReportUnknown
from storage.opening import Opening, close
from storage.schema import NAME
from tests.faults.power_cuts import files_in, prepare
from tests.faults.scenes import begun, saved
from tests.storage.test_stranger import KINDS, hurt
from ui import messages, opening_words

LONGEST_S = 10.0
# What lies beside the damaged file, and whether anybody could see that it is not as it was left.
LAYOUTS = ("alone", "backups", "journal", "bad backup", "killed", "unnoticed")
MORE_KINDS = (*KINDS, "many", "empty", "text", "header")


@dataclass(frozen=True, slots=True)
class World:
    """A folder's files when closed and when killed, older databases, and all that was ever said."""

    closed: Mapping[str, bytes]
    killed: Mapping[str, bytes]
    older: tuple[bytes, ...]
    said: Mapping[str, tuple[str, ...]]
    unit: str


def world(folder: Path) -> World:
    """Two reports, eight saves, two backups, journals in between."""
    prepare(folder, upgraded=True)
    _, store = begun(folder)
    older = []
    said = [_all(store)]
    (draft,) = (r.id for r in reports.summaries(store.conn) if r.state is State.DRAFT)
    for number in range(1, 9):
        saved(store, draft, number)
        said.append(_all(store))
        if number in (2, 5) and store.keeper:
            older.append(store.path.read_bytes())
            store.keeper.back_up(Why.ASKED)
    if store.keeper:
        store.keeper.settle()
    killed = files_in(folder)
    unit = repr(registers.unit(store))
    close(store.conn, folder / NAME, store.keeper)
    told = {id_: tuple(one[id_] for one in said) for id_ in said[0]}
    return World(files_in(folder), killed, tuple(older), told, unit)


def trials(folder: Path, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """So many times the folder, damaged: what was done to it, and what the start made of it.

    That is "as it was", "repaired", "earlier, told", "doubtful, told", "refused", or what is wrong.
    """
    chance, found = Random(seed), world(folder)  # noqa: S311
    for number in range(count):
        kind = MORE_KINDS[number % len(MORE_KINDS)]
        layout = LAYOUTS[number // len(MORE_KINDS) % len(LAYOUTS)]
        _lay(found, folder, kind, layout, chance)
        start = time.monotonic()
        told = _opened(found, folder)
        if time.monotonic() - start > LONGEST_S:
            told = "wrong: took too long"
        yield f"{kind}, {layout}", told


def _lay(found: World, folder: Path, kind: str, layout: str, chance: Random) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    files = found.killed if layout == "killed" else found.closed
    if layout == "alone":
        files = {name: data for name, data in files.items() if not name.startswith(FOLDER)}
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    if layout == "backups":
        for path in journals(folder / FOLDER).values():
            path.unlink()
    if layout == "bad backup":
        newest = backups(folder / FOLDER)[0].path
        newest.write_bytes(_hurt(newest.read_bytes(), found.older[0], "bytes", chance))
    database = folder / NAME
    database.write_bytes(_hurt(database.read_bytes(), chance.choice(found.older), kind, chance))
    if layout == "unnoticed":
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        state = local_state.read(database)
        now = database.stat()
        same = replace(state, size=now.st_size, modified=now.st_mtime_ns)
        local_state.write(database, same)


def _hurt(data: bytes, other: bytes, kind: str, chance: Random) -> bytes:
    match kind:
        case "many":
            for _ in range(20):
                data = hurt(data, other, "bit", chance.randrange(1 << 30))
            return data
        case "empty":
            return b""
        case "text":
            return "Đây không phải là cơ sở dữ liệu.\n".encode() * chance.randrange(1, 3000)
        case "header":
            at = chance.randrange(100)
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    return hurt(data, other, kind, chance.randrange(1 << 30))


def _opened(found: World, folder: Path) -> str:
    try:
        opening, store = begun(folder)
    except AppError as error:
        return "refused" if messages.sentence(error) else "wrong: refused without a word"
    except Exception as error:  # noqa: BLE001  whatever it is, it is what we look for
        return f"wrong: {type(error).__name__} {error}"
    try:
        told = _seen(found, opening, store)
        return told if told.startswith("wrong") else _goes_on(store, told)
    except DatabaseDamaged as error:
        return "refused" if messages.sentence(error) else "wrong: refused without a word"
    except Exception as error:  # noqa: BLE001  as above
        return f"wrong: {type(error).__name__} {error}"
    finally:
        close(store.conn, folder / NAME, store.keeper)


def _seen(found: World, opening: Opening, store: Store) -> str:
    """Every report and the unit as a person would see them, held against all that was saved."""
    words = opening_words.lines(opening) + (("cut",) if opening.cut else ())
    lines = listed(store.conn)
    news = {_compared(found.said[id_], store, id_) for id_ in found.said}
    if {line.id for line in lines} - set(found.said):
        return "wrong: a report that never was"
    try:
        if repr(registers.unit(store)) != found.unit:
            news.add("earlier")
    except AppError as error:
        news.add("doubtful" if messages.sentence(error) else "wrong: no word")
    wrong = [new for new in news if new.startswith("wrong")]
    if wrong:
        return wrong[0]
    if "earlier" in news:
        return "earlier, told" if words else "wrong: earlier, and nobody is told"
    if "doubtful" in news:
        return "doubtful, told"
    return "repaired" if opening.recovered else "as it was"


def _compared(said: tuple[str, ...], store: Store, id_: str) -> str:
    try:
        shown = _said(store, id_)
        facts_of(store, id_)
    except ReportUnknown:
        return "earlier"
    except AppError as error:
        return "doubtful" if messages.sentence(error) else "wrong: no word"
    if shown == said[-1]:
        return "as it was"
    return "earlier" if shown in said else f"wrong: {id_} says what was never saved"


def _goes_on(store: Store, told: str) -> str:
    """What was opened can be worked with: a save is kept, or refused with a sentence."""
    for line in listed(store.conn):
        if not line.is_final:
            try:
                reports.save_answers(store, line.id, {"figure:so_ho": 4711})
                kept = reports.load(store, line.id).figures["so_ho"] == 4711
            except AppError as error:
                return told if messages.sentence(error) else "wrong: no word"
            return told if kept else "wrong: a save is not kept"
    return told


def _all(store: Store) -> dict[str, str]:
    return {line.id: _said(store, line.id) for line in reports.summaries(store.conn)}


def _said(store: Store, id_: str) -> str:
    return json.dumps(dict(answers(reports.load(store, id_))), sort_keys=True, default=str)
