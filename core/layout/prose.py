"""Titles, addressees, headings and paragraphs as strips."""

from dataclasses import replace

from core.layout.strips import Setter, Source, Strip, centred_rule, kept, length_of
from core.paper import Addressees, AnnexTitle, Form, Heading, Paragraph, Run, Title


def annex_title(block: AnnexTitle, setter: Setter, source: Source) -> list[Strip]:
    """What the annex is and to which paper it belongs, a rule under it."""
    style = setter.style
    strips = [
        *setter.paragraph((Run(block.label),), style.annex_label, source),
        *setter.paragraph((Run(block.title),), style.annex_title, source),
        *setter.paragraph((Run(block.reference),), style.annex_reference, source),
    ]
    return _ruled_under(strips, style.annex_after, setter)


def title(block: Title, setter: Setter, source: Source) -> list[Strip]:
    """The kind, the subject, and under them a rule that is part of the last line's length."""
    style = setter.style
    strips = setter.paragraph((Run(block.kind),), style.kind, source)
    if block.subject:
        strips += setter.paragraph(block.subject, style.subject, source)
    return _ruled_under(strips, style.subject_after, setter)


def _ruled_under(strips: list[Strip], after: float, setter: Setter) -> list[Strip]:
    style = setter.style
    last = strips[-1]
    centre = style.margin_left + style.text_width / 2
    length = max(style.rule_minimum, style.rule_share * length_of(last, centre))
    height = last.height + style.rule_gap
    rule = centred_rule(centre, length, height, style)
    return kept([*strips[:-1], replace(last, height=height, rules=(rule,), after=after)])


def addressees(block: Addressees, setter: Setter, source: Source) -> list[Strip]:
    """One body on the label's line; more of them one a line, dashes under the colon."""
    look = setter.style.addressees
    first, *listed_names = block.lines
    if not listed_names:
        return kept(setter.paragraph((Run(first),), look, source))
    tight = replace(look, after=0.0)
    strips = setter.paragraph((Run(first),), tight, source)
    dash = look.left + look.first_line + setter.width(block.label.rstrip(":"), look)
    hang = setter.width("- ", look)
    listed = replace(tight, left=dash + hang, first_line=-hang)
    for name in listed_names:
        strips += setter.paragraph((Run(name),), listed, source)
    return kept([*strips[:-1], replace(strips[-1], after=look.after)])


def heading(block: Heading, setter: Setter, source: Source) -> list[Strip]:
    """Number and text, a part's on two lines; never without the first lines of what follows."""
    look = setter.style.titled(block.form)
    if block.form is not Form.PART:
        return kept(setter.paragraph((Run(block.words),), look, source))
    strips = setter.paragraph((Run(block.number),), replace(look, after=0.0), source)
    if block.text:
        strips += setter.paragraph((Run(block.text),), look, source)
    return kept(strips)


def paragraph(block: Paragraph, setter: Setter, source: Source) -> list[Strip]:
    """The marker is text like any other."""
    runs = (Run(block.marker), *block.runs) if block.marker else block.runs
    return setter.paragraph(runs, setter.style.paragraph(block.role), source)
