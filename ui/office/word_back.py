"""A Word file that this program made and somebody worked at: compared, and taken back."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.answers import changed, content_digest
from core.errors import AppError
from core.facts import Facts
from core.importing.legacy import Consent
from core.importing.reading import Imported, Matched, read_old_report
from core.importing.refused import LARGEST
from core.importing.word_marks import WordMarks, word_marks
from core.paper import Document
from core.report import Report, ReportFinal, Source, State, Unplaced
from core.template import all_sections
from core.word_changes import WordChange, with_changes, word_changes
from storage import reports
from storage.backup_names import Why
from storage.database import Store
from storage.facts import facts_of, paper
from storage.kept import ReportUnknown
from storage.reports import ReportReceived
from ui.given_files import read_file
from ui.paper import rendering


class WordOfAnother(AppError):
    """The file `name` was not made from report `report`."""


@dataclass(frozen=True, slots=True)
class Known:
    """The report a file was made from, and the paper it prints now."""

    facts: Facts
    paper: Document
    marks: WordMarks


@dataclass(frozen=True, slots=True)
class WordBack:
    """What Word has otherwise; `pieces` found no section. `is_same` says that the report is still
    as it was when the file was made."""

    facts: Facts
    changes: tuple[WordChange, ...]
    matched: tuple[Matched, ...]
    pieces: tuple[Unplaced, ...]
    is_same: bool


def marked(file: Path) -> tuple[str, bytes, WordMarks] | None:
    """The file's name, bytes and marks where it has any."""
    data = read_file(file, LARGEST)
    marks = word_marks(file.name, data)
    return (file.name, data, marks) if marks else None


def known(store: Store, marks: WordMarks | None) -> Known | None:
    """The unit's own report of these marks; None where there is none."""
    if marks is None:
        return None
    try:
        facts = facts_of(store, marks.report)
    except ReportUnknown:
        return None
    if facts.report.source is Source.RECEIVED:
        return None
    return Known(facts, paper(store, marks.report), marks)


def word_back(name: str, data: bytes, found: Known) -> WordBack:
    """The file beside the report it was made from; nothing is changed."""
    made = rendering.docx_bytes(found.paper, datetime.date(2000, 1, 1))
    ours, theirs = _read(name, made, found.facts), _read(name, data, found.facts)
    report = found.facts.report
    printed = {id_: text.prose for id_, text in ours.report.sections.items()}
    worked = {id_: text.prose for id_, text in theirs.report.sections.items()}
    before = {piece.text for piece in ours.unmatched}
    order = [section.id for section in all_sections(found.facts.template)]
    changes = word_changes(report, printed, worked)
    return WordBack(
        found.facts,
        tuple(sorted(changes, key=lambda change: order.index(change.section))),
        theirs.matched,
        tuple(piece for piece in theirs.unmatched if piece.text not in before),
        content_digest(report) == found.marks.digest,
    )


def take(store: Store, back: WordBack, changes: Iterable[WordChange], *, reopen: bool) -> Report:
    """The draft with these sections as Word has them; a final report is reopened if asked."""
    id_ = back.facts.report.id
    store.back_up(Why.IMPORT)
    with store.write():
        report = reports.load(store, id_)
        if report.source is Source.RECEIVED:
            raise ReportReceived(report=id_)
        if report.state is State.FINAL:
            if not reopen:
                raise ReportFinal(report=id_)
            reports.reopen(store, id_)
            report = reports.load(store, id_)
        taken = with_changes(report, changes, back.pieces)
        if difference := changed(report, taken):
            reports.save_answers(store, id_, difference)
    return taken


def _read(name: str, data: bytes, facts: Facts) -> Imported:
    report = facts.report
    # What this program wrote is Unicode: nothing in it is taken for an old font.
    form, period = facts.template, report.period
    return read_old_report(name, data, form, period, report.id, Consent.NO)
