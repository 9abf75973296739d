"""Tables for Word: the letterhead, the signatures and the ruled tables of figures."""

from collections.abc import Sequence
from itertools import accumulate

from core.export.docx_notes import Notes
from core.export.docx_styles import border
from core.export.docx_xml import (
    Element,
    line,
    paragraph,
    twips,
    w,
    with_properties,
    with_space_before,
)
from core.layout.placed import Face, Metrics
from core.paper import Align, Letterhead, Signatures, Table
from core.style import Style, TextStyle

_JUSTIFICATION = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def letterhead(block: Letterhead, style: Style, metrics: Metrics) -> Element:
    widths = (style.letterhead_left, style.text_width - style.letterhead_left)
    issuer_width = natural_width(block.issuer[-1] if block.issuer else "", style.issuer, metrics)
    issuer_rule = max(style.rule_minimum, issuer_width * style.rule_share)
    motto_rule = natural_width(block.motto, style.motto, metrics)
    left = [
        *(line("Superior", text) for text in block.superior),
        *(line("Issuer", text) for text in block.issuer),
        rule(issuer_rule, widths[0]),
    ]
    right = [
        line("Nation", block.nation),
        line("Motto", block.motto),
        rule(motto_rule, widths[1]),
    ]
    number = with_space_before(line("Number", block.number), style.letterhead_gap)
    place = with_space_before(line("PlaceDate", block.place_date), style.letterhead_gap)
    return _table(widths, [_row(widths, (left, right)), _row(widths, ([number], [place]))], ())


def signatures(block: Signatures, style: Style) -> Element:
    """One row, so that nothing of it is left alone on a page."""
    left_width = style.text_width * style.signatures_left
    widths = (left_width, style.text_width - left_width)
    left = [line("RecipientsLabel", block.label)]
    left += [line("Recipients", text) for text in block.recipients]
    right = [line("Authority", text) for text in block.authority]
    right.append(with_space_before(line("Signer", block.name), style.signature_gap))
    return _table(widths, [_row(widths, (left, right))], ())


def ruled(block: Table, style: Style, notes: Notes) -> Element:
    """A table of figures; its heading row is printed again on every page."""
    widths = tuple(column.share * style.text_width for column in block.columns)
    head = _row(widths, [[line("TableHead", column.label)] for column in block.columns])
    head[0].append(w("tblHeader"))
    rows = [head]
    for cells in block.rows:
        contents = [
            [
                with_properties(
                    paragraph("TableCell", *notes.runs(runs)),
                    w("jc", val=_JUSTIFICATION[column.align]),
                )
            ]
            for runs, column in zip(cells, block.columns, strict=True)
        ]
        rows.append(_row(widths, contents))
    return _table(widths, rows, _ruling(style))


def rule(length: float, room: float) -> Element:
    """A line of this length in the middle of the room: an empty paragraph's top border.

    A drawn line would be lost in other readers, and underlining cannot be shorter than the text.
    """
    side = twips(max(0.0, room - length) / 2)
    return with_properties(paragraph("Rule"), w("ind", left=side, right=side))


def natural_width(text: str, look: TextStyle, metrics: Metrics) -> float:
    face = {
        (False, False): Face.REGULAR,
        (True, False): Face.BOLD,
        (False, True): Face.ITALIC,
        (True, True): Face.BOLD_ITALIC,
    }[look.bold, look.italic]
    return metrics.width(text, face, look.size)


def _ruling(style: Style) -> tuple[Element, ...]:
    padding = twips(style.cell_padding)
    sides = [w(side, w=padding, type="dxa") for side in ("left", "right")]
    borders = (border(side, style.rule_width) for side in _EDGES)
    return w("tblBorders", *borders), w("tblCellMar", *sides)


def _table(widths: tuple[float, ...], rows: list[Element], ruling: tuple[Element, ...]) -> Element:
    """Fixed columns; without `tblLook`, for a first row is not always a heading."""
    columns = _whole(widths)
    size = w("tblW", w=sum(columns), type="dxa")
    properties = w("tblPr", size, *ruling[:1], w("tblLayout", type="fixed"), *ruling[1:])
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in columns)), *rows)


def _row(widths: tuple[float, ...], cells: Sequence[list[Element]]) -> Element:
    """A row that never breaks over two pages."""
    made = w("tr", w("trPr", w("cantSplit")))
    for width, paragraphs in zip(_whole(widths), cells, strict=True):
        size = w("tcW", w=width, type="dxa")
        made.append(w("tc", w("tcPr", size), *paragraphs))
    return made


def _whole(widths: tuple[float, ...]) -> list[int]:
    """Whole twips whose sum is the table's own width, however the columns round."""
    ends = [twips(end) for end in accumulate(widths)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]
