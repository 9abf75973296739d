"""What strangers' files hold and what we have → what would be taken. Nothing is changed here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.arrival import Arrival, FileState, Outcome, ReturnedReport, Scan, ScannedFile, Slot
from core.contested import contested
from core.draft_lineage import Copy, Relation
from core.own_copies import is_of, relation_of
from core.remark import Verdict
from core.report import Source, State


@dataclass(frozen=True, slots=True)
class Line:
    """A report we have: the newest final revision and all that it grew from."""

    state: State
    head: str | None
    parents: tuple[str, ...]
    source: Source = Source.RECEIVED


@dataclass(frozen=True, slots=True)
class Known:
    """What we have of the reports a scan names.

    `registered`: (report, lần) → the counter of its number and date; `slots`: the reports that
    already tell of a unit and a period; `templates`: the (id, version) we can read; `remarks`:
    (report, remark) that came before; `acknowledged`: (report, digest) → the counter of what was
    decided; `unit`, `province`: our own; `copies`: how the reports of our own stand here, `binned`:
    those in the bin; `seq`: the count of changes it was read at.
    """

    lines: Mapping[str, Line] = field(default_factory=dict)
    registered: Mapping[tuple[str, int], int] = field(default_factory=dict)
    slots: Mapping[Slot, frozenset[str]] = field(default_factory=dict)
    templates: frozenset[tuple[str, str]] = frozenset()
    remarks: frozenset[tuple[str, str]] = frozenset()
    acknowledged: Mapping[tuple[str, str], int] = field(default_factory=dict)
    unit: str = ""
    province: str = ""
    copies: Mapping[str, Copy] = field(default_factory=dict)
    binned: frozenset[str] = frozenset()
    seq: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class PlannedReport:
    """`registered`: we have this very revision, and its newer number and date will be filled in;
    `chosen`: a person took it where two grew apart; `own`: of a report of our own, what it is to
    ours, which may be in the bin."""

    arrival: Arrival
    outcome: Outcome
    registered: bool = False
    chosen: bool = False
    own: Relation | None = None
    is_binned: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether its revision will be kept."""
        return self.chosen or self.outcome in (Outcome.NEW, Outcome.NEWER)

    @property
    def becomes_ours(self) -> bool:
        """Whether it is a report of our own that we have no more: it comes back as such."""
        return self.is_taken and self.own is not None

    @property
    def is_offered(self) -> bool:
        """Whether a person may take it over ours, whole or by sections: never by receiving."""
        has_more = self.own in (Relation.NEW, Relation.NEWER, Relation.FORKED)
        return has_more and not self.is_taken


class ReturnOutcome(StrEnum):
    """What an office's word on a report of ours is to us; it is kept where it is NEW or LATE."""

    NEW = "new"
    SAME = "same"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlannedReturn:
    """LATE: of an earlier lần than the one we have now; `reopens`: the next lần begins with it."""

    returned: ReturnedReport
    outcome: ReturnOutcome
    reopens: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether something in it is new to us."""
        return self.outcome in (ReturnOutcome.NEW, ReturnOutcome.LATE)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file and what becomes of each of its reports, or of each word on a report of ours."""

    file: ScannedFile
    reports: tuple[PlannedReport, ...]
    returned: tuple[PlannedReturn, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything of it would be kept."""
        reports = any(report.is_taken or report.registered for report in self.reports)
        return reports or any(word.is_taken for word in self.returned)


@dataclass(frozen=True, slots=True)
class Plan:
    """What receiving would do to what was `known`."""

    files: tuple[PlannedFile, ...]
    known: Known
    chosen: frozenset[str] = frozenset()

    @property
    def accepted(self) -> int:
        """Reports newly taken."""
        return sum(report.is_taken for file in self.files for report in file.reports)

    @property
    def ours(self) -> int:
        """Reports newly taken that are our own."""
        return sum(report.becomes_ours for file in self.files for report in file.reports)

    @property
    def returned(self) -> int:
        """Reports of ours on which an office's word is new."""
        return sum(word.is_taken for file in self.files for word in file.returned)

    @property
    def refused(self) -> int:
        """Files that are damaged or not ours."""
        return len(self.files) - self.sound

    @property
    def sound(self) -> int:
        """Files that could be read and proved."""
        return sum(file.file.state is FileState.SOUND for file in self.files)

    @property
    def changes(self) -> bool:
        """Whether taking it would change anything."""
        return any(file.changes for file in self.files)

    @property
    def offered(self) -> int:
        """Reports of our own that say something ours do not."""
        return sum(report.is_offered for file in self.files for report in file.reports)


@dataclass(frozen=True, slots=True)
class Received:
    """`accepted`: reports newly taken; `registered`: reports whose number and date were filled in;
    `refused`: files damaged or not ours; `returned`: reports of ours an office spoke of; `ours`:
    those of the accepted ones that are our own."""

    accepted: int
    registered: int
    refused: int
    returned: int = 0
    ours: int = 0


def plan(scan: Scan, known: Known, asked: frozenset[str] = frozenset()) -> Plan:
    """What becomes of every report; the same for every order of the files.

    Lineage decides, never a clock: a revision names all it grew from. Where two grew apart, or two
    reports tell of one unit's period, none is taken but what a person chose: by the report's id, or
    by the beginning of the digest of the revision.
    """
    arrivals = {
        (at, position): arrival
        for at, file in enumerate(scan.files)
        for position, arrival in enumerate(file.arrivals)
        if file.state is FileState.SOUND
    }
    disputed = contested(arrivals.values(), known.slots)
    lines, registered = dict(known.lines), dict(known.registered)
    chosen = _clear(asked, arrivals.values())
    planned: dict[tuple[int, int], PlannedReport] = {}
    # The newest first, so that the older ones beside it on the stick are seen as older.
    for key in sorted(arrivals, key=lambda key: (-_age(arrivals[key]), key)):
        arrival = arrivals[key]
        outcome = _outcome(arrival, lines.get(arrival.id), known, disputed)
        wanted = outcome is Outcome.FORKED and _is_chosen(arrival, lines.get(arrival.id), chosen)
        own = _own(arrival, outcome, known)
        binned = own is not None and arrival.id in known.binned
        found = PlannedReport(arrival, outcome, chosen=wanted, own=own, is_binned=binned)
        if found.is_taken or outcome is Outcome.SAME:
            place, counter = (arrival.id, arrival.revision), arrival.registration.counter
            newer = counter > registered.get(place, 0)
            registered[place] = max(counter, registered.get(place, 0))
            found = replace(found, registered=newer and outcome is Outcome.SAME)
        if found.is_taken and arrival.locked:
            taken = (arrival.locked.digest, arrival.locked.parents)
            was = lines.get(arrival.id)
            lines[arrival.id] = Line(State.FINAL, *taken, was.source if was else Source.RECEIVED)
        planned[key] = found
    files = (_planned_file(at, file, planned) for at, file in enumerate(scan.files))
    return Plan(tuple(_with_returned(file, known) for file in files), known, asked)


def _planned_file(
    at: int, file: ScannedFile, planned: Mapping[tuple[int, int], PlannedReport]
) -> PlannedFile:
    """Of a file that is not sound, every report it names is damaged."""
    reports = (
        planned.get((at, position), PlannedReport(arrival, Outcome.DAMAGED))
        for position, arrival in enumerate(file.arrivals)
    )
    return PlannedFile(file, tuple(reports))


def _with_returned(file: PlannedFile, known: Known) -> PlannedFile:
    if not file.file.returned:
        return file
    words = (_returned(word, known) for word in file.file.returned)
    return PlannedFile(file.file, file.reports, tuple(words))


def _returned(word: ReturnedReport, known: Known) -> PlannedReturn:
    """Only of a report of our own, and of a lần that it really had."""
    line = known.lines.get(word.report)
    if line is None or line.source is not Source.OWN or line.head is None:
        return PlannedReturn(word, ReturnOutcome.UNKNOWN)
    if word.head not in (line.head, *line.parents):
        return PlannedReturn(word, ReturnOutcome.UNKNOWN)
    said = word.acknowledgement
    counter = known.acknowledged.get((word.report, word.head), 0)
    newer = said is not None and said.counter > counter
    if not newer and all((word.report, one.id) in known.remarks for one in word.remarks):
        return PlannedReturn(word, ReturnOutcome.SAME)
    if word.head != line.head:
        return PlannedReturn(word, ReturnOutcome.LATE)
    sent_back = newer and said is not None and said.verdict is Verdict.RETURNED
    return PlannedReturn(word, ReturnOutcome.NEW, sent_back and line.state is State.FINAL)


def _clear(asked: frozenset[str], arrivals: Iterable[Arrival]) -> frozenset[str]:
    """The digests that were chosen; a choice that fits two of them chooses none."""
    if not asked:
        return frozenset()
    there = {(one.id, one.locked.digest) for one in arrivals if one.locked}
    found = (
        {digest for id_, digest in there if one == id_ or (one and digest.startswith(one))}
        for one in asked
    )
    return frozenset(digest for digests in found if len(digests) == 1 for digest in digests)


def _is_chosen(arrival: Arrival, line: Line | None, chosen: frozenset[str]) -> bool:
    """A person chose it, and it would not stand over work of our own."""
    ours = line is not None and line.source is not Source.RECEIVED
    return arrival.locked is not None and not ours and arrival.locked.digest in chosen


def _own(arrival: Arrival, outcome: Outcome, known: Known) -> Relation | None:
    line = known.lines.get(arrival.id)
    named = is_of(known.unit, known.province, arrival)
    is_ours = line.source is Source.OWN if line else named
    return relation_of(arrival, outcome, known.copies.get(arrival.id)) if is_ours else None


def _age(arrival: Arrival) -> int:
    return len(arrival.locked.parents) if arrival.locked else 0


def _outcome(
    arrival: Arrival, line: Line | None, known: Known, disputed: frozenset[str]
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
        held = disputed & {locked.digest, arrival.id}
        return Outcome.FORKED if held else Outcome.NEW
    if locked.digest == line.head:
        return Outcome.SAME
    if locked.digest in line.parents:
        return Outcome.OLDER
    grew_from_ours = line.head is not None and line.head in locked.parents
    alone = locked.digest not in disputed and line.state is State.FINAL
    return Outcome.NEWER if grew_from_ours and alone else Outcome.FORKED
