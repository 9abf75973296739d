"""Receiving many communes' sticks against the same import without any check, and its views.

`BAOCAOXA_BENCH_FILES=100,3300,10600` asks for other sizes; the largest needs 10 GB and an hour.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.benchmarks.receiving_files import make, sample
from tests.benchmarks.receiving_views import UNITS, VIEWS, YEARS

SIZES = tuple(int(one) for one in os.environ.get("BAOCAOXA_BENCH_FILES", "100,400").split(","))


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
        _tell(
            "pandas read_sql and concat",
            _rival(rival, "rival_pandas", "pandas_read", sticks),
            ours,
            "aim 2 x",
        )
    else:
        print("  pandas and DuckDB are left out: their environment could not be made")
    return float(ours["seconds"]) / size


def _step(step: str, folder: Path, database: Path) -> dict[str, float]:
    return _measured("receiving_steps", step, folder, database)


def _measured(module: str, *words: object) -> dict[str, float]:
    return _called(sys.executable, "-m", "tests.benchmarks.measured", module, *words)


def _rival(python: str, module: str, step: str, path: Path) -> dict[str, float]:
    return _called(python, "-m", "tests.benchmarks.measured", module, step, path, path)


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
    database, cells = folder / "office.db", folder / "cells.csv"
    there = _measured("receiving_views", "fill", database, cells)
    print(f"{there['files']} reports of {UNITS} communes over {len(YEARS)} years", flush=True)
    cold, size = _measured("receiving_views", "open_cold", database, cells), database.stat().st_size
    print(f"  opened, {size >> 20} MB of which nothing is in memory: {cold['seconds']:.1f} s")
    for name in VIEWS:
        told = _measured("receiving_views", "view", database, name)
        line = f"  {name}: {told['first']:.2f} s, again {told['again']:.2f} s (aim 1 s)"
        print(f"{line}, {told['memory']:.0f} MB", flush=True)
    if rival:
        found = _rival(rival, "rival_duckdb", "duckdb_views", cells)
        line = f"  DuckDB, loading the CSV {found['seconds']:.1f} s, then {found['views']:.2f} s"
        print(f"{line}, {found['memory']:.0f} MB")


if __name__ == "__main__":
    main()
