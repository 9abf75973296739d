"""What answers said before: one version a sitting, thinned as it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.canonical import Json
from core.errors import AppError
from core.thinning import dispensable
from storage import rows
from storage.packing import packed, unpacked

if TYPE_CHECKING:
    from storage.database import Store

_FEWEST_BYTES = 16_384
# All but the pieces of an old report that found no section: nobody writes those.
_KINDS = ("section", "table", "figure", "field", "slot", "note", "why", "head", "due")


class VersionUnknown(AppError):
    """Of `report` there is no version `seq` of `key`."""


@dataclass(frozen=True, slots=True)
class Version:
    """What `key` said until the change `seq`; `at` is when that change came, by the clock."""

    key: str
    seq: int
    at: str
    value: Json


def versions(store: Store, report: str, key: str = "") -> tuple[Version, ...]:
    """The newest first; of one key, or of all."""
    found = store.fetch(
        "SELECT key, seq, wall_time, digest, packed FROM version WHERE report = ?1"
        " AND (?2 = '' OR key = ?2) ORDER BY seq DESC, key",
        (report, key),
    )
    return tuple(_version(*row) for row in found if _is_sound(*row[3:]))


def version(store: Store, report: str, key: str, seq: int) -> Version:
    """That very one; raises VersionUnknown."""
    for found in versions(store, report, key):
        if found.seq == seq:
            return found
    raise VersionUnknown(report=report, key=key, seq=seq)


@dataclass(frozen=True, slots=True)
class Lock:
    """The report was finalised as lần `revision` by the change `seq`."""

    revision: int
    seq: int
    at: str


def locks(store: Store, report: str) -> tuple[Lock, ...]:
    """When the report was finalised, the newest first."""
    found = store.fetch(
        "SELECT revision, seq, wall_time FROM revision WHERE report = ? ORDER BY seq DESC",
        (report,),
    )
    return tuple(Lock(*row) for row in found)


def remember(store: Store, report: str, changed: Mapping[str, Json], at: str) -> None:
    """Within the caller's transaction, before these keys change: what they say until now.

    Saves of the same key that follow one another are one sitting, and one version.
    """
    before, store.sitting = store.sitting, frozenset((report, key) for key in changed)
    fresh = False
    for key, value in changed.items():
        if (report, key) not in before and key.partition(":")[0] in _KINDS:
            fresh |= _keep(store, report, key, value, at)
    if fresh:
        _thin(store, report)


def _keep(store: Store, report: str, key: str, new: Json, at: str) -> bool:
    found = store.fetch("SELECT value FROM answer WHERE report = ? AND key = ?", (report, key))
    if not found and (key.startswith("section:") or not _has_begun(store, report)):
        return False
    text = str(found[0][0]) if found else "null"
    if _says_the_same(json.loads(text), new):
        return False
    store.execute(
        "INSERT OR IGNORE INTO version (report, key, seq, wall_time, digest, packed)"
        " SELECT ?, ?, CAST(value AS INTEGER) + 1, ?, ?, ? FROM meta WHERE key = 'seq'",
        (report, key, at, rows.text_digest(text), packed(text)),
    )
    return True


def _has_begun(store: Store, report: str) -> bool:
    """Whether anything was answered before; what a report begins with is no change of it."""
    return bool(store.fetch("SELECT 1 FROM answer WHERE report = ? LIMIT 1", (report,)))


def _says_the_same(old: Json, new: Json) -> bool:
    """Of a section its text counts, not how far the work on it is."""
    if isinstance(old, dict) and isinstance(new, dict) and "prose" in old:
        return old["prose"] == new.get("prose")
    return old == new


def _thin(store: Store, report: str) -> None:
    """History takes no more room than the report's own text."""
    room = store.fetch(
        "SELECT coalesce(sum(length(value)), 0) FROM answer WHERE report = ?", (report,)
    )[0][0]
    kept = store.fetch(
        "SELECT key, seq, length(packed) + length(key) + 150 FROM version WHERE report = ?"
        " ORDER BY key, seq",
        (report,),
    )
    left = sum(size for *_, size in kept)
    while left > max(room, _FEWEST_BYTES) and kept:
        at = _least(kept)
        key, seq, size = kept.pop(at)
        store.execute(
            "DELETE FROM version WHERE report = ? AND key = ? AND seq = ?", (report, key, seq)
        )
        left -= size


def _least(kept: list[tuple[str, int, int]]) -> int:
    """Of the key with the most versions the one missed least; of keys with few, the oldest."""
    counts: dict[str, int] = {}
    for key, *_ in kept:
        counts[key] = counts.get(key, 0) + 1
    most = max(counts, key=lambda key: counts[key])
    mine = [at for at, (key, *_) in enumerate(kept) if key == most]
    if len(mine) > 2:
        now = max(seq for _, seq, _ in kept) + 1
        return mine[dispensable([kept[at][1] for at in mine], now)]
    return min(range(len(kept)), key=lambda at: kept[at][1])


def _version(key: str, seq: int, at: str, _digest: str, kept: str) -> Version:
    return Version(key, seq, at, json.loads(unpacked(kept)))


def _is_sound(digest: str, kept: str) -> bool:
    try:
        return rows.text_digest(unpacked(kept)) == digest
    except ValueError:
        return False
