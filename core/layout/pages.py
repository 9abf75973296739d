"""Lays a paper out: blocks into strips, strips onto pages."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from core.layout import grid, official, prose
from core.layout.placed import Metrics, Page
from core.layout.sheet import Sheet
from core.layout.strips import Setter, Source, Strip
from core.paper import (
    Addressees,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    Signatures,
    Table,
    Title,
)
from core.style import Style

# Lines of the text that stand over the signatures on the same page.
LINES_OVER_SIGNATURES = 2


def layout(document: Document, style: Style, metrics: Metrics) -> tuple[Page, ...]:
    """The pages of a paper, at least one; notes are numbered through the whole document."""
    setter = Setter(style, metrics)
    pages: list[Page] = []
    sheet = Sheet(1, setter, ())
    for chain in _chains(_strips(document, setter)):
        if chain[0].opens and not sheet.is_blank:
            sheet = _turned(sheet, setter, pages)
        sheet = _placed(chain, sheet, setter, pages)
    while sheet.left_over:
        sheet = _turned(sheet, setter, pages)
    return (*pages, sheet.page())


def _turned(sheet: Sheet, setter: Setter, pages: list[Page]) -> Sheet:
    pages.append(sheet.page())
    return Sheet(sheet.number + 1, setter, sheet.left_over)


def _placed(chain: tuple[Strip, ...], sheet: Sheet, setter: Setter, pages: list[Page]) -> Sheet:
    """Puts a chain on this page or the next one; what no page can hold is parted."""
    while not sheet.fits(chain):
        if not sheet.is_untouched:
            sheet = _turned(sheet, setter, pages)
        elif len(chain) > 1:
            for strip in chain:
                sheet = _placed((strip,), sheet, setter, pages)
            return sheet
        else:
            break
    sheet.add(chain)
    return sheet


def _chains(strips: list[Strip]) -> Iterator[tuple[Strip, ...]]:
    """Strips that stay on one page."""
    chain: list[Strip] = []
    for strip in strips:
        if chain and (strip.opens or not chain[-1].keep):
            yield tuple(chain)
            chain = []
        chain.append(strip)
    if chain:
        yield tuple(chain)


def _strips(document: Document, setter: Setter) -> list[Strip]:
    strips: list[Strip] = []
    opens = False
    for index, block in enumerate(document.blocks):
        if isinstance(block, PageBreak):
            opens = bool(strips)
            continue
        cut = _cut(block, setter, index)
        if opens:
            cut[0] = replace(cut[0], opens=True)
        if isinstance(block, Signatures):
            over = strips[-LINES_OVER_SIGNATURES:]
            strips[-LINES_OVER_SIGNATURES:] = (replace(strip, keep=True) for strip in over)
        strips += cut
        opens = False
    return strips


def _cut(
    block: Letterhead | Title | Addressees | Heading | Paragraph | Table | Signatures,
    setter: Setter,
    index: int,
) -> list[Strip]:
    match block:
        case Letterhead():
            return official.letterhead(block, setter, Source(index))
        case Title():
            return prose.title(block, setter, Source(index))
        case Addressees():
            return prose.addressees(block, setter, Source(index))
        case Heading():
            return prose.heading(block, setter, Source(index, block.origin))
        case Paragraph():
            return prose.paragraph(block, setter, Source(index, block.origin))
        case Table():
            return grid.table(block, setter, Source(index, block.origin))
        case Signatures():
            return official.signatures(block, setter, Source(index))
        case _:
            assert_never(block)
