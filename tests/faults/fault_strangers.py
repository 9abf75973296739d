"""Ten thousand changed submissions read, and five hundred kills of writing and receiving."""

import os
import tempfile
from pathlib import Path

from tests.faults import hand_overs, strangers

MUTATIONS, KILLS = 10_000, 250


def main() -> None:
    """Prints how many held; raises SystemExit where one did not."""
    wrong = [told for attack in strangers.attacks(MUTATIONS, 1) if (told := _told(attack)) != "ok"]
    count = MUTATIONS + len(strangers.FORGERIES)
    print(f"{count} changed submissions: {len(wrong)} crashed, hung or were believed", flush=True)
    if os.name == "posix":
        with tempfile.TemporaryDirectory() as name:
            for scene in hand_overs.SCENES:
                trials = list(hand_overs.killed(scene, Path(name) / scene, KILLS, seed=1))
                left = [trial for trial in trials if trial != "ok"]
                print(f"{scene}: {KILLS} kills, {len(left)} left something half", flush=True)
                wrong += left
    for words in wrong[:10]:
        print(f"    {words}")
    if wrong:
        raise SystemExit(1)


def _told(attack: strangers.Attack) -> str:
    try:
        return strangers.judged(attack)
    except Exception as error:  # noqa: BLE001  whatever it is, it is what we look for
        return f"{attack.kind}: {type(error).__name__} {error}"
