"""Tables for Word: the letterhead, the signatures and the ruled tables of figures."""

from collections.abc import Sequence
from itertools import accumulate

from core.export.docx_notes import Notes
from core.export.docx_styles import CELLS, border
from core.export.docx_xml import (
    Line,
    line,
    paragraph,
    run,
    texts,
    twips,
    w,
    with_properties,
    with_space_before,
)
from core.layout.grid import WHOLE_ROW
from core.layout.strips import Box, Setter, Source, length_of
from core.paper import Column, Letterhead, Run, Signatures, Table
from core.style import Style, TextStyle

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LEVEL = ("top", "bottom")
# A row that stays whole on one page.
_WHOLE = ("cantSplit",)


def letterhead(block: Letterhead, setter: Setter) -> str:
    """Issuer and nation with their rules; number and date in line; under the number the marks."""
    style = setter.style
    head = style.head(block.scale)
    widths = (head.left, style.text_width - head.left)
    issuer = last_line((Run("".join(block.issuer[-1:])),), head.issuer, setter, widths[0])
    motto = last_line((Run(block.motto),), head.motto, setter, widths[1])
    left = [
        *(line("Superior", text) for text in block.superior),
        *(line("Issuer", text) for text in block.issuer),
        rule(max(style.rule_minimum, issuer * style.rule_share), widths[0]),
    ]
    right = [line("Nation", block.nation), line("Motto", block.motto), rule(motto, widths[1])]
    second = ([line("Number", block.number)], [line("PlaceDate", block.place_date)])
    rows = [_row(widths, (left, right)), _row(widths, second)]
    marks, circulation = _marks(block, style), _circulation(block, setter, widths[1])
    if marks or circulation:
        spacer = [paragraph("Spacer")]
        rows.append(_row(widths, (marks or spacer, circulation or spacer)))
    return _table(widths, rows, 0.0)


def _marks(block: Letterhead, style: Style) -> list[Line]:
    """How urgent it is, and which draft."""
    # Word adds the bold of two styles up to none: only the run itself can be sure to be thin.
    marks = []
    if block.urgency:
        width, height = style.urgency_widths[block.urgency], style.urgency_height
        room, words = style.head(block.scale).left, line("Urgency", block.urgency.words)
        marks.append(_boxed(words, style.urgency, width, height, room, style))
    if block.draft:
        look = w("rPr", w("rStyle", val="DraftCode"), w("b", val=0))
        code = w("r", look, texts(block.code))
        marks.append(paragraph("Draft", run(Run(f"{block.draft}  ")), code))
    return marks


def _circulation(block: Letterhead, setter: Setter, room: float) -> list[Line]:
    """How far it may go."""
    if not block.circulation:
        return []
    style, look, words = setter.style, setter.style.circulation, block.circulation.words
    width = setter.width(words, look) + 2 * style.circulation_padding
    height = style.circulation_height
    return [_boxed(line("Circulation", words), look, width, height, room, style)]


def _boxed(
    made: Line, look: TextStyle, width: float, height: float, room: float, style: Style
) -> Line:
    """A paragraph's own box, as wide as its indents leave it."""
    side = twips((room - width) / 2)
    pad = (height - look.leading) / 2 - style.rule_width
    edges = (
        border(edge, style.rule_width, space=round(pad) if edge in _LEVEL else 0, ink=look.ink)
        for edge in _EDGES[:4]
    )
    made = with_properties(made, w("pBdr", *edges), w("ind", left=side, right=side))
    return with_space_before(made, style.urgency_gap)


def signatures(block: Signatures, style: Style) -> str:
    """One row, so that nothing of it is left alone on a page."""
    left_width = style.text_width * style.signatures_left
    widths = (left_width, style.text_width - left_width)
    left = [line("RecipientsLabel", block.label)]
    left += [line("Recipients", text) for text in block.recipients]
    left += [line("Drafter", block.drafter)] if block.drafter else []
    right = [line("Authority", text) for text in block.authority]
    right.append(line("Signer", block.name))
    return _table(widths, [_row(widths, (left, right))], 0.0)


def ruled(block: Table, setter: Setter, notes: Notes) -> str:
    """A table of figures; its heading row is printed again on every page."""
    style = setter.style
    widths = tuple(column.share * style.text_width for column in block.columns)
    labels = [[line("TableHead", column.label)] for column in block.columns]
    rows = [_row(widths, labels, ("cantSplit", "tblHeader"))]
    for runs in block.rows:
        cells = [_cell(*pair, notes) for pair in zip(runs, block.columns, strict=True)]
        parted = _depth(runs, widths, setter) > WHOLE_ROW
        rows.append(_row(widths, cells, () if parted else _WHOLE))
    return _table(widths, rows, style.cell_padding, _ruling(style))


def _cell(runs: tuple[Run, ...], column: Column, notes: Notes) -> list[Line]:
    return [paragraph(CELLS[column.align], *notes.runs(runs))]


def _depth(cells: tuple[tuple[Run, ...], ...], widths: tuple[float, ...], setter: Setter) -> int:
    """The lines of the row's longest cell."""
    look, inset = setter.style.table_cell, 2 * setter.style.cell_padding
    boxes = (Box(0.0, max(width - inset, 1.0)) for width in widths)
    return max(
        len(setter.paragraph(runs, look, Source(0), box))
        for runs, box in zip(cells, boxes, strict=True)
    )


def rule(length: float, room: float) -> Line:
    """A line of this length in the middle of the room: an empty paragraph's top border.

    A drawn line would be lost in other readers, and underlining cannot be shorter than the text.
    """
    side = twips(max(0.0, room - length) / 2)
    return with_properties(paragraph("Rule"), w("ind", left=side, right=side))


def last_line(runs: tuple[Run, ...], look: TextStyle, setter: Setter, room: float) -> float:
    """The length of the last line of a centred text, which the rule under it follows."""
    return length_of(setter.paragraph(runs, look, Source(0), Box(0.0, room))[-1], room / 2)


def _ruling(style: Style) -> str:
    return w("tblBorders", *(border(side, style.rule_width) for side in _EDGES))


def _table(widths: tuple[float, ...], rows: list[str], padding: float, *borders: str) -> str:
    """Fixed columns; without `tblLook`, for a first row is not always a heading."""
    columns = _whole(widths)
    size = w("tblW", w=sum(columns), type="dxa")
    # Where nothing is said, Word and LibreOffice take two millimetres.
    sides = (w(side, w=twips(padding), type="dxa") for side in ("left", "right"))
    layout = w("tblLayout", type="fixed")
    properties = w("tblPr", size, *borders, layout, w("tblCellMar", *sides))
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in columns)), *rows)


def _row(
    widths: tuple[float, ...], cells: Sequence[list[Line]], flags: tuple[str, ...] = _WHOLE
) -> str:
    columns = [
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *map(str, paragraphs))
        for width, paragraphs in zip(_whole(widths), cells, strict=True)
    ]
    properties = w("trPr", *map(w, flags)) if flags else ""
    return w("tr", properties, *columns)


def _whole(widths: tuple[float, ...]) -> list[int]:
    """Whole twips whose sum is the table's own width, however the columns round."""
    ends = [twips(end) for end in accumulate(widths)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
