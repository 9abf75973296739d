"""What opens a paragraph: a typed or generated number, or a bullet."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from core.importing.old_paper import OldParagraph, cut, plain_text, stripped
from core.markup import Shape, Text
from core.text import clean

_NUMBER = re.compile(
    r"(?:(?:Phần|PHẦN)\s(?P<part>[IVX]{1,6})\s?[.:)/–-]?|(?P<roman>[IVX]{1,6})\s?[.)/])(?=\s|$)"
    r"|(?P<compound>\d{1,2}(?:\.\d{1,2}){1,4}|\d{1,2}(?:\.\s?\d{1,2}){1,4}(?=\.))\.?(?=\s|[^\W\d_])"
    r"|(?P<arabic>\d{1,2})\s?(?:[.)](?=\s|[^\W\d_]|$)|/(?=\s|[^\W\d_]))"
    r"|(?P<letter>[a-zđ])(?:\)|\.(?=\s))"
    r"|(?P<capital>[A-HĐ])[.)](?=\s)"
)
_LONGEST_MARK = 24
_DASHES = "-–—−•●▪■◦·∙*✓➢❖\uf0b7\uf0a7\uf02d"
_PLUSES = "+"
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Kind(StrEnum):
    """How a number is written."""

    ROMAN = "roman"
    CAPITAL = "capital"
    ARABIC = "arabic"
    COMPOUND = "compound"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Number:
    """A number by its writing, its depth in an outline (1: nearest the root) and its last step."""

    kind: Kind
    depth: int
    step: int


def read_number(found: str) -> Number | None:
    """The number that opens `found` ("2. 1. …" is 2.1)."""
    match = _NUMBER.match(found[:_LONGEST_MARK])
    if not match or not match.lastgroup:
        return None
    written = match[match.lastgroup]
    match match.lastgroup:
        case "roman" | "part":
            return Number(Kind.ROMAN, 1, _roman(written))
        case "capital":
            return Number(Kind.CAPITAL, 1, _LETTERS.find(written.lower()) + 1)
        case "compound":
            steps = [int(step) for step in written.replace(" ", "").split(".")]
            return Number(Kind.COMPOUND, len(steps) + 1, steps[-1])
        case "arabic":
            return Number(Kind.ARABIC, 2, int(written))
        case _:
            return Number(Kind.LETTER, 9, _LETTERS.find(written) + 1)


def is_marked(found: str) -> bool:
    """Whether a number or a bullet opens `found`."""
    return bool(_bullet(found[:2]) or read_number(found))


def with_mark_apart(paragraph: OldParagraph) -> OldParagraph:
    """The paragraph with its typed number or bullet taken out of its text."""
    content = stripped(paragraph.content)
    opening = plain_text(content[:_LONGEST_MARK])[:_LONGEST_MARK]
    if paragraph.number:
        return _numbered(replace(paragraph, content=content))
    if shape := _bullet(opening):
        return replace(paragraph, content=stripped(cut(content, 1)), shape=shape)
    match = _NUMBER.match(opening)
    if not match:
        return replace(paragraph, content=content)
    left = stripped(cut(content, match.end()))
    return replace(paragraph, content=left, number=match[0].strip())


def with_mark_back(paragraph: OldParagraph) -> OldParagraph:
    """The paragraph with its number as the first word of its text."""
    if not paragraph.number:
        return paragraph
    first = next((piece for piece in paragraph.content if isinstance(piece, Text)), Text(""))
    number = replace(first, text=clean(f"{paragraph.number} "))
    return replace(paragraph, content=(number, *paragraph.content), number="")


def _numbered(paragraph: OldParagraph) -> OldParagraph:
    """What Word numbers: a bullet of its own becomes ours."""
    if read_number(f"{paragraph.number} "):
        return paragraph
    shape = Shape.PLUS if paragraph.number in ("+", "o") else Shape.DASH
    if any(char.isalnum() for char in paragraph.number.removeprefix("o")):
        return paragraph
    return replace(paragraph, number="", shape=shape)


def _bullet(opening: str) -> Shape | None:
    if not opening or opening[0] not in _DASHES + _PLUSES:
        return None
    after = opening[1:2]
    if after and not (after == " " or after.isalpha() or after in "“\"'‘"):
        return None
    return Shape.PLUS if opening[0] in _PLUSES else Shape.DASH


def _roman(written: str) -> int:
    values = [_ROMAN[sign] for sign in written]
    nexts = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, nexts, strict=True)
    )
