"""Remarks and acknowledgements as rows: one reading, one digest over each."""

from collections.abc import Sequence
from typing import Any

from core.canonical import digest
from core.remark import Acknowledgement, Remark, Verdict

READ_REMARK = (
    "SELECT report, id, head, revision, section, field, text, office, wall_time, answer, digest"
    " FROM remark"
)
WRITE_REMARK = (
    "INSERT INTO remark (report, id, head, revision, section, field, text, office, wall_time,"
    " answer, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (report, id)"
    " DO UPDATE SET answer = excluded.answer, digest = excluded.digest"
)
READ_WORD = (
    "SELECT report, head, revision, verdict, office, counter, wall_time, digest"
    " FROM acknowledgement"
)
WRITE_WORD = (
    "INSERT INTO acknowledgement (report, head, revision, verdict, office, counter, wall_time,"
    " digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (report, head) DO UPDATE SET"
    " verdict = excluded.verdict, office = excluded.office, counter = excluded.counter,"
    " wall_time = excluded.wall_time, digest = excluded.digest"
)


def remark(row: Sequence[Any]) -> Remark:
    """The columns of `READ_REMARK`; raises ValueError where the digest does not fit."""
    made = Remark(*row[:-1])
    if remark_columns(made)[-1] != row[-1]:
        raise ValueError("no remark as it was written")
    return made


def remark_columns(given: Remark) -> tuple[str | int, ...]:
    """What `remark` reads."""
    said = (given.section, given.field, given.text, given.office, given.wall_time, given.answer)
    whole = (given.report, given.id, given.head, given.revision, *said)
    return (*whole, digest(["remark", *whole]))


def acknowledgement(row: Sequence[Any]) -> Acknowledgement:
    """The columns of `READ_WORD`; raises ValueError where the digest does not fit."""
    report, head, revision, verdict, office, counter, wall_time, kept = row
    made = Acknowledgement(report, head, revision, Verdict(verdict), office, counter, wall_time)
    if acknowledgement_columns(made)[-1] != kept:
        raise ValueError("no acknowledgement as it was written")
    return made


def acknowledgement_columns(given: Acknowledgement) -> tuple[str | int, ...]:
    """What `acknowledgement` reads."""
    place = (given.report, given.head, given.revision, given.verdict.value)
    whole = (*place, given.office, given.counter, given.wall_time)
    return (*whole, digest(["acknowledgement", *whole]))
