"""DuckDB over the same figures, in an environment that the program never sees."""

import json
import sys
import time
from pathlib import Path

import duckdb


def duckdb_views(table: Path, _other: Path) -> int:
    """Totals with the year before, and who sent, for one period, out of a CSV of every figure."""
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
