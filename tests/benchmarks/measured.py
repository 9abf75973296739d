"""A step in a process of its own, so that its time and its memory are its own."""

import importlib
import json
import resource
import sys
import time
from pathlib import Path


def main() -> None:
    """`module step path path` of the command line → its seconds and its peak memory as JSON.

    The module is named, not imported here: what other processes begin with is as little as with
    `main.py`.
    """
    module, step, one, other = sys.argv[1:]
    work = getattr(importlib.import_module(f"tests.benchmarks.{module}"), step)
    start, busy = time.perf_counter(), time.process_time()
    count = work(Path(one), Path(other))
    seconds = time.perf_counter() - start
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "files": count,
        "seconds": seconds,
        "cpu": time.process_time() - busy + others.ru_utime + others.ru_stime,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "other": others.ru_maxrss / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
