"""How the paper looks: what a rule set (`resources/law`) must say, in one value every pen reads."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from core.paper import Form, Role, Urgency


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


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """The letterhead at one scale, named for the size of its first line: sizes go together.

    `left` is the width of the issuer's column.
    """

    scale: int
    left: float
    superior: TextStyle
    issuer: TextStyle
    number: TextStyle
    nation: TextStyle
    motto: TextStyle
    place_date: TextStyle


@dataclass(frozen=True, slots=True)
class Style:
    """Page, roles and rules; every pen reads its figures here and holds none of its own.

    `law` names the rule set: name, number and date. `heads` has one letterhead a scale;
    `urgency_widths` the width of each mark's box.
    """

    law: str
    font: str
    page_width: float
    page_height: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    header_distance: float
    heads: tuple[HeadStyle, ...]
    letterhead_gap: float
    letterhead_after: float
    subject_after: float
    table_after: float
    annex_after: float
    signatures_before: float
    signature_gap: float
    drafter_gap: float
    rule_width: float
    rule_share: float
    rule_minimum: float
    rule_gap: float
    urgency_height: float
    urgency_gap: float
    circulation_height: float
    circulation_padding: float
    urgency_widths: Mapping[Urgency, float]
    note_mark_size: float
    note_mark_rise: float
    note_rule: float
    note_gap: float
    cell_padding: float
    signatures_left: float
    urgency: TextStyle
    circulation: TextStyle
    draft: TextStyle
    draft_code: TextStyle
    contact: TextStyle
    kind: TextStyle
    subject: TextStyle
    addressees: TextStyle
    part: TextStyle
    heading: TextStyle
    point: TextStyle
    body: TextStyle
    ground: TextStyle
    table_head: TextStyle
    table_cell: TextStyle
    note: TextStyle
    page_number: TextStyle
    recipients_label: TextStyle
    recipients: TextStyle
    drafter: TextStyle
    authority: TextStyle
    signer: TextStyle
    annex_label: TextStyle
    annex_title: TextStyle
    annex_reference: TextStyle

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.page_width - self.margin_left - self.margin_right

    def head(self, scale: int) -> HeadStyle:
        """The letterhead at that scale; the first one where the rule set has no such scale."""
        return next((head for head in self.heads if head.scale == scale), self.heads[0])

    def titled(self, form: Form) -> TextStyle:
        """The look of a heading."""
        match form:
            case Form.PART:
                return self.part
            case Form.POINT:
                return self.point
            case Form.NUMBERED:
                return self.heading

    def paragraph(self, role: Role) -> TextStyle:
        """The look of a paragraph; list marks are literal text, so all stand like the body."""
        match role:
            case Role.BODY | Role.DASH | Role.PLUS | Role.NUMBERED:
                return self.body
            case Role.GROUND:
                return self.ground

    def turned(self) -> "Style":
        """The same on paper lying on its long side."""
        return replace(self, page_width=self.page_height, page_height=self.page_width)
