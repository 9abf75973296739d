"""What a stranger's file holds, as far as planning needs it; every value here was proved before."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from core.closed_finding import ClosedFinding
from core.draft_lineage import Copy
from core.period import Period
from core.remark import Acknowledgement, Remark
from core.report import Registration, Source

Slot = tuple[str, str, str, str, str]  # template, period, unit, superior, province


class FileState(StrEnum):
    """What a file is to us."""

    SOUND = "sound"
    DAMAGED = "damaged"
    FOREIGN = "foreign"


class Reason(StrEnum):
    """Why a file is not sound."""

    NONE = ""
    MISSING = "missing"  # foreign from here …
    NOT_A_FILE = "not_a_file"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    IN_USE = "in_use"
    TOO_BIG = "too_big"  # … to here
    UNREADABLE = "unreadable"
    CHANGING = "changing"
    HEADER = "header"
    SCHEMA = "schema"
    CONTENT = "content"
    DIGEST = "digest"
    SLOW = "slow"


class Outcome(StrEnum):
    """What one report of a file is to us; only NEW and NEWER are taken by themselves."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"
    OLDER = "older"
    FORKED = "forked"
    DRAFT = "draft"
    PRACTICE = "practice"
    OTHER_TEMPLATE = "other_template"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Lock:
    """A final revision as far as it is planned and placed: its digest, what it grew from, whose it
    is, and its figures (`storage.tallies.packed`).

    What it says stays in the file until it is taken, so that ten thousand files fit in memory.
    """

    digest: str
    parents: tuple[str, ...] = ()
    superior: str = ""
    province: str = ""
    counter: int = 0
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One report of one file. `locked` is its newest final revision, None for a draft.

    `install`, `seq` and `wall_time` say where and when it was locked; they are only shown.
    `copy`: how the report stands in a copied working database, by which it is compared with ours.
    """

    id: str
    unit: str
    template: str
    version: str
    period: Period
    revision: int
    source: Source
    locked: Lock | None = None
    registration: Registration = Registration()
    closed: tuple[ClosedFinding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    is_damaged: bool = False
    install: str = ""
    seq: int = 0
    wall_time: str = ""
    copy: Copy | None = None


@dataclass(frozen=True, slots=True)
class ReturnedReport:
    """What an office says of one lần of one of its units' reports."""

    report: str
    head: str
    revision: int
    acknowledgement: Acknowledgement | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One file, read once; `install` and `seq` tell which computer wrote it after what change.

    A submission or a copied database has `arrivals`, a return file `returned`. `is_known`: it was
    received before and is not read again.
    """

    path: str
    name: str
    state: FileState
    reason: Reason = Reason.NONE
    sha256: str = ""
    size: int = 0
    install: str = ""
    seq: int = 0
    arrivals: tuple[Arrival, ...] = ()
    returned: tuple[ReturnedReport, ...] = ()
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """Every file looked at, in the order they were found."""

    files: tuple[ScannedFile, ...]


def slot(arrival: Arrival) -> Slot | None:
    """The unit and period a final report tells of; None where the unit has no name."""
    locked = arrival.locked
    if not arrival.unit or locked is None:
        return None
    place = (arrival.template, str(arrival.period), arrival.unit)
    return (*place, locked.superior, locked.province)
