"""One file looked at, in whichever process: it asks for little, so that others start at once."""

import hashlib
from collections.abc import Collection
from pathlib import Path

from core.arrival import ScannedFile
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
    return stranger.scan(path, data, sha256, is_named_ours=named_ours)
