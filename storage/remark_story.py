"""Each remark on a report, and what was done about it since."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from core.canonical import Json
from core.remark import Done, Remark, done
from core.report import State
from core.template import Template
from storage import kept, remarks, rows

if TYPE_CHECKING:
    from storage.database import Store


def of(store: Store, report: str, template: Template) -> tuple[tuple[Remark, Done], ...]:
    """Every remark, the oldest lần first; a draft is looked at as it stands now."""
    found = remarks.of(store, report)
    now = _now(store, report) if found else {}
    was = {head: _locked(store, report, head) for head in {one.head for one in found}}
    return tuple((one, done(template, one, was.get(one.head) or now, now)) for one in found)


def _now(store: Store, report: str) -> dict[str, Json]:
    entry, _ = kept.entry(store, report)
    if entry.report.state is State.DRAFT:
        return kept.answers(store, report)[0]
    return _locked(store, report, entry.head or "")


def _locked(store: Store, report: str, head: str) -> dict[str, Json]:
    """The answers of one lần; none where that lần is not with us."""
    found = store.fetch("SELECT body FROM revision WHERE digest = ?", (head,))
    if not found:
        return {}
    try:
        return rows.answers_of(json.loads(found[0][0]))
    except kept.WRONG as error:
        raise kept.ReportDamaged(report=report, keys=("revision",)) from error
