"""A step in a process of its own, so that its time and its memory are its own."""

import json
import resource
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def run(steps: Mapping[str, Any]) -> None:
    """`step path path` of the command line → its seconds and its peak memory as JSON."""
    step, one, other = sys.argv[1:]
    start, busy = time.perf_counter(), time.process_time()
    count = steps[step](Path(one), Path(other))
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
