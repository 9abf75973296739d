"""The annex: the report's figures as one table on pages of its own (Phụ lục I, III.1)."""

from collections.abc import Iterator

from core import period as periods
from core.facts import EMPTY, Facts
from core.fields import NOTHING, Figure, written
from core.paper import (
    Align,
    AnnexTitle,
    Block,
    Column,
    Origin,
    Run,
    SectionBreak,
    Table,
)
from core.report import figure
from core.template import Placed, outline

LABEL = "Phụ lục"
# Longer figures don't stand on one line in the columns of an upright page.
_LONGEST_UPRIGHT = 8
_UPRIGHT = (0.085, 0.365, 0.13, 0.14, 0.14, 0.14)
_LYING = (0.06, 0.4, 0.12, 0.15, 0.15, 0.12)
_ALIGNS = (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.CENTRE, Align.CENTRE, Align.LEFT)

_Row = tuple[tuple[Run, ...], ...]


def has_annex(facts: Facts) -> bool:
    """Whether this report prints one: as chosen for it, else as its form says."""
    chosen = facts.report.head.annex
    return facts.template.annex if chosen is None else chosen


def annex(facts: Facts, number: str, date: str) -> tuple[Block, ...]:
    """Title and table; `number` and `date` are those of the paper's head."""
    rows = tuple(_rows(facts)) if has_annex(facts) else ()
    if not rows:
        return ()
    period = facts.report.period
    kind, name = facts.template.kind.capitalize(), facts.unit.full_name or EMPTY
    title = f"Bảng số liệu {periods.words(period)}".upper()
    said = f"{kind} {number.replace('Số:', 'số', 1)} {date} của Ủy ban nhân dân {name}"
    wide = any(len(cell[0].text) > _LONGEST_UPRIGHT for row in rows for cell in row[3:5])
    labels = (
        "TT",
        "Chỉ tiêu",
        "Đơn vị tính",
        _label(periods.words(period)),
        _label(periods.words(periods.a_year_before(period))),
        "Ghi chú",
    )
    shares = zip(labels, _LYING if wide else _UPRIGHT, _ALIGNS, strict=True)
    columns = tuple(Column(*column) for column in shares)
    return (
        SectionBreak(landscape=wide),
        AnnexTitle(LABEL, title, f"(Kèm theo {said})"),
        Table(columns, rows, Origin(facts.template.closing.id)),
    )


def _label(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rows(facts: Facts) -> Iterator[_Row]:
    """A row for each figure, one over those of a chapter; lower titles are too long for a cell."""
    count = 0
    chapter: Placed | None = None
    for placed in outline(facts.template):
        chapter = placed if placed.level == 1 else chapter
        for field in placed.section.fields:
            if not field.kind.is_figure:
                continue
            if chapter:
                yield _heading(chapter)
                chapter = None
            count += 1
            now = figure(facts.template, facts.report, field.id)
            note = "Không phát sinh" if now is NOTHING else ""
            cells = (str(count), field.label, field.unit, _cell(now))
            yield _row(*cells, _cell(facts.earlier.get(field.id)), note)


def _heading(placed: Placed) -> _Row:
    title = f"{placed.number} {placed.section.title}".strip(" .")
    words = ("", title, "", "", "", "")
    return tuple((Run(word, bold=True),) for word in words)


def _row(*words: str) -> _Row:
    return tuple((Run(word),) for word in words)


def _cell(value: Figure) -> str:
    return written(value)
