"""Lays a paper out: blocks into strips, strips onto pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from core.layout import grid, official, prose
from core.layout.placed import Metrics, Page
from core.layout.sheet import Sheet
from core.layout.strips import Setter, Source, Strip
from core.paper import (
    Addressees,
    AnnexTitle,
    Document,
    Heading,
    Letterhead,
    PageBreak,
    Paragraph,
    SectionBreak,
    Signatures,
    Table,
    Title,
)
from core.style import Style

_Cut = Letterhead | Title | Addressees | Heading | Paragraph | Table | Signatures | AnnexTitle

# Lines of the text that stand over the signatures on the same page.
LINES_OVER_SIGNATURES = 2


def layout(document: Document, style: Style, metrics: Metrics) -> tuple[Page, ...]:
    """The pages of a paper, at least one; notes are numbered through the whole document."""
    setter = Setter(style, metrics)
    pages: list[Page] = []
    for section in _sections(document):
        setter.style = style.turned() if section.landscape else style
        foot = official.contact(section.head, setter) if section.head else []
        sheet = Sheet(len(pages) + 1, 1, setter, (), foot)
        for chain in _chains(_strips(section, setter)):
            if chain[0].opens and not sheet.is_blank:
                sheet = _turned(sheet, setter, pages)
            sheet = _placed(chain, sheet, setter, pages)
        while sheet.left_over:
            sheet = _turned(sheet, setter, pages)
        pages.append(sheet.page())
    return tuple(pages)


@dataclass(frozen=True, slots=True)
class _Section:
    """Blocks, with their place in the document, on pages of one kind; `head` opens the paper."""

    blocks: tuple[tuple[int, _Cut | PageBreak], ...]
    landscape: bool
    head: Letterhead | None


def _sections(document: Document) -> list[_Section]:
    """The sections that hold anything; one where none does."""
    made: list[_Section] = []
    blocks: list[tuple[int, _Cut | PageBreak]] = []
    landscape = False
    for index, block in enumerate((*document.blocks, SectionBreak())):
        if not isinstance(block, SectionBreak):
            blocks.append((index, block))
            continue
        if any(not isinstance(held, PageBreak) for _, held in blocks):
            first = blocks[0][1]
            head = first if not made and isinstance(first, Letterhead) else None
            made.append(_Section(tuple(blocks), landscape, head))
        blocks, landscape = [], block.landscape
    return made or [_Section((), landscape=False, head=None)]


def _turned(sheet: Sheet, setter: Setter, pages: list[Page]) -> Sheet:
    pages.append(sheet.page())
    return Sheet(sheet.number + 1, sheet.counted + 1, setter, sheet.left_over)


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


def _strips(section: _Section, setter: Setter) -> list[Strip]:
    strips: list[Strip] = []
    opens = False
    for index, block in section.blocks:
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


def _cut(block: _Cut, setter: Setter, index: int) -> list[Strip]:
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
        case AnnexTitle():
            return prose.annex_title(block, setter, Source(index))
        case _:
            assert_never(block)
