"""Times the saves of a receiving office while its large database is backed up."""

import statistics
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

from core.canonical import Json
from storage import reports
from storage.backup_names import Why
from storage.database import Store, open_store
from storage.schema import NAME
from tests.benchmarks.bench_storage import long_report, timed
from tests.benchmarks.receiving_views import fill_one

RUNS, BETWEEN_S = 3, 0.02


def main() -> None:
    """Prints how long saves take alone, beside a backup, and behind one made at once."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / NAME
        fill_one(path)
        store = open_store(path)
        reports.create(store, long_report())
        assert store.keeper
        store.keeper.finish()
        print(f"database of {path.stat().st_size / 1e6:.0f} MB")
        _told("alone", [_saved(store, number) for number in range(100)])
        beside: list[float] = []
        begun: list[float] = []
        seconds: list[float] = []
        for _ in range(RUNS):
            start = time.perf_counter()
            begun.append(timed(partial(store.keeper.back_up_beside, Why.SUBMITTED)))
            made = store.keeper.back_up_beside(Why.SUBMITTED)  # the one on its way
            assert made
            while made.is_running:
                beside.append(_saved(store, len(beside)))
                time.sleep(BETWEEN_S)
            seconds.append(time.perf_counter() - start)
        _told("beside a backup", beside)
        print(f"  begun in {max(begun):.1f} ms")
        print(f"  the backup itself: {statistics.median(seconds):.2f} s")
        behind = [timed(partial(store.keeper.back_up, Why.SUBMITTED)) for _ in range(RUNS)]
        print(f"behind one made at once: {statistics.median(behind):.0f} ms")
        store.close()
        assert threading.active_count() <= 2


def _saved(store: Store, number: int) -> float:
    words: Json = {"prose": f"Đã làm xong {number}. " * 100, "progress": "doing"}
    return timed(partial(reports.save_answers, store, "a1b2c3", {"section:s1": words}))


def _told(name: str, times: list[float]) -> None:
    times.sort()
    print(
        f"{len(times)} saves {name}: median {statistics.median(times):.1f} ms,"
        f" p99 {times[len(times) * 99 // 100]:.1f}, longest {times[-1]:.1f} (aim 50)"
    )


if __name__ == "__main__":
    main()
