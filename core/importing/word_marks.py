"""Which report a Word file was made from, as its custom properties say."""

import re
from dataclasses import dataclass

from core.errors import AppError
from core.importing.package import open_package

_PART = "docProps/custom.xml"
_ID = re.compile(r"[0-9a-z-]{4,64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class WordMarks:
    """The report's id, its lần, and the digest of what it said when the file was made."""

    report: str
    revision: int
    digest: str


def word_marks(name: str, data: bytes) -> WordMarks | None:
    """The marks of a file this program made; None of any other, and of what can't be read."""
    if not data.startswith(b"PK"):
        return None
    try:
        package = open_package(name, data)
        entries = package.root(_PART) if package.has(_PART) else ()
    except AppError:
        return None
    found = {entry.get("name", ""): "".join(entry.itertext()).strip() for entry in entries}
    report = found.get("baocaoxa-report", "")
    revision = found.get("baocaoxa-revision", "")
    digest = found.get("baocaoxa-digest", "")
    if not _ID.fullmatch(report) or not _DIGEST.fullmatch(digest):
        return None
    if not revision.isascii() or not revision.isdecimal() or len(revision) > 6:
        return None
    return WordMarks(report, int(revision), digest)
