"""Titles, addressees, headings and paragraphs as strips."""

from dataclasses import replace

from core.layout.strips import Setter, Source, Strip, centred_rule, kept, length_of
from core.paper import Addressees, Heading, Paragraph, Run, Title


def title(block: Title, setter: Setter, source: Source) -> list[Strip]:
    """The kind, the subject, and under them a rule that is part of the last line's length."""
    style = setter.style
    strips = setter.paragraph((Run(block.kind),), style.kind, source)
    if block.subject:
        strips += setter.paragraph(block.subject, style.subject, source)
    last = strips[-1]
    centre = style.margin_left + style.text_width / 2
    length = max(style.rule_minimum, style.rule_share * length_of(last, centre))
    height = last.height + style.rule_gap
    rule = centred_rule(centre, length, height, style)
    return kept([
        *strips[:-1],
        replace(last, height=height, rules=(rule,), after=style.subject_after),
    ])


def addressees(block: Addressees, setter: Setter, source: Source) -> list[Strip]:
    """One body on the label's line; more of them one a line, dashes under the colon."""
    look = setter.style.addressees
    if len(block.names) == 1:
        return kept(setter.paragraph((Run(f"{block.label} {block.names[0]}"),), look, source))
    tight = replace(look, after=0.0)
    strips = setter.paragraph((Run(block.label),), tight, source)
    dash = look.left + look.first_line + setter.width(block.label.rstrip(":"), look)
    hang = setter.width("- ", look)
    listed = replace(tight, left=dash + hang, first_line=-hang)
    for index, name in enumerate(block.names, 1):
        end = "." if index == len(block.names) else ";"
        strips += setter.paragraph((Run(f"- {name}{end}"),), listed, source)
    return kept([*strips[:-1], replace(strips[-1], after=look.after)])


def heading(block: Heading, setter: Setter, source: Source) -> list[Strip]:
    """Number and text; never without the first lines of what follows."""
    text = f"{block.number} {block.text}".strip()
    return kept(setter.paragraph((Run(text),), setter.style.heading(block.level), source))


def paragraph(block: Paragraph, setter: Setter, source: Source) -> list[Strip]:
    """The marker is text like any other."""
    runs = (Run(block.marker), *block.runs) if block.marker else block.runs
    return setter.paragraph(runs, setter.style.paragraph(block.role), source)
