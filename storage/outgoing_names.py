"""How files for others are named, and told by their names."""

import re
from collections.abc import Sequence

from core.collation import folded
from core.report import Report

NAME = re.compile(
    r"(?:BC|TL)_[a-z0-9-]+_[a-z0-9-]+_[A-Za-z0-9-]+_[a-z0-9]+_(\d{6,})_[0-9a-f]{12}\.db"
)


def file_name(beginning: str, told: Sequence[Report], seq: int, sha256: str) -> str:
    """ASCII, at most 70 characters, no clock in it; sorts by `seq` within one unit and form."""
    unit = _ascii({report.unit for report in told}, 16)
    form = _ascii({report.template for report in told}, 14)
    periods = {str(report.period) for report in told}
    period = periods.pop() if len(periods) == 1 else "nhieu"
    numbers = {report.revision for report in told}
    number = f"lan{numbers.pop()}" if len(numbers) == 1 else "nhieu"
    return f"{beginning}_{unit}_{form}_{period}_{number}_{seq:06}_{sha256[:12]}.db"


def is_named_ours(name: str) -> bool:
    """Whether a file's name is one that a file for others or a working database carries."""
    return bool(NAME.fullmatch(name)) or (name.startswith("baocaoxa") and name.endswith(".db"))


def _ascii(words: set[str], limit: int) -> str:
    if len(words) != 1:
        return "nhieu"
    bare = re.sub(r"[^a-z0-9]+", "-", folded(words.pop())).strip("-")
    return bare[:limit].strip("-") or "x"
