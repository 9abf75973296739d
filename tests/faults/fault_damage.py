"""Two thousand damaged databases, with and without backups and journals, opened."""

import logging
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults import damage

TRIALS = 2002


def main() -> None:
    """Prints how many were repaired, told or refused; raises SystemExit where one was believed."""
    logging.disable(logging.WARNING)  # a backup of a damaged file is refused, over and over
    outcomes: Counter[str] = Counter()
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        for what, told in damage.trials(Path(name) / "data", TRIALS, seed=3):
            outcomes[told.partition(":")[0]] += 1
            if told.startswith("wrong"):
                wrong.append(f"{what}: {told}")
    print(f"{TRIALS} damaged databases: {len(wrong)} crashed, hung or were believed", flush=True)
    for told, count in outcomes.most_common():
        print(f"    {count:5} {told}")
    for words in wrong[:10]:
        print(f"    {words}")
    if wrong:
        raise SystemExit(1)
