"""The looks of `core.style` poured into the named styles of the Word base."""

from collections.abc import Sequence
from dataclasses import replace

from lxml.etree import _Element, fromstring

from core.export.docx_xml import NAMED, eighths, half_points, qualified, twips, w
from core.layout.strips import BASELINE
from core.paper import SMALL_HEAD, Align, Block, Form, Heading, Letterhead, Role
from core.style import Alignment, Ink, Style, TextStyle

HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4", "Heading5")
ROLES = {
    Role.BODY: "Body",
    Role.GROUND: "Ground",
    Role.DASH: "Dash",
    Role.PLUS: "Plus",
    Role.NUMBERED: "Numbered",
}
CELLS = {Align.LEFT: "TableCell", Align.CENTRE: "TableCellCentre", Align.RIGHT: "TableCellRight"}
# A paragraph that only carries a rule or a space: its mark must not heighten the line.
THINNEST = 1.0
_JUSTIFICATION = {Alignment.LEFT: "left", Alignment.CENTRE: "center", Alignment.JUSTIFIED: "both"}
_KEPT = (*HEADINGS, "Kind", "Subject", "Addressees", "AnnexLabel", "AnnexTitle", "AnnexReference")
# From here on a heading of that level, where the paper has none to tell, is a point.
_FIRST_POINT = 4


def looks(style: Style, blocks: Sequence[Block] = ()) -> dict[str, TextStyle]:
    """The look of every paragraph style that the base declares with figures of its own."""
    return {
        "Normal": TextStyle(style.body.size, style.body.leading),
        **_of_head(style, blocks),
        **_of_foot(style),
        "Kind": style.kind,
        "Subject": style.subject,
        "Addressees": style.addressees,
        **{
            style_id: style.titled(_form(level, blocks))
            for level, style_id in enumerate(HEADINGS, 1)
        },
        "Body": style.body,
        "TableHead": style.table_head,
        "TableCell": style.table_cell,
        "AnnexLabel": style.annex_label,
        "AnnexTitle": style.annex_title,
        "AnnexReference": style.annex_reference,
        "Header": style.page_number,
        "FootnoteText": style.note,
        "Rule": TextStyle(THINNEST, THINNEST, before=style.rule_gap),
        "Spacer": TextStyle(THINNEST, THINNEST),
        "NoteSeparator": TextStyle(THINNEST, style.note_gap),
    }


def _of_head(style: Style, blocks: Sequence[Block]) -> dict[str, TextStyle]:
    scale = next((block.scale for block in blocks if isinstance(block, Letterhead)), SMALL_HEAD)
    head = style.head(scale)
    under_rule = style.letterhead_gap - rule_height(style)
    return {
        "Superior": head.superior,
        "Issuer": head.issuer,
        "Number": replace(head.number, before=under_rule),
        "Nation": head.nation,
        "Motto": head.motto,
        "PlaceDate": replace(head.place_date, before=under_rule),
        "Urgency": style.urgency,
        "Circulation": style.circulation,
        "Draft": style.draft,
        "Contact": style.contact,
    }


def _of_foot(style: Style) -> dict[str, TextStyle]:
    """The label of the recipients stands level with the signer's first line."""
    lower = max(style.authority.leading - style.recipients_label.leading, 0.0) * BASELINE
    return {
        "RecipientsLabel": replace(style.recipients_label, before=lower),
        "Recipients": style.recipients,
        "Drafter": replace(style.drafter, before=style.drafter_gap),
        "Authority": style.authority,
        "Signer": replace(style.signer, before=style.signature_gap),
    }


def _form(level: int, blocks: Sequence[Block]) -> Form:
    """What the paper's headings of that level are."""
    usual = Form.POINT if level >= _FIRST_POINT else Form.NUMBERED
    headings = (block for block in blocks if isinstance(block, Heading))
    return next((heading.form for heading in headings if heading.level == level), usual)


def write_styles(styles: _Element, style: Style, blocks: Sequence[Block]) -> None:
    """Give the declared styles their figures; pPr and rPr come last in a style."""
    figures = _figures(style, blocks)
    fonts = w("rFonts", ascii=style.font, hAnsi=style.font, eastAsia=style.font, cs=style.font)
    told = "".join(w("style", *parts) for parts in figures.values())
    first, *filled = fromstring(f"<w:styles {NAMED}>{fonts}{told}</w:styles>")
    name = qualified("styleId")
    declared = {child.get(name): child for child in styles.iter(qualified("style"))}
    for style_id, parts in zip(figures, filled, strict=True):
        declared[style_id].extend(parts)
    next(styles.iter(qualified("rPr"))).insert(0, first)


def _figures(style: Style, blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    return {
        **{
            style_id: (_of_paragraph(style_id, look, style), _of_text(look))
            for style_id, look in looks(style, blocks).items()
        },
        # The rest of these is their parent's: whoever changes that one changes them.
        "Ground": (w("rPr", *_toggles(style.ground)),),
        "TableCellCentre": (w("pPr", w("jc", val="center")),),
        "TableCellRight": (w("pPr", w("jc", val="right")),),
        "DraftCode": (_of_text(style.draft_code),),
        # A superscript is two thirds of its text in Word; LibreOffice shrinks any other lift again.
        "FootnoteReference": (w("rPr", w("vertAlign", val="superscript")),),
    }


def rule_height(style: Style) -> float:
    """What a rule's paragraph takes of the space below it."""
    return THINNEST + style.rule_width


def _of_paragraph(style_id: str, look: TextStyle, style: Style) -> str:
    """In the schema's order: keepNext, pBdr, spacing, ind, jc, outlineLvl."""
    properties = []
    if style_id in _KEPT:
        properties.append(w("keepNext"))
    if style_id == "Rule":
        properties.append(w("pBdr", border("top", style.rule_width)))
    if style_id == "Contact":
        over = border("top", style.rule_width, space=round(style.rule_gap - style.rule_width))
        properties.append(w("pBdr", over))
    properties.append(spacing(look))
    properties.append(w("ind", left=twips(look.left), firstLine=twips(look.first_line)))
    properties.append(w("jc", val=_JUSTIFICATION[look.alignment]))
    if style_id in HEADINGS:
        properties.append(w("outlineLvl", val=HEADINGS.index(style_id)))
    if style_id == "AnnexLabel":
        properties.append(w("outlineLvl", val=0))
    return w("pPr", *properties)


def spacing(look: TextStyle) -> str:
    return w(
        "spacing",
        before=twips(look.before),
        after=twips(look.after),
        line=twips(look.leading),
        lineRule="exact",
    )


def border(side: str, width: float, *, space: int = 0, ink: Ink = Ink.BLACK) -> str:
    return w(side, val="single", sz=eighths(width), space=space, color=ink.value.upper())


def _of_text(look: TextStyle) -> str:
    colour = [] if look.ink is Ink.BLACK else [w("color", val=look.ink.value.upper())]
    size = half_points(look.size)
    return w("rPr", *_toggles(look), *colour, w("sz", val=size), w("szCs", val=size))


def _toggles(look: TextStyle) -> list[str]:
    return [w(tag) for tag, on in (("b", look.bold), ("i", look.italic)) if on]
