"""Words found in prose without marks; a token or a note counts one letter wherever it is met."""

from collections.abc import Callable
from dataclasses import dataclass

from core.collation import folded
from core.markup import Inline, Note, Paragraph, Prose, Text, Token

OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Hit:
    """From letter `start` to `end` of a paragraph."""

    paragraph: int
    start: int
    end: int


def flat(paragraph: Paragraph) -> str:
    """Its text with one sign for every token and note."""
    return "".join(piece.text if isinstance(piece, Text) else OBJECT for piece in paragraph.content)


def hits(prose: Prose, typed: str, words: Callable[[Token], str]) -> tuple[Hit, ...]:
    """Every place of `typed`, in reading order; in the words of a token it is the whole token."""
    wanted = folded(typed)
    if not wanted.strip():
        return ()
    return tuple(
        hit
        for row, paragraph in enumerate(prose.paragraphs)
        for hit in _in_paragraph(row, paragraph, wanted, words)
    )


def _in_paragraph(
    row: int, paragraph: Paragraph, wanted: str, words: Callable[[Token], str]
) -> list[Hit]:
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for piece in paragraph.content:
        for told, wide in _letters(piece, words):
            letters.append(told)
            places += [at] * len(told)
            at += wide
    text = "".join(letters)
    found: list[Hit] = []
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        hit = Hit(row, places[start], places[end - 1] + 1)
        if not found or found[-1] != hit:
            found.append(hit)
        start = text.find(wanted, end)
    return found


def _letters(piece: Inline, words: Callable[[Token], str]) -> list[tuple[str, int]]:
    """What is read, and how many letters of the paragraph it stands for."""
    match piece:
        case Text():
            return [(folded(letter), 1) for letter in piece.text]
        case Token():
            return [(folded(words(piece)), 1)]
        case Note():
            inner = (part.text if isinstance(part, Text) else words(part) for part in piece.content)
            return [("", 0), (folded("".join(inner)), 1)]
