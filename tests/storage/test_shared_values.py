"""What many files repeat is held once."""

import pickle
from pathlib import Path

from core.arrival import ScannedFile
from storage import scanning
from storage.database import Store
from storage.shared_values import Shared
from tests.storage.offices import draft, finalise, handed_over


def test_two_copies_of_a_file_become_one_and_say_what_they_said(
    commune: Store, tmp_path: Path
) -> None:
    draft(commune)
    finalise(commune)
    given = handed_over(commune, tmp_path / "usb")
    (file,) = scanning.scan([given]).files
    copies: list[ScannedFile] = [pickle.loads(pickle.dumps(file)) for _ in range(2)]  # noqa: S301
    assert copies[0].arrivals[0].period is not copies[1].arrivals[0].period
    shared = Shared()
    first, second = map(shared.file, copies)
    assert (first, second) == (file, file)
    one, other = first.arrivals[0], second.arrivals[0]
    assert one.unit is other.unit
    assert one.period is other.period
    assert one.locked
    assert other.locked
    assert one.locked.superior is other.locked.superior
