"""The paper as plain text, word for word: one paragraph a line, notes gathered at the end."""

from collections.abc import Iterator
from typing import assert_never

from core.paper import (
    Addressees,
    AnnexTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    Note,
    PageBreak,
    Paragraph,
    Run,
    SectionBreak,
    Signatures,
    Table,
    Title,
    plain,
)

_MARK = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def text(document: Document) -> str:
    """All words of the document in reading order, with a final line end; a draft is not marked."""
    notes: list[Note] = []
    lines = [line for block in document.blocks for line in _lines(block, notes) if line]
    told = [f"{_mark(at)} {plain(note.runs)}" for at, note in enumerate(notes, 1)]
    return "\n\n".join([*lines, *told]) + "\n"


def _lines(block: Block, notes: list[Note]) -> Iterator[str]:
    match block:
        case Letterhead():
            yield _stacked(*block.superior, *block.issuer)
            yield _stacked(block.nation, block.motto)
            yield block.number
            yield block.place_date
            yield from (mark.words for mark in (block.urgency, block.circulation) if mark)
        case Title():
            yield block.kind
            yield _marked(block.subject, notes)
        case Addressees():
            yield _stacked(*block.lines)
        case Heading():
            yield block.words
        case Paragraph():
            yield block.marker + _marked(block.runs, notes)
        case Table():
            yield "\n".join(_rows(block, notes))
        case Signatures():
            yield _stacked(block.label, *block.recipients, block.drafter)
            yield _stacked(*block.authority, block.name)
        case AnnexTitle():
            yield _stacked(block.label, block.title, block.reference)
        case PageBreak() | SectionBreak():
            return
        case _:
            assert_never(block)


def _stacked(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _rows(table: Table, notes: list[Note]) -> Iterator[str]:
    yield "\t".join(column.label for column in table.columns)
    for row in table.rows:
        yield "\t".join(_marked(cell, notes) for cell in row)


def _marked(runs: tuple[Run, ...], notes: list[Note]) -> str:
    parts = []
    for run in runs:
        parts.append(run.text)
        if run.note:
            notes.append(run.note)
            parts.append(_mark(len(notes)))
    return "".join(parts)


def _mark(number: int) -> str:
    return str(number).translate(_MARK)
