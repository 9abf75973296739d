"""The blocks of a paper as Word's paragraphs and tables, in order."""

from collections.abc import Iterable
from typing import assert_never

from core.export.docx_notes import Notes
from core.export.docx_styles import HEADINGS, ROLES
from core.export.docx_tables import letterhead, natural_width, rule, ruled, signatures
from core.export.docx_xml import (
    Element,
    is_a,
    kept_with_next,
    line,
    on_new_page,
    paragraph,
    run,
    twips,
    w,
    with_properties,
    with_space_after,
)
from core.layout.placed import Metrics
from core.paper import (
    Addressees,
    Block,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Run,
    Signatures,
    Table,
    Title,
    plain,
)
from core.style import Style


def flow(blocks: Iterable[Block], style: Style, metrics: Metrics, notes: Notes) -> list[Element]:
    """What stands in the document's body, before its section's properties."""
    placed: list[Element] = []
    new_page = False
    for block in blocks:
        if isinstance(block, PageBreak):
            new_page = bool(placed)
            continue
        made = _elements(block, style, metrics, notes)
        # LibreOffice sets an empty line before a table that leads a page; Word joins two tables.
        if is_a(made[0], "tbl") and (new_page or not placed or is_a(placed[-1], "tbl")):
            made.insert(0, paragraph("Spacer"))
        if new_page:
            on_new_page(made[0])
        elif isinstance(block, Signatures) and placed and is_a(placed[-1], "p"):
            kept_with_next(placed[-1])
        new_page = False
        placed += made
    # Word wants a paragraph after the last table.
    return placed if placed and is_a(placed[-1], "p") else [*placed, paragraph("Spacer")]


def _elements(block: Block, style: Style, metrics: Metrics, notes: Notes) -> list[Element]:
    match block:
        case Letterhead():
            return [letterhead(block, style, metrics), _space(style.letterhead_after)]
        case Title():
            return _title(block, style, metrics, notes)
        case Addressees():
            return _addressees(block, style, metrics)
        case Heading():
            return [_heading(block)]
        case Paragraph():
            return [_paragraph(block, notes)]
        case Table():
            return [ruled(block, style, notes), _space(style.table_after)]
        case Signatures():
            before = kept_with_next(_space(style.signatures_before))
            return [before, signatures(block, style)]
        case PageBreak():
            return []
        case _:
            assert_never(block)


def _title(block: Title, style: Style, metrics: Metrics, notes: Notes) -> list[Element]:
    made = [kept_with_next(line("Kind", block.kind))]
    if block.subject:
        made.append(kept_with_next(paragraph("Subject", *notes.runs(block.subject))))
    natural = natural_width(plain(block.subject), style.subject, metrics)
    length = min(natural, style.text_width) * style.rule_share
    return [*made, with_space_after(rule(length, style.text_width), style.subject_after)]


def _addressees(block: Addressees, style: Style, metrics: Metrics) -> list[Element]:
    """One body on the label's line; of more, each on its own, the dash under the colon."""
    if len(block.names) == 1:
        return [line("Addressees", f"{block.label} {block.names[0]}")]
    look = style.addressees
    label = natural_width(block.label.rstrip(":"), look, metrics)
    dash = natural_width("- ", look, metrics)
    made = [with_space_after(line("Addressees", block.label), 0.0)]
    for number, name in enumerate(block.names, 1):
        last = number == len(block.names)
        entry = line("Addressees", f"- {name}{'.' if last else ';'}")
        with_space_after(entry, look.after if last else 0.0)
        left = twips(look.left + look.first_line + label + dash)
        made.append(with_properties(entry, w("ind", left=left, hanging=twips(dash))))
    return made


def _heading(block: Heading) -> Element:
    content = f"{block.number} {block.text}" if block.number else block.text
    return line(HEADINGS[min(block.level, len(HEADINGS)) - 1], content)


def _paragraph(block: Paragraph, notes: Notes) -> Element:
    """The marker is part of the text, as the offices type it."""
    marker = [run(Run(block.marker))] if block.marker else []
    return paragraph(ROLES[block.role], *marker, *notes.runs(block.runs))


def _space(height: float) -> Element:
    exact = w("spacing", line=twips(height), lineRule="exact")
    return with_properties(paragraph("Spacer"), exact)
