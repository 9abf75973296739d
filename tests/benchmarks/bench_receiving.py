"""Receiving many communes' sticks against the same import without any check, and its views.

`BAOCAOXA_BENCH_FILES=100,3300,10600` asks for other sizes; the largest needs 10 GB and an hour.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.period import read_period
from core.template import fields
from core.totals import totals
from storage import expecting, library, tallies
from storage.database import Store, open_store
from tests.benchmarks.receiving_files import make, sample

SIZES = tuple(int(one) for one in os.environ.get("BAOCAOXA_BENCH_FILES", "100,400").split(","))
UNITS, YEARS = 3300, range(2015, 2025)
KINDS = ("Q1", "6M", "9M", "Y")
_ASKED = "2024-9M"
# A paper of 40 KB, only where the narratives are read: ten years of them would take 5 GB.
_WORDS = [["Đã tổ chức đối thoại với Nhân dân. " * 9, False, False, None]]
_PAPER = json.dumps(
    {
        "paper": {
            "blocks": [["paragraph", _WORDS, "body", "", [f"m{at // 4}", at]] for at in range(86)]
        }
    },
    ensure_ascii=False,
)
RIVALS = Path(__file__).with_name("receiving_rivals.py")


def main() -> None:
    """Prints seconds, their ratios, and memory; every step runs in a process of its own."""
    rival = os.environ.get("BAOCAOXA_BENCH_PYTHON", "")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mau").mkdir()
        pattern = sample(folder / "mau")
        costs = [_receiving(pattern, folder, size, rival) for size in SIZES]
        print(f"a file of {SIZES[-1]} against one of {SIZES[0]}: {costs[-1] / costs[0]:.2f} x")
        _views(folder, rival)


def _receiving(pattern: Any, folder: Path, size: int, rival: str) -> float:
    sticks = folder / f"usb{size}"
    make(pattern, sticks, size)
    size_mb = sum(path.stat().st_size for path in sticks.rglob("*.db")) / (1 << 20)
    print(f"{size} files, 4 reports each, {size_mb:.0f} MB", flush=True)
    ours = _step("receive", sticks, folder / f"ours{size}.db")
    plain = _step("plain", sticks, folder / f"plain{size}.db")
    again = _step("receive", sticks, folder / f"ours{size}.db")
    digests = _step("digests", sticks, folder)
    _tell("receive and tally, every check", ours)
    _tell("the same rows by sqlite3, no check", plain, ours, "aim 2 x")
    _tell("the same folder again", again)
    _tell("its digests alone", digests, again)
    if rival:
        _tell("pandas read_sql and concat", _rival(rival, "pandas_read", sticks), ours, "aim 2 x")
    else:
        print("  pandas and DuckDB are left out: their environment could not be made")
    return float(ours["seconds"]) / size


def _step(step: str, folder: Path, database: Path) -> dict[str, float]:
    return _called(sys.executable, "-m", "tests.benchmarks.receiving_steps", step, folder, database)


def _rival(python: str, step: str, path: Path) -> dict[str, float]:
    return _called(python, RIVALS, step, path, path)


def _called(*words: object) -> dict[str, float]:
    done = subprocess.run(list(map(str, words)), capture_output=True, check=True, text=True)
    told: dict[str, float] = json.loads(done.stdout)
    for line in done.stderr.splitlines():
        told |= json.loads(line)
    return told


def _tell(
    name: str, told: dict[str, float], ours: dict[str, float] | None = None, aim: str = ""
) -> None:
    each = (told["seconds"] / told["files"] * 1000, told["cpu"] / told["files"] * 1000)
    line = f"  {name}: {told['seconds']:.1f} s, {each[0]:.1f} ms a file"
    line += f" ({each[1]:.1f} of CPU), {told['memory']:.0f} MB"
    if told.get("other"):
        line += f" and {told['other']:.0f} MB in each other process"
    if ours:
        time_, cpu = (ours[key] / told[key] for key in ("seconds", "cpu"))
        line += f"; ours takes {time_:.2f} x the time {aim}, {cpu:.2f} x the CPU"
    print(line, flush=True)


def _views(folder: Path, rival: str) -> None:
    store = open_store(folder / "office.db")
    form = library.template("qcdc-pl34")
    cells = folder / "cells.csv"
    count = _fill(store, cells)
    period = read_period(_ASKED)
    print(f"{count} reports of {UNITS} communes over {len(YEARS)} years", flush=True)

    def summed() -> object:
        units = tallies.whole(store, form, period)
        earlier = tallies.whole(store, form, read_period("2023-9M"))
        return totals(form, units, earlier)

    told = {
        "totals of a period, with the one before": _timed(summed),
        "narratives of a section": _timed(
            lambda: list(tallies.narratives(store, tallies.of(store, form.id, str(period)), "m0"))
        ),
        "board of a period": _timed(lambda: expecting.lines(store, form.id, period)),
    }
    for name, seconds in told.items():
        print(f"  {name}: {seconds:.2f} s (aim 1 s)")
    store.close()
    if rival:
        found = _rival(rival, "duckdb_views", cells)
        print(f"  DuckDB, loading the CSV {found['seconds']:.1f} s, then {found['views']:.2f} s")


def _fill(store: Store, cells: Path) -> int:
    """Ten years of reports as the views see them; the papers behind them are left out."""
    form = library.template("qcdc-pl34")
    asked = [field.id for field in fields(form).values() if field.kind.is_figure]
    periods = [f"{year}-{kind}" for year in YEARS for kind in KINDS]
    assert store.keeper is not None
    out = cells.open("w", encoding="utf-8", newline="")
    with store.keeper.resting(), store.write(), out as file:
        table = csv.writer(file)
        table.writerow(("period", "unit", "field", "value"))
        for at, period in enumerate(periods):
            for number in range(UNITS):
                id_, head = f"r{at}-{number}", f"{at * UNITS + number:064}"
                figures = dict.fromkeys(asked, (number * 7 + at) % 900)
                _put(store, (id_, head, period, f"xã Số {number}"), json.dumps(figures))
                table.writerows((period, number, *one) for one in figures.items())
    return len(periods) * UNITS


def _put(store: Store, place: tuple[str, str, str, str], figures: str) -> None:
    id_, head, period, unit = place
    day = "2024-01-01"
    store.conn.execute(
        "INSERT INTO report VALUES (?, 'qcdc-pl34', '1', ?, ?, NULL, NULL, 'final', 1, 1,"
        " 'received', ?, ?, 1, ?, ?)",
        (id_, period, unit, head, head, day, day),
    )
    store.conn.execute(
        "INSERT INTO revision VALUES (?, ?, 1, 1, '[]', '', 1, '', '{}', ?)",
        (head, id_, _PAPER if period == _ASKED else "{}"),
    )
    store.conn.execute(
        "INSERT INTO tally VALUES ('qcdc-pl34', ?, ?, '1', ?, 1, 1, ?, '', '', ?)",
        (period, id_, head, unit, figures),
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
