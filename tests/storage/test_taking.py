"""What was looked through is taken as it was then, or not at all."""

from pathlib import Path

import pytest

from storage import inbox, tallies
from storage.database import Store
from storage.taking import ArrivalGone
from tests.storage.offices import content, draft, finalise, handed_over, looked


@pytest.fixture
def stick(commune: Store, tmp_path: Path) -> Path:
    """Six files of one report each."""
    for number in range(6):
        draft(commune, f"r{number}", f"xã Số {number}")
        finalise(commune, f"r{number}")
        handed_over(commune, tmp_path / "usb", f"r{number}")
    return tmp_path / "usb"


def test_what_was_counted_while_looking_is_what_the_report_says(
    stick: Path, receiver: Store
) -> None:
    assert inbox.receive(receiver, looked(receiver, stick)).accepted == 6
    kept = receiver.fetch("SELECT * FROM tally ORDER BY report")
    with receiver.write():
        receiver.execute("DELETE FROM tally")
    tallies.refresh(receiver, "nho", "2024-9M")
    assert receiver.fetch("SELECT * FROM tally ORDER BY report") == kept
    assert len(kept) == 6


def test_a_file_that_is_gone_since_stops_all_and_changes_nothing(
    stick: Path, receiver: Store
) -> None:
    plan = looked(receiver, stick)
    sorted(stick.iterdir())[3].unlink()
    before = content(receiver)
    with pytest.raises(ArrivalGone):
        inbox.receive(receiver, plan)
    assert content(receiver) == before
