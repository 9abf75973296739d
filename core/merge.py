"""What strangers' files hold and what we have → what would be taken. Nothing is changed here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from core.closed_finding import ClosedFinding
from core.final import Revision
from core.period import Period
from core.report import Registration, Source, State

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
    """What one report of a file is to us; only NEW and NEWER are taken."""

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
class Arrival:
    """One report of one file. `locked` is its newest final revision, None for a draft.

    `install`, `seq` and `wall_time` say where and when it was locked; they are only shown.
    """

    id: str
    unit: str
    template: str
    version: str
    period: Period
    revision: int
    source: Source
    locked: Revision | None = None
    registration: Registration = Registration()
    closed: tuple[ClosedFinding, ...] = ()
    is_damaged: bool = False
    install: str = ""
    seq: int = 0
    wall_time: str = ""


@dataclass(frozen=True, slots=True)
class ScannedFile:
    """One file, read once; `install` and `seq` tell which computer wrote it after what change."""

    path: str
    name: str
    state: FileState
    reason: Reason = Reason.NONE
    sha256: str = ""
    size: int = 0
    install: str = ""
    seq: int = 0
    arrivals: tuple[Arrival, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """Every file looked at, in the order they were found."""

    files: tuple[ScannedFile, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A report we have: the newest final revision and all that it grew from."""

    state: State
    head: str | None
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What we have of the reports a scan names.

    `registered`: (report, lần) → the counter of its number and date; `slots`: the reports that
    already tell of a unit and a period; `templates`: the (id, version) we can read.
    """

    lines: Mapping[str, Line] = field(default_factory=dict)
    registered: Mapping[tuple[str, int], int] = field(default_factory=dict)
    slots: Mapping[Slot, frozenset[str]] = field(default_factory=dict)
    templates: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """`registered`: we have this very revision, and its newer number and date will be filled in."""

    arrival: Arrival
    outcome: Outcome
    registered: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether its revision will be kept."""
        return self.outcome in (Outcome.NEW, Outcome.NEWER)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file and what becomes of each of its reports."""

    file: ScannedFile
    reports: tuple[PlannedReport, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What receiving would do to what was `known`."""

    files: tuple[PlannedFile, ...]
    known: Known

    @property
    def accepted(self) -> int:
        """Reports newly taken."""
        return sum(report.is_taken for file in self.files for report in file.reports)

    @property
    def refused(self) -> int:
        """Files that are damaged or not ours."""
        return len(self.files) - self.sound

    @property
    def sound(self) -> int:
        """Files that could be read and proved."""
        return sum(file.file.state is FileState.SOUND for file in self.files)


@dataclass(frozen=True, slots=True)
class Received:
    """`accepted`: reports newly taken; `registered`: reports whose number and date were filled in;
    `refused`: files damaged or not ours."""

    accepted: int
    registered: int
    refused: int


def slot(arrival: Arrival) -> Slot | None:
    """The unit and period a final report tells of; None where the unit has no name."""
    unit = arrival.locked.snapshot.get("unit") if arrival.locked else None
    if not arrival.unit or not isinstance(unit, dict):
        return None
    superior, province = str(unit.get("parent", "")), str(unit.get("province", ""))
    return (arrival.template, str(arrival.period), arrival.unit, superior, province)


def plan(scan: Scan, known: Known) -> Plan:
    """What becomes of every report; the same for every order of the files.

    Lineage decides, never a clock: a revision names all it grew from. Where two grew apart, or two
    reports tell of one unit's period, none is taken: a person has to choose.
    """
    arrivals = {
        (at, position): arrival
        for at, file in enumerate(scan.files)
        for position, arrival in enumerate(file.arrivals)
        if file.state is FileState.SOUND
    }
    contested = _contested(arrivals.values(), known)
    lines, registered = dict(known.lines), dict(known.registered)
    planned: dict[tuple[int, int], PlannedReport] = {}
    # The newest first, so that the older ones beside it on the stick are seen as older.
    for key in sorted(arrivals, key=lambda key: (-_age(arrivals[key]), key)):
        arrival = arrivals[key]
        outcome = _outcome(arrival, lines.get(arrival.id), known, contested)
        found = PlannedReport(arrival, outcome)
        if found.is_taken or outcome is Outcome.SAME:
            place, counter = (arrival.id, arrival.revision), arrival.registration.counter
            newer = counter > registered.get(place, 0)
            registered[place] = max(counter, registered.get(place, 0))
            found = PlannedReport(arrival, outcome, newer and outcome is Outcome.SAME)
        if found.is_taken and arrival.locked:
            lines[arrival.id] = Line(State.FINAL, arrival.locked.digest, arrival.locked.parents)
        planned[key] = found
    files = (_planned_file(at, file, planned) for at, file in enumerate(scan.files))
    return Plan(tuple(files), known)


def _planned_file(
    at: int, file: ScannedFile, planned: Mapping[tuple[int, int], PlannedReport]
) -> PlannedFile:
    """Of a file that is not sound, every report it names is damaged."""
    reports = (
        planned.get((at, position), PlannedReport(arrival, Outcome.DAMAGED))
        for position, arrival in enumerate(file.arrivals)
    )
    return PlannedFile(file, tuple(reports))


def _age(arrival: Arrival) -> int:
    return len(arrival.locked.parents) if arrival.locked else 0


def _outcome(
    arrival: Arrival, line: Line | None, known: Known, contested: frozenset[str]
) -> Outcome:
    locked = arrival.locked
    if arrival.is_damaged:
        return Outcome.DAMAGED
    if arrival.source is Source.PRACTICE:
        return Outcome.PRACTICE
    if locked is None:
        return Outcome.DRAFT
    if (arrival.template, arrival.version) not in known.templates:
        return Outcome.OTHER_TEMPLATE
    if line is None:
        held = contested & {locked.digest, arrival.id}
        return Outcome.FORKED if held else Outcome.NEW
    if locked.digest == line.head:
        return Outcome.SAME
    if locked.digest in line.parents:
        return Outcome.OLDER
    grew_from_ours = line.head is not None and line.head in locked.parents
    alone = locked.digest not in contested and line.state is State.FINAL
    return Outcome.NEWER if grew_from_ours and alone else Outcome.FORKED


def _contested(arrivals: Iterable[Arrival], known: Known) -> frozenset[str]:
    """Digests of revisions that grew apart, and ids of reports of one unit and period."""
    newest: dict[str, set[str]] = {}
    claims: dict[Slot, set[str]] = {}
    revisions = [
        (arrival, arrival.locked)
        for arrival in arrivals
        if arrival.locked and arrival.source is not Source.PRACTICE
    ]
    outgrown = {parent for _, locked in revisions for parent in locked.parents}
    for arrival, locked in revisions:
        if locked.digest not in outgrown:
            newest.setdefault(arrival.id, set()).add(locked.digest)
        place = slot(arrival)
        if place:
            claims.setdefault(place, set(known.slots.get(place, ()))).add(arrival.id)
    apart = {digest for digests in newest.values() if len(digests) > 1 for digest in digests}
    claimed = {id_ for ids in claims.values() if len(ids) > 1 for id_ in ids}
    return frozenset(apart | claimed)
