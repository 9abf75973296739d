"""Tables as strips: a strip for each line of a row, so that long rows can be cut by a page."""

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from core.layout.placed import Line, Part, Rule
from core.layout.strips import (
    Box,
    Setter,
    Source,
    Strip,
    lowered,
    moved,
    stacked,
)
from core.paper import Align, Run, Table
from core.style import Style, TextStyle

# Rows up to so many lines move whole to the next page.
WHOLE_ROW = 6
# A heading row higher than so many lines is not said again on every page.
REPEATED_HEAD = 8

_SHARES = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where a table's columns stand."""

    edges: tuple[float, ...]
    style: Style

    def boxes(self, aligns: tuple[Align, ...]) -> tuple[Box, ...]:
        inset = self.style.cell_padding
        return tuple(
            Box(left + inset, max(right - left - 2 * inset, 1.0), _SHARES[align])
            for (left, right), align in zip(pairwise(self.edges), aligns, strict=True)
        )

    def upright(self, height: float) -> tuple[Rule, ...]:
        return tuple(Rule(x, 0.0, x, height, self.style.rule_width) for x in self.edges)

    def level(self, y: float) -> Rule:
        return Rule(self.edges[0], y, self.edges[-1], y, self.style.rule_width)


def table(block: Table, setter: Setter, source: Source) -> list[Strip]:
    """The heading row, said again on each page, and the rows."""
    style = setter.style
    shares = accumulate((column.share for column in block.columns), initial=0.0)
    grid = _Grid(tuple(style.margin_left + share * style.text_width for share in shares), style)
    labels = tuple((Run(column.label),) for column in block.columns)
    centred = grid.boxes((Align.CENTRE,) * len(block.columns))
    head = _row(labels, style.table_head, setter, source, grid, centred, 0)
    head[0] = replace(head[0], rules=(grid.level(0.0), *head[0].rules))
    again = _said_again(head) if len(head) <= REPEATED_HEAD else None
    strips = [replace(strip, keep=True) for strip in head]
    boxes = grid.boxes(tuple(column.align for column in block.columns))
    for number, cells in enumerate(block.rows, 1):
        row = _row(cells, style.table_cell, setter, source, grid, boxes, number)
        strips += (replace(strip, head=again) for strip in row)
    return [*strips[:-1], replace(strips[-1], after=style.table_after, keep=False)]


def _row(
    cells: tuple[tuple[Run, ...], ...],
    look: TextStyle,
    setter: Setter,
    source: Source,
    grid: _Grid,
    boxes: tuple[Box, ...],
    number: int,
) -> list[Strip]:
    first = number * len(boxes)
    columns = [
        setter.paragraph(runs, look, replace(source, item=first + index), box)
        for index, (runs, box) in enumerate(zip(cells, boxes, strict=True))
    ]
    depth = max(len(column) for column in columns)
    # A long row parts like a paragraph: two lines at least on either page.
    kept = range(depth - 1) if depth <= WHOLE_ROW else {0, depth - 2}
    slices = (_slice(columns, index, depth, look, grid) for index in range(depth))
    return [
        replace(strip, row=(source.block, number), keep=index in kept)
        for index, strip in enumerate(slices)
    ]


def _slice(
    columns: list[list[Strip]], index: int, depth: int, look: TextStyle, grid: _Grid
) -> Strip:
    """One line of every cell, between the upright rules; the row's last one closes it."""
    is_last = index == depth - 1
    # As Word and LibreOffice do, a row begins under its rule.
    over = look.before + grid.style.rule_width if index == 0 else 0.0
    height = over + look.leading + (look.after if is_last else 0.0)
    here = [column[index] if index < len(column) else None for column in columns]
    lines = tuple(stacked([strip], over) if strip else () for strip in here)
    notes = tuple(note for strip in here if strip for note in strip.notes)
    upright, bottom = grid.upright(height), (grid.level(height),)
    if is_last:
        return Strip(height, lines, (*upright, *bottom), notes=notes)
    return Strip(height, lines, upright, notes=notes, closing=bottom)


def _said_again(head: list[Strip]) -> Strip:
    """The heading row in one piece, no part of the text any more."""
    columns: list[list[Line]] = [[] for _ in head[0].columns]
    rules: list[Rule] = []
    top = 0.0
    for strip in head:
        for column, lines in zip(columns, strip.columns, strict=True):
            column.extend(replace(moved(line, top), part=Part.FURNITURE) for line in lines)
        rules += (lowered(rule, top) for rule in strip.rules)
        top += strip.height
    return Strip(top, tuple(map(tuple, columns)), tuple(rules), row=head[0].row)
