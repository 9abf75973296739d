"""Times one autosave against the same rows written by plain sqlite3 on the same settings."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from core.canonical import Json
from core.report import Report, SectionText
from storage import reports
from storage.connection import connect
from storage.database import open_store
from storage.rows import text_digest, text_of
from storage.schema import NAME
from tests.papers import PROSE
from tests.samples import report

TIMES = 300
SECTIONS = 60


def main() -> None:
    """Prints the medians and their ratio; both write in turn, so that they share the disk."""
    with tempfile.TemporaryDirectory() as name:
        store = open_store(Path(name) / NAME)
        reports.create(store, long_report())
        plain = connect(Path(name) / "plain.db")
        plain_tables(plain)
        ours, theirs = [], []
        for number in range(TIMES):
            changed = section(number)
            ours.append(timed(partial(reports.save_answers, store, "a1b2c3", changed)))
            theirs.append(timed(partial(plain_save, plain, changed)))
        store.close()
        plain.close()
    one, other = statistics.median(ours), statistics.median(theirs)
    print(f"autosave {one:.2f} ms, plain sqlite3 {other:.2f} ms: {one / other:.2f} x (aim 2 x)")


def long_report() -> Report:
    given = report()
    return Report(
        **{field: getattr(given, field) for field in ("id", "template", "version", "period")},
        sections={f"s{number}": SectionText() for number in range(SECTIONS)},
    )


def section(number: int) -> dict[str, Json]:
    prose = " ".join((str(number), *PROSE))
    return {f"section:s{number % SECTIONS}": {"prose": prose, "progress": "doing"}}


def plain_tables(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE answer (report, key, digest, value, PRIMARY KEY (report, key))"
    )
    connection.execute("CREATE TABLE report (id PRIMARY KEY, digest, changed_at)")
    connection.execute("INSERT INTO report VALUES ('a1b2c3', '', '')")


def plain_save(connection: sqlite3.Connection, changed: dict[str, Json]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for key, value in changed.items():
        text = text_of(value)
        connection.execute(
            "INSERT INTO answer VALUES ('a1b2c3', ?, ?, ?) ON CONFLICT (report, key)"
            " DO UPDATE SET digest = excluded.digest, value = excluded.value",
            (key, text_digest(text), text),
        )
    connection.execute("UPDATE report SET digest = ?, changed_at = ?", (text_digest(key), key))
    connection.execute("COMMIT")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
