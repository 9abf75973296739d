"""Tables for Word: the letterhead, the signatures and the ruled tables of figures."""

from collections.abc import Sequence
from itertools import accumulate

from core.export.docx_notes import Notes
from core.export.docx_styles import THINNEST, border
from core.export.docx_xml import (
    Element,
    line,
    paragraph,
    twips,
    w,
    with_properties,
    with_space_before,
)
from core.layout.grid import WHOLE_ROW
from core.layout.strips import BASELINE, Box, Setter, Source, length_of
from core.paper import Align, Column, Letterhead, Run, Signatures, Table
from core.style import Style, TextStyle

_JUSTIFICATION = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def letterhead(block: Letterhead, setter: Setter) -> Element:
    """Issuer and nation with their rules; under them number and date, in line with each other."""
    style = setter.style
    widths = (style.letterhead_left, style.text_width - style.letterhead_left)
    issuer = last_line((Run("".join(block.issuer[-1:])),), style.issuer, setter, widths[0])
    motto = last_line((Run(block.motto),), style.motto, setter, widths[1])
    left = [
        *(line("Superior", text) for text in block.superior),
        *(line("Issuer", text) for text in block.issuer),
        rule(max(style.rule_minimum, issuer * style.rule_share), widths[0]),
    ]
    right = [line("Nation", block.nation), line("Motto", block.motto), rule(motto, widths[1])]
    gap = style.letterhead_gap - rule_height(style)
    number = with_space_before(line("Number", block.number), gap)
    place = with_space_before(line("PlaceDate", block.place_date), gap)
    return _table(widths, [_row(widths, (left, right)), _row(widths, ([number], [place]))], 0.0)


def signatures(block: Signatures, style: Style) -> Element:
    """One row, so that nothing of it is left alone on a page."""
    left_width = style.text_width * style.signatures_left
    widths = (left_width, style.text_width - left_width)
    # The label stands level with the signer's first line.
    lower = max(style.authority.leading - style.recipients_label.leading, 0.0) * BASELINE
    left = [with_space_before(line("RecipientsLabel", block.label), lower)]
    left += [line("Recipients", text) for text in block.recipients]
    right = [line("Authority", text) for text in block.authority]
    right.append(with_space_before(line("Signer", block.name), style.signature_gap))
    return _table(widths, [_row(widths, (left, right))], 0.0)


def ruled(block: Table, setter: Setter, notes: Notes) -> Element:
    """A table of figures; its heading row is printed again on every page."""
    style = setter.style
    widths = tuple(column.share * style.text_width for column in block.columns)
    head = _row(widths, [[line("TableHead", column.label)] for column in block.columns])
    head[0].append(w("tblHeader"))
    rows = [head]
    for cells in block.rows:
        row = _row(widths, [_cell(*pair, notes) for pair in zip(cells, block.columns, strict=True)])
        if _depth(cells, widths, setter) > WHOLE_ROW:
            row.remove(row[0])
        rows.append(row)
    return _table(widths, rows, style.cell_padding, _ruling(style))


def _cell(runs: tuple[Run, ...], column: Column, notes: Notes) -> list[Element]:
    justification = w("jc", val=_JUSTIFICATION[column.align])
    return [with_properties(paragraph("TableCell", *notes.runs(runs)), justification)]


def _depth(cells: tuple[tuple[Run, ...], ...], widths: tuple[float, ...], setter: Setter) -> int:
    """The lines of the row's longest cell."""
    look, inset = setter.style.table_cell, 2 * setter.style.cell_padding
    boxes = (Box(0.0, max(width - inset, 1.0)) for width in widths)
    return max(
        len(setter.paragraph(runs, look, Source(0), box))
        for runs, box in zip(cells, boxes, strict=True)
    )


def rule(length: float, room: float) -> Element:
    """A line of this length in the middle of the room: an empty paragraph's top border.

    A drawn line would be lost in other readers, and underlining cannot be shorter than the text.
    """
    side = twips(max(0.0, room - length) / 2)
    return with_properties(paragraph("Rule"), w("ind", left=side, right=side))


def rule_height(style: Style) -> float:
    """What a rule's paragraph takes of the space below it."""
    return THINNEST + style.rule_width


def last_line(runs: tuple[Run, ...], look: TextStyle, setter: Setter, room: float) -> float:
    """The length of the last line of a centred text, which the rule under it follows."""
    return length_of(setter.paragraph(runs, look, Source(0), Box(0.0, room))[-1], room / 2)


def _ruling(style: Style) -> Element:
    return w("tblBorders", *(border(side, style.rule_width) for side in _EDGES))


def _table(
    widths: tuple[float, ...], rows: list[Element], padding: float, *borders: Element
) -> Element:
    """Fixed columns; without `tblLook`, for a first row is not always a heading."""
    columns = _whole(widths)
    size = w("tblW", w=sum(columns), type="dxa")
    # Where nothing is said, Word and LibreOffice take two millimetres.
    sides = (w(side, w=twips(padding), type="dxa") for side in ("left", "right"))
    layout = w("tblLayout", type="fixed")
    properties = w("tblPr", size, *borders, layout, w("tblCellMar", *sides))
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in columns)), *rows)


def _row(widths: tuple[float, ...], cells: Sequence[list[Element]]) -> Element:
    """A row that stays whole on one page."""
    made = w("tr", w("trPr", w("cantSplit")))
    for width, paragraphs in zip(_whole(widths), cells, strict=True):
        size = w("tcW", w=width, type="dxa")
        made.append(w("tc", w("tcPr", size), *paragraphs))
    return made


def _whole(widths: tuple[float, ...]) -> list[int]:
    """Whole twips whose sum is the table's own width, however the columns round."""
    ends = [twips(end) for end in accumulate(widths)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
