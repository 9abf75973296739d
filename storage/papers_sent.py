"""What stands in the papers behind tallies: rows of tables, words of sections, every paper proved.

A paper is a hundred times its figures: it is read one at a time, and only searched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from core.answers import rows_from
from core.paper_json import section_words
from core.taking_over import Narrative, UnitTables
from core.tally import Tally
from storage import kept, rows
from storage.kept import ReportDamaged

if TYPE_CHECKING:
    from storage.database import Store

_TABLE = "table:"


def tables(store: Store, tallies: Sequence[Tally]) -> Iterator[UnitTables]:
    """The rows each of them sent, told from shorter periods: of the last."""
    for tally in tallies:
        body = _proved(store, tally)[5]
        try:
            answers = rows.answers_of(json.loads(body))
            found = {
                key.removeprefix(_TABLE): rows_from(value)
                for key, value in answers.items()
                if key.startswith(_TABLE)
            }
        except kept.WRONG as error:
            raise ReportDamaged(report=tally.report, keys=("revision",)) from error
        yield UnitTables(tally.unit, found)


def narratives(store: Store, tallies: Sequence[Tally], section: str) -> Iterator[Narrative]:
    """What every unit's paper prints in one section; units without a word there are left out."""
    for tally in tallies:
        words = section_words(_proved(store, tally)[6], section)
        if words:
            yield Narrative(tally.unit, tally.report, words)


def _proved(store: Store, tally: Tally) -> tuple[Any, ...]:
    found = store.fetch(f"{rows.READ_REVISION_DATA} WHERE digest = ?", (tally.head,))
    if not found or not rows.is_sealed_data(found[0]):
        raise ReportDamaged(report=tally.report, keys=("revision",))
    return found[0]
