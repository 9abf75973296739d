"""What stands in the papers behind tallies: rows of tables, words of sections, every paper proved.

A damaged one is told and left out.

A paper is a hundred times its figures: it is read one at a time, and only searched.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from core.answers import rows_from
from core.damaged import Tell, of_tally, unheard
from core.paper_json import section_words
from core.taking_over import Narrative, UnitTables
from core.tally import Tally
from storage import kept, rows

if TYPE_CHECKING:
    from storage.database import Store

_TABLE = "table:"


def tables(store: Store, tallies: Sequence[Tally], tell: Tell = unheard) -> Iterator[UnitTables]:
    """The rows each of them sent, told from shorter periods: of the last."""
    for tally, row in _proved(store, tallies, tell):
        try:
            answers = rows.answers_of(json.loads(row[5]))
            found = {
                key.removeprefix(_TABLE): rows_from(value)
                for key, value in answers.items()
                if key.startswith(_TABLE)
            }
        except kept.WRONG:
            tell(of_tally(tally))
            continue
        yield UnitTables(tally.unit, found)


def narratives(
    store: Store, tallies: Sequence[Tally], section: str, tell: Tell = unheard
) -> Iterator[Narrative]:
    """What every unit's paper prints in one section; units without a word there are left out."""
    for tally, row in _proved(store, tallies, tell):
        words = section_words(row[6], section)
        if words:
            yield Narrative(tally.unit, tally.report, words)


def _proved(
    store: Store, tallies: Sequence[Tally], tell: Tell
) -> Iterator[tuple[Tally, tuple[Any, ...]]]:
    for tally in tallies:
        found = store.fetch(f"{rows.READ_REVISION_DATA} WHERE digest = ?", (tally.head,))
        if found and rows.is_sealed_data(found[0]):
            yield tally, found[0]
        else:
            tell(of_tally(tally))
