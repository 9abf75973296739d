"""Receiving: what was looked through is compared with what is known, and taken at once."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from core.arrival import Arrival, Scan, Slot, slot
from core.errors import AppError
from core.merge import Known, Line, Plan, Received
from core.report import Source, State
from storage import deliveries, kept, lineages, registers, rows
from storage.backup_names import Why
from storage.database import seq
from storage.own_arrivals import make_ours
from storage.scanning import Stopped, Watch, unwatched
from storage.taking import read_ahead, take

if TYPE_CHECKING:
    from storage.copying import Copying
    from storage.database import Store

_LINES = (
    "SELECT r.id, r.state, r.head, r.source, v.parents FROM report r"
    " LEFT JOIN revision v ON v.digest = r.head WHERE r.id IN (SELECT value FROM json_each(?))"
)
_SLOTS = (
    "SELECT r.id, r.unit,"
    " coalesce(t.superior, iif(json_valid(v.snapshot), v.snapshot, '{}') ->> '$.unit.parent'),"
    " coalesce(t.province, iif(json_valid(v.snapshot), v.snapshot, '{}') ->> '$.unit.province')"
    " FROM report r JOIN revision v ON v.digest = r.head LEFT JOIN tally t"
    " ON t.template = r.template AND t.period = r.period AND t.report = r.id AND t.head = r.head"
    " WHERE r.template = ? AND r.period = ? AND r.source <> 'practice'"
)
_BINNED = "SELECT report FROM bin WHERE report IN (SELECT value FROM json_each(?))"
_REMARKS = "SELECT report, id FROM remark WHERE report IN (SELECT value FROM json_each(?))"
_WORDS = (
    "SELECT report, head, counter FROM acknowledgement"
    " WHERE report IN (SELECT value FROM json_each(?))"
)
_MANY = 50


class ArrivalsOutdated(AppError):
    """What is known changed since the plan was made: look through the files again."""


def known(store: Store, found: Scan, templates: Collection[tuple[str, str]]) -> Known:
    """What we have of the reports that `found` names; `templates` are those we can read."""
    arrivals = [arrival for file in found.files for arrival in file.arrivals]
    words = [word for file in found.files for word in file.returned]
    ids = dict.fromkeys([*(one.id for one in arrivals), *(one.report for one in words)])
    lines: dict[str, Line] = {}
    for id_, state, head, source, parents in store.fetch(_LINES, (rows.text_of(list(ids)),)):
        lines[id_] = Line(State(state), head, _grown(parents), Source(source))
    registered = {
        (arrival.id, arrival.revision): _counter(store, arrival)
        for arrival in arrivals
        if arrival.id in lines and arrival.registration.counter
    }
    unit = registers.unit(store)
    return Known(
        lines,
        registered,
        _slots(store, arrivals),
        frozenset(templates),
        *_said(store, tuple(dict.fromkeys(one.report for one in words))),
        unit=unit.full_name,
        province=unit.province,
        copies=lineages.copies(store, [one.id for one in arrivals if one.copy]),
        binned=frozenset(id_ for (id_,) in store.fetch(_BINNED, (rows.text_of(list(ids)),))),
        seq=seq(store),
    )


def _grown(parents: str | None) -> tuple[str, ...]:
    """What a report grew from; of a damaged one nothing is known, and no arrival is its like."""
    try:
        return rows.loaded_parents(parents) if parents is not None else ()
    except ValueError:
        return ()


def _counter(store: Store, arrival: Arrival) -> int:
    """That of the number and date we have; a damaged entry is one we have not."""
    try:
        return kept.registration(store, arrival.id, arrival.revision).counter
    except kept.ReportDamaged:
        return 0


def begin_backup(store: Store, plan: Plan) -> Copying | None:
    """The backup before a plan is taken: on its way beside the saves, None where none is to come.

    Wait for its end, whatever it came to, before `receive(…, is_backed_up=True)`.
    """
    return store.keeper.begin_quietly(Why.IMPORT) if store.keeper and plan.accepted else None


def receive(
    store: Store, plan: Plan, watch: Watch = unwatched, *, is_backed_up: bool = False
) -> Received:
    """Take what the plan takes and keep a receipt of every file, in one transaction.

    The same files twice change nothing. Raises ArrivalsOutdated where the plan is an old one,
    ArrivalGone where a file is no more what it was, Stopped; then nothing was changed.
    """
    if not plan.changes and all(planned.file.is_known for planned in plan.files):
        return Received(0, 0, plan.refused)
    found = Scan(tuple(planned.file for planned in plan.files))
    if plan.accepted and not is_backed_up:
        store.back_up(Why.IMPORT)
    with _noted(store, plan), store.write():
        if seq(store) != plan.known.seq:
            now = known(store, found, plan.known.templates)
            if now != plan.known:
                raise ArrivalsOutdated
        with contextlib.closing(read_ahead(plan.files)) as each:
            for at, planned in enumerate(plan.files):
                if not watch(at, len(plan.files)):
                    raise Stopped
                take(store, planned, next(each))
                make_ours(store, planned)
                if not planned.file.is_known:
                    deliveries.keep_receipt(store, planned)
                    deliveries.remember(store, planned)
    filled = sum(report.registered for planned in plan.files for report in planned.reports)
    return Received(plan.accepted, filled, plan.refused, plan.returned, plan.ours)


def _noted(store: Store, plan: Plan) -> contextlib.AbstractContextManager[None]:
    """A few reports go into the edit journal, many into the backup that follows them."""
    if store.keeper and plan.accepted > _MANY:
        return store.keeper.resting()
    return contextlib.nullcontext()


def _slots(store: Store, arrivals: Iterable[Arrival]) -> Mapping[Slot, frozenset[str]]:
    """The reports that already tell of the units and periods of these arrivals."""
    asked = frozenset(filter(None, map(slot, arrivals)))
    found: dict[Slot, set[str]] = {}
    for template, period in {place[:2] for place in asked}:
        for id_, *whose in store.fetch(_SLOTS, (template, period)):
            unit, superior, province = whose
            place = (template, period, str(unit), str(superior or ""), str(province or ""))
            if place in asked:
                found.setdefault(place, set()).add(str(id_))
    return {place: frozenset(ids) for place, ids in found.items()}


def _said(
    store: Store, ids: tuple[str, ...]
) -> tuple[frozenset[tuple[str, str]], Mapping[tuple[str, str], int]]:
    """The remarks and decisions we have on reports of ours."""
    given = (rows.text_of(ids),)
    words = {(report, head): counter for report, head, counter in store.fetch(_WORDS, given)}
    return frozenset(store.fetch(_REMARKS, given)), words
