"""Footnotes that are only typed: a paragraph opening with the mark that stands before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.importing.old_paper import OldParagraph, cut, is_blank, plain_text, stripped
from core.markup import Inline, Note, Shape, Text
from core.text import clean

_OPENING = re.compile(r"([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)|(\[\d{1,3}\])\s*(?=\S)|(\d{1,2})\s+(?=[^\W\d_])")
_MARK = re.compile(r"[⁰¹²³⁴-⁹]{1,3}|\[\d{1,3}\]|(?<=[^\s\d])\d{1,2}(?![\w/])(?![.,]\d)")
_UNITS = re.compile(r"(?:^|[^\w])(?:[kcdm]?m|ha)$")
_BEFORE_A_PLAIN_MARK = '.,;:)”"’'


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mark stands: paragraph, first character and its length."""

    paragraph: int
    start: int
    length: int


def with_typed_notes(paragraphs: list[OldParagraph]) -> list[OldParagraph]:
    """Each typed note as a real one at its mark; its own paragraph is gone."""
    latest: dict[str, _Place] = {}
    notes: dict[int, list[tuple[_Place, Note]]] = {}
    gone: set[int] = set()
    plain = 0
    for at, paragraph in enumerate(paragraphs):
        opening = _opening(paragraph, plain + 1)
        place = latest.pop(opening[1], None) if opening else None
        if opening and place:
            content = stripped(cut(paragraph.content, opening[0]))
            note = Note(tuple(piece for piece in content if isinstance(piece, Text)))
            notes.setdefault(place.paragraph, []).append((place, note))
            gone.add(at)
            plain += opening[1].isascii() and opening[1].isdecimal()
            continue
        for mark, start in _marks(plain_text(paragraph.content)):
            latest[mark] = _Place(at, start, len(mark))
    return [
        _with_notes(paragraph, notes[at]) if at in notes else paragraph
        for at, paragraph in enumerate(paragraphs)
        if at not in gone
    ]


def _opening(paragraph: OldParagraph, plain: int) -> tuple[int, str] | None:
    """The length of what opens a note, and its mark; a plain digit must be the next one."""
    if paragraph.number or paragraph.shape is not Shape.PLAIN or paragraph.level:
        return None
    match = _OPENING.match(plain_text(paragraph.content))
    if not match or any(isinstance(piece, Note) for piece in paragraph.content):
        return None
    mark = match[0].strip()
    left = cut(paragraph.content, match.end())
    capital = plain_text(left)[:1].isupper()
    if is_blank(left) or (match[3] and (int(mark) != plain or not capital)):
        return None
    return match.end(), mark


def _marks(found: str) -> Iterator[tuple[str, int]]:
    for match in _MARK.finditer(found):
        before = found[max(match.start() - 4, 0) : match.start()]
        if match[0].isdecimal():
            if before[-1:].islower() or before[-1:] in _BEFORE_A_PLAIN_MARK:
                yield match[0], match.start()
        elif not (match[0] in "²³" and _UNITS.search(before)):
            yield match[0], match.start()


def _with_notes(paragraph: OldParagraph, placed: list[tuple[_Place, Note]]) -> OldParagraph:
    """The paragraph with notes instead of their marks, in one walk over its pieces."""
    waiting = sorted(placed, key=lambda pair: pair[0].start)
    content: list[Inline] = []
    at = done = 0
    for piece in paragraph.content:
        if not isinstance(piece, Text):
            content.append(piece)
            continue
        end, done = at + len(piece.text), max(at, done)
        while waiting and waiting[0][0].start < end:
            place, note = waiting.pop(0)
            content += [_part(piece, done - at, place.start - at), note]
            done = place.start + place.length
        content.append(_part(piece, done - at, len(piece.text)))
        at = end
    return replace(paragraph, content=tuple(content))


def _part(piece: Text, start: int, end: int) -> Text:
    return replace(piece, text=clean(piece.text[start:end]))
