"""From a line of the pages, and a point in it, to what the form says there."""

from collections.abc import Iterable

from core.layout.placed import Line, Metrics, Part
from core.paper import (
    Addressees,
    AnnexTitle,
    Block,
    Letterhead,
    Paragraph,
    Signatures,
    Table,
    Title,
    Told,
    ink,
)
from ui.paper.place import Place, Where

# The fields of the form's first and last page that head and foot of the paper show.
NUMBER, DATE, SIGNER, RECIPIENTS = "number", "date", "signer", "recipients"
# So many points beside a number still mean it: many have but one digit.
_REACH = 4.0


def place_of(line: Line, blocks: tuple[Block, ...]) -> Place | None:
    """The place a line stands for as a whole; None for page numbers and the like."""
    if not 0 <= line.block < len(blocks):
        return None
    match blocks[line.block]:
        case Letterhead() as head:
            return Place(where=Where.HEAD, field=_of_head(line, head))
        case Addressees():
            return Place(where=Where.HEAD)
        case Title():
            return Place(where=Where.TITLE)
        case Signatures() as foot:
            return Place(where=Where.FOOT, field=_of_foot(line, foot))
        case Table() as table:
            return _in_table(line, table, after_title=_is_annex(blocks, line.block))
    return Place(line.origin.section, line.origin.paragraph) if line.origin else None


def told_at(
    line: Line, x: float, lines: Iterable[Line], block: Block, metrics: Metrics
) -> str | None:
    """The field that is told at `x` points from the page's left edge; `lines` are all there are."""
    if not isinstance(block, Paragraph) or not line.origin or not line.origin.told:
        return None
    alike = [each for each in lines if each.block == line.block and each.part is line.part]
    note = 0
    if line.part is Part.NOTE:
        note = sorted({each.item for each in alike}).index(line.item) + 1
    same = [each for each in alike if each.item == line.item]
    before = same[: next(at for at, each in enumerate(same) if each is line)]
    start = sum(ink(piece.text) for each in before for piece in each.pieces if not piece.rise)
    for near in (x, x - _REACH, x + _REACH):
        letter = _letter_at(line, near, metrics)
        found = None if letter is None else _told(line.origin.told, note, start + letter)
        if found:
            return found.field
    return None


def _told(told: tuple[Told, ...], note: int, at: int) -> Told | None:
    return next((each for each in told if each.note == note and each.start <= at < each.stop), None)


def _letter_at(line: Line, x: float, metrics: Metrics) -> int | None:
    """Which letter of the line stands there, spaces and marks of notes not counted."""
    count = 0
    for piece in line.pieces:
        if piece.rise:
            continue
        at = piece.x
        for letter in piece.text:
            space = letter.isspace()
            right = at + metrics.width(letter, piece.face, piece.size)
            right += line.word_space if space else 0.0
            if at <= x < right:
                return None if space else count
            at = right
            count += not space
    return None


def _of_head(line: Line, head: Letterhead) -> str:
    words = _words(line)
    if words and words in _squeezed(head.number):
        return NUMBER
    return DATE if words and words in _squeezed(head.place_date) else ""


def _of_foot(line: Line, foot: Signatures) -> str:
    listed = _squeezed(" ".join((foot.label, *foot.recipients)))
    return RECIPIENTS if _words(line) in listed else SIGNER


def _in_table(line: Line, table: Table, *, after_title: bool) -> Place | None:
    origin = line.origin or table.origin
    found = _told(origin.told, 0, line.item)
    field = found.field if found else ""
    row, column = divmod(line.item, len(table.columns))
    if after_title:
        return Place(where=Where.ANNEX, field=field, row=row - 1) if field else None
    return Place(origin.section, origin.paragraph, field=field, row=row - 1, column=column - 1)


def _is_annex(blocks: tuple[Block, ...], at: int) -> bool:
    return at > 0 and isinstance(blocks[at - 1], AnnexTitle)


def _words(line: Line) -> str:
    return _squeezed("".join(piece.text for piece in line.pieces))


def _squeezed(text: str) -> str:
    return "".join(text.split())
