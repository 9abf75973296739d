"""Tables of an old report: those that only place text, and those that hold rows."""

from dataclasses import dataclass, field

from core.importing.marks import with_mark_back
from core.importing.old_paper import OldParagraph, tidy
from core.markup import Inline, Text

_PLACING_ROWS = 3
_PLACING_COLUMNS = 2


@dataclass(slots=True)
class Table:
    """The paragraphs of every cell of every row."""

    rows: list[list[list[OldParagraph]]] = field(default_factory=list)


def told(table: Table) -> list[OldParagraph]:
    """What the table says: cell after cell (letterhead, signature), or a paragraph a row."""
    widest = max((len(row) for row in table.rows), default=0)
    if len(table.rows) <= _PLACING_ROWS and widest <= _PLACING_COLUMNS:
        return [paragraph for row in table.rows for cell in row for paragraph in cell]
    if widest <= 1:
        return [paragraph for row in table.rows for cell in row for paragraph in cell]
    rows = [_row(row) for row in table.rows]
    return [OldParagraph(row, fresh=True) for row in rows if row]


def _row(row: list[list[OldParagraph]]) -> tuple[Inline, ...]:
    pieces: list[Inline] = []
    for cell in row:
        if not cell:
            continue
        if pieces:
            pieces.append(Text(" | "))
        for paragraph in cell:
            marked = with_mark_back(paragraph)
            pieces += [*marked.content, Text(" ")]
    return tidy(pieces)
