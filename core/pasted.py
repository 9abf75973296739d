"""Text from elsewhere as paragraphs: scans run on, typed marks are shapes, quotes are mended."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from core.flat import flat_text, with_piece
from core.markup import Inline, Paragraph, Shape, Text
from core.text import clean

# A sign that touches a figure is a minus or a dialling code, not a bullet.
_THEN = r"(?:\s+(?=\S)|(?=[^\W\d_]|[“\"(]))"
_DASH = re.compile(rf"[-–—•●▪▫◦○‣·\uf02d\uf0b7\uf0a7]{_THEN}|\*\s+(?=\S)")
_PLUS = re.compile(rf"\+{_THEN}")
_LETTERED = re.compile(r"[a-zđ][).]\s")
_HEADING = re.compile(r"(?:[IVX]{1,5}\.|\d{1,2}(?:\.\s?\d{1,2}){1,3}\.)\s+(?=[^\W\d_])")
_COUNTED = re.compile(r"(?:(\d{1,2})[.)]|([a-zđ])\))\s+(?=\S)")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "…", ".”", "./.")
_SPACED = re.compile(r"(?<=\w) +(?=[,.;:!?](?:\s|$))")
_OPENING = re.compile(r'(?<![^\s(“])"(?=\S)')
_CLOSING = re.compile(r'(?<=\S)"(?![^\s.,;:!?)”])')
_FULL_LINE = 60


def pasted(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of foreign text; of a single line every space is kept."""
    lines = clean(text).strip("\n").split("\n")
    if len(lines) == 1:
        return tuple(_mended(_shaped(_line(line))) for line in lines if line)
    trimmed = (" ".join(line.split()) for line in lines)
    return put_right(_line(line) for line in trimmed if line)


def pasted_raw(text: str) -> tuple[Paragraph, ...]:
    """The lines as they stand, a paragraph each; only letters are composed and signs that nobody
    sees are gone."""
    return tuple(_line(line) for line in clean(text).strip("\n").split("\n") if line)


def put_right(lines: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Lines of elsewhere, looks and notes in them, as paragraphs of ours."""
    shaped = [_shaped(line) for line in _joined(lines) if line.content]
    return tuple(_mended(paragraph) for paragraph in _uncounted(shaped))


def _line(text: str) -> Paragraph:
    return Paragraph((Text(text),) if text else ())


def _shaped(line: Paragraph) -> Paragraph:
    """A typed bullet as a shape; the number of a heading is the paper's business."""
    flat = flat_text(line.content)
    for mark, shape in ((_DASH, Shape.DASH), (_PLUS, Shape.PLUS), (_HEADING, line.shape)):
        found = mark.match(flat)
        if found and line.shape is Shape.PLAIN:
            return replace(with_piece(line, 0, found.end(), ()), shape=shape)
    return line


def _uncounted(lines: list[Paragraph]) -> Iterator[Paragraph]:
    """Lines that count 1, 2 or a, b are numbered by the paper from now on."""
    counted = [(at, count) for at, line in enumerate(lines) if (count := _count(line))]
    listed: set[int] = set()
    for (at, here), (after, then) in pairwise(counted):
        if then == (here[0], here[1] + 1):
            listed |= {at, after}
    for at, line in enumerate(lines):
        number = _COUNTED.match(flat_text(line.content)) if at in listed else None
        if number:
            yield replace(with_piece(line, 0, number.end(), ()), shape=Shape.NUMBERED)
        else:
            yield line


def _count(line: Paragraph) -> tuple[bool, int] | None:
    """Whether it is counted by letters, and how far."""
    found = _COUNTED.match(flat_text(line.content)) if line.shape is Shape.PLAIN else None
    if not found:
        return None
    return (False, int(found[1])) if found[1] else (True, _LETTERS.find(found[2]) + 1)


def _joined(lines: Iterable[Paragraph]) -> Iterator[Paragraph]:
    group: list[Inline] = []
    shape, before, length = Shape.PLAIN, "", 0
    for line in lines:
        flat = flat_text(line.content)
        if before and _runs_on(before, length, flat):
            group += [Text(" "), *line.content]
            length += len(flat)
        else:
            yield Paragraph(tuple(group), shape)
            group, shape, length = list(line.content), line.shape, len(flat)
        before = flat
    yield Paragraph(tuple(group), shape)


def _runs_on(before: str, length: int, line: str) -> bool:
    """A line that opens in lower case goes on, unless it is a list's own line; one that was cut
    after a comma goes on whatever follows."""
    if before.endswith(",") and length >= _FULL_LINE and line[:1].isalpha():
        return not _LETTERED.match(line)
    opens_low = line[:1].islower() and not _LETTERED.match(line)
    return opens_low and not before.endswith(_SENTENCE_ENDS)


def _mended(paragraph: Paragraph) -> Paragraph:
    """Straight quotes in pairs are round ones; no space stands before a comma or a stop."""
    spaces = _SPACED.finditer(flat_text(paragraph.content))
    gone = {place: "" for space in spaces for place in range(*space.span())}
    if gone:
        paragraph = replace(paragraph, content=tuple(_marked(paragraph.content, gone)))
    flat = flat_text(paragraph.content)
    marks = {match.start(): "“" for match in _OPENING.finditer(flat)}
    marks |= {match.start(): "”" for match in _CLOSING.finditer(flat)}
    open_, closed = (sum(mark == each for mark in marks.values()) for each in "“”")
    if open_ + flat.count("“") != closed + flat.count("”") or not marks:
        return paragraph
    return replace(paragraph, content=tuple(_marked(paragraph.content, marks)))


def _marked(content: tuple[Inline, ...], marks: dict[int, str]) -> Iterator[Inline]:
    at = 0
    for piece in content:
        if isinstance(piece, Text):
            told = "".join(marks.get(at + place, char) for place, char in enumerate(piece.text))
            if told:
                yield replace(piece, text=told)
            at += len(piece.text)
        else:
            yield piece
            at += 1
