"""Found lines → whole paragraphs: numbers apart, notes at their marks, page cuts mended."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from core.importing.marks import with_mark_apart
from core.importing.old_paper import OldParagraph, is_blank, is_bold, plain_text, tidy
from core.importing.typed_notes import with_typed_notes
from core.importing.words import words
from core.markup import Inline, Text

_STOPS = ".?!:;…"
_CLOSING = "”\"'’»)]"
_HYPHENS = "-–"
_FULL_LINE = 60

Titles = AbstractSet[tuple[str, ...]]


def whole_paragraphs(found: Iterable[OldParagraph], titles: Titles) -> tuple[OldParagraph, ...]:
    """`found` in order, mended; a paragraph whose words are one of `titles` is whole."""
    apart = [with_mark_apart(paragraph) for paragraph in found]
    noted = with_typed_notes(apart)
    whole: list[OldParagraph] = []
    group: list[OldParagraph] = []
    for paragraph in noted:
        if is_blank(paragraph.content) and not paragraph.number:
            continue
        if group and _goes_on(group, paragraph, titles):
            group.append(paragraph)
            continue
        if group:
            whole.append(_joined(group))
        group = [paragraph]
    return (*whole, _joined(group)) if group else ()


def _goes_on(group: list[OldParagraph], after: OldParagraph, titles: Titles) -> bool:
    """Whether `after` is the rest of the paragraph that `group` begins."""
    last = group[-1]
    if after.fresh or after.number or after.level or last.level or after.shape:
        return False
    ending, opening = plain_text(last.content).rstrip(), plain_text(after.content).lstrip()
    if not ending or not opening or not _cut_there(ending, opening):
        return False
    if ending.isupper() and not opening.isupper():
        return False
    if is_bold(last.content) and not is_bold(after.content):
        return False
    return len(group) > 1 or words(ending) not in titles


def _cut_there(ending: str, opening: str) -> bool:
    if ending.rstrip(_CLOSING)[-1:] in _STOPS:
        return False
    if opening[0].islower():
        return True
    full = len(ending) >= _FULL_LINE
    if ending[-1] == "," or ending[-1] in _HYPHENS:
        return full
    number, _, more = opening.partition(" ")
    return full and number.isdecimal() and more[:1].islower()


def _joined(group: list[OldParagraph]) -> OldParagraph:
    if len(group) == 1:
        return group[0]
    pieces: list[Inline] = []
    for paragraph in group:
        if pieces and not _is_broken_word(pieces):
            pieces.append(Text(" "))
        pieces += paragraph.content
    return replace(group[0], content=tidy(pieces))


def _is_broken_word(pieces: list[Inline]) -> bool:
    """ "kinh tế-" goes on without a space, "kinh tế -" with one."""
    last = pieces[-1]
    ending = last.text.rstrip()[-2:] if isinstance(last, Text) else ""
    return len(ending) > 1 and ending[1] in _HYPHENS and ending[0] != " "
