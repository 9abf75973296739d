"""Text from elsewhere as paragraphs: typed bullets are shapes, the lines of a scan run on."""

import re

from core.markup import Paragraph, Shape, Text
from core.text import clean

# A sign that touches a figure is a minus or a dialling code, not a bullet.
_THEN = r"(?:\s+(?=\S)|(?=[^\W\d_]|[“\"(]))"
_DASH = re.compile(rf"[-–—•●▪▫◦○‣·\uf02d\uf0b7\uf0a7]{_THEN}|\*\s+(?=\S)")
_PLUS = re.compile(rf"\+{_THEN}")
_LETTERED = re.compile(r"[a-zđ][).]\s")
_SENTENCE_ENDS = (".", ":", ";", "!", "?", "…", ".”", "./.")


def pasted(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of foreign text; of a single line every space is kept."""
    lines = clean(text).strip("\n").split("\n")
    if len(lines) == 1:
        return _paragraphs([lines[0]] if lines[0] else [])
    trimmed = (" ".join(line.split()) for line in lines)
    return _paragraphs(_joined([line for line in trimmed if line]))


def _paragraphs(lines: list[str]) -> tuple[Paragraph, ...]:
    return tuple(_paragraph(line) for line in lines)


def _paragraph(line: str) -> Paragraph:
    for mark, shape in ((_DASH, Shape.DASH), (_PLUS, Shape.PLUS)):
        found = mark.match(line)
        if found:
            return Paragraph((Text(clean(line[found.end() :])),), shape)
    return Paragraph((Text(line),))


def _joined(lines: list[str]) -> list[str]:
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and _runs_on(paragraphs[-1], line):
            paragraphs[-1] = clean(f"{paragraphs[-1]} {line}")
        else:
            paragraphs.append(line)
    return paragraphs


def _runs_on(before: str, line: str) -> bool:
    """A line that opens in lower case goes on, unless it is a list's own line."""
    opens_low = line[:1].islower() and not _LETTERED.match(line)
    return opens_low and not before.endswith(_SENTENCE_ENDS)
