"""The figures of many reports, read out of their proved rows in few steps."""

import json
from collections.abc import Sequence

from core.fields import Figure
from core.tally import Amounts, figures_from
from storage.tally_rows import PROOF

# So many texts are read at once: their keys are then the same few strings.
_AT_ONCE = 200


def read(given: Sequence[tuple[str, bytes]]) -> dict[str, dict[str, Figure]]:
    """By the report's id, out of (id, figures)."""
    known = Amounts()
    found: dict[str, dict[str, Figure]] = {}
    for at in range(0, len(given), _AT_ONCE):
        some = given[at : at + _AT_ONCE]
        for (id_, _), value in zip(some, json.loads(_together(some)), strict=True):
            value.pop(PROOF)
            found[id_] = figures_from(value, known)
    return found


def _together(given: Sequence[tuple[str, bytes]]) -> bytes:
    return b"[" + b",".join(figures for _, figures in given) + b"]"
