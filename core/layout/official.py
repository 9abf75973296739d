"""The letterhead over the paper and the signatures under it, each in two columns."""

from dataclasses import replace

from core.layout.placed import Line, Part, Rule
from core.layout.strips import (
    Box,
    Setter,
    Source,
    Strip,
    centred_rule,
    height_of,
    kept,
    length_of,
    moved,
    stacked,
)
from core.paper import Letterhead, Run, Signatures
from core.style import Style, TextStyle


def letterhead(block: Letterhead, setter: Setter, source: Source) -> list[Strip]:
    """Issuer and nation, each with its rule; under them number and date on one line; the marks."""
    style = setter.style
    head = style.head(block.scale)
    left = Box(style.margin_left, head.left)
    right = Box(left.left + left.room, style.text_width - left.room)
    issuer = _column(
        ((head.superior, block.superior), (head.issuer, block.issuer)), setter, source, left
    )
    nation = _column(
        ((head.nation, (block.nation,)), (head.motto, (block.motto,))), setter, source, right
    )
    rules = (
        *_rule(issuer, left, style.rule_share, style.rule_minimum, setter),
        *_rule(nation, right, 1.0, 0.0, setter),
    )
    second = max(height_of(issuer), height_of(nation)) + style.rule_gap + style.letterhead_gap
    number = _column(((head.number, (block.number,)),), setter, source, left)
    date = _column(((head.place_date, (block.place_date,)),), setter, source, right)
    lines = (*stacked(issuer, 0.0), *stacked(nation, 0.0))
    lines += (*stacked(number, second), *stacked(date, second))
    height = second + max(height_of(number), height_of(date))
    marked = Strip(height, (lines,), rules, after=style.letterhead_after, keep=True)
    return [_with_marks(block, marked, setter, source)]


def overhang(block: Letterhead, style: Style) -> float:
    """How far the mark of a draft reaches into the space under the head."""
    box = style.urgency_gap + style.urgency_height
    left = (box if block.urgency else 0.0) + (style.draft.leading if block.draft else 0.0)
    return max(left - _boxes(block, style), 0.0)


def _boxes(block: Letterhead, style: Style) -> float:
    """The room of the boxed marks: urgency under the number, circulation under the date."""
    left = style.urgency_gap + style.urgency_height if block.urgency else 0.0
    right = style.urgency_gap + style.circulation_height if block.circulation else 0.0
    return max(left, right)


def _with_marks(block: Letterhead, strip: Strip, setter: Setter, source: Source) -> Strip:
    """The boxed marks (III.2.b–c); the mark of a draft stands in the space under the head, so that
    its pages end as the final's."""
    style = setter.style
    room, over = style.head(block.scale).left, overhang(block, style)
    top, y = strip.height + style.urgency_gap, strip.height
    lines, rules = list(strip.columns[0]), list(strip.rules)
    if block.urgency:
        box = _centred(style.margin_left, room, style.urgency_widths[block.urgency])
        look, height = style.urgency, style.urgency_height
        words = setter.paragraph((Run(block.urgency.words),), look, source, box)
        lines += stacked(words, top + (height - height_of(words)) / 2)
        rules += _boxed(box, top, height, look, style)
        y = top + height
    if block.draft:
        lines += _draft(block, y, setter, source)
    if block.circulation:
        look, height = style.circulation, style.circulation_height
        width = setter.width(block.circulation.words, look) + 2 * style.circulation_padding
        box = _centred(style.margin_left + room, style.text_width - room, width)
        words = setter.paragraph((Run(block.circulation.words),), look, source, box)
        lines += stacked(words, top + (height - height_of(words)) / 2)
        rules += _boxed(box, top, height, look, style)
    return replace(
        strip,
        height=strip.height + _boxes(block, style) + over,
        columns=(tuple(lines),),
        rules=tuple(rules),
        after=max(strip.after - over, 0.0),
    )


def _centred(left: float, room: float, width: float) -> Box:
    return Box(left + (room - width) / 2, width)


def _boxed(box: Box, top: float, height: float, look: TextStyle, style: Style) -> tuple[Rule, ...]:
    left, right, foot, thick = box.left, box.left + box.room, top + height, style.rule_width
    corners = (
        (left, top, right, top),
        (left, foot, right, foot),
        (left, top, left, foot),
        (right, top, right, foot),
    )
    return tuple(Rule(*ends, thick, look.ink) for ends in corners)


def _draft(block: Letterhead, y: float, setter: Setter, source: Source) -> tuple[Line, ...]:
    """The mark of a draft, and small beside it which one."""
    style = setter.style
    mark = setter.width(f"{block.draft}  ", style.draft)
    width = mark + setter.width(block.code, style.draft_code)
    left = style.margin_left + max(style.head(block.scale).left - width, 0.0) / 2
    lines: tuple[Line, ...] = ()
    for text, look, x in (
        (block.draft, style.draft, left),
        (block.code, style.draft_code, left + mark),
    ):
        here = Box(x, style.text_width, 0.0)
        lines += stacked(setter.paragraph((Run(text),), look, source, here), y)
    return lines


def contact(block: Letterhead, setter: Setter) -> list[Strip]:
    """The lines at the foot of the first page, the first under a rule of the whole width."""
    style, box = setter.style, setter.text_box
    source = Source(-1, part=Part.FURNITURE)
    strips = setter.paragraph((Run(block.contact),), style.contact, source) if block.contact else []
    if not strips:
        return []
    over = Rule(box.left, 0.0, box.left + box.room, 0.0, style.rule_width)
    return [Strip(style.rule_gap, (), (over,)), *strips]


def _column(
    looks: tuple[tuple[TextStyle, tuple[str, ...]], ...], setter: Setter, source: Source, box: Box
) -> list[Strip]:
    return [
        strip
        for look, texts in looks
        for text in texts
        for strip in setter.paragraph((Run(text),), look, source, box)
    ]


def _rule(
    column: list[Strip], box: Box, share: float, minimum: float, setter: Setter
) -> tuple[Rule, ...]:
    if not column:
        return ()
    centre = box.left + box.room / 2
    length = max(minimum, share * length_of(column[-1], centre))
    return (centred_rule(centre, length, height_of(column) + setter.style.rule_gap, setter.style),)


def signatures(block: Signatures, setter: Setter, source: Source) -> list[Strip]:
    """Recipients left, signer right; what is longer than the signer's column follows in strips."""
    style = setter.style
    left = Box(style.margin_left, style.text_width * style.signatures_left)
    right = Box(left.left + left.room, style.text_width - left.room)
    signer, height = _signer(block, setter, source, right)
    label = _column(((style.recipients_label, (block.label,)),), setter, source, left)
    names = _column(((style.recipients, block.recipients),), setter, source, left)
    if block.drafter:
        drafter = setter.paragraph((Run(block.drafter),), style.drafter, source, left)
        names += [_under_gap(drafter[0], style.drafter_gap), *drafter[1:]]
    # The label stands level with the first line of the signer (Phụ lục I, II.9.d).
    top = _baseline(signer) - _baseline(stacked(label, 0.0)) if signer and label else 0.0
    beside: list[Strip] = []
    used = max(top, 0.0)
    recipients = [*label, *names]
    while recipients and used < height:
        beside.append(recipients.pop(0))
        used += beside[-1].height
    columns = (stacked(beside, max(top, 0.0)), signer)
    block_strip = Strip(max(height, used), columns, before=style.signatures_before)
    strips = [block_strip, *recipients]
    return [*kept(strips[:-1]), replace(strips[-1], keep=False)]


def _under_gap(strip: Strip, gap: float) -> Strip:
    """The strip with its gap over it in its own height, wherever it comes to stand."""
    columns = tuple(tuple(moved(line, gap) for line in lines) for lines in strip.columns)
    return replace(strip, height=strip.height + gap, columns=columns)


def _baseline(lines: tuple[Line, ...]) -> float:
    return lines[0].y if lines else 0.0


def _signer(
    block: Signatures, setter: Setter, source: Source, box: Box
) -> tuple[tuple[Line, ...], float]:
    """The lines of the signer's column and its height, room for the signature between."""
    style = setter.style
    authority = _column(((style.authority, block.authority),), setter, source, box)
    name = _column(((style.signer, (block.name,)),), setter, source, box)
    gap = height_of(authority) + style.signature_gap
    return (*stacked(authority, 0.0), *stacked(name, gap)), gap + height_of(name)
