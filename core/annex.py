"""The report's figures, and tables too long for its text, on pages of their own (PL I, III.1)."""

from collections.abc import Iterator
from dataclasses import dataclass

from core import period as periods
from core.facts import EMPTY, Facts
from core.fields import NOTHING, Figure, written
from core.issuer import written_out
from core.paper import (
    Align,
    AnnexTitle,
    Block,
    Column,
    Origin,
    Run,
    SectionBreak,
    Table,
    Told,
)
from core.printed_table import table_block
from core.report import figure
from core.template import Placed, outline, roman, tables

LABEL = "Phụ lục"
# Longer figures don't stand on one line in the columns of an upright page.
_LONGEST_UPRIGHT = 8
# As many columns as an upright page has room for, the number of the row not counted.
_MOST_UPRIGHT = 5
_UPRIGHT = (0.085, 0.365, 0.13, 0.14, 0.14, 0.14)
_LYING = (0.06, 0.4, 0.12, 0.15, 0.15, 0.12)
_ALIGNS = (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.CENTRE, Align.CENTRE, Align.LEFT)

_Row = tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class _Annex:
    """One annex before it is numbered."""

    title: str
    table: Table
    landscape: bool


def has_annex(facts: Facts) -> bool:
    """Whether this report prints any: as chosen for it, else as its form says."""
    chosen = facts.report.head.annex
    return facts.template.annex if chosen is None else chosen


def annex(facts: Facts, number: str, date: str) -> tuple[Block, ...]:
    """Each with its title and table, numbered where there are more (III.1.a); `number` and `date`
    are those of the paper's head."""
    found = tuple(_annexes(facts)) if has_annex(facts) else ()
    kind, name = facts.template.kind.capitalize(), facts.unit.full_name or EMPTY
    body = written_out(facts.unit, name)
    said = f"{kind} {number.replace('Số:', 'số', 1)} {date} của {body}"
    blocks: list[Block] = []
    for count, each in enumerate(found, 1):
        label = f"{LABEL} {roman(count)}" if len(found) > 1 else LABEL
        title = AnnexTitle(label, each.title.upper(), f"(Kèm theo {said})")
        blocks += (SectionBreak(each.landscape), title, each.table)
    return tuple(blocks)


def _annexes(facts: Facts) -> Iterator[_Annex]:
    """The figures, then every table the form sends to an annex and that has rows."""
    figures = _figures(facts)
    if figures:
        yield figures
    for form in tables(facts.template).values():
        rows = facts.report.tables.get(form.id, ())
        if form.annex and rows:
            origin = Origin(facts.template.closing.id)
            wide = len(form.columns) > _MOST_UPRIGHT
            yield _Annex(form.label, table_block(form, rows, origin), wide)


def _figures(facts: Facts) -> _Annex | None:
    told = tuple(_rows(facts))
    rows = tuple(row for row, _ in told)
    if not rows:
        return None
    period = facts.report.period
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
    size = len(columns)
    fields = enumerate((field for _, field in told), 1)
    here = tuple(Told(at * size, (at + 1) * size, field) for at, field in fields if field)
    origin = Origin(facts.template.closing.id, told=here)
    title = f"Bảng số liệu {periods.words(period)}"
    return _Annex(title, Table(columns, rows, origin), wide)


def _label(words: str) -> str:
    return words[:1].upper() + words[1:]


def _rows(facts: Facts) -> Iterator[tuple[_Row, str]]:
    """A row and its figure's id, "" for the one over those of a chapter; lower titles are too long
    for a cell."""
    count = 0
    chapter: Placed | None = None
    for placed in outline(facts.template):
        chapter = placed if placed.level == 1 else chapter
        for field in placed.section.fields:
            if not field.kind.is_figure:
                continue
            if chapter:
                yield _heading(chapter), ""
                chapter = None
            count += 1
            now = figure(facts.template, facts.report, field.id)
            note = _note(facts, field.id, now)
            cells = (str(count), field.label, field.unit, _cell(now))
            yield _row(*cells, _cell(facts.earlier.get(field.id)), note), field.id


def _note(facts: Facts, id_: str, now: Figure) -> str:
    words = ("Không phát sinh" if now is NOTHING else "", facts.report.notes.get(id_, ""))
    return "; ".join(part for part in words if part)


def _heading(placed: Placed) -> _Row:
    title = f"{placed.number} {placed.section.title}".strip(" .")
    words = ("", title, "", "", "", "")
    return tuple((Run(word, bold=True),) for word in words)


def _row(*words: str) -> _Row:
    return tuple((Run(word),) for word in words)


def _cell(value: Figure) -> str:
    return written(value)
