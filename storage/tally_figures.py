"""The figures of many reports, read out of their rows in few steps."""

import json
from collections.abc import Sequence
from typing import Any

from core.fields import Figure
from core.tally import Amounts, figures_from
from storage import kept
from storage.kept import ReportDamaged

# So many texts are read at once: their keys are then the same few strings.
_AT_ONCE = 200


def read(given: Sequence[tuple[str, str]]) -> dict[str, dict[str, Figure]]:
    """By the report's id, out of (id, text); raises ReportDamaged."""
    known = Amounts()
    found: dict[str, dict[str, Figure]] = {}
    for at in range(0, len(given), _AT_ONCE):
        some = given[at : at + _AT_ONCE]
        for (id_, _), value in zip(some, _values(some), strict=True):
            try:
                found[id_] = figures_from(value, known)
            except kept.WRONG as error:
                raise ReportDamaged(report=id_, keys=("tally",)) from error
    return found


def _values(given: Sequence[tuple[str, str]]) -> list[Any]:
    try:
        together: list[Any] = json.loads(f"[{','.join(text for _, text in given)}]")
    except ValueError:
        together = []
    if len(together) == len(given) and all(isinstance(value, dict) for value in together):
        return together
    return [_value(id_, text) for id_, text in given]


def _value(id_: str, text: str) -> Any:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise ReportDamaged(report=id_, keys=("tally",)) from error
    if not isinstance(value, dict):
        raise ReportDamaged(report=id_, keys=("tally",))
    return value
