"""A copy of a draft that grew apart from ours: looked at, and sections of it taken."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from core.answers import changed
from core.draft_lineage import Relation
from core.errors import AppError
from core.forks import Difference, differences, merged
from core.report import ReportFinal, State
from storage import lineages, reports, restoring
from storage.backup_names import Why
from storage.database import Store
from storage.facts import facts_of

if TYPE_CHECKING:
    from core.report import Report
    from storage.backup_names import Backup


class SectionNotApart(AppError):
    """Both copies say the same in `section`, or there is none; `known` are those that differ."""


def relation(store: Store, data: bytes, id_: str) -> Relation:
    """What the copy of the report in `data` is to ours."""
    inside = restoring.looked(data)
    try:
        return lineages.compared(store, inside, id_)
    finally:
        inside.close()


def apart(store: Store, data: bytes, id_: str) -> tuple[Difference, ...]:
    """Section by section what ours says and what the copy says."""
    return differences(facts_of(store, id_), _other(data, id_))


def take(store: Store, data: bytes, id_: str, sections: Collection[str]) -> Backup | None:
    """Ours, with those sections as the copy has them; returns the backup of what was before.

    From here on the copy counts as known: it is an older one. Raises ReportFinal where ours is
    locked, SectionNotApart where a section does not differ.
    """
    facts, theirs = facts_of(store, id_), _other(data, id_)
    if facts.report.state is State.FINAL:
        raise ReportFinal(report=id_)
    known = tuple(each.section for each in differences(facts, theirs))
    for section in sections:
        if section not in known:
            raise SectionNotApart(section=section, known=", ".join(known))
    before = store.keeper.back_up(Why.RESTORE) if store.keeper else None
    made = merged(facts.template, facts.report, theirs, sections)
    with store.write():
        reports.save_answers(store, id_, changed(facts.report, made))
        _know(store, data, id_)
    return before


def _other(data: bytes, id_: str) -> Report:
    inside = Store(restoring.looked(data))
    try:
        if not inside.fetch("SELECT 1 FROM report WHERE id = ?", (id_,)):
            raise restoring.ReportNotInBackup(report=id_)
        return reports.load(inside, id_)
    finally:
        inside.close()


def _know(store: Store, data: bytes, id_: str) -> None:
    inside = restoring.looked(data)
    try:
        lineages.learn(store, inside, id_)
    finally:
        inside.close()
