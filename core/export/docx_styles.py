"""The looks of `core.style` poured into the named styles of the Word base."""

from core.export.docx_xml import Element, eighths, first, half_points, is_a, twips, value, w
from core.paper import Role
from core.style import Alignment, Style, TextStyle

HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
ROLES = {
    Role.BODY: "Body",
    Role.DASH: "Dash",
    Role.PLUS: "Plus",
    Role.NUMBERED: "Numbered",
}
# A paragraph that only carries a rule or a space: its mark must not heighten the line.
THINNEST = 1.0
_JUSTIFICATION = {Alignment.LEFT: "left", Alignment.CENTRE: "center", Alignment.JUSTIFIED: "both"}


def looks(style: Style) -> dict[str, TextStyle]:
    """The look of every paragraph style the base declares."""
    return {
        "Normal": TextStyle(style.body.size, style.body.leading),
        "Superior": style.superior,
        "Issuer": style.issuer,
        "Number": style.number,
        "Nation": style.nation,
        "Motto": style.motto,
        "PlaceDate": style.place_date,
        "Kind": style.kind,
        "Subject": style.subject,
        "Addressees": style.addressees,
        "TableHead": style.table_head,
        "TableCell": style.table_cell,
        "RecipientsLabel": style.recipients_label,
        "Recipients": style.recipients,
        "Authority": style.authority,
        "Signer": style.signer,
        "Header": style.page_number,
        "FootnoteText": style.note,
        "Rule": TextStyle(THINNEST, THINNEST, before=style.rule_gap),
        "Spacer": TextStyle(THINNEST, THINNEST),
        "NoteSeparator": TextStyle(THINNEST, style.note_gap),
        **{style_id: style.heading(level) for level, style_id in enumerate(HEADINGS, 1)},
        **{style_id: style.paragraph(role) for role, style_id in ROLES.items()},
    }


def write_styles(styles: Element, style: Style) -> None:
    """Give the declared styles their figures; pPr and rPr come last in a style."""
    declared = {value(child, "styleId"): child for child in styles if is_a(child, "style")}
    for style_id, look in looks(style).items():
        declared[style_id].extend((_of_paragraph(style_id, look, style), _of_text(look)))
    # A superscript is two thirds of its text in Word; LibreOffice shrinks any other lift again.
    mark = w("rPr", w("vertAlign", val="superscript"))
    declared["FootnoteReference"].append(mark)
    fonts = w("rFonts", ascii=style.font, hAnsi=style.font, eastAsia=style.font, cs=style.font)
    first(first(styles, "rPrDefault"), "rPr").insert(0, fonts)


def _of_paragraph(style_id: str, look: TextStyle, style: Style) -> Element:
    """In the schema's order: keepNext, pBdr, spacing, ind, jc, outlineLvl."""
    properties = w("pPr")
    if style_id in HEADINGS:
        properties.append(w("keepNext"))
    if style_id == "Rule":
        properties.append(w("pBdr", border("top", style.rule_width)))
    properties.append(spacing(look))
    properties.append(w("ind", left=twips(look.left), firstLine=twips(look.first_line)))
    properties.append(w("jc", val=_JUSTIFICATION[look.alignment]))
    if style_id in HEADINGS:
        properties.append(w("outlineLvl", val=HEADINGS.index(style_id)))
    return properties


def spacing(look: TextStyle) -> Element:
    return w(
        "spacing",
        before=twips(look.before),
        after=twips(look.after),
        line=twips(look.leading),
        lineRule="exact",
    )


def border(side: str, width: float) -> Element:
    return w(side, val="single", sz=eighths(width), space=0, color="000000")


def _of_text(look: TextStyle) -> Element:
    toggles = [w(tag) for tag, on in (("b", look.bold), ("i", look.italic)) if on]
    size = half_points(look.size)
    return w("rPr", *toggles, w("sz", val=size), w("szCs", val=size))
