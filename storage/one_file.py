"""One file looked at, in whichever process: it asks for little, so that others start at once."""

import hashlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from sys import intern

from core.arrival import Arrival, ScannedFile
from storage import stranger
from storage.outgoing_names import is_named_ours
from storage.strange_file import Refused, slurp


def look(path: Path, known: Collection[str]) -> ScannedFile:
    """One file; of one whose digest is `known` nothing but that. Never raises for what it holds."""
    named_ours = is_named_ours(path.name)
    try:
        data = slurp(path)
    except Refused as refused:
        return stranger.refused_file(path, refused.reason, is_named_ours=named_ours)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 in known:
        return stranger.seen_before(path, sha256, len(data))
    return _sharing(stranger.scan(path, data, sha256, is_named_ours=named_ours))


def _sharing(file: ScannedFile) -> ScannedFile:
    """The same with one copy of each text that thousands of reports repeat."""
    return replace(file, arrivals=tuple(map(_shared, file.arrivals)))


def _shared(arrival: Arrival) -> Arrival:
    lock = arrival.locked
    if lock:
        lock = replace(lock, superior=intern(lock.superior), province=intern(lock.province))
    return replace(
        arrival,
        unit=intern(arrival.unit),
        template=intern(arrival.template),
        version=intern(arrival.version),
        install=intern(arrival.install),
        wall_time=intern(arrival.wall_time),
        locked=lock,
    )
