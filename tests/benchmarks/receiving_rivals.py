"""pandas and DuckDB over the same files, in an environment that the program never sees."""

import json
import sqlite3
import sys
import time
from pathlib import Path

from tests.benchmarks import measured


def pandas_read(folder: Path, _other: Path) -> int:
    """Every file's revisions read into frames and put together: nothing checked, nothing stored."""
    import pandas

    frames = []
    files = sorted(folder.rglob("*.db"))
    for file in files:
        connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        frames.append(pandas.read_sql("SELECT * FROM revision", connection))
        frames[-1] = frames[-1].merge(
            pandas.read_sql("SELECT id, unit, period FROM report", connection),
            left_on="report",
            right_on="id",
        )
        connection.close()
    whole = pandas.concat(frames)
    return len(files) if len(whole) else 0


def duckdb_views(table: Path, _other: Path) -> int:
    """Totals with the year before, and who sent, for one period, out of a CSV of every figure."""
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE cell AS SELECT * FROM read_csv('{table}')")  # noqa: S608
    start = time.perf_counter()
    totals = connection.execute(
        "SELECT period, field, sum(value), count(*) FROM cell"
        " WHERE period IN ('2024-9M', '2023-9M') GROUP BY period, field"
    ).fetchall()
    units = connection.execute("SELECT DISTINCT unit FROM cell WHERE period = '2024-9M'").fetchall()
    print(json.dumps({"views": time.perf_counter() - start}), file=sys.stderr)
    return len(totals) + len(units)


if __name__ == "__main__":
    measured.run({"pandas_read": pandas_read, "duckdb_views": duckdb_views})
