"""pandas and DuckDB over the same files, in an environment that the program never sees."""

import json
import resource
import sqlite3
import sys
import time
from pathlib import Path


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
    """Totals and who sent, for one period, out of a CSV of every figure."""
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE cell AS SELECT * FROM read_csv('{table}')")  # noqa: S608
    start = time.perf_counter()
    totals = connection.execute(
        "SELECT field, sum(value), count(*) FROM cell WHERE period = '2024-9M' GROUP BY field"
    ).fetchall()
    units = connection.execute("SELECT DISTINCT unit FROM cell WHERE period = '2024-9M'").fetchall()
    print(json.dumps({"views": time.perf_counter() - start}), file=sys.stderr)
    return len(totals) + len(units)


def main() -> None:
    """`step path path` → its seconds and its peak memory as JSON."""
    step, one, other = sys.argv[1:]
    start, busy = time.perf_counter(), time.process_time()
    count = globals()[step](Path(one), Path(other))
    told = {
        "files": count,
        "seconds": time.perf_counter() - start,
        "cpu": time.process_time() - busy,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
