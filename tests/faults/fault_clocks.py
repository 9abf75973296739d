"""Three hundred computers whose clocks jump while twenty saves are made on each."""

import tempfile
from pathlib import Path

import pytest

from tests.faults.clocks import Clock, tried

TRIALS = 300


def main() -> None:
    """Prints how many held; raises SystemExit where something was in disorder."""
    wrong = []
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        for seed in range(TRIALS):
            clock = Clock()
            clock.set(patch)
            told = tried(Path(name) / "data", clock, seed)
            wrong += [f"{seed}: {told}"] if told != "ok" else []
    print(f"{TRIALS} clocks, {20 * TRIALS} saves: {len(wrong)} in disorder", flush=True)
    for words in wrong[:10]:
        print(f"    {words}")
    if wrong:
        raise SystemExit(1)
