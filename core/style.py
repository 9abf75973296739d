"""How the paper looks: the figures of Nghị định 30/2020/NĐ-CP, Phụ lục I, in one value."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.paper import Role


def mm(length: float) -> float:
    """Millimetres as points, the only unit behind this module."""
    return length * 72 / 25.4


class Ink(StrEnum):
    """The colours of the paper, as red, green and blue in hexadecimal digits."""

    BLACK = "000000"
    GREY = "6e6e6e"
    RED = "d80000"


class Alignment(StrEnum):
    """How lines stand between the margins."""

    LEFT = "left"
    CENTRE = "centre"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One kind of line. Lengths in points; `leading` is the exact height of a line."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    alignment: Alignment = Alignment.LEFT
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    ink: Ink = Ink.BLACK


def _centred(
    size: float, *, bold: bool = False, italic: bool = False, after: float = 0.0
) -> TextStyle:
    return TextStyle(size, round(size * 1.15, 1), bold, italic, Alignment.CENTRE, after=after)


def _body(*, bold: bool = False, first_line: float = mm(12.7)) -> TextStyle:
    return TextStyle(14, 18, bold, False, Alignment.JUSTIFIED, first_line=first_line, after=6)


@dataclass(frozen=True, slots=True)
class Style:
    """Page, roles and rules; every pen reads its figures here and holds none of its own."""

    font: str = "Times New Roman"
    page_width: float = mm(210)
    page_height: float = mm(297)
    margin_top: float = mm(20)
    margin_bottom: float = mm(20)
    margin_left: float = mm(30)
    margin_right: float = mm(20)
    header_distance: float = mm(9)
    letterhead_left: float = mm(66)
    nation: TextStyle = _centred(12, bold=True)
    motto: TextStyle = _centred(13, bold=True)
    superior: TextStyle = _centred(12)
    issuer: TextStyle = _centred(12, bold=True)
    number: TextStyle = _centred(13)
    place_date: TextStyle = _centred(13, italic=True)
    letterhead_gap: float = 6.0
    letterhead_after: float = 14.0
    kind: TextStyle = _centred(14, bold=True)
    subject: TextStyle = _centred(14, bold=True)
    subject_after: float = 14.0
    addressees: TextStyle = TextStyle(14, 18, first_line=mm(12.7), after=6)
    rule_width: float = 0.75
    rule_share: float = 0.4
    rule_minimum: float = mm(12)
    rule_gap: float = 3.0
    headings: tuple[TextStyle, ...] = field(
        default=(_body(bold=True), _body(bold=True), _body(bold=True), _body())
    )
    body: TextStyle = _body()
    table_head: TextStyle = TextStyle(
        13, 16, bold=True, alignment=Alignment.CENTRE, before=2, after=2
    )
    table_cell: TextStyle = TextStyle(13, 16, before=2, after=2)
    cell_padding: float = mm(1.5)
    table_after: float = 6.0
    note: TextStyle = TextStyle(11, 13, alignment=Alignment.JUSTIFIED)
    note_mark_size: float = 9.0
    note_mark_rise: float = 5.0
    note_rule: float = mm(50)
    note_gap: float = 10.0
    page_number: TextStyle = _centred(14)
    signatures_before: float = 12.0
    signatures_left: float = 0.5
    recipients_label: TextStyle = TextStyle(12, 14, bold=True, italic=True)
    recipients: TextStyle = TextStyle(11, 13)
    authority: TextStyle = _centred(14, bold=True)
    signature_gap: float = mm(30)
    signer: TextStyle = _centred(14, bold=True)

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.page_width - self.margin_left - self.margin_right

    def heading(self, level: int) -> TextStyle:
        """The look of a heading of level 1…; deeper ones look like the last."""
        return self.headings[min(level, len(self.headings)) - 1]

    def paragraph(self, role: Role) -> TextStyle:
        """The look of a paragraph; list marks are literal text, so all stand like the body."""
        match role:
            case Role.BODY | Role.DASH | Role.PLUS | Role.NUMBERED:
                return self.body


ND30 = Style()
