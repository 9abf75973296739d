"""The blocks of a paper as Word's paragraphs and tables, in order."""

from collections.abc import Sequence
from typing import assert_never

from core.export.docx_notes import Notes
from core.export.docx_package import Sections
from core.export.docx_styles import HEADINGS, ROLES, THINNEST, rule_height
from core.export.docx_tables import last_line, letterhead, rule, ruled, signatures
from core.export.docx_xml import (
    Element,
    Line,
    kept_with_next,
    line,
    on_new_page,
    paragraph,
    run,
    twips,
    two_lines,
    w,
    with_properties,
    with_space_after,
)
from core.layout import prose
from core.layout.official import overhang
from core.layout.pages import LINES_OVER_SIGNATURES
from core.layout.strips import Setter, Source
from core.paper import (
    Addressees,
    AnnexTitle,
    Block,
    Form,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Run,
    SectionBreak,
    Signatures,
    Table,
    Title,
)


def flow(
    blocks: Sequence[Block], setter: Setter, notes: Notes, sections: Sections
) -> list[Element]:
    """What stands in the document's body, the last section's properties at its end."""
    style = setter.style
    placed: list[Element] = []
    opens = new_page = False
    for index, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            new_page = bool(placed) and not opens
            continue
        if isinstance(block, SectionBreak):
            if placed and not opens:
                _close(placed, sections.next(setter.style))
            setter.style = style.turned() if block.landscape else style
            opens, new_page = bool(placed), False
            continue
        made = _elements(block, setter, notes)
        # LibreOffice sets an empty line before a table that leads a page; Word joins two tables.
        leads = opens or new_page or not placed
        if isinstance(made[0], str) and (leads or isinstance(placed[-1], str)):
            made.insert(0, paragraph("Spacer"))
        if new_page and isinstance(made[0], Line):
            made[0] = on_new_page(made[0])
        elif isinstance(block, Signatures) and not opens:
            _keep_text_over(placed, blocks[index - 1], setter)
        opens = new_page = False
        placed += made
    return [*_ended(placed), sections.next(setter.style)]


def contact_of(blocks: Sequence[Block]) -> str:
    """What the foot of the first page says."""
    return blocks[0].contact if blocks and isinstance(blocks[0], Letterhead) else ""


def _ended(placed: list[Element]) -> list[Element]:
    """Word wants a paragraph after the last table."""
    return placed if placed and isinstance(placed[-1], Line) else [*placed, paragraph("Spacer")]


def _close(placed: list[Element], properties: str) -> None:
    """A section ends in its last paragraph."""
    last = placed[-1]
    if isinstance(last, Line):
        placed[-1] = with_properties(last, properties)
    else:
        placed.append(with_properties(paragraph("Spacer"), properties))


def _keep_text_over(placed: list[Element], last: Block, setter: Setter) -> None:
    """The end of the text stands on the page of the signatures; of a short end, a bit more."""
    short = (
        isinstance(last, Paragraph)
        and len(prose.paragraph(last, setter, Source(0))) < LINES_OVER_SIGNATURES
    )
    for at in range(max(len(placed) - (2 if short else 1), 0), len(placed)):
        element = placed[at]
        if isinstance(element, Line):
            placed[at] = kept_with_next(element)


def _elements(block: Block, setter: Setter, notes: Notes) -> list[Element]:
    match block:
        case Letterhead():
            # Less the thin paragraph that a letterhead has over it.
            after = setter.style.letterhead_after - THINNEST
            return [letterhead(block, setter), _space(after - overhang(block, setter.style))]
        case Title():
            return _title(block, setter, notes)
        case Addressees():
            return _addressees(block, setter)
        case Heading():
            return [_heading(block)]
        case Paragraph():
            return [_paragraph(block, notes)]
        case Table():
            return [ruled(block, setter, notes), _space(setter.style.table_after)]
        case Signatures():
            before = kept_with_next(_space(setter.style.signatures_before))
            return [before, signatures(block, setter.style)]
        case AnnexTitle():
            return _annex_title(block, setter)
        case PageBreak() | SectionBreak():
            return []
        case _:
            assert_never(block)


def _title(block: Title, setter: Setter, notes: Notes) -> list[Element]:
    style = setter.style
    made: list[Element] = [line("Kind", block.kind)]
    last = last_line((Run(block.kind),), style.kind, setter, style.text_width)
    if block.subject:
        made.append(paragraph("Subject", *notes.runs(block.subject)))
        last = last_line(block.subject, style.subject, setter, style.text_width)
    return [*made, _rule_under(last, style.subject_after, setter)]


def _annex_title(block: AnnexTitle, setter: Setter) -> list[Element]:
    style = setter.style
    made = [
        line("AnnexLabel", block.label),
        line("AnnexTitle", block.title),
        line("AnnexReference", block.reference),
    ]
    reference = (Run(block.reference),)
    last = last_line(reference, style.annex_reference, setter, style.text_width)
    return [*made, _rule_under(last, style.annex_after, setter)]


def _rule_under(last: float, after: float, setter: Setter) -> Line:
    """The rule under a centred text whose last line is so long."""
    style = setter.style
    made = rule(max(style.rule_minimum, last * style.rule_share), style.text_width)
    return kept_with_next(with_space_after(made, after - rule_height(style)))


def _addressees(block: Addressees, setter: Setter) -> list[Element]:
    """One body on the label's line; of more, each on its own, the dash under the colon."""
    label, *names = block.lines
    if not names:
        return [line("Addressees", label)]
    look = setter.style.addressees
    dash = setter.width("- ", look)
    left = look.left + look.first_line + setter.width(block.label.rstrip(":"), look) + dash
    made: list[Element] = [with_space_after(line("Addressees", label), 0.0)]
    for number, name in enumerate(names, 1):
        entry = line("Addressees", name)
        entry = with_properties(entry, w("ind", left=twips(left), hanging=twips(dash)))
        made.append(entry if number == len(names) else with_space_after(entry, 0.0))
    return made


def _heading(block: Heading) -> Line:
    style_id = HEADINGS[min(block.level, len(HEADINGS)) - 1]
    if block.form is Form.PART and block.text:
        return two_lines(style_id, block.number, block.text)
    return line(style_id, block.words)


def _paragraph(block: Paragraph, notes: Notes) -> Line:
    """The marker is part of the text, as the offices type it."""
    marker = [run(Run(block.marker))] if block.marker else []
    return paragraph(ROLES[block.role], *marker, *notes.runs(block.runs))


def _space(height: float) -> Line:
    exact = w("spacing", line=twips(max(height, THINNEST)), lineRule="exact")
    return with_properties(paragraph("Spacer"), exact)
